"""Keeping who entered or left a pool, when and why (25, 28, 35, 36; reading D46)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from ncip.casework.act import Act
from projects.implementation.enums import MovementReason, Pool
from projects.implementation.models import PoolMovement, Project


def record_entry(project: Project, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """ncip-25, ncip-28: a formed passport entered the pool of its cost or contract."""
    why = MovementReason.COST if project.pool == Pool.REGIONAL else _why_national(project, act)
    _record(project, act, event_id, entered=project.pool, why=why)


def record_rise(project: Project, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """ncip-28: a project of the regional pool rose to the national one by itself (D46)."""
    why = _why_national(project, act)
    _record(project, act, event_id, left=Pool.REGIONAL, entered=Pool.NATIONAL, why=why)


def record_exit(project: Project, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """ncip-35, ncip-36: a project left the national pool by decision, after three years or with its contract."""
    text = params.get("reason", "")
    _record(project, act, event_id, left=Pool.NATIONAL, why=project.left_pool_why, explanation=text)


def _why_national(project: Project, act: Act) -> MovementReason:
    return MovementReason.CONTRACT if project.has_contract(act.on) else MovementReason.COST


def _record(project: Project, act: Act, event_id: UUID, **facts: Any) -> None:
    PoolMovement.objects.create(project=project, on=act.on, event_id=event_id, **facts)
