"""Pages of potential investors: the list, an entry, and the lists that were given (ncip-17-3)."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from ncip.casework.actor import Actor
from ncip.ui.exports import FORMS, export_links, export_response
from projects.attraction.filters.companies import PotentialInvestorFilter
from projects.attraction.models import InvestorList, PotentialInvestor
from projects.attraction.presentation import cards as presentation
from projects.attraction.presentation import potential as shown
from projects.attraction.tables import potential as tables
from projects.attraction.views.listing import SHOWN, Listing, listed, table_of

POTENTIAL = Listing(
    "potential_investors",
    gettext_lazy("Potential investors"),
    tables.POTENTIAL,
    ("-id",),
    gettext_lazy("No potential investor found"),
    gettext_lazy("A foreign company is put on the list from its card."),
)


@login_required
@require_safe
def potential_investors(request: HttpRequest) -> HttpResponseBase:
    """The potential investors that the reader sees, the newest first; searched, narrowed, exported."""
    rows = PotentialInvestor.objects.visible_to(Actor.of_request(request)).for_list()
    return listed(request, POTENTIAL, PotentialInvestorFilter(request.GET, queryset=rows, request=request))


@login_required
@require_safe
def potential_investor(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """One entry with the lists in which it was given."""
    actor = Actor.of_request(request)
    rows = PotentialInvestor.objects.visible_to(actor).for_list()
    entry = get_object_or_404(rows, public_id=public_id)
    lists = InvestorList.objects.visible_to(actor).filter(entries=entry).for_list()[:SHOWN]
    context = {
        "entry": entry,
        "facts": shown.potential_facts(entry),
        "badge": tables.state_badge(entry),
        "lists": table_of(_("Lists with this company"), tables.LISTS, list(lists)),
        "crumbs": presentation.crumbs((entry.company, entry.company.get_absolute_url()), (entry, "")),
    }
    return render(request, "attraction/potential_investor.html", context)


@login_required
@require_safe
def investor_lists(request: HttpRequest) -> HttpResponseBase:
    """The lists that the reader's office gave or received."""
    rows = list(InvestorList.objects.visible_to(Actor.of_request(request)).for_list()[:SHOWN])
    context = {
        "lists": table_of(_("Lists of potential investors"), tables.LISTS, rows),
        "crumbs": presentation.crumbs((_("Lists of potential investors"), "")),
    }
    return render(request, "attraction/investor_lists.html", context)


@login_required
@require_safe
def investor_list(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    """A list as it was given: to whom, and with which companies; also as a file."""
    rows = InvestorList.objects.visible_to(Actor.of_request(request)).for_list()
    found = get_object_or_404(rows, public_id=public_id)
    entries = found.entries.for_list().order_by("company__sort_key", "id")
    if request.GET.get("export") in FORMS:
        return export_response(
            "potential_investors", request.GET["export"], tables.POTENTIAL, entries.iterator(chunk_size=500)
        )
    context = {
        "list": found,
        "facts": shown.list_facts(found),
        "entries": table_of(_("Potential investors"), tables.POTENTIAL, list(entries)),
        "exports": export_links(request.GET),
        "crumbs": presentation.crumbs((_("Lists of potential investors"), "../"), (found, "")),
    }
    return render(request, "attraction/investor_list.html", context)
