"""Parts of a subject: the stages and tasks of a project, each commented by those who answer for it (ncip-58-b).

Casework knows no stages: a higher floor registers the parts of its subjects, and a message or a document carries
the key of one of them, or nothing when it is about the whole record.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from ncip.casework import extensions
from ncip.casework.actor import Actor
from ncip.casework.models import Document, Message
from ncip.casework.reasons import GuardsRefuse, Reason

RULE_FILES = "ncip-58-a"
RULE_COMMENTS = "ncip-58-b"
WHOLE = ""


@dataclass(frozen=True)
class Part:
    """A part as one reader meets it: `mine` when he answers for it, `past` when it is only kept and not offered.

    The part with an empty key is the whole record, for kinds of records of which not everybody writes.
    """

    key: str
    name: str
    within: str = ""
    mine: bool = False
    past: bool = False


def parts_of(subject: Any, actor: Actor) -> list[Part]:
    """The parts of a subject in their order, those within another one after it; most kinds of subjects have none."""
    find = extensions.parts_of(subject.label)
    return list(find(subject, actor)) if find else []


def require_own(subject: Any, key: str, actor: Actor, *, rule: str, past: bool = False) -> None:
    """ncip-58-a, ncip-58-b: a file or a comment belongs to a part for which its author answers.

    `past` also allows a part that is not offered any more, for the next version of a document.
    """
    known = {part.key: part for part in parts_of(subject, actor) if past or not part.past}
    part = known.get(key)
    if part is None:
        if key == WHOLE:
            return
        raise GuardsRefuse([Reason("part_unknown", _("There is no such stage or task here."), "part", rule)])
    if not part.mine:
        text = _("Your organisation does not answer for “%(part)s”: only those responsible write there.")
        raise GuardsRefuse([Reason("part_of_others", text % {"part": part.name}, "part", rule)])


def whole_is_open(parts: Iterable[Part]) -> bool:
    """Whether the reader may write about the record as a whole."""
    return all(part.mine for part in parts if part.key == WHOLE)


def choices(parts: Sequence[Part]) -> list[tuple[str, Any]]:
    """The parts for which the reader answers, as the choices of a field, those within another one grouped."""
    own = [part for part in parts if part.mine and not part.past and part.key != WHOLE]
    if not own:
        return []
    groups = [(part.name, _choices_in(part.key, own)) for part in parts if part.key and not part.within]
    return [(WHOLE, _("The whole record")), *((name, inner) for name, inner in groups if inner)]


def _choices_in(key: str, own: Sequence[Part]) -> list[tuple[str, Any]]:
    whole = [(part.key, _("%(stage)s: as a whole") % {"stage": part.name}) for part in own if part.key == key]
    return whole + [(part.key, part.name) for part in own if part.within == key]


def keys_within(parts: Iterable[Part], key: str) -> list[str]:
    """The key of a part and of those within it."""
    return [part.key for part in parts if part.key and key in (part.key, part.within)]


def counts_of_messages(subject: Any) -> dict[str, int]:
    """How many messages each part has of its own; one query."""
    rows = Message.objects.filter(subject_label=subject.label, subject_id=subject.public_id).order_by()
    return dict(rows.values_list("part").annotate(n=Count("pk")))


def mark(rows: Iterable[Message | Document], subject: Any, actor: Actor) -> None:
    """Name the part of each message or document; a part that the reader may not see has no name."""
    written = [row for row in rows if row.part]
    if written:
        name(written, parts_of(subject, actor))


def name(rows: Iterable[Any], parts: Iterable[Part]) -> None:
    """Name the part of each row by the parts that are known already."""
    names = {part.key: part.name for part in parts}
    for row in rows:
        row.part_name = names.get(row.part, "")


def pills(
    parts: Sequence[Part], counts: dict[str, int], chosen: str, anchor: str
) -> list[list[dict[str, Any]]]:
    """Rows of quick filters with their counts: the stages and, under them, what the chosen one holds."""
    if not any(part.key for part in parts) or not any(counts.values()):
        return []
    top = [part for part in parts if part.key and not part.within]
    held = {part.key: sum(counts.get(key, 0) for key in keys_within(parts, part.key)) for part in parts}
    open_key = next((part.within or part.key for part in parts if part.key == chosen), "")
    every = {
        "label": _("All"),
        "count": sum(counts.values()),
        "url": f"?part=#{anchor}",
        "active": not chosen,
    }
    first = [every, *(_pill(part, held[part.key], open_key, anchor) for part in top)]
    inner = [part for part in parts if part.within == open_key and open_key and counts.get(part.key)]
    second = [_pill(part, counts[part.key], chosen, anchor) for part in inner]
    return [row for row in (first, second) if row]


def _pill(part: Part, count: int, active: str, anchor: str) -> dict[str, Any]:
    url = f"?part={part.key}#{anchor}"
    return {"label": part.name, "count": count, "url": url, "active": part.key == active}
