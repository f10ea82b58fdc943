"""What must hold in Module 1. Each guard answers with the sentence that says what to do next."""

from datetime import date
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from ncip.casework.act import Act
from ncip.casework.actions import guard
from ncip.casework.reasons import Reason

# Nothing that this portal records happened before independence.
FIRST_DAY: Final = date(1991, 12, 16)

# What paragraph 40(4) asks of a meeting card, each under its own entry of the register.
MEETING_FIELDS: Final = {
    "key_aspects": ("ncip-40-4-a", _("Write down the key aspects of the negotiations, or “none”.")),
    "subject_of_interest": ("ncip-40-4-b", _("Write down the subject of interest, or “none”.")),
    "participants": ("ncip-40-4-c", _("Write down who took part in the meeting.")),
    "parameters": ("ncip-40-4-d", _("Write down the approximate parameters of the project, or “none”.")),
    "expectations": ("ncip-40-4-e", _("Write down what the potential investor expects, or “none”.")),
    "agreements": ("ncip-40-4-f", _("Write down the agreements reached, or “none”.")),
}


@guard(rule="ncip-40-3")
def under_a_company(company: Any, act: Act) -> Reason | None:
    """Contacts, meetings and initiatives stand under the card of a company (ncip-40-3)."""
    if company is not None:
        return None
    return Reason("no_company", _("Open the card of the company first."), "parent")


@guard(rule="ncip-40-3")
def company_has_contact(company: Any, act: Act) -> Reason | None:
    """The contact card stands before the first meeting card and before the initiative (ncip-40-3)."""
    if company is None or company.contacts.filter(erased_on=None).exists():
        return None
    return Reason("no_contact", _("Add a contact person of the company first."))


@guard(rule="ncip-3-1")
def company_has_meeting(company: Any, act: Act) -> Reason | None:
    """An initiative rests on at least one meeting card (ncip-3-1)."""
    if company is None or company.meetings.exists():
        return None
    return Reason(
        "no_meeting", _("Record a meeting with the company first: an initiative rests on a meeting card.")
    )


@guard(rule="ncip-40-3-d")
def contact_not_erased(contact: Any, act: Act) -> Reason | None:
    """An erased card stays erased; a new consent makes a new card."""
    if contact.erased_on is None:
        return None
    return Reason(
        "erased", _("The data of this person were erased. Add a new contact card with a new consent.")
    )


@guard(rule="ncip-40-4")
def meeting_is_complete(meeting: Any, act: Act) -> list[Reason]:
    """Everything that the card must tell is told, "none" included (ncip-40-4)."""
    return [
        Reason("missing", sentence, field, rule)
        for field, (rule, sentence) in MEETING_FIELDS.items()
        if not getattr(meeting, field).strip()
    ]
