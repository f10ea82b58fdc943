"""The cards of contacts and meetings."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from ncip.casework.actor import Actor
from projects.attraction.models import Contact
from projects.attraction.presentation import cards as presentation


@login_required
@require_safe
def contact(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The contact card."""
    rows = Contact.objects.visible_to(Actor.of_request(request)).select_related("company", "owner")
    card = get_object_or_404(rows, public_id=public_id)
    crumbs = presentation.crumbs((card.company, card.company.get_absolute_url()), (card, ""))
    context = {"contact": card, "facts": presentation.contact_facts(card), "crumbs": crumbs}
    return render(request, "attraction/contact.html", context)
