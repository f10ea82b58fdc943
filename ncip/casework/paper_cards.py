"""What the papers of a subject show: on its card and on their own page."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from uuid6 import uuid7

from ncip.casework import documents
from ncip.casework.actor import Actor
from ncip.casework.paper_forms import AttachForm


def documents_card(request: HttpRequest, subject: Any, form: AttachForm | None = None) -> dict[str, Any]:
    """The documents of a subject with their earlier versions, and the form for one more."""
    return {
        "request": request,
        "subject": subject,
        "papers": documents.papers_of(subject),
        "form": form or AttachForm(auto_id="document_%s"),
        "address": address_of("documents", subject),
        "may_write": may_write(request) and subject.closed_to_papers() is None,
        "closed": subject.closed_to_papers(),
        "key": uuid7(),
    }


def may_write(request: HttpRequest) -> bool:
    """Whether the one who reads may also write here: observers only read."""
    actor = Actor.of_request(request)
    return actor.may_act and not actor.is_anonymous


def address_of(name: str, subject: Any) -> str:
    """The address of that name for the subject."""
    key = getattr(subject, getattr(subject.Casework, "key", "public_id"))
    return reverse(name, args=[subject.label, key])
