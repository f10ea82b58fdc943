"""The list of initiatives and the initiative card."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from ncip.casework.actor import Actor
from projects.attraction.filters.initiatives import InitiativeFilter
from projects.attraction.models import Initiative, Meeting
from projects.attraction.presentation import initiatives as presentation
from projects.attraction.tables import initiatives as tables
from projects.attraction.tables.cards import MEETINGS
from projects.attraction.views.listing import SHOWN, Listing, listed, table_of

INITIATIVES = Listing(
    "initiatives",
    gettext_lazy("Initiatives"),
    tables.INITIATIVES,
    ("-id",),
    gettext_lazy("No initiative found"),
    gettext_lazy("An initiative begins on the card of a company, after a meeting."),
)


@login_required
@require_safe
def initiatives(request: HttpRequest) -> HttpResponseBase:
    """The initiatives that the reader sees, the newest first; searched, narrowed, exported."""
    rows = Initiative.objects.visible_to(Actor.of_request(request)).for_list()
    found = InitiativeFilter(request.GET, queryset=rows, request=request)
    return listed(request, INITIATIVES, found)


@login_required
@require_safe
def initiative(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The initiative card: next action with its term, parameters, meetings, conversation, papers, history."""
    actor = Actor.of_request(request)
    rows = Initiative.objects.visible_to(actor).for_list().select_related("region")
    card = get_object_or_404(rows, public_id=public_id)
    meetings = list(Meeting.objects.visible_to(actor).filter(initiatives=card).for_list()[:SHOWN])
    context = {
        "initiative": card,
        "facts": presentation.initiative_facts(card),
        "crumbs": [(_("Initiatives"), "../"), (card, "")],
        "meetings": table_of(_("Meeting cards"), MEETINGS, meetings),
        "steps": presentation.initiative_steps(card),
        "badge": presentation.state_badge(card),
    }
    return render(request, "attraction/initiative.html", context)
