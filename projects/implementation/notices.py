"""Who is told of an act of Module 2: organisations (their officers and heads) and named officials."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from frontoffices.registry.enums import Kind
from frontoffices.registry.models import Organisation
from projects.implementation.permissions import project_of

if TYPE_CHECKING:
    from ncip.casework.act import Act


def acting_body(kind: Kind) -> Organisation | None:
    """The one acting organisation of a kind which exists once in the country."""
    return Organisation.objects.of_kind(kind).filter(active_to=None).first()


def initiating_body(subject: Any, act: Act) -> Iterable[Any]:
    """The initiating body of the project."""
    return [project_of(subject).initiator]


def leb(subject: Any, act: Act) -> Iterable[Any]:
    """The designated local executive body."""
    return [project_of(subject).leb]


def investor(subject: Any, act: Act) -> Iterable[Any]:
    """The investor, when the company has access to the portal."""
    return [project_of(subject).company.organisation]


def responsible_official(subject: Any, act: Act) -> Iterable[Any]:
    """The responsible person of the passport."""
    return [project_of(subject).responsible]


def national_company(subject: Any, act: Act) -> Iterable[Any]:
    """The national company."""
    return [acting_body(Kind.NATIONAL_COMPANY)]


def national_chamber(subject: Any, act: Act) -> Iterable[Any]:
    """The national chamber."""
    return [acting_body(Kind.NATIONAL_CHAMBER)]


def authorised_body(subject: Any, act: Act) -> Iterable[Any]:
    """The authorised body."""
    return [acting_body(Kind.AUTHORISED_BODY)]


def task_force(subject: Any, act: Act) -> Iterable[Any]:
    """Task Force, the unit of the national company."""
    return [acting_body(Kind.TASK_FORCE)]


def parties(roadmap: Any, act: Act) -> Iterable[Any]:
    """The organisations whose agreement the roadmap needs."""
    return [party.organisation for party in roadmap.parties()]


def parties_of_change(change: Any, act: Act) -> Iterable[Any]:
    """The organisations that answer for a task which the change touches."""
    return [line.task.responsible for line in change.lines.select_related("task__responsible") if line.task]


def responsible_for_task(task: Any, act: Act) -> Iterable[Any]:
    """The organisation that answers for the task."""
    return [task.responsible_organisation]


def pool_keeper(update: Any, act: Act) -> Iterable[Any]:
    """The akimat that answers for the quarterly update of a pool."""
    return [update.organisation]


def asked_bodies(update: Any, act: Act) -> Iterable[Any]:
    """The sectoral bodies that are asked to agree to the information on the national pool (ncip-14-4)."""
    return [mark.body for mark in update.marks.select_related("body")]
