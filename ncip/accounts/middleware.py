"""Who acts and when: every request knows its instant, its local day and the membership its person acts in."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation

from ncip.accounts.acting import acting_membership

GetResponse = Callable[[HttpRequest], HttpResponse]


class ActingMembershipMiddleware:
    """Sets `request.at`, `request.on` (local day) and `request.membership`; speaks the account's language."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.at = timezone.now()
        request.on = timezone.localdate(request.at)
        request.memberships = []
        request.membership = None
        if request.user.is_authenticated:
            request.memberships = list(request.user.current_memberships(request.on))
            request.membership = acting_membership(request.memberships, request.session)
            translation.activate(request.user.language)
            request.LANGUAGE_CODE = request.user.language
        return self.get_response(request)
