"""Of all who see a record, exactly those whom the law names may act on it: every operation asked by everybody.

The door asks for the role before anything else, so that the state of the record plays no part.
"""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction

from frontoffices.registry.enums import Kind
from ncip.casework import door
from ncip.casework.actions import declarations_of
from ncip.casework.actor import Actor
from ncip.journal.enums import Channel
from projects.attraction.models import Agreement
from tests.projects.attraction import test_agreement as agreements
from tests.projects.attraction import test_kyc as kyc
from tests.projects.attraction import visiting
from tests.projects.attraction.people import (
    akimat,
    assigned,
    company,
    create,
    embassy,
    meeting,
    moment,
    office,
    officer_of,
    organisation,
)

pytestmark = pytest.mark.django_db

# Everybody of whom one may think that he may: those who see the record, and an observer of who keeps it.
EVERYBODY: dict[str, Callable[[], Actor]] = {
    "mission": embassy,
    "observer of the mission": lambda: embassy(role="observer", name="Observer"),
    "mission of another country": lambda: embassy("FR"),
    "office in the same country": lambda: officer_of(organisation(Kind.NATCO_FOREIGN)),
    "ministry": visiting.ministry,
    "akimat": akimat,
    "observer of the akimat": lambda: akimat(role="observer", name="Observer"),
    "another akimat": lambda: akimat("11"),
    "authorised body": visiting.authority,
    "national company": lambda: office(Kind.NATIONAL_COMPANY),
    "national chamber": lambda: office(Kind.NATIONAL_CHAMBER),
    "task force": lambda: office(Kind.TASK_FORCE),
}


class _Undo(Exception):
    """Takes an act back."""


def may(actor: Actor, subject: Any, name: str) -> bool:
    """Whether the door lets the actor come as far as the state and the form of an operation."""
    knock: Any = door.amend if name in declarations_of(type(subject)).amendments else door.perform
    given: tuple[Any, ...] = (name, {}, actor) if knock is door.amend else (name, actor, {})
    try:
        with transaction.atomic():
            knock(type(subject), subject, *given, at=moment(), channel=Channel.DEMO)
            raise _Undo
    except (door.WrongRole, door.NotVisible):
        return False
    except (door.Refused, _Undo):
        return True


def who_may(subject: Any, name: str) -> set[str]:
    return {role for role, made in EVERYBODY.items() if may(made(), subject, name)}


def visit() -> Any:
    """A visit to which the ministry and the akimat of Kostanay are invited."""
    found = visiting.prepared()
    visiting.invite_kostanay(found)
    return found


def row() -> Any:
    """A row of the programme that the ministry added and for which the akimat answers."""
    return visiting.item(visit(), organisation=visiting.key(akimat().organisation))


def agreement() -> Any:
    """An agreement that the mission keeps and for which the akimat answers."""
    held = meeting(company())
    answers = visiting.key(akimat().organisation)
    return create(Agreement, agreements.data(held, responsible=answers), embassy(), held.company)


def by(who: set[str], *names: str) -> dict[str, set[str]]:
    return dict.fromkeys(names, who)


PREPARE = {"authorised body", "ministry", "akimat"}
VISIT = {
    **by({"mission"}, "edit", "name_officer", "hold", "correct_days", "fill_card", "pass_initiative"),
    **by({"authorised body"}, "approve", "decline", "invite", "withdraw_invitation", "complete_programme"),
    "reschedule": {"mission", "authorised body"},
    "write_results": {"mission", *PREPARE},
    "agree_part": {"ministry", "akimat"},
}
ROW = by(PREPARE, "edit", "remove")
PARTICIPANT = by({"mission", "authorised body"}, "edit", "remove")
AGREEMENT = (
    by({"mission"}, "edit")
    | by({"mission", "akimat"}, "name", "keep", "postpone", "drop")
    | by(set(), "remind_review")
)
KYC = by({"mission"}, "start", "answer", "pass_check", "fail") | by(set(), "remind")
INITIATIVE = {
    **by({"mission"}, "edit", "pass_on"),
    **by({"akimat"}, "assign", "acknowledge", "create_passport", "extend", "propose_redirect"),
    **by({"authorised body"}, "consent_redirect", "refuse_redirect", "close"),
    **by({"mission", "akimat"}, "add_meetings"),
}
MADE: dict[str, tuple[Callable[[], Any], dict[str, set[str]]]] = {
    "visit": (visit, VISIT),
    "row of the programme": (row, ROW),
    "participant": (lambda: visiting.participant(visit()), PARTICIPANT),
    "agreement": (agreement, AGREEMENT),
    "KYC check": (kyc.begun, KYC),
    "initiative": (assigned, INITIATIVE),
}


@pytest.mark.rule("ncip-40-7-b", "ncip-41-b", "ncip-42-a", "ncip-5-12", "ncip-40-3-kyc")
@pytest.mark.parametrize("kind", MADE)
def test_each_operation_is_open_to_those_whom_the_law_names_and_to_nobody_else(kind: str) -> None:
    made, expected = MADE[kind]
    subject = made()
    declared = declarations_of(type(subject))
    found = {name: who_may(subject, name) for name in [*declared.amendments, *declared.actions]}
    assert found == expected
