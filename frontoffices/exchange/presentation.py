"""How the records of the exchange show their facts: rows, badges and the steps of the road."""

from datetime import date
from typing import Any, Final

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from frontoffices.exchange.enums import (
    AnalysisState,
    EventState,
    EventTopic,
    InformationState,
    IssueState,
    MaterialState,
    MeasureState,
    NicheState,
    ProgrammeState,
    RequestState,
    UpdateState,
)
from ncip.ui.badges import badge
from ncip.ui.dates import local, short_day, short_moment
from ncip.ui.numbers import money
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
    MaterialState: {
        MaterialState.DRAFT: ("neutral", "pencil"),
        MaterialState.ON_APPROVAL: ("amber", "hourglass"),
        MaterialState.RETURNED: ("red", "arrow-back-up"),
        MaterialState.APPROVED: ("green", "circle-check"),
    },
    RequestState: {
        RequestState.SENT: ("amber", "send"),
        RequestState.REGISTERED: ("brand", "inbox"),
        RequestState.ANSWERED: ("green", "circle-check"),
        RequestState.DECLINED: ("red", "ban"),
        RequestState.WITHDRAWN: ("neutral", "arrow-back-up"),
    },
    NicheState: {
        NicheState.OPEN: ("brand", "target"),
        NicheState.CLOSED: ("neutral", "lock"),
    },
    InformationState: {
        InformationState.DRAFT: ("neutral", "pencil"),
        InformationState.CURRENT: ("green", "circle-check"),
        InformationState.OUTDATED: ("red", "clock"),
        InformationState.WITHDRAWN: ("neutral", "ban"),
    },
    AnalysisState: {
        AnalysisState.GATHERED: ("neutral", "pencil"),
        AnalysisState.SHARED: ("green", "share"),
        AnalysisState.PUT_ASIDE: ("neutral", "archive"),
    },
    IssueState: {
        IssueState.DRAFT: ("neutral", "pencil"),
        IssueState.RAISED: ("amber", "flag"),
        IssueState.UNDER_WORK: ("brand", "progress-check"),
        IssueState.RESOLVED: ("green", "circle-check"),
        IssueState.DECLINED: ("neutral", "ban"),
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
    "presentation-material": MaterialState,
    "exchange-request": RequestState,
    "niche": NicheState,
    "information-material": InformationState,
    "analysis": AnalysisState,
    "systemic-issue": IssueState,
}
TABS: Final = (
    ("events", gettext_lazy("Events")),
    ("programmes", gettext_lazy("Country programmes")),
    ("exchange_requests", gettext_lazy("Requests")),
    ("analyses", gettext_lazy("Analyses")),
    ("information_materials", gettext_lazy("Information")),
    ("systemic_issues", gettext_lazy("Systemic issues")),
    ("niches", gettext_lazy("Niches")),
    ("promotions", gettext_lazy("Promotion")),
    ("materials", gettext_lazy("Materials")),
    ("publications", gettext_lazy("Publications")),
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


def material_facts(material: Any) -> list[dict[str, Any]]:
    """What the material presents, and who agreed to which files."""
    approver = material.approved_by
    rows = [
        fact(_("About"), material.get_about_display(), rule=_rule_of_material(material)),
        fact(_("Region"), material.region) if material.region else None,
        fact(_("Industry"), material.oked) if material.oked else None,
        fact(_("Language"), material.get_language_display()),
        fact(_("For whom and for what"), material.description) if material.description else None,
        fact(_("Kept by"), material.owner, url=material.owner.get_absolute_url()),
    ]
    if approver:
        note = short_day(material.approved_on)
        rows.append(fact(_("Approved by"), approver, url=approver.get_absolute_url(), note=note))
    return [row for row in rows if row]


def _rule_of_material(material: Any) -> str:
    return "ncip-14-6" if material.about == "region" else "ncip-18-9"


def request_facts(request: Any) -> list[dict[str, Any]]:
    """Who asks whom for what, and until when an answer is wished."""
    company = request.company
    wish = _("A wish of the sender, not a term of the Rules.")
    rows = [
        fact(_("Kind of request"), request.get_kind_display(), rule=request.rule),
        fact(_("Sender"), request.owner, url=request.owner.get_absolute_url()),
        fact(_("Addressee"), request.addressee, url=request.addressee.get_absolute_url()),
        fact(_("Company"), company, url=company.get_absolute_url()) if company else None,
        fact(_("Answer wanted by"), short_day(request.wanted_on), note=wish) if request.wanted_on else None,
        fact(_("Registration number"), request.number) if request.number else None,
    ]
    return [row for row in rows if row]


def request_steps(request: Any, on: date) -> list[dict[str, Any]]:
    """The hand-off as its sender sees it: each step with its instant, the person, and the days it took."""
    steps = [_step(_("Sent"), request.sent_at, "", "done")]
    if request.state == RequestState.WITHDRAWN:
        return [*steps, {"name": RequestState.WITHDRAWN.label, "state": "done"}]
    steps.append(
        _step(_("Registered"), request.registered_at, request.registrar, _done(request.registered_at))
    )
    last = (
        RequestState.DECLINED.label if request.state == RequestState.DECLINED else RequestState.ANSWERED.label
    )
    steps.append(_step(last, request.answered_at, request.answerer, _done(request.answered_at)))
    waiting = next((step for step in steps if step["state"] == "todo"), None)
    if waiting is not None and request.answered_at is None:
        since = local(request.registered_at or request.sent_at).date()
        waited = ngettext("waiting %(days)d day", "waiting %(days)d days", (on - since).days)
        waiting |= {"state": "current", "note": waited % {"days": (on - since).days}}
    return steps


def _step(name: Any, at: Any, person: Any, state: str) -> dict[str, Any]:
    told = [short_moment(at), person.short_name if person else ""] if at else []
    return {"name": name, "note": ", ".join(part for part in told if part), "state": state}


def _done(at: Any) -> str:
    return "done" if at else "todo"


def niche_facts(niche: Any) -> list[dict[str, Any]]:
    """Industry, region, estimate."""
    cost = money(niche.cost, niche.currency) if niche.cost is not None else ""
    rows = [
        fact(_("Industry"), niche.oked, rule="ncip-16-2"),
        fact(_("Region"), niche.region),
        fact(_("Estimated investment"), cost),
        fact(_("Given by"), niche.owner, url=niche.owner.get_absolute_url()),
        fact(_("Why closed"), niche.closed_because) if niche.closed_because else None,
    ]
    return [row for row in rows if row]


def publication_facts(publication: Any) -> list[dict[str, Any]]:
    """Where, when and by whom the project was covered."""
    project, partner = publication.project, publication.partner
    rows = [
        fact(_("Project"), project, url=project.get_absolute_url()),
        fact(_("Published on"), short_day(publication.published_on)),
        fact(_("Media"), f"{publication.outlet} ({publication.get_medium_display()})", rule="ncip-14-5"),
        fact(_("Address of the publication"), publication.url, url=publication.url)
        if publication.url
        else None,
        fact(_("Jointly with"), partner, url=partner.get_absolute_url()),
        fact(_("Joint order"), publication.joint_order, rule="ncip-18-10")
        if publication.joint_order
        else None,
        fact(_("Kept by"), publication.owner, url=publication.owner.get_absolute_url()),
    ]
    return [row for row in rows if row]


def _place(place: int, reached: int, *, finished: bool) -> str:
    if place < reached or finished:
        return "done"
    return "current" if place == reached else "todo"
