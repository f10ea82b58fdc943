"""Pages of information materials, analyses, systemic issues and the promotion of proposals."""

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from frontoffices.exchange import cards, filters_knowledge, presentation, tables_knowledge
from frontoffices.exchange.models import Analysis, InformationMaterial, Promotion, SystemicIssue
from frontoffices.exchange.views.lists import Listing, show
from ncip.accounts.requests import PortalRequest
from ncip.casework.actor import Actor

INFORMATION = Listing(
    "information_materials",
    "information-material",
    gettext_lazy("Information materials"),
    gettext_lazy("Potential and investment climate of the country and its regions, in six sections."),
    "ncip-12-2",
    tables_knowledge.INFORMATION,
    ("-id",),
    gettext_lazy("No information material found"),
    gettext_lazy("The national company tells of the country, regional offices of their region."),
)
ANALYSES = Listing(
    "analyses",
    "analysis",
    gettext_lazy("Analyses"),
    gettext_lazy("Country and regional analyses that the levels exchange, and studies."),
    "ncip-15-1",
    tables_knowledge.ANALYSES,
    ("-id",),
    gettext_lazy("No analysis found"),
    gettext_lazy("Change the filters, or begin the analysis of your country or region."),
)
ISSUES = Listing(
    "systemic_issues",
    "systemic-issue",
    gettext_lazy("Systemic issues"),
    gettext_lazy("What hinders more than one investor, what offices recommend and what is done."),
    "ncip-5-14",
    tables_knowledge.ISSUES,
    ("-id",),
    gettext_lazy("No systemic issue found"),
    gettext_lazy("Change the filters, or write down what several investors told you."),
)
PROMOTIONS = Listing(
    "promotions",
    "promotion",
    gettext_lazy("Promotion of proposals"),
    gettext_lazy("Investment proposals brought to the business communities of the host countries."),
    "ncip-5-8",
    tables_knowledge.PROMOTIONS,
    ("-promoted_on", "-id"),
    gettext_lazy("No promotion found"),
    gettext_lazy("A mission records to whom it offered which proposal, and the response."),
)


@login_required
@require_safe
def information_materials(request: PortalRequest) -> HttpResponseBase:
    """The information materials, the newest first, under the six sections; searched, narrowed, exported."""
    rows = InformationMaterial.objects.visible_to(Actor.of_request(request))
    found = filters_knowledge.InformationFilter(request.GET, queryset=rows.for_list(), request=request)
    return show(request, INFORMATION, found, sections=cards.section_tiles(rows, request.GET))


@login_required
@require_safe
def information_material(request: PortalRequest, public_id: UUID) -> HttpResponse:
    """The card of an information material: what it tells, its validity, its files."""
    return _card(request, InformationMaterial, public_id, "information_materials", cards.information)


@login_required
@require_safe
def analyses(request: PortalRequest) -> HttpResponseBase:
    """The analyses, the newest first; searched, narrowed, exported."""
    rows = Analysis.objects.visible_to(Actor.of_request(request)).for_list()
    found = filters_knowledge.AnalysisFilter(request.GET, queryset=rows, request=request)
    return show(request, ANALYSES, found)


@login_required
@require_safe
def analysis(request: PortalRequest, public_id: UUID) -> HttpResponse:
    """The card of an analysis: what was gathered, its sources, what follows."""
    return _card(request, Analysis, public_id, "analyses", cards.analysis)


@login_required
@require_safe
def systemic_issues(request: PortalRequest) -> HttpResponseBase:
    """The systemic issues, the newest first; searched, narrowed, exported."""
    rows = SystemicIssue.objects.visible_to(Actor.of_request(request)).for_list()
    found = filters_knowledge.IssueFilter(request.GET, queryset=rows, request=request)
    return show(request, ISSUES, found)


@login_required
@require_safe
def systemic_issue(request: PortalRequest, public_id: UUID) -> HttpResponse:
    """The card of a systemic issue: the problem, the recommendation, the measure and its result."""
    return _card(request, SystemicIssue, public_id, "systemic_issues", cards.issue)


@login_required
@require_safe
def promotions(request: PortalRequest) -> HttpResponseBase:
    """The promotion of proposals, the latest first; searched, narrowed, exported."""
    rows = Promotion.objects.visible_to(Actor.of_request(request)).for_list()
    found = filters_knowledge.PromotionFilter(request.GET, queryset=rows, request=request)
    return show(request, PROMOTIONS, found)


@login_required
@require_safe
def promotion(request: PortalRequest, public_id: UUID) -> HttpResponse:
    """The card of a promotion: to whom, what, how, and the response."""
    return _card(request, Promotion, public_id, "promotions", cards.promotion)


def _card(request: PortalRequest, model: Any, public_id: UUID, listing: str, parts: Any) -> HttpResponse:
    actor = Actor.of_request(request)
    card = get_object_or_404(model.objects.visible_to(actor).for_list(), public_id=public_id)
    context = {"card": card, "crumbs": presentation.crumbs(listing, card), **parts(card, actor)}
    return render(request, "exchange/card.html", context)
