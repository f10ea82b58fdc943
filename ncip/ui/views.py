"""Pages of the kit itself: the style guide, and the answer to a form whose protection token is missing."""

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from ncip.ui import icons, navigation, styleguide


def style_guide(request: HttpRequest) -> HttpResponse:
    """Show every part of the pages, live; for staff."""
    if not navigation.signed_in(request):
        return redirect_to_login(request.get_full_path())
    if not getattr(request.user, "is_staff", False):
        raise PermissionDenied(_("The style guide is open to administrators."))
    now = timezone.now()
    context = styleguide.samples(timezone.localdate(now), now)
    return render(request, "ui/styleguide.html", {**context, "icon_names": icons.names()})


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say in plain words that the form was open for too long, and what to do; nothing has been changed."""
    return render(request, "403_csrf.html", {"reason": reason}, status=403)
