"""Pages of agreements and memoranda: the register, the figures per organisation, the cards."""

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from frontoffices.registry.models import Organisation
from ncip.accounts.requests import PortalRequest
from ncip.casework.actor import Actor
from projects.attraction.filters.agreements import AgreementFilter, MemorandumFilter
from projects.attraction.models import Agreement, Company, Memorandum
from projects.attraction.presentation import agreements as presentation
from projects.attraction.presentation.cards import crumbs
from projects.attraction.tables import agreements as tables
from projects.attraction.views.listing import SHOWN, Listing, listed, table_of

NOTHING_AGREED = (
    gettext_lazy("No agreement found"),
    gettext_lazy("Agreements are entered on the card of a meeting, a visit or a memorandum."),
)
MEMORANDA = Listing(
    "memoranda",
    gettext_lazy("Memoranda"),
    tables.MEMORANDA,
    ("-signed_on", "-id"),
    gettext_lazy("No memorandum found"),
    gettext_lazy("A memorandum is added on the card of the company that signed it."),
)


@login_required
@require_safe
def agreements(request: PortalRequest) -> HttpResponseBase:
    """The register of agreements, the nearest date first (ncip-5-12, ncip-6-5)."""
    rows = Agreement.objects.visible_to(Actor.of_request(request)).for_list()
    found = AgreementFilter(request.GET, queryset=rows, request=request)
    listing = Listing(
        "agreements",
        _("Agreements"),
        tables.agreements_on(request.on),
        ("due_on", "id"),
        *NOTHING_AGREED,
    )
    return listed(request, listing, found)


@login_required
@require_safe
def agreement_counts(request: PortalRequest) -> HttpResponse:
    """How each organisation keeps what it answers for, with the agreements behind every figure (ncip-5-12)."""
    seen = Agreement.objects.visible_to(Actor.of_request(request))
    rows = list(seen.counts(request.on))
    names = Organisation.objects.in_bulk([row["responsible"] for row in rows])
    counted = [{**row, "organisation": names[row["responsible"]]} for row in rows]
    table = table_of(_("Agreements by organisation"), tables.COUNTS, counted)
    return render(request, "attraction/agreement_counts.html", {"table": table})


@login_required
@require_safe
def agreement(request: PortalRequest, public_id: UUID) -> HttpResponse:
    """The card of an agreement with the history of its dates."""
    actor = Actor.of_request(request)
    card = get_object_or_404(Agreement.objects.visible_to(actor).for_list(), public_id=public_id)
    sees_company = Company.objects.visible_to(actor).filter(pk=card.company_id).exists()
    context = {
        "agreement": card,
        "heading": str(card),
        "facts": presentation.agreement_facts(card, sees_company=sees_company),
        "crumbs": [(_("Agreements"), "../"), (card, "")],
        "badge": presentation.date_badge(card, request.on),
        "postponements": list(card.postponements.all()),
    }
    return render(request, "attraction/agreement.html", context)


@login_required
@require_safe
def memoranda(request: PortalRequest) -> HttpResponseBase:
    """Documents of intent, the newest first (ncip-5-3)."""
    rows = Memorandum.objects.visible_to(Actor.of_request(request)).for_list()
    return listed(request, MEMORANDA, MemorandumFilter(request.GET, queryset=rows, request=request))


@login_required
@require_safe
def memorandum(request: PortalRequest, public_id: UUID) -> HttpResponse:
    """The card of a memorandum with what was agreed in it."""
    actor = Actor.of_request(request)
    card = get_object_or_404(Memorandum.objects.visible_to(actor).for_list(), public_id=public_id)
    context = {
        "memorandum": card,
        "facts": presentation.memorandum_facts(card),
        "crumbs": crumbs((card.company, card.company.get_absolute_url()), (card, "")),
        **promises(request, actor, memorandum=card),
    }
    return render(request, "attraction/memorandum.html", context)


def promises(request: PortalRequest, actor: Actor, **source: Any) -> dict[str, Any]:
    """The agreements reached at one place, as the actor sees them."""
    rows = Agreement.objects.visible_to(actor).filter(**source).for_list()[:SHOWN]
    columns = tables.short_agreements_on(request.on)
    return {"promises": table_of(_("Agreements reached"), columns, list(rows))}
