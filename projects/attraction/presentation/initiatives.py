"""How an initiative shows its facts, its state, its road and the receipts of its hand-offs."""

from typing import Any, Final

from django.utils.translation import gettext as _

from ncip.ui.badges import badge
from ncip.ui.dates import short_day
from ncip.ui.numbers import money, number
from projects.attraction.enums import InitiativeState as S
from projects.attraction.presentation.cards import fact

TONES: Final = {
    S.CREATED: ("neutral", "pencil"),
    S.RECEIVED: ("amber", "inbox"),
    S.ASSIGNED: ("brand", "user-check"),
    S.EXTENDED: ("gold", "clock"),
    S.REDIRECT_REQUESTED: ("amber", "route"),
    S.CONVERTED: ("green", "circle-check"),
    S.CLOSED: ("neutral", "x"),
}
# The states that only some initiatives pass through stand on the road when they are the present one.
ROAD: Final = (S.CREATED, S.RECEIVED, S.ASSIGNED, S.CONVERTED)
ASIDE: Final = (S.EXTENDED, S.REDIRECT_REQUESTED)


def state_badge(initiative: Any) -> Any:
    """The state in words with its tone and icon."""
    tone, icon = TONES[initiative.state]
    return badge(initiative.get_state_display(), tone, icon, "state")


def initiative_facts(initiative: Any) -> list[dict[str, Any]]:
    """Who proposes what, where it went and who answers for it."""
    cost = money(initiative.cost, initiative.currency) if initiative.cost is not None else ""
    leb, official = initiative.leb, initiative.official
    return [
        fact(_("Preliminary cost"), cost),
        fact(_("Jobs"), number(initiative.jobs) if initiative.jobs is not None else ""),
        fact(_("Region"), initiative.region),
        fact(_("Country of origin"), initiative.country_name),
        fact(_("Sender"), initiative.sender, url=initiative.sender.get_absolute_url(), rule="ncip-41-b"),
        fact(_("Local executive body"), leb, url=leb.get_absolute_url() if leb else ""),
        fact(_("Received on"), short_day(initiative.received_on) if initiative.received_on else ""),
        fact(_("Responsible official"), official.full_name if official else "", rule="ncip-42-a"),
    ]


def turns_of(initiative: Any) -> list[dict[str, Any]]:
    """What became of it on the way: only what did."""
    days = initiative.extended_days
    rows = [
        fact(_("Extended by, calendar days"), number(days) if days else "", rule="ncip-42-2"),
        fact(_("Why it was extended"), initiative.extension_reason, rule="ncip-42-2"),
        fact(_("To be redirected to"), initiative.redirect_to, rule="ncip-42-3"),
        fact(_("Prior arrangement"), initiative.redirect_arrangement, rule="ncip-42-3"),
        fact(_("Why the redirection was refused"), initiative.redirect_refusal, rule="ncip-42-3"),
        fact(_("Why it was closed without a project"), initiative.closing_reason),
    ]
    return [row for row in rows if row["value"]]


def initiative_steps(initiative: Any) -> list[dict[str, Any]]:
    """The states of the road, done, current and to come."""
    road = road_of(initiative)
    reached = road.index(initiative.state)
    finished = initiative.state in (S.CONVERTED, S.CLOSED)
    return [
        {"name": state.label, "state": "done" if place < reached or finished else _ahead(place, reached)}
        for place, state in enumerate(road)
    ]


def road_of(initiative: Any) -> tuple[S, ...]:
    """The states this initiative goes through, the present one included."""
    state = S(initiative.state)
    if state == S.CLOSED:
        named = (S.ASSIGNED,) if initiative.official_id else ()
        return (S.CREATED, S.RECEIVED, *named, S.CLOSED)
    aside = (state,) if state in ASIDE else ()
    return (*ROAD[:-1], *aside, ROAD[-1])


def _ahead(place: int, reached: int) -> str:
    return "current" if place == reached else "todo"
