"""The journal of one subject, as people read it."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ncip.casework.actions import declarations_of
from ncip.journal.enums import ActorKind
from ncip.journal.models import Event

# What the journal calls things that are no declared operations.
OTHER = {
    "document.attach": gettext_lazy("A document was attached"),
    "message.post": gettext_lazy("A message was written"),
    "company.merged": gettext_lazy("A card was merged into another one"),
    "company.taken_over": gettext_lazy("Facts of a merged card were taken over"),
    "task.order": gettext_lazy("The predecessors of a task were changed"),
    "deadline.ahead": gettext_lazy("A term ends soon"),
    "deadline.passed": gettext_lazy("A term has run out"),
    "deadline.trouble": gettext_lazy("A term could not be worked on"),
    "deadline.retried": gettext_lazy("What follows the end of a term was done at a later attempt"),
}
RED = ("deadline.passed", "deadline.trouble")


def entries(subject: Any, *, limit: int = 12) -> list[dict[str, Any]]:
    """The last entries about the subject, newest first, with who and under which paragraph."""
    numbers = [subject.public_id, *subject.former_ids]
    found = (
        Event.objects.filter(subject_label=subject.label, subject_id__in=numbers)
        .select_related("user", "organisation")
        .order_by("-number")[:limit]
    )
    labels = {operation.name: operation.label for operation in declarations_of(subject).operations}
    return [
        {
            "text": str(labels.get(event.action) or OTHER.get(event.action, event.action)),
            "at": event.at,
            "who": who(event),
            "rule": event.rules[0] if event.rules else None,
            "tone": "red" if event.action in RED else "",
        }
        for event in found
    ]


def who(event: Event) -> str:
    """Who acted: the person with his organisation, or the portal itself."""
    if event.actor_kind == ActorKind.SYSTEM:
        return str(_("the portal itself"))
    parts = [str(part) for part in (event.user, event.organisation) if part is not None]
    return ", ".join(parts) or event.client
