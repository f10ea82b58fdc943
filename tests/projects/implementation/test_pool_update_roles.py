"""Each act of a quarterly update is open to its actors and refused to everybody else (14(4), 26)."""

from __future__ import annotations

from typing import Any

import pytest

from frontoffices.registry.enums import Kind
from ncip.casework import door
from ncip.casework.actor import Actor
from projects.implementation.models import PoolUpdate
from tests import people
from tests.people import akimat, authorised_body, member_of, national_company
from tests.projects.implementation.road import act, an_organisation, the
from tests.projects.implementation.test_pool_updates import (
    LAST_DAY,
    OPENED,
    confirmed,
    ministry,
    national,
    on_agreement,
    regional,
    support,
    the_update,
)

pytestmark = pytest.mark.django_db


def to_confirm(body: Actor) -> PoolUpdate:
    national()
    return the_update()


def to_ask(body: Actor) -> PoolUpdate:
    return confirmed(to_confirm(body))


def to_finish(body: Actor) -> PoolUpdate:
    regional()
    return confirmed(the_update())


def to_send(body: Actor) -> PoolUpdate:
    return act(on_agreement(body), "agree", body, OPENED)


def unit() -> Actor:
    leb = akimat().organisation
    assert leb is not None
    return member_of(an_organisation(Kind.LEB_UNIT, "Unit", level="regional", parent=leb, region=leb.region))


KEEPERS = ("akimat", "unit of the akimat", "regional organisation", "support organisation")
# How far the update is, who does the act, and the state after it.
ACTS: dict[str, tuple[Any, tuple[str, ...], str]] = {
    "confirm": (to_confirm, KEEPERS, "due"),
    "ask_agreement": (to_ask, KEEPERS, "on_agreement"),
    "agree": (on_agreement, ("asked ministry",), "on_agreement"),
    "send_back": (on_agreement, ("asked ministry",), "due"),
    "finish": (to_finish, ("akimat", "unit of the akimat"), "made"),
    "send": (to_send, KEEPERS, "made"),
}
ROLES: dict[str, Any] = {
    "akimat": akimat,
    "unit of the akimat": unit,
    "regional organisation": lambda: member_of(the(Kind.REGIONAL_ORGANISATION, region__iso="KZ-39")),
    "support organisation": support,
    "other akimat": lambda: akimat("KZ-79"),
    "other support organisation": lambda: support("KZ-79"),
    "observer of the akimat": lambda: people.observer_of(akimat()),
    "other ministry": lambda: ministry("Ministry of Culture"),
    "authorised body": authorised_body,
    "national company": national_company,
    "representative of the national company": lambda: member_of(
        the(Kind.NATCO_REGIONAL, region__iso="KZ-39")
    ),
    "task force": lambda: member_of(the(Kind.TASK_FORCE)),
    "chamber": people.national_chamber,
    "council": lambda: member_of(the(Kind.COUNCIL)),
    "mission": people.mission,
    "investor": lambda: member_of(an_organisation(Kind.INVESTOR, "Another company")),
}
DOERS = [(name, role) for name, (_start, may, _after) in ACTS.items() for role in may]
STRANGERS = [
    (name, role) for name in ACTS for role in (*ROLES, "asked ministry") if (name, role) not in DOERS
]


def params_of(name: str, body: Actor) -> dict[str, Any]:
    assert body.organisation is not None
    given: dict[str, dict[str, Any]] = {
        "confirm": {"everything": "on"},
        "ask_agreement": {"bodies": [str(body.organisation.public_id)], "summary": "no change"},
        "send_back": {"remarks": "Two projects are missing"},
        "finish": {"summary": "no change"},
    }
    return given.get(name, {})


@pytest.mark.rule("ncip-14-4", "ncip-26")
@pytest.mark.parametrize(("name", "role"), DOERS)
def test_every_act_of_an_update_is_open_to_its_actors(name: str, role: str) -> None:
    asked = ministry()
    start, _may, after = ACTS[name]
    update = start(asked)
    actor = asked if role == "asked ministry" else ROLES[role]()
    assert act(update, name, actor, LAST_DAY, **params_of(name, asked)).state == after


@pytest.mark.rule("ncip-14-4", "ncip-26")
@pytest.mark.parametrize(("name", "role"), STRANGERS)
def test_every_act_of_an_update_is_refused_to_everybody_else(name: str, role: str) -> None:
    asked = ministry()
    update = ACTS[name][0](asked)
    actor = asked if role == "asked ministry" else ROLES[role]()
    with pytest.raises((door.WrongRole, door.NotVisible)):
        act(update, name, actor, LAST_DAY, **params_of(name, asked))
