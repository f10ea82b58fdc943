"""What a decision on suspension or exclusion sets going, and how a project leaves the pool by itself (33-36; D24, D25).

A suspension stops the running terms of the project and its roadmap; the dates of tasks never move, the days of
the suspension are taken off their delay (D22). Nobody but the authorised body ends it.
"""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from ncip.casework import deadlines, door
from ncip.casework.act import Act
from ncip.casework.actor import Actor
from ncip.casework.models import DeadlineStatus
from ncip.law.terms import TERM_POOL_CONTRACT
from projects.implementation.enums import LeftPool, Pool, ProjectState
from projects.implementation.guards.exclusion import IN_POOL
from projects.implementation.models import ExclusionRequest, InvestmentContract, Project, Suspension
from projects.implementation.valuation import pool_at


def follow_suspension(request: ExclusionRequest, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """EX-4, PS-18: the project of the request stands still from today (ncip-35)."""
    _perform(request.project, "suspend", act, {"reason": params["reason"]})


def follow_exclusion(request: ExclusionRequest, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """EX-5, PS-18: the project of the request leaves the pool and its road (ncip-35)."""
    _perform(request.project, "exclude", act, {"reason": params["reason"]})


def stop_clocks(project: Project, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """D25: the interval begins, and the running terms of the project and its roadmap stop."""
    Suspension.objects.create(project=project, suspended_on=act.on)
    for subject in _with_clocks(project):
        deadlines.suspend(subject, act)


def start_clocks(project: Project, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """D25: the interval ends, and the terms run on with the days that were left."""
    _end_suspension(project, act.on)
    for subject in _with_clocks(project):
        deadlines.resume(subject, act)


def end_clocks(project: Project, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """PS-18: an excluded project has no terms any more."""
    _end_suspension(project, act.on)
    for subject in [*_with_clocks(project), *project.contracts.all()]:
        cancel_terms(subject, act, event_id)


def cancel_terms(subject: Any, act: Act, event_id: UUID) -> None:
    """PS-18: the running and suspended terms of a subject are called off."""
    deadlines.of_subject(subject).filter(
        status__in=[DeadlineStatus.RUNNING, DeadlineStatus.SUSPENDED]
    ).update(status=DeadlineStatus.CANCELLED, next_at=None, closed_on=act.on, closed_by_id=event_id)


def contract_ended(contract: InvestmentContract, act: Act) -> None:
    """PS-14, PS-14a: a project under a contract leaves the pool when it ends (ncip-36-b).

    In Module 2 it stays when its cost alone keeps it there, and whenever another contract is valid (D24).
    """
    deadlines.close_term(contract, TERM_POOL_CONTRACT, act, on=contract.ends_on)
    project = contract.project
    if not project.is_national or project.state not in IN_POOL or project.has_contract(act.on):
        return
    if project.state != ProjectState.AFTERCARE and _cost_keeps(project, act.on):
        return
    if project.state == ProjectState.AFTERCARE and contract.ends_on < (project.transferred_on or date.max):
        return
    leave_pool(project, LeftPool.CONTRACT_END, act)


def leave_pool(project: Project, why: LeftPool, act: Act) -> None:
    """ncip-36-a, ncip-36-b: the portal records that a project is out of the pool."""
    _perform(project, "leave_pool", act, {"why": why.value})


def _cost_keeps(project: Project, on: date) -> bool:
    pool = pool_at(project.cost_kzt, project.mci_value, has_contract=False, on=on)  # type: ignore[arg-type]
    return pool == Pool.NATIONAL


def _with_clocks(project: Project) -> list[Any]:
    return [project, *project.roadmaps.filter(is_current=True)]


def _end_suspension(project: Project, on: date) -> None:
    project.suspensions.filter(resumed_on=None).update(resumed_on=on)


def _perform(project: Project, name: str, act: Act, params: dict[str, Any]) -> None:
    door.perform(Project, project, name, Actor.system(), params, at=act.at, channel=act.channel)
