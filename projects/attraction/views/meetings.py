"""Meetings: the list, the card, and the quick entry for a phone in the hand."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe
from uuid6 import uuid7

from ncip.accounts.requests import PortalRequest
from ncip.casework import door
from ncip.casework.actor import Actor
from ncip.casework.reasons import NotVisible, Refused
from ncip.journal.enums import Channel
from projects.attraction.choices import KEY
from projects.attraction.filters.meetings import MeetingListFilter
from projects.attraction.forms.quick import QuickMeeting
from projects.attraction.meetings import record_meeting, recording
from projects.attraction.models import Initiative, Meeting, MeetingDraft
from projects.attraction.presentation import cards as presentation
from projects.attraction.tables import agreements as tables
from projects.attraction.tables.initiatives import INITIATIVES_OF_COMPANY
from projects.attraction.views.agreements import promises
from projects.attraction.views.listing import SHOWN, Listing, listed, table_of

MEETINGS = Listing(
    "meetings",
    gettext_lazy("Meetings"),
    tables.MEETING_LIST,
    ("-held_on", "-id"),
    gettext_lazy("No meeting found"),
    gettext_lazy("Change the filters, or record the meeting."),
)


@login_required
@require_safe
def meetings(request: PortalRequest) -> HttpResponseBase:
    """The meetings that the reader sees, the latest first; searched, narrowed, exported (ncip-40-4)."""
    rows = Meeting.objects.visible_to(Actor.of_request(request)).for_list()
    return listed(request, MEETINGS, MeetingListFilter(request.GET, queryset=rows, request=request))


@login_required
@require_safe
def meeting(request: PortalRequest, public_id: UUID) -> HttpResponse:
    """The meeting card with the agreements reached and the initiatives that rest on it."""
    actor = Actor.of_request(request)
    card = get_object_or_404(Meeting.objects.visible_to(actor).for_list(), public_id=public_id)
    resting = list(Initiative.objects.visible_to(actor).filter(meetings=card).for_list()[:SHOWN])
    context = {
        "meeting": card,
        "facts": presentation.meeting_facts(card),
        "crumbs": presentation.crumbs((card.company, card.company.get_absolute_url()), (card, "")),
        "initiatives": table_of(_("Initiatives"), INITIATIVES_OF_COMPANY, resting),
        "badge": presentation.state_badge(card),
        **promises(request, actor, meeting=card),
    }
    return render(request, "attraction/meeting.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def meeting_new(request: PortalRequest) -> HttpResponse:
    """Record a meeting, with the cards of a new company and its contact when needed (ncip-40-3, ncip-40-4)."""
    actor = Actor.of_request(request)
    sending = request.method == "POST" and "find" not in request.POST
    page = QuickMeeting(
        actor,
        at=request.at,
        data=request.POST if sending else None,
        initial=request.POST.dict(),
        **_given(request, actor),
    )
    status = 200
    if sending:
        try:
            entry = page.entry(request.POST.get("key", ""))
            meeting = record_meeting(entry, actor, at=request.at, channel=Channel.WEB)
        except Refused as refused:
            page.refused, status = refused, refused.status
        else:
            messages.success(request, _("The meeting is recorded."))
            return redirect(meeting.get_absolute_url())
    return render(request, "attraction/meeting_new.html", _context(request, actor, page), status=status)


@login_required
@require_safe
def meeting_companies(request: PortalRequest) -> HttpResponse:
    """While a name is typed: the companies that may be meant, and the choice of a new one."""
    page = QuickMeeting(Actor.of_request(request), at=request.at, initial=request.GET.dict())
    return render(request, "attraction/_meeting_companies.html", {"entry": page})


def _given(request: PortalRequest, actor: Actor) -> dict[str, Any]:
    """The company, the initiative or the draft from which the page was opened."""
    sent = request.POST if request.method == "POST" else request.GET
    given: dict[str, Any] = {}
    try:
        if key := sent.get("initiative"):
            given["initiative"] = found = door.find("initiative", key, actor)
            given["company"] = door.find("company", found.company.public_id, actor)
        elif key := sent.get("of"):
            given["company"] = door.find("company", key, actor)
    except NotVisible:
        raise Http404 from None
    if KEY.fullmatch(key := sent.get("draft", "")):
        given["draft"] = get_object_or_404(MeetingDraft, user=request.user, public_id=key)
    return given


def _context(request: PortalRequest, actor: Actor, page: QuickMeeting) -> dict[str, Any]:
    who = recording().who
    return {
        "entry": page,
        "reasons": page.reasons(),
        "may": who(actor, page.given),
        "who": str(who.text),
        "key": request.POST.get("key") or uuid7(),
    }
