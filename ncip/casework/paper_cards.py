"""What the papers of a subject show: on its card and on their own page."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from uuid6 import uuid7

from ncip.casework import documents, parts
from ncip.casework.actor import Actor
from ncip.casework.documents import Paper
from ncip.casework.paper_forms import AttachForm
from ncip.casework.parts import Part


def documents_card(request: HttpRequest, subject: Any, form: AttachForm | None = None) -> dict[str, Any]:
    """The documents of a subject with their earlier versions, and the form for one more."""
    actor = Actor.of_request(request)
    known = parts.parts_of(subject, actor)
    papers = documents.papers_of(subject)
    parts.name([paper.newest for paper in papers], known)
    chosen = chosen_part(request, known)
    counts = Counter(paper.newest.part for paper in papers)
    return {
        "request": request,
        "subject": subject,
        "papers": _of_part(papers, known, chosen),
        "form": form
        or AttachForm(auto_id="document_%s", parts=parts.choices(known), initial={"part": chosen}),
        "address": address_of("documents", subject),
        "may_write": may_write(request) and subject.closed_to_papers() is None and parts.whole_is_open(known),
        "closed": subject.closed_to_papers(),
        "pills": parts.pills(known, counts, chosen, "documents"),
        "chosen": chosen,
        "key": uuid7(),
    }


def _of_part(papers: list[Paper], known: Sequence[Part], chosen: str) -> list[Paper]:
    wanted = parts.keys_within(known, chosen) if chosen else []
    return [paper for paper in papers if not chosen or paper.newest.part in wanted]


def chosen_part(request: HttpRequest, known: Sequence[Part]) -> str:
    """The part that the reader looks at; nothing, which is all, when there is no such part."""
    asked = request.GET.get("part", "")
    return asked if any(part.key == asked for part in known) else ""


def may_write(request: HttpRequest) -> bool:
    """Whether the one who reads may also write here: observers only read."""
    actor = Actor.of_request(request)
    return actor.may_act and not actor.is_anonymous


def address_of(name: str, subject: Any) -> str:
    """The address of that name for the subject."""
    key = getattr(subject, getattr(subject.Casework, "key", "public_id"))
    return reverse(name, args=[subject.label, key])
