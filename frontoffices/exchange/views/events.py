"""Pages of investment events."""

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from frontoffices.exchange import presentation, tables
from frontoffices.exchange.filters import EventFilter
from frontoffices.exchange.models import InvestmentEvent
from frontoffices.exchange.views.lists import Listing, show
from ncip.casework.actor import Actor
from ncip.ui.tables import Table
from projects.attraction.models import Meeting

EVENTS = Listing(
    "events",
    "investment-event",
    gettext_lazy("Investment events"),
    gettext_lazy("Forums, conferences, seminars, business councils and visits, at home and abroad."),
    "ncip-5-9",
    tables.EVENTS,
    ("-starts_on", "-id"),
    gettext_lazy("No event found"),
    gettext_lazy("Change the filters, or add the event that your office organises or takes part in."),
)
# A card shows the first rows of each kind; the REST API gives all of them.
SHOWN = 200


@login_required
@require_safe
def events(request: HttpRequest) -> HttpResponseBase:
    """The events that the reader sees, the latest first; searched, narrowed, exported."""
    rows = InvestmentEvent.objects.visible_to(Actor.of_request(request)).for_list()
    return show(request, EVENTS, EventFilter(request.GET, queryset=rows, request=request))


@login_required
@require_safe
def event(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The event card: consent, programme, who was told and came, meetings, results."""
    actor = Actor.of_request(request)
    rows: Any = InvestmentEvent.objects.visible_to(actor).for_list().select_related("partner")
    card = get_object_or_404(rows, public_id=public_id)
    guests = list(card.guests.select_related("organisation")[:SHOWN])
    meetings = list(Meeting.objects.visible_to(actor).filter(investment_events=card).for_list()[:SHOWN])
    context = {
        "event": card,
        "facts": presentation.event_facts(card),
        "steps": presentation.event_steps(card),
        "badge": presentation.state_badge(card),
        "crumbs": presentation.crumbs("events", card),
        "guests": Table(_("Who was told and takes part"), tables.GUESTS, guests, hide_caption=True),
        "meetings": Table(_("Meetings at the event"), tables.MEETINGS, meetings, hide_caption=True),
    }
    return render(request, "exchange/event.html", context)
