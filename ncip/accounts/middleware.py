"""Who acts and when: every request knows its instant, its local day and the membership its person acts in.

A session ends after eight hours, or after an hour without a request; officials sign in with two factors.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django_htmx.http import HttpResponseClientRedirect

from ncip.accounts.acting import acting_membership
from ncip.accounts.requests import PortalRequest
from ncip.accounts.two_factor import must_have_two_factors
from ncip.ui import preferences

GetResponse = Callable[[PortalRequest], HttpResponse]

STARTED, SEEN, TWO_FACTORS = "session_started", "session_seen", "two_factors"
# The last request is written down at most once a minute.
SEEN_EVERY = timedelta(minutes=1)
# Pages on which a person sets up the second factor or leaves.
OPEN_PATHS = ("/account/", "/static/")


class ActingMembershipMiddleware:
    """Sets `request.at`, `request.on` (local day) and `request.membership`; speaks the account's language."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: PortalRequest) -> HttpResponse:
        request.at = timezone.now()
        request.on = timezone.localdate(request.at)
        request.memberships = []
        request.membership = None
        if request.user.is_authenticated:
            request.memberships = list(request.user.current_memberships(request.on))
            request.membership = acting_membership(request.memberships, request.session)
            speak(request, preferences.asked_language(request) or request.user.language)
        return self.get_response(request)


def speak(request: PortalRequest, language: str) -> None:
    """The page answers in this language."""
    translation.activate(language)
    request.LANGUAGE_CODE = language


# What an open page asks for by itself (`hx-headers`) is no sign that somebody is there.
POLL_HEADER = "X-Poll"
STOP_POLLING = 286


class SessionAgeMiddleware:
    """Ends a session eight hours after sign-in, or after the idle time that the settings allow."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: PortalRequest) -> HttpResponse:
        if request.user.is_authenticated:
            polls = POLL_HEADER in request.headers
            if self.is_over(request):
                return self.fall_silent(request) if polls else self.sign_out(request)
            if not polls:
                self.note(request)
        return self.get_response(request)

    def is_over(self, request: PortalRequest) -> bool:
        """Whether the session is too old or was left alone too long."""
        limits = ((STARTED, settings.SESSION_COOKIE_AGE), (SEEN, settings.SESSION_IDLE_SECONDS))
        return any(
            name in request.session
            and request.at - datetime.fromisoformat(request.session[name]) > timedelta(seconds=seconds)
            for name, seconds in limits
        )

    def note(self, request: PortalRequest) -> None:
        """Writes down the start and, once a minute, the last request."""
        request.session.setdefault(STARTED, request.at.isoformat())
        seen = request.session.get(SEEN)
        if seen is None or request.at - datetime.fromisoformat(seen) > SEEN_EVERY:
            request.session[SEEN] = request.at.isoformat()

    def fall_silent(self, request: PortalRequest) -> HttpResponse:
        """Ends the session of a page left open; the page stays as it is, with what was typed, and asks no more."""
        logout(request)
        return HttpResponse(status=STOP_POLLING)

    def sign_out(self, request: PortalRequest) -> HttpResponse:
        """Leads to the sign-in page and back to the same address afterwards."""
        asked = request.method == "GET"
        back = request.get_full_path() if asked else reverse(settings.LOGIN_REDIRECT_URL)
        logout(request)
        messages.warning(request, _("Your session has ended. Sign in again to go on."))
        return leave(request, redirect_to_login(back))


class TwoFactorMiddleware:
    """Officials and staff set up a second factor before anything else (the demonstration lifts it)."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: PortalRequest) -> HttpResponse:
        if self.is_due(request):
            messages.warning(
                request, _("Officials sign in with two factors. Set up the second one to go on.")
            )
            return leave(request, redirect("mfa_activate_totp"))
        return self.get_response(request)

    def is_due(self, request: PortalRequest) -> bool:
        """Whether this person must set up his second factor now; a positive answer is kept in the session."""
        user = request.user
        if not user.is_authenticated or settings.DEMO or request.path.startswith(OPEN_PATHS):
            return False
        if request.session.get(TWO_FACTORS):
            return False
        if must_have_two_factors(user) and not is_mfa_enabled(user):
            return True
        request.session[TWO_FACTORS] = True
        return False


def leave(request: PortalRequest, response: HttpResponse) -> HttpResponse:
    """A redirect of the whole page, also when only a part of it was asked for."""
    if getattr(request, "htmx", False) or request.headers.get("HX-Request") == "true":
        return HttpResponseClientRedirect(response["Location"])
    return response
