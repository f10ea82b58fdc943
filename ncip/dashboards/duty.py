"""What an administrator of the platform finds in his work: proposals that wait for consent, terms that are stuck."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from ncip.casework import deadlines
from ncip.casework.actions import declarations_of, model_of
from ncip.casework.actor import Actor
from ncip.casework.models import Deadline, DeadlineStatus
from ncip.dashboards.terms import subjects_of

SHOWN = 20


@dataclass(frozen=True)
class StuckTerm:
    """A running term that the tick could not work on, why, and the case it belongs to when it is still there."""

    deadline: Deadline
    name: str
    kind: str
    subject: Any


def panel(actor: Actor, on: date) -> dict[str, Any] | None:
    """The part of “my work” that only administrators have."""
    if actor.user is None or not actor.user.is_superuser:
        return None
    return {"proposals": proposals(), "stuck": stuck_terms(actor), "on": on}


def proposals() -> list[Any]:
    """The changes of legal tables on which nobody has decided, the oldest first."""
    model: Any = model_of("table-change")
    sources = declarations_of(model).actions["consent"].sources
    return list(model.objects.filter(state__in=sources).order_by("id")[:SHOWN])


def stuck_terms(actor: Actor) -> list[StuckTerm]:
    """The running terms with a trouble, the nearest last day first."""
    rows = Deadline.objects.filter(status=DeadlineStatus.RUNNING).exclude(trouble="")
    found: Sequence[Deadline] = list(rows.select_related("responsible").order_by("last_day", "id")[:SHOWN])
    subjects = subjects_of(found, actor)
    return [_stuck(one, subjects.get(one.subject_id)) for one in found]


def _stuck(deadline: Deadline, subject: Any) -> StuckTerm:
    kind = str(declarations_of(model_of(deadline.subject_label)).verbose)
    return StuckTerm(deadline, _(deadlines.TERMS[deadline.term].label), kind, subject)
