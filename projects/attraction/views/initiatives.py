"""The list of initiatives and the initiative card."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe
from uuid6 import uuid7

from ncip.accounts.requests import PortalRequest
from ncip.casework.actor import Actor
from ncip.reference.calendar import working_calendar
from projects.attraction import permissions
from projects.attraction.enums import InitiativeState
from projects.attraction.filters.initiatives import InitiativeFilter
from projects.attraction.models import Initiative, Meeting
from projects.attraction.presentation import initiatives as presentation
from projects.attraction.presentation.hand_offs import legs_of
from projects.attraction.tables import initiatives as tables
from projects.attraction.tables.cards import MEETINGS
from projects.attraction.views.listing import SHOWN, Listing, listed, table_of

INITIATIVES = Listing(
    "initiatives",
    gettext_lazy("Initiatives"),
    tables.INITIATIVES,
    ("-id",),
    gettext_lazy("No initiative found"),
    gettext_lazy("An initiative begins on the card of a company, after a meeting."),
)


@login_required
@require_safe
def initiatives(request: PortalRequest) -> HttpResponseBase:
    """The initiatives that the reader sees, the newest first; searched, narrowed, exported."""
    rows = Initiative.objects.visible_to(Actor.of_request(request)).for_list()
    found = InitiativeFilter(request.GET, queryset=rows, request=request)
    on = request.on
    return listed(request, replace(INITIATIVES, columns=tables.columns(on), row_css=tables.tone(on)), found)


@login_required
@require_safe
def initiative(request: PortalRequest, public_id: UUID) -> HttpResponse:
    """The initiative card: next action with its term, receipts, parameters, meetings, papers, history."""
    actor = Actor.of_request(request)
    rows = Initiative.objects.visible_to(actor).for_list().select_related("region")
    card = get_object_or_404(rows, public_id=public_id)
    meetings = list(Meeting.objects.visible_to(actor).filter(initiatives=card).for_list()[:SHOWN])
    legs = legs_of(card, working_calendar(), request.on)
    context = {
        "initiative": card,
        "facts": presentation.initiative_facts(card),
        "crumbs": [(_("Initiatives"), reverse("initiatives")), (card, "")],
        "meetings": table_of(_("Meeting cards"), MEETINGS, meetings),
        "steps": presentation.initiative_steps(card),
        "badge": presentation.state_badge(card),
        "legs": legs,
        "turns": presentation.turns_of(card),
        "key": str(uuid7()) if _may_acknowledge(card, actor, legs) else "",
    }
    return render(request, "attraction/initiative.html", context)


def _may_acknowledge(card: Initiative, actor: Actor, legs: list[dict[str, Any]]) -> bool:
    """Whether one click of the reader confirms the receipt: he acts for the akimat, which has not done it yet."""
    if card.state != InitiativeState.RECEIVED or not legs or legs[-1]["leg"].accepted_at:
        return False
    return permissions.akimat_of_initiative(actor, card)
