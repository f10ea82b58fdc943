"""The list of assignments and the card of one (9(2), 9(9), 9(10), 10(8))."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ncip.accounts.requests import PortalRequest
from ncip.casework.actor import Actor
from projects.attraction.views.listing import Listing, listed
from projects.implementation.models import Project
from projects.issues.filters import AssignmentFilter
from projects.issues.models import Assignment
from projects.issues.presentation import council as presentation
from projects.issues.presentation.tones import assignment_badge
from projects.issues.tables import assignments_on


@login_required
@require_safe
def assignments(request: PortalRequest) -> HttpResponseBase:
    """The assignments that the reader may see, the newest first."""
    rows = Assignment.objects.visible_to(Actor.of_request(request)).for_list()
    found = AssignmentFilter(request.GET, queryset=rows, request=request)
    listing = Listing(
        "assignments",
        _("Assignments"),
        assignments_on(request.on),
        ("-id",),
        _("No assignment found"),
        _("They follow from decisions of the Council, or the authorised body gives them."),
    )
    return listed(request, listing, found, "issues", tabs=presentation.tabs("assignments"))


@login_required
@require_safe
def assignment(request: PortalRequest, public_id: UUID) -> HttpResponse:
    """One assignment: what is to be done, by whom and when, how the day moved, what was done."""
    actor = Actor.of_request(request)
    rows = Assignment.objects.visible_to(actor).for_list().select_related("item__issue", "item__project")
    card = get_object_or_404(rows, public_id=public_id)
    seen = Project.objects.visible_to(actor).filter(pk=card.project_id).exists()
    context = {
        "assignment": card,
        "facts": presentation.assignment_facts(card, sees_project=seen),
        "badge": assignment_badge(card, request.on),
        "postponements": list(card.postponements.all()),
        "crumbs": [
            (_("Council"), reverse("council")),
            (_("Assignments"), reverse("assignments")),
            (card, ""),
        ],
    }
    return render(request, "issues/assignment.html", context)
