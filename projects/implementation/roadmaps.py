"""What follows the acts on a roadmap: its preset tasks, marks, remarks, and the state of its project
(48-52).
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import F

from ncip.casework import deadlines, door
from ncip.casework.act import Act
from ncip.casework.actor import Actor
from ncip.law.terms import TERM_ROADMAP
from projects.implementation import roadmap_versions, templates
from projects.implementation.guards.roadmap import terms_digest
from projects.implementation.models import AgreementMark, Project, Remark, Roadmap
from projects.implementation.parties import Party


def open_roadmap(project: Project, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """RM-1: the designated akimat finds a roadmap to prepare (ncip-48-b)."""
    door.create(Roadmap, {}, Actor.system(), at=act.at, channel=act.channel, parent=project)


def preset_tasks(roadmap: Roadmap, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """RM-2: a draft begins with the task types of the three stages, and with a template when the akimat
    chose one (ncip-49-1, ncip-49-2, ncip-49-3).
    """
    if params["template"]:
        templates.write_template(roadmap, params["template"], params["begins_on"], act)
    else:
        templates.write_preset(roadmap, act)


def mark_own_agreement(roadmap: Roadmap, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """ncip-48-1: a party that agreed by its own account."""
    party = next(party for party in roadmap.parties_without_mark() if party.is_spoken_for_by(act.actor))
    _mark(roadmap, act, party, agreed_on=act.on, own=True)


def mark_recorded_agreement(roadmap: Roadmap, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """ncip-48-1: a party without an account, recorded by the akimat with a file."""
    _mark(
        roadmap, act, params["party"], agreed_on=params["agreed_on"], own=False, document=params["document"]
    )


def _mark(roadmap: Roadmap, act: Act, party: Party, **columns: Any) -> None:
    AgreementMark.objects.create(
        roadmap=roadmap,
        party=party.key,
        name=party.name,
        organisation=party.organisation,
        terms=terms_digest(roadmap.tasks.all()),
        by=act.actor.user,
        **columns,
    )


def write_remarks(roadmap: Roadmap, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """ncip-51-a: the remarks of the round, each to be answered."""
    Remark.objects.bulk_create(
        Remark(roadmap=roadmap, round=roadmap.round, number=number, text=text)
        for number, text in enumerate(params["remarks"], 1)
    )


def keep_answers(roadmap: Roadmap, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """ncip-51-b: the answers beside their remarks; an empty one changes nothing."""
    for remark in roadmap.remarks.filter(round=roadmap.round):
        answer = params.get(f"answer_{remark.number}")
        if answer:
            remark.answer, remark.answered_on = answer, act.on
            remark.save(update_fields=["answer", "answered_on"])


def follow_submission(roadmap: Roadmap, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """ncip-48-c: the first submission ends the 30 days of the akimat, unless the stricter reading is chosen
    (D18).
    """
    if TERM_ROADMAP.closed_by == "submission":
        deadlines.close_term(roadmap.project, TERM_ROADMAP, act)


def follow_approval(roadmap: Roadmap, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """ncip-52: the due dates and the first version are kept as agreed, the project is now “with a roadmap” (PS-7)."""
    roadmap.tasks.update(agreed_due_on=F("due_on"))
    roadmap_versions.keep(roadmap, number=roadmap.number, on=act.on, by=roadmap.approved_by)
    if TERM_ROADMAP.closed_by == "approval":
        deadlines.close_term(roadmap.project, TERM_ROADMAP, act)
    door.perform(Project, roadmap.project, "gain_roadmap", Actor.system(), at=act.at, channel=act.channel)
