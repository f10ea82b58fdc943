"""Pages of companies: the list, the card, and the question whether a name is known already."""

from datetime import date
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from frontoffices.registry.enums import Kind
from ncip.accounts.requests import PortalRequest
from ncip.casework.actor import Actor
from projects.attraction.enums import MatchDecision
from projects.attraction.filters.cards import CompanyFilter
from projects.attraction.global2000 import suggestions
from projects.attraction.kyc import standing_of
from projects.attraction.models import Company, FormerCard, Initiative, KycCheck, Meeting
from projects.attraction.permissions import CARD_MAKERS, keeper_of_company
from projects.attraction.presentation import cards as presentation
from projects.attraction.presentation import kyc
from projects.attraction.tables import cards as tables
from projects.attraction.tables.global2000 import MATCHES
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
    seen = Company.objects.visible_to(actor)
    card = seen.select_related(*related).filter(public_id=public_id).first()
    if card is None:
        return _where_it_went(seen, public_id)
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
        "steps": presentation.first_steps(presentation.done_before(missing), missing),
        "sees_meetings": actor.sees_all or not actor.is_kind(Kind.INVESTOR),
        **_of_offices(card, actor, request.on),
    }
    return render(request, "attraction/company.html", context)


@login_required
@require_safe
def similar_companies(request: HttpRequest) -> HttpResponse:
    """While a name is typed: the cards that are probably the same company, as far as the reader sees them."""
    actor = Actor.of_request(request)
    name = request.GET.get("name", "")
    cards = Company.objects.visible_to(actor).alike(name) if len(name) > 2 else []
    return render(request, "attraction/_similar.html", {"cards": cards})


def _where_it_went(seen: Any, public_id: UUID) -> HttpResponse:
    """The address of a merged card leads to the card that took it over, for those who may see that one."""
    former = FormerCard.objects.filter(public_id=public_id, company__in=seen).select_related("company")
    found = former.first()
    if found is None:
        raise Http404
    return redirect(found.company, permanent=True)


def _of_offices(card: Company, actor: Actor, on: date) -> dict[str, Any]:
    """What offices see on the card and the investor does not: his KYC state and the places in question."""
    if actor.is_kind(Kind.INVESTOR):
        return {}
    checks = KycCheck.objects.visible_to(actor).filter(company=card).for_list()[:SHOWN]
    decided = card.global2000_matches.select_related("entry__edition", "owner")[:SHOWN]
    standing = standing_of(card, on)
    return {
        "kyc": kyc.standing_badge(standing),
        "kyc_warning": kyc.warning(standing),
        "kyc_checks": table_of(_("KYC checks"), KYC_CHECKS, list(checks)),
        "matches": table_of(_("The Global 2000"), MATCHES, list(decided)),
        "suggested": _suggested(card) if keeper_of_company(actor, card) else [],
    }


def _suggested(card: Company) -> list[dict[str, Any]]:
    """Similar names of the latest edition, each with the way to say yes or no."""
    address = reverse("create", args=["global2000_match"])
    return [
        {
            "entry": match.entry,
            "percent": round(match.similarity * 100),
            **{
                decision.value: f"{address}?{_query(card, match.entry, decision)}"
                for decision in MatchDecision
            },
        }
        for match in suggestions(card)
    ]


def _query(card: Company, entry: Any, decision: MatchDecision) -> str:
    return urlencode({"parent": card.public_id, "entry": entry.company, "decision": decision.value})
