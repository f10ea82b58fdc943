"""From an initiative to a project: the passport that an akimat creates at the end of Module 1 (42(1))."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from ncip.casework import door
from ncip.casework.act import Act
from projects.attraction.models import Initiative
from projects.implementation.models import Project

GATHERED = (
    "title",
    "description",
    "region",
    "district",
    "cost",
    "currency",
    "planned_start",
    "planned_finish",
    "jobs",
    "needs",
    "measures",
)


def create_project(initiative: Initiative, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """ncip-42-1: the project begins with what the official gathered, its company and its official."""
    passport = {name: params[name] for name in GATHERED if params.get(name) is not None}
    passport |= {
        "company": initiative.company,
        "bin": initiative.company.bin or "",
        "oked": initiative.company.oked,
    }
    contact = initiative.company.contacts.filter(erased_on=None).order_by("id").first()
    known = {"contact": contact, "responsible": initiative.official}
    passport |= {name: value for name, value in known.items() if value is not None}
    door.create(Project, passport, act.actor, at=act.at, channel=act.channel, parent=initiative)
