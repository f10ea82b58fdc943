"""The numbers that people call tasks by: the stage, and the place in it (49)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from projects.implementation.enums import Stage

STAGES = list(Stage)


def numbers_of(tasks: Iterable[Any]) -> dict[int, str]:
    """ncip-49-1, ncip-49-2, ncip-49-3: tasks in the order of the roadmap, as “1.1”, “1.2”, “2.1”."""
    places: Counter[str] = Counter()
    numbers = {}
    for task in tasks:
        places[task.stage] += 1
        numbers[task.pk] = f"{STAGES.index(Stage(task.stage)) + 1}.{places[task.stage]}"
    return numbers
