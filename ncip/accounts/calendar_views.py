"""The page on which a person makes, copies and revokes the address of his calendar."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from ncip.accounts.calendar_keys import key_in_use, make_key, revoke_key
from ncip.accounts.requests import PortalRequest


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def calendar(request: PortalRequest) -> HttpResponse:
    """The address is shown once, when it is made: here is kept only its hash."""
    if request.method == "POST" and "revoke" in request.POST:
        if revoke_key(request.user, membership=request.membership, at=request.at):
            messages.success(request, _("The address of your calendar opens nothing any more."))
        return redirect("calendar")
    address = ""
    if request.method == "POST":
        secret = make_key(request.user, membership=request.membership, at=request.at)
        address = request.build_absolute_uri(reverse("calendar_feed", args=[secret]))
    context = {
        "key": key_in_use(request.user),
        "address": address,
        "crumbs": [(_("Profile"), reverse("profile")), (_("Calendar"), "")],
    }
    return render(request, "accounts/calendar.html", context)
