"""Pages of requests between levels and of niches."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from frontoffices.exchange import presentation, tables
from frontoffices.exchange.filters import NicheFilter, RequestFilter
from frontoffices.exchange.models import ExchangeRequest, Niche
from frontoffices.exchange.views.lists import Listing, show
from ncip.accounts.requests import PortalRequest
from ncip.casework.actor import Actor

REQUESTS = Listing(
    "exchange_requests",
    "exchange-request",
    gettext_lazy("Requests between levels"),
    gettext_lazy("What missions, regions and the centre ask and tell one another, and what became of it."),
    "ncip-15-2",
    tables.REQUESTS,
    ("-id",),
    gettext_lazy("No request found"),
    gettext_lazy("Change the filters, or send a request to another level."),
)
NICHES = Listing(
    "niches",
    "niche",
    gettext_lazy("Niches of the regions"),
    gettext_lazy("What the regions lack and an investor could supply, for the talks of the missions."),
    "ncip-16-2",
    tables.NICHES,
    ("-id",),
    gettext_lazy("No niche found"),
    gettext_lazy("Regional front offices tell the niches of their region here."),
)


@login_required
@require_safe
def exchange_requests(request: PortalRequest) -> HttpResponseBase:
    """The requests that the reader sees, the newest first; searched, narrowed, exported."""
    rows = ExchangeRequest.objects.visible_to(Actor.of_request(request)).for_list()
    return show(request, REQUESTS, RequestFilter(request.GET, queryset=rows, request=request))


@login_required
@require_safe
def exchange_request(request: PortalRequest, public_id: UUID) -> HttpResponse:
    """The card of a request: what is asked, the hand-off step by step, the answer."""
    rows = ExchangeRequest.objects.visible_to(Actor.of_request(request)).for_list()
    related = rows.select_related("company", "registrar", "answerer")
    card = get_object_or_404(related, public_id=public_id)
    context = {
        "exchange": card,
        "facts": presentation.request_facts(card),
        "steps": presentation.request_steps(card, request.on),
        "badge": presentation.state_badge(card),
        "crumbs": presentation.crumbs("exchange_requests", card),
    }
    return render(request, "exchange/request.html", context)


@login_required
@require_safe
def niches(request: PortalRequest) -> HttpResponseBase:
    """The niches, the newest first; searched, narrowed, exported."""
    rows = Niche.objects.visible_to(Actor.of_request(request)).for_list()
    return show(request, NICHES, NicheFilter(request.GET, queryset=rows, request=request))


@login_required
@require_safe
def niche(request: PortalRequest, public_id: UUID) -> HttpResponse:
    """The card of a niche."""
    rows = Niche.objects.visible_to(Actor.of_request(request)).for_list()
    card = get_object_or_404(rows, public_id=public_id)
    context = {
        "niche": card,
        "facts": presentation.niche_facts(card),
        "badge": presentation.state_badge(card),
        "crumbs": presentation.crumbs("niches", card),
    }
    return render(request, "exchange/niche.html", context)
