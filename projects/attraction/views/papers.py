"""What Module 1 prints: the programme of a visit in each language, and briefing notes on a visit and a company."""

from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import translation
from django.views.decorators.http import require_safe

from frontoffices.registry.enums import Kind
from ncip.accounts.requests import PortalRequest
from ncip.casework.actor import Actor
from ncip.ui.pdf import pdf_response
from projects.attraction import briefings
from projects.attraction.models import Company, Visit
from projects.attraction.programme import days_of, participants_of


@login_required
@require_safe
def visit_programme(request: PortalRequest, public_id: UUID, language: str) -> HttpResponse:
    """The programme with its participants in one of the three languages, whatever the reader's own is."""
    if language not in dict(settings.LANGUAGES):
        raise Http404
    rows = Visit.objects.visible_to(Actor.of_request(request)).for_card()
    visit = get_object_or_404(rows, public_id=public_id)
    context = {"visit": visit, "days": list(days_of(visit)), "participants": participants_of(visit)}
    with translation.override(language):
        return pdf_response(request, "attraction/paper/programme.html", context, name=f"programme-{language}")


@login_required
@require_safe
def visit_briefing(request: PortalRequest, public_id: UUID) -> HttpResponse:
    """A briefing note on a visit: as much as the reader may see of it and of its companies."""
    actor = Actor.of_request(request)
    visit = get_object_or_404(Visit.objects.visible_to(actor).for_card(), public_id=public_id)
    context = briefings.of_visit(visit, actor, request.on) | {"on": request.on}
    return pdf_response(request, "attraction/paper/visit.html", context, name="briefing-visit")


@login_required
@require_safe
def company_briefing(request: PortalRequest, public_id: UUID) -> HttpResponse:
    """A briefing note on a company for the offices that work with it; the investor has his own card."""
    actor = Actor.of_request(request)
    if actor.is_kind(Kind.INVESTOR):
        raise Http404
    rows = Company.objects.visible_to(actor).select_related("oked", "parent", "global2000_entry__edition")
    company = get_object_or_404(rows, public_id=public_id)
    context = {"note": briefings.of_company(company, actor, request.on), "on": request.on}
    return pdf_response(request, "attraction/paper/company.html", context, name="briefing-company")
