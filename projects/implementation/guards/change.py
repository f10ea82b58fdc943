"""Changes of an approved roadmap (57; Annex 2, 6(2)): when one begins, what it must say, who decides (D33)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from frontoffices.registry.queries import bodies_of
from ncip.casework.actions import guard
from ncip.casework.reasons import Reason
from projects.implementation.enums import IN_FORCE, ChangeState, LineKind, ProjectState, TaskState

if TYPE_CHECKING:
    from ncip.casework.act import Act

OPEN_CHANGES = (ChangeState.REQUESTED, ChangeState.DRAFT, ChangeState.ON_AGREEMENT)
OPEN_TASKS = (TaskState.NOT_STARTED, TaskState.IN_PROGRESS)


@guard(rule="ncip-57")
def roadmap_is_in_force(roadmap: Any, act: Act) -> Reason | None:
    """ncip-57: an approved roadmap is changed; a draft is simply written on."""
    if (
        roadmap is not None
        and roadmap.is_current
        and roadmap.state in IN_FORCE
        and roadmap.project.state == ProjectState.WITH_ROADMAP
    ):
        return None
    return Reason("roadmap_not_in_force", _("Only an approved roadmap that is being carried out is changed."))


@guard(rule="ncip-57")
def no_open_change(roadmap: Any, act: Act) -> Reason | None:
    """ncip-57: one change at a time, so that each starts from the version in force."""
    if roadmap is None or not roadmap.changes.filter(state__in=OPEN_CHANGES).exists():
        return None
    return Reason("change_open", _("A change of this roadmap is already open: finish it first."))


@guard(rule="ncip-57")
def change_has_lines(change: Any, act: Act) -> Reason | None:
    """RM-8: a change without a difference is nothing to agree to."""
    if change.lines.exists():
        return None
    return Reason("no_difference", _("Change, add or remove at least one task before you send it."), "lines")


@guard(rule="ncip-57")
def lines_still_fit(change: Any, act: Act) -> list[Reason]:
    """ncip-57: a task that was completed meanwhile is neither moved nor removed, nor one already changed."""
    text = _("“%(task)s” is not open any more: its line cannot be carried out.")
    return [
        Reason("task_closed", text % {"task": line.task.name}, "lines")
        for line in change.lines.select_related("task")
        if line.kind != LineKind.ADD and line.task.state not in OPEN_TASKS
    ]


@guard(rule="ncip-60")
def a_task_stays_open(change: Any, act: Act) -> Reason | None:
    """ncip-60: the last task of a roadmap is completed with its evidence, not removed."""
    removed = change.lines.filter(kind=LineKind.REMOVE).values("task")
    if change.lines.filter(kind=LineKind.ADD).exists():
        return None
    if change.roadmap.tasks.filter(state__in=OPEN_TASKS).exclude(pk__in=removed).exists():
        return None
    return Reason("nothing_left", _("At least one open task must stay in the roadmap."), "lines")


@guard(rule="ncip-57")
def decided_by_another(change: Any, act: Act) -> Reason | None:
    """ncip-57: nobody decides on what he, or his organisation, drafted or asked for (architecture §7)."""
    own, person = bodies_of(act.actor.organisation), act.actor.user
    drafted = change.sent_by_id in own or change.asked_by_id in own or change.roadmap.project.leb_id in own
    if not drafted and (person is None or change.sent_by_person_id != person.pk):
        return None
    return Reason("own_draft", _("You or your organisation drafted this change: another one decides on it."))
