"""How changes and versions of a roadmap are shown: the difference field by field, in the reader's words (57; D33)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from frontoffices.registry.models import Organisation
from ncip.reference.models import SupportMeasure
from ncip.ui.badges import badge
from ncip.ui.dates import short_day
from projects.implementation.enums import ChangeState as S
from projects.implementation.enums import LineKind, ResponsibleKind, Stage
from projects.implementation.forms.values import Values, label_of
from projects.implementation.models import Task
from projects.implementation.roadmap_versions import TaskDiff

TONES: Final[dict[str, tuple[str, str]]] = {
    S.REQUESTED: ("amber", "inbox"),
    S.DRAFT: ("neutral", "pencil"),
    S.ON_AGREEMENT: ("gold", "send"),
    S.AGREED: ("green", "circle-check"),
    S.REFUSED: ("red", "circle-x"),
    S.WITHDRAWN: ("neutral", "arrow-back-up"),
    S.LAPSED: ("neutral", "ban"),
}
LINE_TONES: Final[dict[str, tuple[str, str]]] = {
    LineKind.ADD: ("green", "plus"),
    LineKind.EDIT: ("amber", "pencil"),
    LineKind.REMOVE: ("red", "minus"),
}
DAYS = ("starts_on", "due_on")


@dataclass(frozen=True)
class FieldDiff:
    """One field before and after, in words; `note` tells by how many days a date moved."""

    label: str
    before: str
    after: str
    note: str = ""


@dataclass(frozen=True)
class Item:
    """One task of a difference."""

    kind: LineKind
    title: str
    fields: Sequence[FieldDiff]
    line: Any = None

    @property
    def tone(self) -> str:
        """The tone of its mark."""
        return LINE_TONES[self.kind][0]

    @property
    def icon(self) -> str:
        """The icon of its mark: never the colour alone."""
        return LINE_TONES[self.kind][1]


class Words:
    """Values of fields in words; the rows that they name are read in three queries."""

    def __init__(self, values: Iterable[Values]) -> None:
        """Read every organisation and measure that is named."""
        given = list(values)
        keys = {value["responsible"] for value in given if value.get("responsible")}
        codes = {value["support_measure"] for value in given if value.get("support_measure")}
        before = {key for value in given for key in value.get("predecessors") or ()}
        rows = {
            "predecessors": {
                str(one.public_id): one.name for one in Task.objects.filter(public_id__in=before)
            },
            "responsible": {
                str(one.public_id): one.name for one in Organisation.objects.filter(public_id__in=keys)
            },
            "support_measure": {one.code: one.name for one in SupportMeasure.objects.filter(code__in=codes)},
        }
        self.choices: dict[str, dict[str, Any]] = {
            **rows,
            "stage": dict(Stage.choices),
            "responsible_kind": dict(ResponsibleKind.choices),
        }

    def of(self, name: str, value: Any) -> str:
        """One value; empty when nothing is stated."""
        if not value:
            return ""
        if name in DAYS:
            return short_day(date.fromisoformat(value))
        if isinstance(value, list):
            return ", ".join(str(self.choices.get(name, {}).get(one, one)) for one in value)
        return str(self.choices.get(name, {}).get(value, value))


def items_of_lines(lines: Sequence[Any]) -> list[Item]:
    """The lines of a change."""
    words = Words(side for line in lines for side in (line.before, line.after))
    return [
        Item(LineKind(line.kind), _title(line), _fields(words, line.kind, line.before, line.after), line)
        for line in lines
    ]


def items_of_differences(found: Sequence[TaskDiff]) -> list[Item]:
    """What differs between two versions."""
    words = Words(side for one in found for side in (one.before, one.after))
    return [Item(one.kind, one.title, _fields(words, one.kind, one.before, one.after)) for one in found]


def _title(line: Any) -> str:
    task: Task | None = line.task
    return str(task.name if task is not None else line.after.get("title", ""))


def _fields(words: Words, kind: str, before: Values, after: Values) -> list[FieldDiff]:
    if kind == LineKind.REMOVE:
        return [_field(words, "due_on", before, {})] if before.get("due_on") else []
    names = [name for name in {**before, **after} if before.get(name, "") != after.get(name, "")]
    return [_field(words, name, before, after) for name in names if before.get(name) or after.get(name)]


def _field(words: Words, name: str, before: Values, after: Values) -> FieldDiff:
    was, now = before.get(name, ""), after.get(name, "")
    note = ""
    if name in DAYS and was and now:
        note = days_text((date.fromisoformat(now) - date.fromisoformat(was)).days)
    return FieldDiff(label_of(name), words.of(name, was), words.of(name, now), note)


def days_text(days: int) -> str:
    """«+61 days», «-3 days»."""
    return ngettext("%(days)s day", "%(days)s days", abs(days)) % {"days": f"{days:+d}".replace("-", "−")}


def state_badge(change: Any) -> Any:
    """The state in words with its tone and icon."""
    tone, icon = TONES[change.state]
    return badge(change.get_state_display(), tone, icon, "state")


def facts(change: Any, items: Sequence[Item]) -> list[dict[str, Any]]:
    """Who asked for what, who prepared it, and what was decided (ncip-57, D33)."""
    project = change.roadmap.project
    asked_by = change.asked_by or project.company.name
    sent = f"{short_day(change.sent_on)}, {change.sent_by}" if change.sent_on else ""
    decided = f"{short_day(change.decided_on)}, {change.decided_by}" if change.decided_by else ""
    found = [
        (_("Project"), f"{project.code}, {project.title}", None, project.get_absolute_url()),
        (_("Ground of the change"), change.get_kind_display(), rule_of(change), ""),
        (_("What is to be changed and why"), change.text, None, ""),
        (_("Asked by"), f"{short_day(change.asked_on)}, {asked_by}", None, ""),
        (
            _("Letter of the investor"),
            change.paper or "",
            None,
            change.paper and change.paper.get_absolute_url(),
        ),
        (_("Version that is changed"), str(change.base), None, ""),
        (_("Sent"), sent, None, ""),
        (_("Decided"), decided, None, ""),
        (_("Version that came of it"), str(change.number or ""), None, ""),
        (_("Reason of the decision"), change.decision, None, ""),
    ]
    return [
        {"label": label, "value": value, "rule": rule, "url": url}
        for label, value, rule, url in found
        if value
    ]


def rule_of(change: Any) -> str:
    """The paragraph a change stands on."""
    return "ncip-57" if change.kind == "request" else "ncip-app2-6-2"


def steps(change: Any) -> list[dict[str, str]]:
    """Asked or begun, on agreement, the outcome."""
    first = S.REQUESTED if change.kind == "request" else S.DRAFT
    ended = not change.is_open
    here = 2 if ended else (1 if change.state == S.ON_AGREEMENT else 0)
    outcome = change.get_state_display() if ended else _("Decision of the authorised body")
    names = (str(first.label), str(S.ON_AGREEMENT.label), str(outcome))
    return [{"name": name, "state": _place(place, here, ended)} for place, name in enumerate(names)]


def _place(place: int, here: int, ended: bool) -> str:
    if place < here or ended:
        return "done"
    return "current" if place == here else "todo"
