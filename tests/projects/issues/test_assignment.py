"""Decisions of the Council, assignments and recommendations: who does what by when (9(2), 9(9), 9(10), 10(8))."""

from datetime import timedelta
from typing import Any

import pytest

from frontoffices.registry.enums import Kind
from ncip.casework import door
from ncip.casework.models import Deadline, Notice
from ncip.casework.tick import tick
from projects.implementation.models import Project
from projects.issues.models import Assignment
from tests.people import akimat, authorised_body, member_of, mission, national_company, observer_of
from tests.projects.implementation.road import formed, refusals
from tests.projects.issues.sitting import (
    DUE,
    NEARER,
    PASSED_ON,
    RAISED,
    act,
    amend,
    at,
    brought,
    charged,
    council,
    decided,
    key,
    ministry,
    scheduled,
    task_force,
)

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
LATER = DUE + 7 * DAY


def running(assignment: Assignment) -> Deadline:
    return Deadline.objects.filter(subject_id=assignment.public_id).latest("id")


def from_decision(actor: Any = None, **given: Any) -> Assignment:
    """What a decision of the Council charges a ministry with."""
    item = decided(brought(scheduled(NEARER), project=formed().code, title=""), on=NEARER)
    words = {"kind": "decision", "item": str(item.public_id), "responsible": key(ministry())}
    return charged(actor or council(), on=NEARER, due_on=str(NEARER + 30 * DAY), **(words | given))


@pytest.mark.rule("ncip-9-9")
def test_an_assignment_to_the_national_company_has_words_a_day_and_a_state():
    one = charged()
    assert (one.kind, one.text, one.due_on, one.state, one.given_by.kind) == (
        "instruction", "Visit the site", DUE, "open", Kind.AUTHORISED_BODY,
    )  # fmt: skip
    assert (running(one).last_day, running(one).responsible) == (DUE, one.responsible)


@pytest.mark.rule("ncip-9-9")
def test_only_the_national_company_is_given_such_assignments():
    assert refusals(charged, responsible=key(akimat())) == [("not_natco", "responsible")]


@pytest.mark.rule("ncip-9-9")
@pytest.mark.parametrize(("day", "found"), [(-1, [("past", "due_on")]), (0, None), (1, None)])
def test_its_day_has_not_passed(day, found):
    due_on = str(RAISED + day * DAY)
    if found:
        assert refusals(charged, due_on=due_on) == found
    else:
        assert charged(due_on=due_on).state == "open"


@pytest.mark.rule("ncip-9-9")
def test_an_assignment_without_a_day_is_refused():
    assert refusals(charged, due_on="") == [("required", "due_on")]


@pytest.mark.rule("ncip-9-10")
def test_the_authorised_body_recommends_to_task_force_without_a_day():
    one = charged(
        kind="recommendation", responsible=key(task_force()), due_on="", text="Meet investors weekly"
    )
    assert (one.kind, one.responsible.kind, one.due_on) == ("recommendation", Kind.TASK_FORCE, None)
    assert Deadline.objects.filter(subject_id=one.public_id).count() == 0
    assert Assignment.objects.visible_to(task_force()).get() == one


@pytest.mark.rule("ncip-10-8")
def test_it_recommends_to_front_offices_of_all_levels():
    bodies = [mission("DE"), national_company(), akimat()]
    found = [charged(kind="recommendation", responsible=key(body), due_on="").responsible for body in bodies]
    assert found == [body.organisation for body in bodies]


@pytest.mark.rule("ncip-9-2")
def test_a_decision_of_the_council_becomes_an_assignment_about_its_project():
    one = from_decision()
    assert (one.item.decision, one.project, one.given_by.kind) == (
        "To build the line by May", one.item.project, Kind.COUNCIL,
    )  # fmt: skip
    assert Project.objects.visible_to(member_of(one.responsible)).get() == one.project


@pytest.mark.rule("ncip-9-2")
def test_a_decision_names_the_item_of_the_agenda():
    assert refusals(charged, council(), kind="decision") == [("required", "item")]


@pytest.mark.rule("ncip-9-9", "ncip-9-10")
@pytest.mark.parametrize("kind", ["instruction", "recommendation"])
def test_the_council_gives_decisions_only(kind):
    assert ("invalid_choice", "kind") in refusals(charged, council(), kind=kind)


@pytest.mark.rule("ncip-9-9")
@pytest.mark.parametrize(
    "stranger", [national_company, akimat, ministry, lambda: observer_of(authorised_body())]
)
def test_nobody_else_gives_assignments(stranger):
    with pytest.raises(door.WrongRole):
        charged(stranger())


ACTS = {
    "complete": ("responsible", {"result": "We were there"}, "done"),
    "postpone": ("giver", {"to": str(LATER), "reason": "The site is under snow"}, "open"),
    "cancel": ("giver", {"reason": "Not needed any more"}, "cancelled"),
}
ROLES = {
    "giver": authorised_body,
    "responsible": national_company,
    "council": council,
    "task force": task_force,
    "ministry": ministry,
    "observer": lambda: observer_of(authorised_body()),
}


@pytest.mark.rule("ncip-9-9")
@pytest.mark.parametrize("name", ACTS)
def test_each_act_belongs_to_one_side_and_is_refused_to_others(name):
    who, params, state = ACTS[name]
    one = charged()
    for role in ROLES.keys() - {who}:
        with pytest.raises((door.WrongRole, door.NotVisible)):
            act(one, name, ROLES[role](), PASSED_ON, **params)
    assert act(one, name, ROLES[who](), PASSED_ON, **params).state == state


@pytest.mark.rule("ncip-9-9")
@pytest.mark.parametrize(("on", "status"), [(DUE - DAY, "met"), (DUE, "met"), (DUE + DAY, "met_late")])
def test_it_is_done_in_time_up_to_the_day_itself(on, status):
    one = act(charged(), "complete", national_company(), on, result="We were there")
    assert (one.result, one.done_on, running(one).status) == ("We were there", on, status)


@pytest.mark.rule("ncip-9-9")
@pytest.mark.parametrize(("on", "late"), [(DUE - DAY, False), (DUE, False), (DUE + DAY, True)])
def test_it_is_late_the_day_after(on, late):
    one = charged()
    assert one.is_late(on) is late
    assert Assignment.objects.in_colour("red", on).exists() is late


@pytest.mark.rule("ncip-9-9")
def test_a_late_assignment_is_told_to_the_organisation():
    natco = national_company()
    charged()
    tick(at(DUE + DAY, 12), sweeps=[])
    assert Notice.objects.filter(user=natco.user, event__action="deadline.passed").exists()


@pytest.mark.rule("ncip-9-9")
def test_a_postponed_assignment_keeps_its_first_day():
    one = act(charged(), "postpone", authorised_body(), PASSED_ON, to=str(LATER), reason="Snow")
    moved = one.postponements.get()
    assert (one.due_on, one.first_due_on, running(one).last_day) == (LATER, DUE, LATER)
    assert (moved.was_due_on, moved.due_on, moved.reason) == (DUE, LATER, "Snow")


@pytest.mark.rule("ncip-9-9")
def test_a_report_that_is_not_enough_is_sent_back_with_another_day():
    one = act(charged(), "complete", national_company(), PASSED_ON, result="We called")
    with pytest.raises(door.WrongRole):
        act(one, "send_back", national_company(), PASSED_ON, to=str(LATER), reason="Go there")
    act(one, "send_back", authorised_body(), PASSED_ON, to=str(LATER), reason="Go there")
    assert (one.state, one.done_on, one.due_on, running(one).status, running(one).last_day) == (
        "open", None, LATER, "running", LATER,
    )  # fmt: skip


@pytest.mark.rule("ncip-9-9")
def test_a_recommendation_gets_a_day_when_it_is_postponed():
    one = charged(kind="recommendation", responsible=key(task_force()), due_on="")
    act(one, "postpone", authorised_body(), PASSED_ON, to=str(LATER), reason="By then")
    assert (one.due_on, running(one).last_day) == (LATER, LATER)


@pytest.mark.rule("ncip-9-9")
def test_the_organisation_names_who_does_it_and_he_is_reminded():
    natco = national_company()
    one = amend(charged(), "name_official", natco, PASSED_ON, official=str(natco.user.public_id))
    assert (one.official, running(one).official) == (natco.user, natco.user)


@pytest.mark.rule("ncip-9-9")
def test_who_sees_an_assignment():
    one = charged()
    seen = {
        name: Assignment.objects.visible_to(actor).filter(pk=one.pk).exists()
        for name, actor in {
            "giver": authorised_body(), "responsible": national_company(), "council": council(),
            "akimat": akimat(), "ministry": ministry(), "mission": mission("DE"),
        }.items()
    }  # fmt: skip
    assert seen == {
        "giver": True, "responsible": True, "council": True, "akimat": False, "ministry": False, "mission": False,
    }  # fmt: skip
