"""Pages of Module 1: the list of companies, and the cards of companies, contacts and meetings."""

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from frontoffices.registry.enums import Kind
from ncip.accounts.requests import PortalRequest
from ncip.casework.actor import Actor
from projects.attraction.filters.cards import CompanyFilter
from projects.attraction.kyc import standing_of
from projects.attraction.models import Company, Contact, Initiative, KycCheck, Meeting
from projects.attraction.permissions import CARD_MAKERS
from projects.attraction.presentation import cards as presentation
from projects.attraction.presentation import kyc
from projects.attraction.tables import cards as tables
from projects.attraction.tables.initiatives import INITIATIVES_OF_COMPANY
from projects.attraction.tables.kyc import KYC_CHECKS
from projects.attraction.views.listing import SHOWN, Listing, listed, table_of

COMPANIES = Listing(
    "companies",
    gettext_lazy("Companies"),
    tables.COMPANIES,
    ("sort_key", "id"),
    gettext_lazy("No company found"),
    gettext_lazy("Change the filters, or add the company when it is new."),
)


@login_required
@require_safe
def companies(request: HttpRequest) -> HttpResponseBase:
    """The companies that the reader sees, by name; searched, narrowed, exported."""
    rows = Company.objects.visible_to(Actor.of_request(request)).for_list()
    found = CompanyFilter(request.GET, queryset=rows, request=request)
    return listed(request, COMPANIES, found)


@login_required
@require_safe
def company(request: PortalRequest, public_id: UUID) -> HttpResponse:
    """The company card: facts, contacts, meetings, initiatives, papers, conversation, history."""
    actor = Actor.of_request(request)
    related = ("oked", "owner", "parent", "global2000_entry__edition")
    card = get_object_or_404(Company.objects.visible_to(actor).select_related(*related), public_id=public_id)
    contacts = list(card.contacts.filter(erased_on=None)[:SHOWN])
    meetings = list(Meeting.objects.visible_to(actor).filter(company=card).for_list()[:SHOWN])
    started = list(Initiative.objects.visible_to(actor).filter(company=card).for_list()[:SHOWN])
    missing = presentation.missing_step(
        card, contacts=bool(contacts), meetings=bool(meetings), initiatives=bool(started)
    )
    context = {
        "company": card,
        "facts": presentation.company_facts(card),
        "crumbs": presentation.crumbs((card, "")),
        "contacts": table_of(_("Contact persons"), tables.CONTACTS, contacts),
        "meetings": table_of(_("Meetings"), tables.MEETINGS, meetings),
        "initiatives": table_of(_("Initiatives"), INITIATIVES_OF_COMPANY, started),
        "missing": missing if actor.is_kind(*CARD_MAKERS) else "",
        "steps": presentation.first_steps(_done_before(missing), missing),
        "sees_meetings": actor.sees_all or not actor.is_kind("investor"),
        **_kyc_of(card, actor, request.on),
    }
    return render(request, "attraction/company.html", context)


@login_required
@require_safe
def contact(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The contact card."""
    rows = Contact.objects.visible_to(Actor.of_request(request)).select_related("company", "owner")
    card = get_object_or_404(rows, public_id=public_id)
    crumbs = presentation.crumbs((card.company, card.company.get_absolute_url()), (card, ""))
    context = {"contact": card, "facts": presentation.contact_facts(card), "crumbs": crumbs}
    return render(request, "attraction/contact.html", context)


@login_required
@require_safe
def meeting(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The meeting card with the initiatives that rest on it."""
    actor = Actor.of_request(request)
    card = get_object_or_404(Meeting.objects.visible_to(actor).for_list(), public_id=public_id)
    resting = list(Initiative.objects.visible_to(actor).filter(meetings=card).for_list()[:SHOWN])
    context = {
        "meeting": card,
        "facts": presentation.meeting_facts(card),
        "crumbs": presentation.crumbs((card.company, card.company.get_absolute_url()), (card, "")),
        "initiatives": table_of(_("Initiatives"), INITIATIVES_OF_COMPANY, resting),
        "badge": presentation.state_badge(card),
    }
    return render(request, "attraction/meeting.html", context)


@login_required
@require_safe
def similar_companies(request: HttpRequest) -> HttpResponse:
    """While a name is typed: the cards that are probably the same company, as far as the reader sees them."""
    actor = Actor.of_request(request)
    name = request.GET.get("name", "")
    cards = Company.objects.visible_to(actor).alike(name) if len(name) > 2 else []
    return render(request, "attraction/_similar.html", {"cards": cards})


def _kyc_of(card: Company, actor: Actor, on: date) -> dict[str, Any]:
    """The state for all who work with the company; the checks for those who may know what was found."""
    if actor.is_kind(Kind.INVESTOR):
        return {}
    checks = KycCheck.objects.visible_to(actor).filter(company=card).for_list()[:SHOWN]
    standing = standing_of(card, on)
    return {
        "kyc": kyc.standing_badge(standing),
        "kyc_warning": kyc.warning(standing),
        "kyc_checks": table_of(_("KYC checks"), KYC_CHECKS, list(checks)),
    }


def _done_before(missing: str) -> set[str]:
    keys = [key for key, _name in presentation.STEPS]
    return set(keys[: keys.index(missing)] if missing else keys)
