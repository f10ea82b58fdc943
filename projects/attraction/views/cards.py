"""Pages of Module 1: the lists of companies and initiatives, and the four cards."""

from collections.abc import Sequence
from dataclasses import dataclass
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
from ncip.ui.exports import export_response
from ncip.ui.paging import KeysetPage
from ncip.ui.tables import Column, Table
from projects.attraction.filters.cards import CompanyFilter, InitiativeFilter
from projects.attraction.kyc import standing_of
from projects.attraction.models import Company, Contact, Initiative, KycCheck, Meeting
from projects.attraction.permissions import CARD_MAKERS
from projects.attraction.presentation import cards as presentation
from projects.attraction.presentation import kyc
from projects.attraction.tables import cards as tables
from projects.attraction.tables.kyc import KYC_CHECKS

# A card shows the newest rows of each kind; the rest is on the lists.
SHOWN = 20
EXPORTS = ("xlsx", "csv")


@dataclass(frozen=True)
class Listing:
    """One list: its name in files, caption, columns, order, and what an empty one says."""

    name: str
    caption: Any
    columns: Sequence[Column]
    order: tuple[str, ...]
    empty_title: Any
    empty_text: Any


COMPANIES = Listing(
    "companies",
    gettext_lazy("Companies"),
    tables.COMPANIES,
    ("sort_key", "id"),
    gettext_lazy("No company found"),
    gettext_lazy("Change the filters, or add the company when it is new."),
)
INITIATIVES = Listing(
    "initiatives",
    gettext_lazy("Initiatives"),
    tables.INITIATIVES,
    ("-id",),
    gettext_lazy("No initiative found"),
    gettext_lazy("An initiative begins on the card of a company, after a meeting."),
)


@login_required
@require_safe
def companies(request: HttpRequest) -> HttpResponseBase:
    """The companies that the reader sees, by name; searched, narrowed, exported."""
    rows = Company.objects.visible_to(Actor.of_request(request)).for_list()
    found = CompanyFilter(request.GET, queryset=rows, request=request)
    return _list(request, COMPANIES, found)


@login_required
@require_safe
def initiatives(request: HttpRequest) -> HttpResponseBase:
    """The initiatives that the reader sees, the newest first; searched, narrowed, exported."""
    rows = Initiative.objects.visible_to(Actor.of_request(request)).for_list()
    found = InitiativeFilter(request.GET, queryset=rows, request=request)
    return _list(request, INITIATIVES, found)


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
        "contacts": _table(_("Contact persons"), tables.CONTACTS, contacts),
        "meetings": _table(_("Meetings"), tables.MEETINGS, meetings),
        "initiatives": _table(_("Initiatives"), tables.INITIATIVES_OF_COMPANY, started),
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
        "initiatives": _table(_("Initiatives"), tables.INITIATIVES_OF_COMPANY, resting),
        "badge": presentation.state_badge(card),
    }
    return render(request, "attraction/meeting.html", context)


@login_required
@require_safe
def initiative(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The initiative card: next action with its term, parameters, meetings, conversation, papers, history."""
    actor = Actor.of_request(request)
    rows = Initiative.objects.visible_to(actor).for_list().select_related("region")
    card = get_object_or_404(rows, public_id=public_id)
    meetings = list(Meeting.objects.visible_to(actor).filter(initiatives=card).for_list()[:SHOWN])
    context = {
        "initiative": card,
        "facts": presentation.initiative_facts(card),
        "crumbs": [(_("Initiatives"), "../"), (card, "")],
        "meetings": _table(_("Meeting cards"), tables.MEETINGS, meetings),
        "steps": presentation.initiative_steps(card),
        "badge": presentation.state_badge(card),
    }
    return render(request, "attraction/initiative.html", context)


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
        "kyc_checks": _table(_("KYC checks"), KYC_CHECKS, list(checks)),
    }


def _list(request: HttpRequest, listing: Listing, found: Any) -> HttpResponseBase:
    if request.GET.get("export") in EXPORTS:
        rows = found.qs.order_by(*listing.order).iterator(chunk_size=500)
        return export_response(listing.name, request.GET["export"], listing.columns, rows)
    page = KeysetPage(found.qs, order=listing.order, cursor=request.GET.get("cursor", ""), params=request.GET)
    table = Table(
        listing.caption,
        listing.columns,
        page.rows,
        params=request.GET,
        empty_title=listing.empty_title,
        empty_text=listing.empty_text,
    )
    exports = [{"label": form.upper(), "url": _with_export(request, form)} for form in EXPORTS]
    context = {"table": table, "page": page, "form": found.form, "exports": exports}
    return render(request, f"attraction/{listing.name}.html", context)


def _table(caption: str, columns: Any, rows: list[Any]) -> Table:
    return Table(caption, columns, rows, hide_caption=True)


def _with_export(request: HttpRequest, form: str) -> str:
    query = request.GET.copy()
    query.pop("cursor", None)
    query["export"] = form
    return f"?{query.urlencode()}"


def _done_before(missing: str) -> set[str]:
    keys = [key for key, _name in presentation.STEPS]
    return set(keys[: keys.index(missing)] if missing else keys)
