"""Which task of a roadmap comes before which: kept with the task, and in the journal (3(6), 48(1))."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from ncip.casework import door
from ncip.casework.act import Act
from projects.implementation.models import Precedence, Task


def keep_predecessors(task: Task, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """ncip-48-1: the predecessors that were sent with the task take the place of those before."""
    set_predecessors(task, params["predecessors"], act)


def set_predecessors(task: Task, wanted: Iterable[Task], act: Act) -> None:
    """ncip-48-1: a task waits for these and no others; a change of the order is an entry of the journal."""
    before = {one.pk: one for one in task.predecessors.all()}
    after = {one.pk: one for one in wanted}
    if before.keys() == after.keys():
        return

    def change(act: Act) -> None:
        task.preceded.exclude(before__in=after).delete()
        Precedence.objects.bulk_create(Precedence(task=task, before_id=pk) for pk in after.keys() - before)

    door.remark(
        task,
        "task.order",
        act.actor,
        at=act.at,
        channel=act.channel,
        params={"before": list(before.values()), "after": list(after.values())},
        rule="ncip-48-1",
        change=change,
    )
