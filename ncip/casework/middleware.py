"""The first thing asked of a request: is it small enough to be read at all?"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from ncip.casework.uploads import CHUNK, too_large_message

FORM_SLACK_BYTES = 1024 * 1024  # the other fields of the form and the multipart borders
DRAIN_LIMIT_BYTES = 512 * 1024 * 1024
STATUS, CODE = 413, "file_too_large"


class UploadLimitMiddleware:
    """Answers 413 to a body that says it is too large, before anything parses it.

    The body is read into nowhere in small blocks: a browser shows an answer only when it has sent everything.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        length = _announced_length(request)
        if length <= settings.UPLOAD_LIMIT_BYTES + FORM_SLACK_BYTES:
            return self.get_response(request)
        if length <= DRAIN_LIMIT_BYTES:
            _drain(request)
        response = _answer(request)
        response["Connection"] = "close"
        return response


def _announced_length(request: HttpRequest) -> int:
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return 0


def _drain(request: HttpRequest) -> None:
    try:
        while request.read(CHUNK):
            pass
    except OSError:
        return


def _answer(request: HttpRequest) -> HttpResponseBase:
    title, text = _("The file is too large"), too_large_message()
    if request.path.startswith("/api/"):
        reason = {"code": CODE, "text": text, "field": None, "rule": None}
        problem = {
            "type": f"urn:ncip:problem:{CODE}",
            "title": title,
            "status": STATUS,
            "code": CODE,
            "detail": text,
            "reasons": [reason],
        }
        return JsonResponse(problem, status=STATUS, content_type="application/problem+json")
    return render(request, "casework/too_large.html", {"title": title, "text": text}, status=STATUS)
