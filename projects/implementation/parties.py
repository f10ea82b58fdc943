"""The parties of a roadmap: the investor, and every body or contractor that answers for a task (48(1),
48(5)).

The akimat that drafts the roadmap is no party: it agrees by sending it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from frontoffices.registry.queries import bodies_of
from ncip.law.kazakh import fold
from projects.implementation.enums import ResponsibleKind
from projects.implementation.guards.roadmap import applicable, has_responsible

if TYPE_CHECKING:
    from frontoffices.registry.models import Organisation
    from ncip.casework.actor import Actor

INVESTOR = "investor"


@dataclass(frozen=True)
class Party:
    """Who must agree to the terms of a roadmap; `organisation` is None for somebody without a place in the
    portal.
    """

    key: str
    kind: str
    name: str
    organisation: Organisation | None

    def has_account(self, on: date) -> bool:
        """Whether somebody can set the mark for it on a day."""
        return self.organisation is not None and self.organisation.memberships.current(on).exists()

    def is_spoken_for_by(self, actor: Actor) -> bool:
        """Whether somebody acts in the name of the party."""
        return self.organisation is not None and self.organisation.pk in bodies_of(actor.organisation)


def parties_of(project: Any, tasks: Iterable[Any]) -> list[Party]:
    """ncip-48-1: the investor first, then each further party once, in the order of the tasks."""
    found = {
        INVESTOR: Party(
            INVESTOR, ResponsibleKind.INVESTOR, project.company.name, project.company.organisation
        )
    }
    for task in applicable(tasks):
        if task.responsible_kind == ResponsibleKind.INVESTOR or not has_responsible(task):
            continue
        party = _party(task)
        if not _is_akimat(party, project):
            found.setdefault(party.key, party)
    return list(found.values())


def _party(task: Any) -> Party:
    if task.responsible_id:
        organisation = task.responsible
        return Party(
            f"organisation-{organisation.public_id}", task.responsible_kind, organisation.name, organisation
        )
    return Party(f"name-{fold(task.responsible_name)}", task.responsible_kind, task.responsible_name, None)


def _is_akimat(party: Party, project: Any) -> bool:
    organisation = party.organisation
    return organisation is not None and project.leb_id in (organisation.pk, organisation.parent_id)
