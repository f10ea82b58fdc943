"""The page of a KYC check; only those who may know what was found open it."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from ncip.accounts.requests import PortalRequest
from ncip.casework.actor import Actor
from projects.attraction.models import KycCheck
from projects.attraction.presentation import cards, kyc


@login_required
@require_safe
def kyc_check(request: PortalRequest, public_id: UUID) -> HttpResponse:
    """The check with its checklist, evidence, result and history."""
    rows = KycCheck.objects.visible_to(Actor.of_request(request)).for_list()
    check = get_object_or_404(rows, public_id=public_id)
    context = {
        "check": check,
        "facts": kyc.kyc_facts(check),
        "checklist": kyc.checklist(check, request.on),
        "badge": kyc.state_badge(check),
        "crumbs": cards.crumbs((check.company, check.company.get_absolute_url()), (check, "")),
    }
    return render(request, "attraction/kyc_check.html", context)
