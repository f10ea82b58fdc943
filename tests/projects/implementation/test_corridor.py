"""The green corridor and Task Force: PS-5, PS-6 (30, 31, Annex 1; D06-D12)."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from ncip.casework import door
from ncip.journal.models import Event
from ncip.reference.enums import GoodLevel
from ncip.reference.models import Global2000Entry, PriorityGood
from projects.implementation.models import CorridorScore
from tests.people import akimat, authorised_body
from tests.projects.implementation.road import (
    FORMED,
    TASK_FORCE_2025,
    a_company,
    act,
    amend,
    draft,
    financed,
    formed,
    good,
    rate,
    refusals,
)

pytestmark = pytest.mark.django_db
EXAMPLES = json.loads((Path(__file__).parents[2] / "ncip/law/worked_examples.json").read_text())
LATER = date(2025, 9, 1)  # Monday
MILLION = 1_000_000
OF_LEVEL = {0: ("52", "8703"), 1: ("29", "1111"), 2: ("29", "7325"), 3: ("29", "8703")}


def goods():
    good("8703", GoodLevel.HIGH)
    good("7325", GoodLevel.MEDIUM)
    good("2523", GoodLevel.OTHER)


def listed(**fields):
    return a_company(global2000_entry=Global2000Entry.objects.first(), **fields)


def scored(usd="45", *, global2000=False, level=3, jobs=800, **fields):
    """A project whose cost of so many million dollars enters the national pool."""
    goods()
    oked, hs_code = OF_LEVEL[level]
    cost = str(Decimal(usd) * MILLION)
    company = fields.pop("company", None) or (listed() if global2000 else a_company())
    return formed(
        company=company, cost=cost, currency="USD", oked=oked, hs_code=hs_code, jobs=str(jobs), **fields
    )


@pytest.mark.rule(
    "ncip-30", "ncip-app1-formula", "ncip-app1-invest", "ncip-app1-g2000", "ncip-app1-tech", "ncip-app1-jobs"
)
@pytest.mark.parametrize("example", EXAMPLES["green_corridor"], ids=lambda example: example["id"])
def test_worked_examples_of_the_corridor_through_the_door(example):
    project = scored(
        example["usd_mln"],
        global2000=example["global2000"],
        level=example["tech_level"],
        jobs=example["jobs"],
    )
    receipt = project.corridor_scores.get()
    assert (receipt.total, project.in_corridor) == (Decimal(example["score"]), example["included"])


@pytest.mark.rule("ncip-30")
def test_the_receipt_keeps_inputs_points_weights_and_editions():
    project = scored("10", jobs=300)
    receipt = project.corridor_scores.get()
    parts = [(part["criterion"], part["points"], part["weight"]) for part in receipt.receipt["parts"]]
    assert parts == [
        ("investment", "1", "0.25"),
        ("global2000", "0", "0.30"),
        ("technology", "3", "0.30"),
        ("jobs", "1", "0.15"),
    ]
    assert (receipt.good.hs_code, receipt.usd, receipt.at_inclusion) == ("8703", Decimal(10 * MILLION), True)


@pytest.mark.rule("ncip-app1-g2000-2")
def test_the_parent_company_counts_for_the_list():
    project = scored("12", level=1, jobs=499, company=a_company("Daughter", parent=listed(name="Parent")))
    assert (project.corridor_scores.get().listed_company.name, project.in_corridor) == ("Parent", True)


@pytest.mark.rule("ncip-app1-tech-1")
def test_a_listed_position_of_another_level_counts_as_not_listed():
    goods()
    project = formed(hs_code="2523")
    assert project.corridor_scores.get().technology == "not_listed"


@pytest.mark.rule("ncip-30")
def test_a_regional_project_is_not_scored():
    formed(cost="1000000.00")
    assert CorridorScore.objects.count() == 0


@pytest.mark.rule("ncip-app1-tech")
def test_without_the_list_of_priority_goods_the_passport_waits_with_a_sentence():
    actor = akimat()
    rate(FORMED)
    project = financed(draft(actor), actor)
    PriorityGood.objects.all().delete()
    found = refusals(act, project, "form_passport", actor, FORMED)
    assert found == [("missing_priority_goods", "hs_code")]


@pytest.mark.rule("ncip-31", "ncip-3-26")
@pytest.mark.parametrize(
    ("cost", "handed_over"), [(TASK_FORCE_2025 - Decimal("0.01"), False), (TASK_FORCE_2025, True)]
)
def test_task_force_takes_over_from_its_threshold(cost, handed_over):
    project = formed(cost=str(cost))
    roles = [participant.role for participant in project.participants.all()]
    assert (project.in_corridor, project.task_force, roles) == (
        True,
        handed_over,
        ["task_force"] * handed_over,
    )


@pytest.mark.rule("ncip-31")
def test_size_without_the_corridor_is_not_handed_over():
    project = formed(cost=str(TASK_FORCE_2025), oked="52", jobs="0")
    assert (project.in_corridor, project.task_force) == (False, False)


@pytest.mark.rule("ncip-30", "ncip-31")
def test_consequences_are_journal_entries_of_their_own():
    project = formed(cost=str(TASK_FORCE_2025))
    events = Event.objects.filter(subject_id=project.public_id).exclude(caused_by=None).order_by("number")
    found = [(event.action, event.caused_by.action, event.actor_kind) for event in events]
    assert found == [
        ("classify", "form_passport", "system"),
        ("score_corridor", "classify", "system"),
        ("hand_over", "classify", "system"),
    ]


@pytest.mark.rule("ncip-30")
def test_a_score_that_rises_later_is_proposed_and_confirmed_by_the_authorised_body():
    project = scored("14.99", jobs=299)
    amend(project, "edit", akimat(), LATER, jobs="300")
    assert (project.in_corridor, project.corridor_flag) == (False, "proposed")
    with pytest.raises(door.WrongRole):
        act(project, "confirm_corridor", akimat(), LATER)
    act(project, "confirm_corridor", authorised_body(), LATER)
    assert (project.in_corridor, project.corridor_since, project.corridor_flag) == (True, LATER, "")


@pytest.mark.rule("ncip-30")
def test_a_score_that_falls_later_is_flagged_and_keeps_the_corridor():
    project = scored("10", jobs=300)
    amend(project, "edit", akimat(), LATER, jobs="299")
    assert (project.in_corridor, project.corridor_flag) == (True, "below")


@pytest.mark.rule("ncip-30")
def test_nothing_is_confirmed_that_was_not_proposed():
    project = scored("14.99", jobs=299)
    found = refusals(act, project, "confirm_corridor", authorised_body(), LATER)
    assert found == [("not_proposed", None)]


@pytest.mark.rule("ncip-30")
def test_an_edit_of_no_input_writes_no_new_score():
    project = scored("10", jobs=300)
    amend(project, "edit", akimat(), LATER, title="Another title")
    assert project.corridor_scores.count() == 1


@pytest.mark.rule("ncip-31")
def test_a_confirmed_project_of_that_size_passes_to_task_force():
    project = scored("60", level=1, jobs=0)
    amend(project, "edit", akimat(), LATER, hs_code="8703")
    act(project, "confirm_corridor", authorised_body(), LATER)
    assert (project.task_force, project.task_force_since) == (True, LATER)
