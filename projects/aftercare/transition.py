"""The transition to Module 3: what follows a positive validation (60, 61)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from ncip.casework import deadlines, door
from ncip.casework.act import Act
from ncip.casework.actions import Opening
from ncip.casework.actor import Actor
from ncip.law.terms import TERM_AFTERCARE, TERM_AFTERCARE_CONTRACT, TERM_POOL
from projects.aftercare.models import AftercareRecord
from projects.aftercare.period import period_of
from projects.implementation import contracts, exclusions
from projects.implementation.enums import LeftPool, ProjectState
from projects.implementation.guards.exclusion import IN_POOL


def begin_aftercare(project: Any, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """ncip-60-t, ncip-61: the validated project receives its record of post-investment support."""
    door.create(AftercareRecord, {}, Actor.system(), at=act.at, channel=act.channel, parent=project)


def open_term(record: AftercareRecord, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """ncip-61-a, ncip-61-b: the term of three years, or of the contract, runs."""
    period = period_of(record.project, record.started_on)
    opening = Opening(period.term, responsible="authorised_body", start=lambda *_: period.counted_from)
    deadlines.open_term(record, opening, act)
    if period.term is TERM_AFTERCARE:
        in_pool = Opening(TERM_POOL, responsible="authorised_body", start=lambda *_: period.counted_from)
        deadlines.open_term(record, in_pool, act)


def three_years_passed(record: AftercareRecord, act: Act) -> None:
    """PS-13, ncip-36-a: three years after the transition the project leaves the national pool.

    A contract signed since then and still valid keeps it there until its own end (D24).
    """
    deadlines.close_term(record, TERM_POOL, act, on=record.ends_on)
    project = record.project
    if project.is_national and project.state in IN_POOL and not project.has_contract(act.on):
        exclusions.leave_pool(project, LeftPool.THREE_YEARS, act)


def end_terms(project: Any, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """PS-18: the support of an excluded project has no terms any more."""
    record = AftercareRecord.objects.filter(project=project).first()
    if record is not None:
        exclusions.cancel_terms(record, act, event_id)


def follow_contract(contract: Any, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """ncip-61-b: support that rests on a contract lasts until its amended last day (D24)."""
    record = AftercareRecord.objects.filter(contract=contract, project__state=ProjectState.AFTERCARE).first()
    if record is None:
        return
    given = {"ends_on": contract.ends_on.isoformat()}
    door.amend(AftercareRecord, record, "move_end", given, Actor.system(), at=act.at, channel=act.channel)
    opening = Opening(
        TERM_AFTERCARE_CONTRACT, responsible="authorised_body", start=lambda *_: contract.ends_on
    )
    contracts.count_anew(record, TERM_AFTERCARE_CONTRACT, opening, act, event_id)
