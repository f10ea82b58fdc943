"""What Module 1 adds to “my work”: the home page of a mission abroad."""

from datetime import date, timedelta
from typing import Any, Final

from django.db.models import F

from ncip.casework.actor import Actor
from ncip.law.calendar import WorkingCalendar
from ncip.reference.calendar import working_calendar
from projects.attraction.enums import VisitState
from projects.attraction.models import Company, Initiative, Visit
from projects.attraction.models.initiative import ON_THE_WAY
from projects.attraction.permissions import MISSIONS
from projects.attraction.presentation.hand_offs import standing_of

SHOWN: Final = 10
SOON: Final = timedelta(days=30)


def quick_acts(actor: Actor, on: date) -> dict[str, Any] | None:
    """What a mission does most, one touch away."""
    return {} if actor.is_kind(*MISSIONS) and actor.may_act else None


def held_by_others(actor: Actor, on: date) -> dict[str, Any] | None:
    """Who holds my initiatives now, what happened after the hand-off, and until when (ncip-41-b, ncip-42-a)."""
    if not actor.is_kind(*MISSIONS):
        return None
    rows = Initiative.objects.filter(sender=actor.organisation, state__in=ON_THE_WAY).for_list().with_legs()
    found = list(rows.order_by(F("last_day").asc(nulls_last=True), "-id")[:SHOWN])
    calendar: WorkingCalendar = working_calendar()
    return {"rows": [(one, standing_of(one.legs[-1], calendar, on)) for one in found if one.legs], "on": on}


def last_contacts(actor: Actor, on: date) -> dict[str, Any] | None:
    """The companies of my country, the latest contact first, those never met last (ncip-39-b)."""
    own = actor.organisation
    if own is None or not actor.is_kind(*MISSIONS):
        return None
    rows = Company.objects.filter(country=own.country).for_list()
    met = list(rows.order_by(F("last_met").desc(nulls_last=True), "sort_key", "id")[:SHOWN])
    return {"companies": met, "country": own.country, "on": on}


def visits_soon(actor: Actor, on: date) -> dict[str, Any] | None:
    """The visits of my country that go on now or begin within 30 days, the next first (ncip-40-6)."""
    own = actor.organisation
    if own is None or not actor.is_kind(*MISSIONS):
        return None
    rows = Visit.objects.filter(country=own.country).between(on, on + SOON).exclude(state=VisitState.DECLINED)
    return {"visits": list(rows.order_by("begins_on", "id")[:SHOWN])}
