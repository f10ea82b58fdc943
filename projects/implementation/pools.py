"""What forming or changing a passport sets going: the pool, the corridor, Task Force (25-31, 48; D03, D04,
D46).

The pool is assigned when the passport is formed; later a project moves up by itself when its cost reaches the
threshold or a contract is signed, and never down by itself.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any
from uuid import UUID

from ncip.casework import door
from ncip.casework.act import Act
from ncip.casework.actor import Actor
from projects.implementation.corridor import score_again, score_project
from projects.implementation.enums import Pool, ProjectState
from projects.implementation.models import InvestmentContract, Project
from projects.implementation.valuation import pool_at


def classify(project: Project, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """ncip-48-a: a formed passport is classified at once (D04)."""
    door.perform(Project, project, "classify", Actor.system(), at=act.at, channel=act.channel)


def score_at_inclusion(project: Project, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """ncip-30: entering the national pool is scored; the regional pool is not."""
    if project.is_national:
        score_project(project, act, at_inclusion=True)


def follow_edit(project: Project, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """D03, D11: a changed cost is valued again; other inputs of a national project are scored again."""
    if project.state == ProjectState.DRAFT:
        return
    if project.cost_was_changed:
        revalue(project, act)
    elif project.is_national:
        score_again(project, act)


def follow_contract(contract: InvestmentContract, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """ncip-28, ncip-54: a contract is filed with its text and values the project again (D02, D03, D46)."""
    if params.get("document") is not None:
        contract.document = params["document"]
        contract.save(update_fields=["document"])
    if contract.project.state != ProjectState.DRAFT:
        revalue(contract.project, act)


def enter_contract(project: Project, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """ncip-54: the contract named in the act becomes a record of the project."""
    given = {name: params[name] for name in ("number", "signed_on", "ends_on")}
    made = door.create(
        InvestmentContract, given, act.actor, at=act.at, channel=act.channel, parent=project
    ).subject
    if params.get("document") is not None:
        made.document = params["document"]
        made.save(update_fields=["document"])


def revalue(project: Project, act: Act) -> None:
    """D03: value at the index and rates of the day of the change, then see what follows."""
    door.perform(Project, project, "revalue", Actor.system(), at=act.at, channel=act.channel)


def follow_valuation(project: Project, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """D46: up to the national pool by itself; a national project is scored again with its new cost."""
    if project.is_national:
        score_again(project, act)
    elif _reaches_national(project, act):
        door.perform(Project, project, "move_to_national", Actor.system(), at=act.at, channel=act.channel)


def _reaches_national(project: Project, act: Act) -> bool:
    if project.left_pool_on is not None:
        return False
    pool = pool_at(
        project.cost_kzt or Decimal(0),
        project.mci_value or Decimal(0),
        has_contract=project.has_contract(act.on),
        on=act.on,
    )
    return pool == Pool.NATIONAL
