"""A template of a roadmap: the task types of 49 in their stages, and tasks that only follow earlier ones."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from projects.implementation.enums import Stage, TaskType
from projects.implementation.stages import STAGE_OF_TYPE


def wrong_in_template(rows: Sequence[dict[str, Any]]) -> list[tuple[int, str, str]]:
    """ncip-49-1, ncip-49-2, ncip-49-3: place of the row, field and sentence for all that is wrong."""
    numbers = [row.get("number") for row in rows]
    return [
        (place, field, sentence)
        for place, row in enumerate(rows)
        for field, sentence in _wrong(row, [number for number in numbers if number is not None])
    ]


def _wrong(row: dict[str, Any], numbers: list[int]) -> list[tuple[str, str]]:
    found = []
    kind, own = row.get("type"), row.get("number")
    stage = STAGE_OF_TYPE.get(TaskType(kind)) if kind else None
    if stage is not None and row.get("stage") != stage:
        text = _("This task type belongs to the stage “%(stage)s”.") % {"stage": Stage(stage).label}
        found.append(("stage", text))
    if own is not None and any(one >= own or one not in numbers for one in row.get("after") or ()):
        found.append(("after", _("Give smaller numbers of tasks of this template.")))
    return found
