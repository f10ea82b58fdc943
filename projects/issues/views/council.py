"""The pages of the Council: its next meeting, the list, a meeting with its agenda, the minutes (9, 32)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.db.models import Count
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from ncip.accounts.requests import PortalRequest
from ncip.casework.actor import Actor
from ncip.law.colours import Colour
from ncip.ui.pdf import pdf_response
from projects.attraction.views.listing import Listing, listed
from projects.implementation.models import Project
from projects.issues.enums import ItemState, MeetingState
from projects.issues.filters import MeetingFilter
from projects.issues.models import AgendaItem, Assignment, CouncilMeeting
from projects.issues.permissions import COUNCIL_KINDS, secretariat
from projects.issues.presentation import council as presentation
from projects.issues.presentation.tones import state_badge
from projects.issues.progress import without_progress
from projects.issues.tables import MEETINGS

SHOWN = 10
LISTING = Listing(
    "council_meetings",
    gettext_lazy("Meetings of the Council"),
    MEETINGS,
    ("-planned_on", "-id"),
    gettext_lazy("No meeting found"),
    gettext_lazy("The Council or the authorised body schedules its meetings here."),
)


@login_required
@require_safe
def council(request: PortalRequest) -> HttpResponse:
    """The next meeting with its agenda, open assignments by colour, projects without progress."""
    actor, on = Actor.of_request(request), request.on
    ahead = list(CouncilMeeting.objects.visible_to(actor).ahead(on)[:SHOWN])
    waiting = CouncilMeeting.objects.visible_to(actor).filter(state=MeetingState.PLANNED, planned_on__lt=on)
    charged = Assignment.objects.visible_to(actor)
    late = charged.open().exclude(due_on=None).for_list().order_by("due_on", "id")
    context = {
        "meeting": ahead[0] if ahead else None,
        "lines": _agenda(actor, ahead[0]) if ahead else [],
        "later": ahead[1:],
        "to_close": list(waiting.order_by("planned_on")[:SHOWN]),
        "colours": [
            (colour.value, charged.in_colour(colour, on).count())
            for colour in (Colour.RED, Colour.YELLOW, Colour.GREEN)
        ],
        "assignments": list(late[:SHOWN]),
        "stalled": list(without_progress(actor, on, settings.NO_PROGRESS_DAYS)[:SHOWN])
        if actor.sees_all or actor.is_kind(*COUNCIL_KINDS)
        else [],
        "days": settings.NO_PROGRESS_DAYS,
        "may_bring": actor.is_kind("authorised_body") and actor.may_act,
        "tabs": presentation.tabs("council"),
        "on": on,
    }
    return render(request, "issues/council.html", context)


@login_required
@require_safe
def council_meetings(request: PortalRequest) -> HttpResponseBase:
    """The meetings that the reader may see, the latest day first."""
    rows = CouncilMeeting.objects.visible_to(Actor.of_request(request)).annotate(questions=Count("items"))
    found = MeetingFilter(request.GET, queryset=rows, request=request)
    return listed(request, LISTING, found, "issues", tabs=presentation.tabs("council_meetings"))


@login_required
@require_safe
def council_meeting(request: PortalRequest, public_id: UUID) -> HttpResponse:
    """A meeting: when and where, the agenda as far as the reader sees it, decisions, assignments."""
    actor = Actor.of_request(request)
    meeting = get_object_or_404(CouncilMeeting.objects.visible_to(actor), public_id=public_id)
    lines = _agenda(actor, meeting)
    context = {
        "meeting": meeting,
        "facts": presentation.meeting_facts(meeting),
        "badge": state_badge(meeting),
        "lines": lines,
        "undecided": any(one["item"].state == ItemState.WAITING for one in lines),
        "whole": _sees_all(actor, meeting),
        "decides": secretariat(actor, meeting),
        "languages": settings.LANGUAGES,
        "crumbs": [
            (_("Council"), reverse("council")),
            (_("Meetings of the Council"), reverse("council_meetings")),
            (meeting, ""),
        ],
        "on": request.on,
    }
    return render(request, "issues/council_meeting.html", context)


@login_required
@require_safe
def minutes(request: PortalRequest, public_id: UUID, language: str) -> HttpResponse:
    """The minutes in one of the three languages; whoever sees a part of the agenda gets an extract."""
    if language not in dict(settings.LANGUAGES):
        raise Http404
    actor = Actor.of_request(request)
    meeting = get_object_or_404(CouncilMeeting.objects.visible_to(actor), public_id=public_id)
    with translation.override(language):
        context = {
            "meeting": meeting,
            "invited": list(meeting.invited.all()),
            "lines": [one for one in _agenda(actor, meeting) if one["item"].state != ItemState.WITHDRAWN],
            "whole": _sees_all(actor, meeting),
        }
        return pdf_response(request, "issues/paper/minutes.html", context, name=f"minutes-{language}")


def _agenda(actor: Actor, meeting: CouncilMeeting) -> list[dict[str, Any]]:
    items = list(AgendaItem.objects.visible_to(actor).filter(meeting=meeting).for_list().in_order())
    assignments = Assignment.objects.visible_to(actor).filter(item__in=items).for_list().order_by("id")
    projects = {item.project_id for item in items if item.project_id}
    seen = set(Project.objects.visible_to(actor).filter(pk__in=projects).values_list("pk", flat=True))
    return presentation.lines(items, assignments, seen)


def _sees_all(actor: Actor, meeting: CouncilMeeting) -> bool:
    if actor.sees_all or actor.is_kind(*COUNCIL_KINDS):
        return True
    return CouncilMeeting.objects.inviting(actor).filter(pk=meeting.pk).exists()
