"""The cards of contacts and meetings."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ncip.casework.actor import Actor
from projects.attraction.models import Contact, Initiative, Meeting
from projects.attraction.presentation import cards as presentation
from projects.attraction.tables.initiatives import INITIATIVES_OF_COMPANY
from projects.attraction.views.listing import SHOWN, table_of


@login_required
@require_safe
def contact(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The contact card."""
    rows = Contact.objects.visible_to(Actor.of_request(request)).select_related("company", "owner")
    card = get_object_or_404(rows, public_id=public_id)
    crumbs = presentation.crumbs((card.company, card.company.get_absolute_url()), (card, ""))
    context = {"contact": card, "facts": presentation.contact_facts(card), "crumbs": crumbs}
    return render(request, "attraction/contact.html", context)


@login_required
@require_safe
def meeting(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The meeting card with the initiatives that rest on it."""
    actor = Actor.of_request(request)
    card = get_object_or_404(Meeting.objects.visible_to(actor).for_list(), public_id=public_id)
    resting = list(Initiative.objects.visible_to(actor).filter(meetings=card).for_list()[:SHOWN])
    context = {
        "meeting": card,
        "facts": presentation.meeting_facts(card),
        "crumbs": presentation.crumbs((card.company, card.company.get_absolute_url()), (card, "")),
        "initiatives": table_of(_("Initiatives"), INITIATIVES_OF_COMPANY, resting),
        "badge": presentation.state_badge(card),
    }
    return render(request, "attraction/meeting.html", context)
