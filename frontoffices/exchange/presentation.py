"""How the records of the exchange show their facts: rows, badges and the steps of the road."""

from datetime import date
from typing import Any, Final

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontoffices.exchange.enums import EventState, EventTopic, MeasureState, ProgrammeState, UpdateState
from ncip.ui.badges import badge
from ncip.ui.dates import short_day
from projects.attraction.presentation.cards import fact

TONES: Final[dict[type, dict[str, tuple[str, str]]]] = {
    EventState: {
        EventState.DRAFT: ("neutral", "pencil"),
        EventState.ON_APPROVAL: ("amber", "hourglass"),
        EventState.RETURNED: ("red", "arrow-back-up"),
        EventState.APPROVED: ("brand", "calendar-event"),
        EventState.ANNOUNCED: ("brand", "calendar-event"),
        EventState.HELD: ("green", "circle-check"),
        EventState.CANCELLED: ("neutral", "ban"),
    },
    ProgrammeState: {
        ProgrammeState.DRAFT: ("neutral", "pencil"),
        ProgrammeState.ON_AGREEMENT: ("amber", "hourglass"),
        ProgrammeState.ACTIVE: ("green", "circle-check"),
        ProgrammeState.REPLACED: ("neutral", "history"),
    },
    MeasureState: {
        MeasureState.PLANNED: ("brand", "clock"),
        MeasureState.DONE: ("green", "circle-check"),
        MeasureState.DROPPED: ("neutral", "ban"),
    },
    UpdateState: {
        UpdateState.DUE: ("amber", "hourglass"),
        UpdateState.MADE: ("green", "circle-check"),
    },
}
STATES_OF: Final = {
    "investment-event": EventState,
    "country-programme": ProgrammeState,
    "programme-measure": MeasureState,
    "programme-update": UpdateState,
}
TABS: Final = (
    ("events", gettext_lazy("Events")),
    ("programmes", gettext_lazy("Country programmes")),
)


def state_badge(subject: Any) -> Any:
    """The state in words with its tone and icon."""
    tone, icon = TONES[STATES_OF[subject.label]][subject.state]
    return badge(subject.get_state_display(), tone, icon, "state")


def tabs(active: str) -> list[dict[str, Any]]:
    """The lists of the exchange beside each other."""
    return [{"label": label, "url": reverse(name), "active": name == active} for name, label in TABS]


def crumbs(name: str, subject: Any) -> list[tuple[Any, str]]:
    """The way from the list to the card."""
    return [(dict(TABS)[name], reverse(name)), (subject, "")]


def days(first: date, last: date) -> str:
    """One day, or the first and the last."""
    return short_day(first) if first == last else f"{short_day(first)} – {short_day(last)}"


def event_facts(event: Any) -> list[dict[str, Any]]:
    """What, when, where, by whom, and the consent."""
    topic = event.get_topic_display() if event.topic != EventTopic.GENERAL else ""
    partner = event.partner
    rows = [
        fact(_("Kind of event"), event.get_kind_display(), rule="ncip-5-9"),
        fact(_("Scope"), event.get_scope_display()),
        fact(_("Days"), days(event.starts_on, event.ends_on)),
        fact(_("Place"), f"{event.place}, {event.country_name}"),
        fact(_("Region"), event.region) if event.region else None,
        fact(_("For whom"), topic) if topic else None,
        fact(_("Our role"), event.get_role_display()),
        fact(_("Kept by"), event.owner, url=event.owner.get_absolute_url()),
        fact(_("Held jointly with"), partner, url=partner.get_absolute_url()) if partner else None,
    ]
    if event.needs_consent:
        agreed = short_day(event.consented_on) if event.consented_on else _("not given yet")
        rows.append(fact(_("Consent of the authorised body"), agreed, rule="ncip-10-6"))
    return [row for row in rows if row]


def event_steps(event: Any) -> list[dict[str, Any]]:
    """The states of the event's own road: with the consent, or without it."""
    if event.state == EventState.CANCELLED:
        return []
    S = EventState
    road = (
        [S.DRAFT, S.ON_APPROVAL, S.APPROVED, S.HELD]
        if event.needs_consent
        else [S.DRAFT, S.ANNOUNCED, S.HELD]
    )
    here = S.DRAFT if event.state == S.RETURNED else S(event.state)
    reached = road.index(here)
    return [
        {"name": step.label, "state": _place(place, reached, finished=here == S.HELD)}
        for place, step in enumerate(road)
    ]


def programme_facts(programme: Any) -> list[dict[str, Any]]:
    """Which country, which year, who forms and who agreed."""
    agreed = short_day(programme.agreed_on) if programme.agreed_on else _("not given yet")
    return [
        fact(_("Country"), programme.country_name),
        fact(_("Year"), str(programme.year), rule="ncip-5-18"),
        fact(_("Formed by"), programme.owner, url=programme.owner.get_absolute_url(), rule="ncip-5-19"),
        fact(_("Agreement of the national company"), agreed, rule="ncip-17-2"),
    ]


def programme_parts(programme: Any) -> list[dict[str, Any]]:
    """The written parts of the programme, each with its paragraph."""
    return [
        {"title": _("Goals for the year"), "text": programme.goals, "rule": "ncip-3-3"},
        {
            "title": _("Priority industries and target companies"),
            "text": programme.sectors,
            "rule": "ncip-3-3",
        },
        {"title": _("Data for the country analysis"), "text": programme.analysis, "rule": "ncip-17-2"},
        {"title": _("Data on investment activity"), "text": programme.investment_data, "rule": "ncip-5-18"},
    ]


def _place(place: int, reached: int, *, finished: bool) -> str:
    if place < reached or finished:
        return "done"
    return "current" if place == reached else "todo"
