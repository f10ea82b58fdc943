"""The green corridor (30, 31, Annex 1): scored at inclusion in the national pool, and again when its inputs
change.

At inclusion the score decides by itself; a later change only asks the authorised body, upwards by a
proposal and downwards by a flag (reading D11). From 7,500,000 indices a project of the corridor passes to
Task Force (31, D12).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Q

from frontoffices.registry.enums import Kind
from ncip.casework import door
from ncip.casework.act import Act
from ncip.casework.actor import Actor
from ncip.law.corridor import Receipt, TechLevel, score
from ncip.reference.consulted import global2000_year, goods_since
from projects.implementation.enums import ParticipantRole, Pool, TechnologyLevel
from projects.implementation.models import CorridorScore, Project
from projects.implementation.models.pooled import NATIONAL_STATES
from projects.implementation.notices import acting_body
from projects.implementation.participants import enrol
from projects.implementation.technology import Technology, technology_of
from projects.implementation.valuation import ValueMissing, corridor_rules, has_task_force_size

if TYPE_CHECKING:
    from ncip.reference.models import Global2000Entry
    from projects.attraction.models import Company

LEVELS = {
    TechnologyLevel.NOT_MANUFACTURING: TechLevel.NOT_MANUFACTURING,
    TechnologyLevel.NOT_LISTED: TechLevel.NOT_LISTED,
    TechnologyLevel.MEDIUM: TechLevel.MEDIUM,
    TechnologyLevel.HIGH: TechLevel.HIGH,
}


@dataclass(frozen=True)
class Listed:
    """The place of the investor, or of its parent company, in The Global 2000 (D10)."""

    company: Company | None
    entry: Global2000Entry | None


def place_in_global2000(company: Company) -> Listed:
    """ncip-app1-g2000: the investor's own place, otherwise that of its controlling parent (D10)."""
    if company.global2000_entry is not None:
        return Listed(company, company.global2000_entry)
    parent = company.parent
    if parent is not None and parent.global2000_entry is not None:
        return Listed(parent, parent.global2000_entry)
    return Listed(None, None)


def receipt_of(project: Project, on: date) -> tuple[Receipt, Technology, Listed]:
    """ncip-app1-formula: the score on a day by the cost frozen on the record, with what it rests on."""
    technology = technology_of(project, on)
    listed = place_in_global2000(project.company)
    receipt = score(
        project.cost_usd or Decimal(0),
        listed.entry is not None,
        LEVELS[technology.level],
        project.jobs or 0,
        on,
        rules=corridor_rules(),
    )
    return receipt, technology, listed


def editions_of(listed: Listed, technology: Technology, on: date) -> dict[str, Any]:
    """ncip-app1-g2000, ncip-app1-tech: the editions of both lists, also where nothing was found in them."""
    year = listed.entry.edition.year if listed.entry else global2000_year(on)
    since = technology.good.valid_from if technology.good else goods_since(on)
    return {"global2000": year, "goods": since.isoformat() if since else None}


def score_project(project: Project, act: Act, *, at_inclusion: bool) -> None:
    """ncip-30: compute the score, act on it and keep its receipt (PS-5)."""
    receipt, technology, listed = receipt_of(project, act.on)
    outcome = door.perform(
        Project,
        project,
        "score_corridor",
        Actor.system(),
        {"total": receipt.total, "included": receipt.included, "at_inclusion": at_inclusion},
        at=act.at,
        channel=act.channel,
    )
    CorridorScore.objects.create(
        project=project,
        at=act.at,
        event_id=outcome.event_id,
        at_inclusion=at_inclusion,
        total=receipt.total,
        threshold=receipt.threshold,
        included=receipt.included,
        receipt=receipt.as_json() | {"editions": editions_of(listed, technology, act.on)},
        usd=project.cost_usd or Decimal(0),
        jobs=project.jobs or 0,
        technology=technology.level,
        good=technology.good,
        global2000_entry=listed.entry,
        listed_company=listed.company,
    )
    hand_over_when_large(outcome.subject, act)


def score_again(project: Project, act: Act) -> None:
    """D11: a change of an input is scored again; nothing is written when neither score nor inputs have
    changed.
    """
    last = project.corridor_scores.first()
    receipt, technology, listed = receipt_of(project, act.on)
    given = (project.cost_usd, project.jobs or 0, technology.level, listed.entry, receipt.total)
    if last is None or given != (last.usd, last.jobs, last.technology, last.global2000_entry, last.total):
        score_project(project, act, at_inclusion=False)
    else:
        hand_over_when_large(project, act)


def follow_company(company: Company, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """D10, D11: the place of the investor or of its parent in the list is an input of its running projects."""
    own = Q(company=company) | Q(company__parent=company)
    projects = Project.objects.filter(own, pool=Pool.NATIONAL, state__in=NATIONAL_STATES)
    for project in projects.select_related("company__parent", "company__global2000_entry", "oked").order_by(
        "id"
    ):
        try:
            score_again(project, act)
        except ValueMissing:
            # Without the list of goods nothing is computed; the next edit of the passport asks for it.
            continue


def hand_over_when_large(project: Project, act: Act) -> None:
    """ncip-31: a project of the corridor of that size passes to Task Force by itself (PS-6)."""
    if not project.in_corridor or project.task_force:
        return
    if has_task_force_size(project.cost_kzt or Decimal(0), project.mci_value or Decimal(0), act.on):
        door.perform(Project, project, "hand_over", Actor.system(), at=act.at, channel=act.channel)


def follow_confirmation(project: Project, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """ncip-31: a confirmed project of that size passes to Task Force too."""
    hand_over_when_large(project, act)


def enrol_task_force(project: Project, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """ncip-31: Task Force takes part in the project from now on."""
    enrol(project, acting_body(Kind.TASK_FORCE), ParticipantRole.TASK_FORCE, act.on)
