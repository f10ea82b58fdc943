"""Pages of visits: the list, the planner by months, the card, and what is printed of them."""

from datetime import date
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from ncip.accounts.requests import PortalRequest
from ncip.casework.act import local_date
from ncip.casework.actor import Actor
from ncip.law.calendar import CalendarGap
from ncip.reference.calendar import working_calendar
from ncip.ui.tables import Table
from projects.attraction import permissions
from projects.attraction.enums import VisitState
from projects.attraction.filters.visits import VisitFilter
from projects.attraction.guards.visits import LISTED, PREPARED, TELLS_OF
from projects.attraction.models import Company, Initiative, Visit
from projects.attraction.presentation import visits as presentation
from projects.attraction.programme import days_of, marks_of, participants_of
from projects.attraction.tables.initiatives import INITIATIVES_OF_COMPANY
from projects.attraction.tables.visits import VISITS
from projects.attraction.views.agreements import promises
from projects.attraction.views.listing import Listing, listed

LISTING = Listing(
    "visits",
    gettext_lazy("Visits"),
    VISITS,
    ("-begins_on", "-id"),
    gettext_lazy("No visit found"),
    gettext_lazy("Change the filters. A mission plans visits and tells of trips abroad."),
)
FIRST_YEAR, LAST_YEAR = 1992, 2100


@login_required
@require_safe
def visits(request: PortalRequest) -> HttpResponseBase:
    """The visits that the reader sees, the latest first; searched, narrowed, exported."""
    rows = Visit.objects.visible_to(Actor.of_request(request)).for_list()
    found = VisitFilter(request.GET, queryset=rows, request=request)
    return listed(request, LISTING, found)


@login_required
@require_safe
def visit_planner(request: PortalRequest) -> HttpResponse:
    """A month of visits: squares on a wide screen, an agenda on a narrow one."""
    month = _month(request.GET.get("month", ""), request.on)
    first, last = presentation.span(month)
    rows = Visit.objects.visible_to(Actor.of_request(request)).between(first, last).for_list()
    found = list(rows.exclude(state=VisitState.DECLINED).order_by("begins_on", "id"))
    end = presentation.first_of(month, 1)
    context = {
        "month": month,
        "previous": presentation.first_of(month, -1),
        "next": end,
        "this_month": presentation.first_of(request.on),
        "weekdays": presentation.weekdays(),
        "weeks": presentation.weeks(month, found, request.on),
        "agenda": [
            {"visit": one, "days": presentation.days(one), "badge": presentation.state_badge(one)}
            for one in found
            if one.begins_on < end and one.ends_on >= month
        ],
        "crumbs": presentation.crumbs((_("Planner"), "")),
    }
    return render(request, "attraction/visit_planner.html", context)


@login_required
@require_safe
def visit(request: PortalRequest, public_id: UUID) -> HttpResponse:
    """The visit card: programme, participants, marks, results, initiatives, papers, conversation, history."""
    actor = Actor.of_request(request)
    card = get_object_or_404(Visit.objects.visible_to(actor).for_card(), public_id=public_id)
    born = list(Initiative.objects.visible_to(actor).filter(visit=card).for_list())
    opened = Company.objects.visible_to(actor).filter(pk__in=[one.pk for one in card.companies.all()])
    context = {
        "visit": card,
        "facts": presentation.facts(card, list(opened)),
        "crumbs": presentation.crumbs((card, "")),
        "steps": presentation.steps(card),
        "badge": presentation.state_badge(card),
        "days": [(day, [_editable(row, actor, PREPARED) for row in rows]) for day, rows in days_of(card)],
        "participants": [_editable(row, actor, LISTED) for row in participants_of(card)],
        "marks": [(mark.invitation, presentation.mark_chip(mark)) for mark in marks_of(card)],
        "prepared": card.state in PREPARED,
        "listed": card.state in LISTED,
        "initiatives": Table(_("Initiatives"), INITIATIVES_OF_COMPANY, born, hide_caption=True),
        "waits": _waits(card, born),
        "decision": _decision(card, request.on),
        "opened": opened if card.state in TELLS_OF else [],
        **promises(request, actor, visit=card),
    }
    return render(request, "attraction/visit.html", context)


def _month(text: str, today: date) -> date:
    """The month `2026-11`; this one when the text names none."""
    try:
        month = date.fromisoformat(f"{text}-01")
    except ValueError:
        return presentation.first_of(today)
    return month if FIRST_YEAR <= month.year <= LAST_YEAR else presentation.first_of(today)


def _editable(row: Any, actor: Actor, states: tuple[str, ...]) -> tuple[Any, bool]:
    return row, row.visit.state in states and permissions.answers_for_row(actor, row)


def _waits(card: Visit, born: list[Any]) -> bool:
    """Whether the card waits for a further act: without an agreement or after a trip no initiative is due."""
    return (
        card.state != VisitState.CARD_FILLED
        or bool(born)
        or (card.is_incoming and not card.without_agreement)
    )


def _decision(card: Visit, on: date) -> dict[str, int] | None:
    """How long the decision has been waited for, beside the target: no term of the law (D16)."""
    if card.state != VisitState.PLANNED:
        return None
    try:
        waited = working_calendar().working_days_between(local_date(card.created_at), on)
    except CalendarGap:
        return None
    target = settings.VISIT_DECISION_TARGET_DAYS
    return {"waited": waited, "target": target, "late": waited > target}
