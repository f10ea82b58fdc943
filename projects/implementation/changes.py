"""What follows the steps of a change of a roadmap (57; Annex 2, 6(2); D33).

The tasks keep their identity: the agreed lines are carried out in the transaction of the agreement, the roadmap gets
its next number, the version before it stays as it was, and every moved due date is entered in the ledger. The due
date of the first approval never changes.
"""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from ncip.casework import door
from ncip.casework.act import Act
from ncip.casework.actor import Actor
from ncip.casework.reasons import BadParameters, GuardsRefuse, Reason
from projects.implementation import order, participants, roadmap_versions
from projects.implementation.enums import ChangeState, LineKind, RoadmapState
from projects.implementation.forms import TaskForm
from projects.implementation.forms.values import names, plain_value, values_of
from projects.implementation.guards.change import OPEN_CHANGES
from projects.implementation.models import (
    ChangeLine,
    DateShift,
    DelayNote,
    Project,
    Roadmap,
    RoadmapChange,
    Task,
)

CHANGING = (RoadmapState.CHANGE_REQUESTED, RoadmapState.CHANGE_ON_AGREEMENT)


def begin(change: RoadmapChange, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """RM-7: a request of the investor is seen on the roadmap at once; a correction when it is sent (RM-11)."""
    if params.get("paper"):
        change.paper = params["paper"]
        change.save(update_fields=["paper"])
    if change.state == ChangeState.REQUESTED:
        _move(change.roadmap, "request_change", act)


def write_edit(change: RoadmapChange, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """RM-8: only what differs from the roadmap in force is kept; a line without a difference goes."""
    task: Task = params["task"]
    now = values_of(Task.objects.get(pk=task.pk))
    wanted = {name: plain_value(name, params[name]) for name in names() if name in params}
    after = {name: value for name, value in wanted.items() if value != now[name]}
    if not after:
        change.lines.filter(task=task).delete()
        return
    moved = "due_on" in after
    ChangeLine.objects.update_or_create(
        change=change,
        task=task,
        defaults={
            "kind": LineKind.EDIT,
            "before": {name: now[name] for name in after},
            "after": after,
            "reason": params.get("reason") if moved else None,
            "note": params.get("note", ""),
        },
    )


def write_new(change: RoadmapChange, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """RM-8: a task that is not there yet."""
    after = {name: plain_value(name, params[name]) for name in names() if name in params}
    ChangeLine.objects.create(change=change, kind=LineKind.ADD, after=after)


def write_removal(change: RoadmapChange, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """RM-8: a task that shall not be done."""
    ChangeLine.objects.update_or_create(
        change=change,
        task=params["task"],
        defaults={
            "kind": LineKind.REMOVE,
            "before": values_of(params["task"]),
            "after": {},
            "reason": None,
            "note": params["note"],
        },
    )


def drop_line(change: RoadmapChange, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """RM-8: the line leaves the difference."""
    change.lines.filter(pk=params["line"].pk).delete()


def put(change: RoadmapChange, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """RM-8, RM-11: the roadmap shows that a change of it is on agreement."""
    _move(change.roadmap, "put_change", act)


def carry_out(change: RoadmapChange, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """RM-9: the tasks change, version n+1 is kept beside version n (ncip-57)."""
    roadmap = change.roadmap
    if roadmap.approved_on is not None:
        roadmap_versions.keep(roadmap, number=roadmap.number, on=roadmap.approved_on, by=roadmap.approved_by)
    for line in change.lines.select_related("task", "reason"):
        CARRIED[LineKind(line.kind)](change, line, act)
    _move(roadmap, "renew", act)
    roadmap_versions.keep(roadmap, number=change.base + 1, on=act.on, by=change.decided_by, change=change)


def stay(change: RoadmapChange, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """RM-10: version n stays (D33)."""
    if change.roadmap.state in CHANGING:
        _move(change.roadmap, "keep", act)


def lapse_with_roadmap(roadmap: Roadmap, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """A completed roadmap has nothing left to change (ncip-60)."""
    for change in roadmap.changes.filter(state__in=OPEN_CHANGES):
        door.perform(RoadmapChange, change, "lapse", Actor.system(), at=act.at, channel=act.channel)


def lapse_with_project(project: Project, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """Nor has the roadmap of a project that was excluded (ncip-35)."""
    for roadmap in project.roadmaps.filter(is_current=True):
        lapse_with_roadmap(roadmap, act, params, event_id)


def note_delay(task: Task, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """ncip-app2-4-1: the cause of the delay against the due date in force."""
    due: Any = task.due_on
    DelayNote.objects.create(
        task=task,
        due_on=due,
        days=(act.on - due).days,
        reason=params["reason"],
        note=params["note"],
        recorded_on=act.on,
        organisation=act.actor.organisation,
    )


def _edit(change: RoadmapChange, line: ChangeLine, act: Act) -> None:
    try:
        door.amend(
            Task,
            line.task,
            "revise",
            line.after,
            Actor.system(),
            at=act.at,
            channel=act.channel,
            partial=True,
        )
    except BadParameters as refused:
        raise _cannot(line, refused.reasons) from refused
    if "due_on" in line.after and line.task and line.reason:
        before, after = (date.fromisoformat(side["due_on"]) for side in (line.before, line.after))
        DateShift.objects.create(
            task=line.task,
            change=change,
            due_before=before,
            due_after=after,
            days=(after - before).days,
            reason=line.reason,
            note=line.note,
            agreed_on=act.on,
        )


def _add(change: RoadmapChange, line: ChangeLine, act: Act) -> None:
    form = TaskForm(line.after, subject=change.roadmap, act=act)
    if not form.is_valid():
        raise _cannot(line, form.reasons())
    task = form.save(commit=False)
    task.created_at = task.changed_at = act.at
    # Its first agreed term, as the others have theirs from the first approval.
    task.agreed_due_on = task.due_on
    task.save()
    form.save_m2m()
    order.set_predecessors(task, form.cleaned_data["predecessors"], act)
    line.task = task
    line.save(update_fields=["task"])
    participants.enrol_responsible(task, act, {}, act.event_id)
    own = Act(actor=Actor.system(), at=act.at, channel=act.channel)
    door.note(task, "create", own, after=line.after, rules=["ncip-57"])


def _remove(change: RoadmapChange, line: ChangeLine, act: Act) -> None:
    reason = {"reason": line.note}
    door.perform(Task, line.task, "leave_roadmap", Actor.system(), reason, at=act.at, channel=act.channel)


CARRIED = {LineKind.EDIT: _edit, LineKind.ADD: _add, LineKind.REMOVE: _remove}


def _cannot(line: ChangeLine, reasons: Any) -> GuardsRefuse:
    """What was possible when the line was written and is not now, for example an organisation that was closed."""
    text = _("The line “%(line)s” cannot be carried out any more: %(why)s")
    return GuardsRefuse(
        [
            Reason("line_outdated", text % {"line": line, "why": reason.text}, "lines", "ncip-57")
            for reason in reasons
        ]
    )


def _move(roadmap: Roadmap, name: str, act: Act) -> None:
    door.perform(Roadmap, roadmap, name, Actor.system(), at=act.at, channel=act.channel)
    roadmap.refresh_from_db()
