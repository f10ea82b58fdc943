"""Briefing notes: what somebody who is about to meet a company must know, as far as he may see it (ncip-5-2)."""

from datetime import date
from typing import Any, Final

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from ncip.casework import deadlines, extensions
from ncip.casework.actor import Actor
from ncip.casework.models import DeadlineStatus
from projects.attraction.kyc import standing_of
from projects.attraction.models import Company, Initiative, Meeting, Visit
from projects.attraction.presentation import kyc
from projects.attraction.programme import days_of, marks_of, participants_of

# A note is read on the way: only the latest of each kind.
MEETINGS: Final = 5
OTHERS: Final = 8
# Under this name higher floors hang what they know of a company.
LABEL: Final = "company_briefing"


def of_company(company: Company, actor: Actor, on: date) -> dict[str, Any]:
    """Who it is, how it is reached, how its KYC stands, what was talked about and agreed, what came of it."""
    meetings = list(_seen(Meeting, actor).filter(company=company).select_related("owner")[:MEETINGS])
    return {
        "company": company,
        "contacts": list(company.contacts.filter(erased_on=None)[:OTHERS]),
        "kyc": kyc.standing_words(standing_of(company, on)),
        "meetings": meetings,
        "agreed": next((one for one in meetings if one.agreements.strip()), None),
        "visits": list(_seen(Visit, actor).filter(companies=company)[:OTHERS]),
        "initiatives": list(_seen(Initiative, actor).filter(company=company).select_related("leb")[:OTHERS]),
        "more": _of_higher_floors(company, actor, on),
    }


def of_visit(visit: Visit, actor: Actor, on: date) -> dict[str, Any]:
    """The visit, its programme and people, and a note on each company that comes."""
    terms = list(deadlines.of_subject(visit).filter(status=DeadlineStatus.RUNNING))
    for term in terms:
        term.words = _(deadlines.TERMS[term.term].label)
    companies = (
        _seen(Company, actor)
        .filter(visits=visit)
        .select_related("oked", "parent", "global2000_entry__edition")
    )
    return {
        "visit": visit,
        "days": list(days_of(visit)),
        "participants": participants_of(visit),
        "marks": marks_of(visit),
        "terms": terms,
        "initiatives": list(_seen(Initiative, actor).filter(visit=visit).select_related("leb")),
        "companies": [of_company(company, actor, on) for company in companies],
    }


def _seen(model: Any, actor: Actor) -> Any:
    return model.objects.visible_to(actor)


def _of_higher_floors(company: Company, actor: Actor, on: date) -> SafeString:
    parts = []
    for panel in extensions.panels_of(LABEL):
        context = panel.context(company, actor, on)
        if context is not None:
            parts.append(render_to_string(panel.template, context))
    return SafeString("".join(parts))
