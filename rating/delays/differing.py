"""The differences between a published rating and today's data, in words, as far as the reader sees the projects."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from ncip.ui.dates import short_day
from projects.implementation.models import Task
from rating.delays.lateness import visible_codes
from rating.delays.verification import Difference
from regions.atlas.models import Region

if TYPE_CHECKING:
    from ncip.casework.actor import Actor


@dataclass(frozen=True)
class Shown:
    """A difference as a row of the page: which row differs, in what, before and after."""

    name: str
    cell: Any
    field: str
    before: str
    after: str


def shown(differences: Sequence[Difference], actor: Actor) -> list[Shown]:
    """Those of projects that the actor sees, and of the rating as a whole."""
    codes = visible_codes(actor, [one.project for one in differences if one.project])
    seen = [one for one in differences if not one.project or one.project in codes]
    names = _names([one.task for one in seen if one.task])
    regions = {one.number: one.name for one in Region.objects.defer("shape")}
    return [_shown(one, names, regions) for one in seen]


def _names(tasks: Sequence[str]) -> dict[str, str]:
    return {str(task.public_id): task.name for task in Task.objects.filter(public_id__in=tasks)}


def _shown(one: Difference, names: dict[str, str], regions: dict[str, str]) -> Shown:
    name = _name(one, names)
    before, after = (_value(one.field, value, regions) for value in (one.before, one.after))
    return Shown(name, _link(one, name), _field(one.field), before, after)


def _name(one: Difference, names: dict[str, str]) -> str:
    if one.task:
        return f"{one.project} · {names.get(one.task, one.task)}"
    return one.project or _("The rating as a whole")


def _link(one: Difference, name: str) -> Any:
    if not one.project:
        return name
    url = (
        reverse("project_task", args=[one.project, one.task])
        if one.task
        else reverse("project", args=[one.project])
    )
    return format_html('<a class="link" href="{}">{}</a>', url, name)


def _field(field: str) -> str:
    words = {
        "row": _("whether it is counted"),
        "region": _("region"),
        "project": _("project"),
        "due": _("due date"),
        "completed": _("completed on"),
        "suspended": _("suspension"),
        "on": _("rating day"),
        "scale": _("scale of points"),
        "regions": _("list of regions"),
    }
    return words[field]


def _value(field: str, value: Any, regions: dict[str, str]) -> str:
    if field == "row":
        return _("not counted") if value is None else _("counted")
    if field == "completed" and value is None:
        return _("open on the rating day")
    if field == "region":
        return regions.get(value, str(value))
    if field in ("due", "completed", "on"):
        return short_day(date.fromisoformat(value))
    if field == "suspended":
        return "; ".join(_interval(start, end) for start, end in value) or _("none")
    return str(value)


def _interval(start: str, end: str | None) -> str:
    last = short_day(date.fromisoformat(end)) if end else "…"
    return f"{short_day(date.fromisoformat(start))} – {last}"
