"""The calendar behind a secret address: no sign-in, one person's own entries, unchanged ones not sent again."""

from hashlib import sha256

from django.http import Http404, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.translation import override
from django.views.decorators.http import require_safe

from ncip.accounts.calendar_keys import person_of
from ncip.accounts.requests import PortalRequest
from ncip.dashboards import feed


@require_safe
def calendar_feed(request: PortalRequest, secret: str) -> HttpResponse:
    """The entries of the person whose secret this is, in the language of his account."""
    user = person_of(secret)
    if user is None:
        raise Http404
    with override(user.language):
        content = feed.calendar_of(user, on=request.on, absolute=request.build_absolute_uri)
    etag = f'"{sha256(content).hexdigest()}"'
    response: HttpResponse = get_conditional_response(request, etag=etag) or HttpResponse(
        content, content_type="text/calendar; charset=utf-8"
    )
    response["ETag"] = etag
    response["Cache-Control"] = "private, no-cache"
    response["X-Robots-Tag"] = "noindex"
    response["Content-Disposition"] = 'inline; filename="ncip.ics"'
    return response
