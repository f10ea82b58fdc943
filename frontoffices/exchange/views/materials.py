"""Pages of presentation materials and of publications."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from frontoffices.exchange import presentation, tables
from frontoffices.exchange.filters import MaterialFilter, PublicationFilter
from frontoffices.exchange.models import PresentationMaterial, Publication
from frontoffices.exchange.views.lists import Listing, show
from ncip.casework.actor import Actor

MATERIALS = Listing(
    "materials",
    "presentation-material",
    gettext_lazy("Presentation materials"),
    gettext_lazy("Presentations of regions, industries and support measures, with their approval."),
    "ncip-14-6",
    tables.MATERIALS,
    ("-id",),
    gettext_lazy("No material found"),
    gettext_lazy("Change the filters, or add the material of your region or industry."),
)
PUBLICATIONS = Listing(
    "publications",
    "",
    gettext_lazy("Publications on projects"),
    gettext_lazy("Joint media coverage of successful projects with foreign investment."),
    "ncip-14-5",
    tables.PUBLICATIONS,
    ("-published_on", "-id"),
    gettext_lazy("No publication found"),
    gettext_lazy("A publication is recorded on the card of its project."),
)


@login_required
@require_safe
def materials(request: HttpRequest) -> HttpResponseBase:
    """The materials that the reader sees, the newest first; searched, narrowed, exported."""
    rows = PresentationMaterial.objects.visible_to(Actor.of_request(request)).for_list()
    return show(request, MATERIALS, MaterialFilter(request.GET, queryset=rows, request=request))


@login_required
@require_safe
def material(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The card of a material: what it presents, its approval, the files as approved."""
    rows = PresentationMaterial.objects.visible_to(Actor.of_request(request)).for_list()
    card = get_object_or_404(rows.select_related("approved_by"), public_id=public_id)
    context = {
        "material": card,
        "facts": presentation.material_facts(card),
        "badge": presentation.state_badge(card),
        "crumbs": presentation.crumbs("materials", card),
    }
    return render(request, "exchange/material.html", context)


@login_required
@require_safe
def publications(request: HttpRequest) -> HttpResponseBase:
    """The publications that the reader sees, the latest first; searched, narrowed, exported."""
    rows = Publication.objects.visible_to(Actor.of_request(request)).for_list()
    return show(request, PUBLICATIONS, PublicationFilter(request.GET, queryset=rows, request=request))


@login_required
@require_safe
def publication(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The card of a publication."""
    rows = Publication.objects.visible_to(Actor.of_request(request)).for_list()
    card = get_object_or_404(rows, public_id=public_id)
    context = {
        "publication": card,
        "facts": presentation.publication_facts(card),
        "crumbs": presentation.crumbs("publications", card),
    }
    return render(request, "exchange/publication.html", context)
