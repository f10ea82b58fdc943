"""A project leaves the national pool by itself: PS-13, PS-14, PS-14a (36; D24)."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from ncip.casework import door
from ncip.casework.models import Deadline
from ncip.casework.tick import tick
from ncip.journal.enums import Channel
from projects.implementation.models import AdditionalAgreement, Project
from tests.people import akimat, authorised_body, national_chamber
from tests.projects.implementation.road import act, amend, at, awaiting, formed, rate, validated

pytestmark = pytest.mark.django_db
VALIDATED = date(2025, 7, 14)
ANNIVERSARY = date(2028, 7, 14)  # Friday
CONTRACT_ENDS = date(2027, 12, 31)
SMALL = "100000000.00"  # far below 150,000 indices


def contract(project: Project, ends_on: date, number: str = "К-1", on: date = date(2025, 7, 11)) -> None:
    given = {"number": number, "signed_on": "2020-01-06", "ends_on": str(ends_on)}
    act(project, "add_contract", authorised_body(), on, **given)


def after(day: date, project: Project) -> tuple[str, date | None, str]:
    tick(at(day, 12), sweeps=[])
    project.refresh_from_db()
    return project.pool, project.left_pool_on, project.left_pool_why


@pytest.mark.rule("ncip-36-a")
def test_three_years_after_the_transition_the_project_leaves_the_pool():
    project = validated()
    assert after(ANNIVERSARY, project) == ("national", None, "")
    next_day = ANNIVERSARY + timedelta(days=1)
    assert after(next_day, project) == ("", next_day, "three_years")
    assert (project.state, Deadline.objects.get(term="pool").status) == ("aftercare", "met")


@pytest.mark.rule("ncip-36-b")
def test_under_a_contract_the_project_leaves_when_the_contract_ends():
    project = awaiting()
    contract(project, CONTRACT_ENDS)
    act(project, "validate", national_chamber(), VALIDATED, comment="")
    assert not Deadline.objects.filter(term="pool").exists()
    assert after(CONTRACT_ENDS, project) == ("national", None, "")
    next_day = CONTRACT_ENDS + timedelta(days=1)
    assert after(next_day, project) == ("", next_day, "contract_end")


@pytest.mark.rule("ncip-36-b")
@pytest.mark.parametrize(("cost", "pool"), [(SMALL, ""), ("1000000000.00", "national")])
def test_in_module_2_the_end_of_the_contract_counts_when_the_cost_alone_does_not_keep_it(cost, pool):
    project = formed(cost=cost)
    contract(project, date(2025, 12, 31))
    project.refresh_from_db()
    assert project.pool == "national"
    assert after(date(2026, 1, 1), project)[0] == pool


@pytest.mark.rule("ncip-36-b")
def test_another_valid_contract_keeps_the_project_in_the_pool():
    project = formed(cost=SMALL)
    contract(project, date(2025, 12, 31))
    contract(project, date(2026, 12, 31), "К-2")
    assert after(date(2026, 1, 1), project)[0] == "national"
    assert after(date(2027, 1, 1), project)[0] == ""


@pytest.mark.rule("ncip-36-a", "ncip-36-b")
def test_a_contract_that_had_ended_at_the_transition_leaves_the_three_years():
    project = awaiting()
    contract(project, date(2025, 7, 13))
    act(project, "validate", national_chamber(), VALIDATED, comment="")
    assert after(date(2025, 7, 15), project)[0] == "national"
    assert after(ANNIVERSARY + timedelta(days=1), project)[2] == "three_years"


@pytest.mark.rule("ncip-36-b", "ncip-28")
def test_a_project_that_left_the_pool_does_not_come_back_with_a_higher_cost():
    project = formed(cost=SMALL)
    contract(project, date(2025, 12, 31))
    left = date(2026, 1, 5)
    rate(left)
    after(left, project)
    amend(project, "edit", akimat(), left, cost="1000000000.00")
    assert (project.cost, project.pool) == (Decimal("1000000000.00"), "")


@pytest.mark.rule("ncip-36-a", "ncip-36-b")
def test_a_contract_that_is_valid_after_three_years_keeps_the_project_until_its_own_end():
    project = awaiting()
    contract(project, date(2025, 7, 13))
    act(project, "validate", national_chamber(), VALIDATED, comment="")
    prolonged = {"number": "1", "signed_on": "2025-07-15", "changes": "The last day", "ends_on": "2029-12-31"}
    entered = {"at": at(date(2025, 7, 16)), "channel": Channel.DEMO, "parent": project.contracts.get()}
    door.create(AdditionalAgreement, prolonged, authorised_body(), **entered)
    assert after(ANNIVERSARY + timedelta(days=1), project)[0] == "national"
    assert after(date(2030, 1, 1), project)[2] == "contract_end"


@pytest.mark.rule("ncip-36-b")
def test_a_contract_that_ends_on_the_day_of_the_transition_ends_the_membership():
    project = awaiting()
    contract(project, VALIDATED)
    act(project, "validate", national_chamber(), VALIDATED, comment="")
    assert after(VALIDATED, project)[0] == "national"
    assert after(VALIDATED + timedelta(days=1), project)[2] == "contract_end"
