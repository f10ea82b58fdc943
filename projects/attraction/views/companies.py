"""Pages of companies: the list, the card, the timeline, and the question whether a name is known already."""

from dataclasses import replace
from datetime import date
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from frontoffices.registry.enums import Kind
from ncip.accounts.requests import PortalRequest
from ncip.casework.actor import Actor
from projects.attraction import timeline
from projects.attraction.enums import CompanySize, MatchDecision
from projects.attraction.filters.cards import CompanyFilter
from projects.attraction.global2000 import suggestions
from projects.attraction.kyc import standing_of
from projects.attraction.models import Company, FormerCard, Initiative, KycCheck, Meeting, PotentialInvestor
from projects.attraction.permissions import CARD_MAKERS, MISSIONS, card_maker, keeper_of_company
from projects.attraction.presentation import cards as presentation
from projects.attraction.presentation import kyc
from projects.attraction.tables import cards as tables
from projects.attraction.tables.global2000 import MATCHES
from projects.attraction.tables.initiatives import INITIATIVES_OF_COMPANY
from projects.attraction.tables.kyc import KYC_CHECKS
from projects.attraction.tables.potential import POTENTIAL_OF_COMPANY
from projects.attraction.views.listing import SHOWN, Listing, listed, table_of

TIMELINE_PAGE, NEWEST = 50, 8

COMPANIES = Listing(
    "companies",
    gettext_lazy("Companies"),
    tables.COMPANIES,
    ("sort_key", "id"),
    gettext_lazy("No company found"),
    gettext_lazy("Change the filters, or add the company when it is new."),
)

BY_CONTACT = replace(COMPANIES, order=("-last_contact", "-id"))


@login_required
@require_safe
def companies(request: HttpRequest) -> HttpResponseBase:
    """The companies that the reader sees, by name or by last contact; searched, narrowed, exported."""
    actor = Actor.of_request(request)
    rows = Company.objects.visible_to(actor).for_list()
    found = CompanyFilter(request.GET, queryset=rows.by_last_contact(), request=request)
    by_contact = found.form.is_valid() and found.form.cleaned_data["order"] == "contact"
    listing = BY_CONTACT if by_contact else COMPANIES
    return listed(request, listing, found, pills=_pills(request, actor), may_import=card_maker(actor, None))


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
        "timeline": timeline.of(card, actor, limit=NEWEST),
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


@login_required
@require_safe
def company_timeline(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """All that happened with a company in one order of time, the newest first."""
    actor = Actor.of_request(request)
    card = get_object_or_404(Company.objects.visible_to(actor), public_id=public_id)
    page = timeline.of(card, actor, limit=TIMELINE_PAGE, cursor=request.GET.get("cursor", ""))
    crumbs = presentation.crumbs((card, card.get_absolute_url()), (_("Timeline"), ""))
    context = {"company": card, "page": page, "crumbs": crumbs}
    return render(request, "attraction/company_timeline.html", context)


def _pills(request: HttpRequest, actor: Actor) -> list[dict[str, Any]]:
    """The lists that are asked for most: all, large foreign ones (ncip-5-11), whom to see again."""
    own: Any = actor.organisation
    place = {"country": own.country} if own is not None and own.kind in MISSIONS else {}
    kinds = [
        (_("All"), {}),
        (_("Large foreign companies"), {"size": CompanySize.LARGE.value, "origin": "foreign", **place}),
        (_("By last contact"), {"order": "contact", **place}),
    ]
    asked = {name: value for name, value in request.GET.items() if value and name not in ("cursor", "lang")}
    address = reverse("companies")
    return [
        {"label": label, "url": f"{address}?{urlencode(query)}", "active": asked == query, "count": None}
        for label, query in kinds
    ]


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
    listed_as = PotentialInvestor.objects.visible_to(actor).filter(company=card).for_list()[:SHOWN]
    standing = standing_of(card, on)
    return {
        "kyc": kyc.standing_badge(standing),
        "kyc_warning": kyc.warning(standing),
        "kyc_checks": table_of(_("KYC checks"), KYC_CHECKS, list(checks)),
        "matches": table_of(_("The Global 2000"), MATCHES, list(decided)),
        "potential": table_of(_("Potential investor"), POTENTIAL_OF_COMPANY, list(listed_as)),
        "suggested": _suggested(card) if keeper_of_company(actor, card) else [],
    }


def _suggested(card: Company) -> list[dict[str, Any]]:
    """Similar names of the latest edition, each with the way to say yes or no."""
    address = reverse("create", args=["global2000_match"])
    return [
        {
            "entry": match.entry,
            "year": str(match.entry.edition.year),
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
