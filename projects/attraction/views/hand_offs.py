"""How fast akimats take initiatives up: the median of each, and the receipts behind it."""

from dataclasses import replace
from datetime import timedelta
from types import SimpleNamespace
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from frontoffices.registry.models import Organisation
from ncip.accounts.requests import PortalRequest
from ncip.casework.actor import Actor
from ncip.law.terms import midnight
from ncip.reference.calendar import working_calendar
from ncip.ui.exports import FORMS, export_links, export_response
from ncip.ui.tables import Table
from projects.attraction.models import HandOff
from projects.attraction.queries.hand_offs import HandOffQuerySet
from projects.attraction.receipts import tempos, working_days
from projects.attraction.tables import hand_offs as tables
from projects.attraction.views.listing import Listing, listed

YEAR = timedelta(days=365)
RECEIPTS = Listing(
    "hand_offs_of",
    gettext_lazy("Receipts of hand-offs"),
    (),
    ("-sent_at", "-id"),
    gettext_lazy("No hand-off in this period"),
    gettext_lazy("Choose all time to see the earlier ones."),
)


@login_required
@require_safe
def hand_offs(request: PortalRequest) -> HttpResponseBase:
    """The median of each akimat in the hand-offs that the reader sees: the last year, or all of them."""
    rows = tempos(_in_period(request), working_calendar())
    if request.GET.get("export") in FORMS:
        return export_response("hand-offs", request.GET["export"], tables.TEMPOS, rows)
    context = {
        "table": Table(
            _("Akimats by the time they take"),
            tables.TEMPOS,
            rows,
            empty_title=_("No hand-off in this period"),
            empty_text=_("Choose all time to see the earlier ones."),
        ),
        "exports": export_links(request.GET),
        "all_time": _all_time(request),
    }
    return render(request, "attraction/hand_offs.html", context)


@login_required
@require_safe
def hand_offs_of(request: PortalRequest, public_id: UUID) -> HttpResponseBase:
    """The receipts behind the median of one akimat, the newest first."""
    leb = get_object_or_404(Organisation, public_id=public_id)
    calendar = working_calendar()
    columns = tables.receipts(
        lambda leg: working_days(calendar, leg.sent_on, leg.named_on) if leg.named_on else None
    )
    rows = _in_period(request).filter(leb=leb).for_list()
    found = SimpleNamespace(qs=rows, form=None)
    crumbs = [(_("Hand-off times"), reverse("hand_offs")), (leb.short_name, "")]
    listing = replace(RECEIPTS, columns=columns)
    return listed(request, listing, found, leb=leb, crumbs=crumbs, all_time=_all_time(request))


def _all_time(request: PortalRequest) -> bool:
    return request.GET.get("period") == "all"


def _in_period(request: PortalRequest) -> HandOffQuerySet:
    rows = HandOff.objects.visible_to(Actor.of_request(request))
    return rows if _all_time(request) else rows.filter(sent_at__gte=midnight(request.on - YEAR))
