"""What a project waits for: an act on the project, on its roadmap, or the nearest task."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from ncip.casework import explain
from ncip.casework.act import local_date
from ncip.casework.actor import Actor
from ncip.casework.explain import Explanation
from ncip.casework.models import Deadline, DeadlineStatus
from ncip.casework.templatetags.casework import button
from ncip.law import rulebook
from projects.implementation.enums import ProjectState, RoadmapState, TaskState
from projects.implementation.presentation.review import check_line, review_of

PREPARING = (RoadmapState.TO_PREPARE, RoadmapState.DRAFT, RoadmapState.ON_APPROVAL, RoadmapState.REWORK)
SENDING = ("submit", "resubmit")
OPEN = (TaskState.NOT_STARTED, TaskState.IN_PROGRESS)
SHOWN_CHECKS = 8


def subject_of(project: Any, roadmap: Any, tasks: Sequence[Any], actor: Actor, *, at: datetime) -> Any:
    """The subject that the case waits for: the roadmap being prepared, the next task, else the project.

    A suspended project waits only to be resumed, however far its roadmap is (ncip-35).
    """
    if project.suspended_on is not None:
        return project
    if project.state == ProjectState.WITHOUT_ROADMAP and roadmap is not None and roadmap.state in PREPARING:
        return roadmap
    if project.state == ProjectState.WITH_ROADMAP:
        still_open = sorted(
            (task for task in tasks if task.state in OPEN), key=lambda task: (task.due_on, task.pk)
        )
        return next(iter(still_open), project)
    return project


def next_action(
    subject: Any,
    actor: Actor,
    deadlines: Sequence[Deadline],
    *,
    at: datetime,
    working_days: int | None = None,
) -> dict[str, Any] | None:
    """The variables of `ui/next_action.html`; None when nobody has anything to do with the case now."""
    found = explain.explain(subject, actor, at=at)
    mine = [one for one in found if one.role_fits and one.state_fits and one.primary]
    others = [one for one in found if one.state_fits and one.primary and not one.role_fits]
    leading = _leading(mine) or _leading(others)
    if leading is None:
        return None
    entry = rulebook.entry(leading.rule)
    return {
        "title": _title(subject, leading),
        "last_day": _last_day(subject, deadlines),
        "working_days": working_days,
        "checks": [*(_checks(leading) if mine else []), *_review(subject, at)],
        "actions": [
            _button(one, primary=one is leading) for one in sorted(mine, key=lambda one: one is not leading)
        ],
        "waiting": "" if mine else _("This is done by: %(who)s.") % {"who": leading.who},
        "rule_id": leading.rule,
        "quote": entry.quote,
        "quote_lang": entry.lang,
    }


def _leading(found: Sequence[Explanation]) -> Explanation | None:
    """An act that moves the case on comes before one that only adds to it; an open one first."""
    ranked = sorted(found, key=lambda one: (_moves(one) is False, not one.enabled))
    return next(iter(ranked), None)


def _moves(found: Explanation) -> bool:
    return bool(getattr(found.operation, "targets", ())) and not getattr(found.operation, "danger", False)


def _title(subject: Any, leading: Explanation) -> str:
    if subject.label == "task":
        return f"{leading.label}: {subject.name}"
    return leading.label


def _last_day(subject: Any, deadlines: Sequence[Deadline]) -> Any:
    if subject.label == "task":
        return subject.due_on
    running = [one.last_day for one in deadlines if one.status == DeadlineStatus.RUNNING]
    return min(running, default=None)


def _review(subject: Any, at: datetime) -> list[dict[str, Any]]:
    """How long the national company has held the roadmap (D18)."""
    review = review_of(subject, local_date(at))
    return [check_line(review)] if review else []


def _checks(leading: Explanation) -> list[dict[str, Any]]:
    """What stands in the way of sending, line by line; the rest is said on the page of the action."""
    if leading.name not in SENDING:
        return []
    shown = leading.reasons[:SHOWN_CHECKS]
    lines: list[dict[str, Any]] = [{"text": one.text, "state": "block", "rule": one.rule} for one in shown]
    if len(leading.reasons) > SHOWN_CHECKS:
        rest = len(leading.reasons) - SHOWN_CHECKS
        lines.append({"text": _("and %(number)d more") % {"number": rest}, "state": "wait", "rule": ""})
    return lines


def _button(found: Explanation, *, primary: bool) -> dict[str, Any]:
    made = button(found, primary=primary)
    if found.name in SENDING and found.reasons:
        made["reasons"] = [{"text": _("First do what is listed above."), "rule": ""}]
    return made
