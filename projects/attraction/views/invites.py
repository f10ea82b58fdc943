"""Drafts of meetings from calendar invites: upload, choose, delete."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ncip.accounts.requests import PortalRequest
from projects.attraction import drafts
from projects.attraction.forms.invite import InviteForm
from projects.attraction.invites import BadInvite
from projects.attraction.models import MeetingDraft


@login_required
@require_http_methods(["GET", "POST"])
def meeting_invite(request: PortalRequest) -> HttpResponse:
    """Read an invite: one meeting opens the quick entry, several are listed to choose from (ncip-40-4)."""
    form = InviteForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            kept = drafts.keep(form.invites, request.user, at=request.at)
        except BadInvite as bad:
            form.add_error("invite", str(bad))
        else:
            if len(kept) == 1:
                return redirect(f"{reverse('meeting_new')}?draft={kept[0].public_id}")
            messages.success(request, _("Choose the meeting that took place."))
            return redirect("meeting_invite")
    context = {"form": form, "drafts": MeetingDraft.objects.filter(user=request.user)}
    status = 422 if form.is_bound and not form.is_valid() else 200
    return render(request, "attraction/meeting_invite.html", context, status=status)


@login_required
@require_POST
def meeting_draft_delete(request: PortalRequest, public_id: UUID) -> HttpResponse:
    """Throw away a draft of one's own."""
    drafts.throw_away(get_object_or_404(MeetingDraft, user=request.user, public_id=public_id))
    messages.success(request, _("The draft is deleted."))
    return redirect("meeting_invite")
