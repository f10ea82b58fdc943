"""What the pages of papers and of conversations share: finding the subject, sending a form, answering it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import Http404, HttpRequest
from django_htmx.middleware import HtmxDetails

from ncip.casework import door
from ncip.casework.actor import Actor
from ncip.casework.reasons import NotVisible, Refused


class Request(HttpRequest):
    """A request as the middleware has prepared it: its instant and local day, and whether htmx asks."""

    at: datetime
    on: date
    htmx: HtmxDetails


def subject_of(request: Request, label: str, key: str) -> tuple[Any, Actor]:
    """The subject of an address and the one who asks for it, or 404."""
    actor = Actor.of_request(request)
    try:
        return door.find(label, key, actor), actor
    except NotVisible:
        raise Http404 from None


def done(form: Form, send: Callable[[], object]) -> bool:
    """Send a sound form through the door; what it refuses comes back as errors of the form."""
    if not form.is_valid():
        return False
    try:
        send()
    except Refused as refused:
        for reason in refused.reasons:
            form.add_error(reason.field if reason.field in form.fields else None, str(reason.text))
    except ValidationError as error:
        form.add_error("file", error)
    return form.is_valid()


def status_of(form: Form) -> int:
    """422 for a form with errors."""
    return 422 if form.errors else 200


def key_of(request: Request, kind: str) -> str | None:
    """The idempotency key hidden in the form: the same form sent twice is done once."""
    key = request.POST.get("key", "")[:64]
    return f"{kind}:{key}" if key else None
