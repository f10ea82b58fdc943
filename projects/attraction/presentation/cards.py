"""How the cards of Module 1 show their facts: rows, badges and the first steps."""

from typing import Any, Final

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ncip.ui.badges import badge
from ncip.ui.dates import short_day
from projects.attraction.enums import MeetingState

TONES: Final = {
    MeetingState.OPEN: ("amber", "pencil"),
    MeetingState.CLOSED: ("green", "circle-check"),
}
STEPS: Final = (
    ("company", gettext_lazy("Company card")),
    ("contact", gettext_lazy("Contact person")),
    ("meeting", gettext_lazy("Meeting card")),
    ("initiative", gettext_lazy("Initiative")),
)


def state_badge(subject: Any) -> Any:
    """The state in words with its tone and icon."""
    tone, icon = TONES[subject.state]
    return badge(subject.get_state_display(), tone, icon, "state")


def fact(label: Any, value: Any, **more: Any) -> dict[str, Any]:
    """One row of a list of facts."""
    return {"label": label, "value": value, **more}


def company_facts(company: Any) -> list[dict[str, Any]]:
    """The primary data of the investor (ncip-40-3)."""
    listed, parent, site = company.global2000_entry, company.parent, company.website
    demo = set(company.demo_fields)
    return [
        fact(_("Field of activity"), company.oked, rule="ncip-40-3-a", demo="oked" in demo),
        fact(_("Size"), company.get_size_display(), rule="ncip-40-3-b", demo="size" in demo),
        fact(
            _("Country of origin"),
            company.country_name,
            rule="ncip-40-3-c",
            demo="country" in demo,
        ),
        fact(_("Kind of investor"), company.get_kind_display()),
        fact(_("BIN"), company.bin),
        fact(_("Foreign registration number"), company.registration_number),
        fact(_("Other names"), ", ".join(company.names[1:])),
        fact(_("Parent company"), parent, url=parent.get_absolute_url() if parent else ""),
        fact(_("Website"), site, url=site),
        fact(_("Place in The Global 2000"), f"{listed}, {listed.edition.year}" if listed else ""),
        fact(_("Kept by"), company.owner, url=company.owner.get_absolute_url()),
    ]


def contact_facts(contact: Any) -> list[dict[str, Any]]:
    """How the person is reached; nothing but the date when the data were erased."""
    if contact.erased_on:
        return [fact(_("Erased on"), short_day(contact.erased_on))]
    return [
        fact(_("Position"), contact.position),
        fact(_("Sector"), contact.get_sector_display(), rule="ncip-5-5"),
        fact(_("Telephone"), contact.phone, url=f"tel:{contact.phone}" if contact.phone else ""),
        fact(_("E-mail"), contact.email, url=f"mailto:{contact.email}" if contact.email else ""),
        fact(_("Language of correspondence"), contact.language),
        fact(_("Consent to keep the data"), contact.consent),
        fact(_("Kept by"), contact.owner, url=contact.owner.get_absolute_url()),
    ]


def meeting_facts(meeting: Any) -> list[dict[str, Any]]:
    """What paragraph 40(4) asks of a meeting card."""
    event = meeting.event and f"{meeting.event} ({meeting.get_event_scope_display()})"
    return [
        fact(_("Date"), short_day(meeting.held_on)),
        fact(_("Place"), meeting.place),
        fact(_("Event"), event, rule="ncip-40-1" if event else ""),
        *(
            [fact(_("Ready investment proposal"), _("Yes"), rule="ncip-17-4")]
            if meeting.ready_proposal
            else []
        ),
        fact(_("Subject of interest"), meeting.subject_of_interest, rule="ncip-40-4-b"),
        fact(_("Key aspects of the negotiations"), meeting.key_aspects, rule="ncip-40-4-a"),
        fact(_("Participants"), meeting.participants, rule="ncip-40-4-c"),
        fact(_("Approximate parameters of the project"), meeting.parameters, rule="ncip-40-4-d"),
        fact(_("Expectations of the potential investor"), meeting.expectations, rule="ncip-40-4-e"),
        fact(_("Agreements reached"), meeting.agreements, rule="ncip-40-4-f"),
        fact(_("Kept by"), meeting.owner, url=meeting.owner.get_absolute_url()),
    ]


def first_steps(done: set[str], current: str) -> list[dict[str, Any]]:
    """The four cards from the first word to an initiative (ncip-40, ncip-41)."""
    return [
        {"name": name, "state": "done" if key in done else ("current" if key == current else "todo")}
        for key, name in STEPS
    ]


def missing_step(company: Any, *, contacts: bool, meetings: bool, initiatives: bool) -> str:
    """The first of the four cards that the company lacks; empty when all are there."""
    there = {"company": True, "contact": contacts, "meeting": meetings, "initiative": initiatives}
    return next((key for key, _name in STEPS if not there[key]), "")


def done_before(missing: str) -> set[str]:
    """The cards that stand before the missing one."""
    keys = [key for key, _name in STEPS]
    return set(keys[: keys.index(missing)] if missing else keys)


def crumbs(*parts: tuple[Any, str]) -> list[tuple[Any, str]]:
    """The way from the list of companies."""
    return [(_("Companies"), reverse("companies")), *parts]
