"""What Module 2 adds to “my work”: late tasks whose cause nobody has named yet (Annex 2, 4(1))."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from django.db.models import Exists, OuterRef, Q

from frontoffices.registry.enums import Kind
from frontoffices.registry.queries import bodies_of
from ncip.casework.actor import Actor
from projects.implementation.enums import ResponsibleKind
from projects.implementation.models import DelayNote, Task
from projects.implementation.permissions import AKIMAT_KINDS

SHOWN: Final = 5


def late_without_reason(actor: Actor, on: date) -> dict[str, Any] | None:
    """ncip-app2-4-1: those that I answer for or, as the akimat, keep; the longest late first."""
    if actor.organisation is None or not actor.may_act:
        return None
    said = DelayNote.objects.filter(task=OuterRef("pk"), due_on=OuterRef("due_on"))
    found = Task.objects.live().open().filter(_mine(actor), ~Exists(said), due_on__lt=on)
    number = found.count()
    if not number:
        return None
    rows = found.select_related("roadmap__project").order_by("due_on", "id")[:SHOWN]
    return {"tasks": list(rows), "number": number, "rest": max(number - SHOWN, 0), "on": on}


def _mine(actor: Actor) -> Q:
    own = bodies_of(actor.organisation)
    mine = Q(responsible__in=own) & ~Q(responsible_kind=ResponsibleKind.INVESTOR)
    if actor.is_kind(*AKIMAT_KINDS):
        mine |= Q(roadmap__project__leb__in=own)
    if actor.is_kind(Kind.INVESTOR):
        mine |= Q(roadmap__project__company__organisation__in=own, responsible_kind=ResponsibleKind.INVESTOR)
    return mine
