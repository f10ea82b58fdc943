"""Pages of the log of consultations (ncip-5-1)."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from ncip.accounts.requests import PortalRequest
from ncip.casework.actor import Actor
from ncip.ui.dates import day_tag, short_day
from ncip.ui.tables import Column
from projects.attraction.filters.consultations import ConsultationFilter
from projects.attraction.models import Consultation
from projects.attraction.presentation.cards import crumbs, fact
from projects.attraction.tables.cards import linked
from projects.attraction.views.listing import Listing, listed

CONSULTATIONS = Listing(
    "consultations",
    gettext_lazy("Consultations"),
    (
        Column(
            "held_on",
            gettext_lazy("Date"),
            value=lambda row: row.held_on,
            cell=lambda row: day_tag(row.held_on),
        ),
        Column(
            "topic",
            gettext_lazy("Subject of the consultation"),
            value=lambda row: row.topic,
            cell=linked,
            heading=True,
        ),
        Column("company", gettext_lazy("Company"), value=lambda row: row.company.name),
        Column("country", gettext_lazy("Country"), value=lambda row: row.company.country_name),
        Column("officer", gettext_lazy("Officer"), value=lambda row: row.officer.short_name),
        Column("owner", gettext_lazy("Kept by"), value=lambda row: row.owner.short_name),
    ),
    ("-held_on", "-id"),
    gettext_lazy("No consultation found"),
    gettext_lazy("A consultation is logged on the card of the company that asked for it."),
)


@login_required
@require_safe
def consultations(request: PortalRequest) -> HttpResponseBase:
    """Consultations with potential investors, the latest first (ncip-5-1)."""
    rows = Consultation.objects.visible_to(Actor.of_request(request)).for_list()
    return listed(request, CONSULTATIONS, ConsultationFilter(request.GET, queryset=rows, request=request))


@login_required
@require_safe
def consultation(request: PortalRequest, public_id: UUID) -> HttpResponse:
    """The card of a consultation."""
    rows = Consultation.objects.visible_to(Actor.of_request(request)).for_list()
    card = get_object_or_404(rows, public_id=public_id)
    facts = [
        fact(_("Company"), card.company, url=card.company.get_absolute_url(), rule="ncip-5-1"),
        fact(_("Date of the consultation"), short_day(card.held_on)),
        fact(_("Subject of the consultation"), card.topic),
        fact(_("What was explained"), card.advice),
        fact(_("Officer"), card.officer.full_name),
        fact(_("Kept by"), card.owner, url=card.owner.get_absolute_url()),
    ]
    context = {
        "consultation": card,
        "facts": facts,
        "crumbs": crumbs((card.company, card.company.get_absolute_url()), (card, "")),
    }
    return render(request, "attraction/consultation.html", context)
