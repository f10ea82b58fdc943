"""The pool, by itself and at once: PS-3, PS-4, PS-14b (25, 28, 29, 48, 54; D01-D05, D46)."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from ncip.casework import door
from ncip.casework.models import Deadline
from ncip.journal.models import Event
from ncip.reference.models import CalculationIndex, ExchangeRate
from projects.implementation.models import InvestmentContract
from tests.people import akimat, authorised_body, national_company
from tests.projects.implementation.road import (
    FORMED,
    THRESHOLD_2025,
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
NEXT_YEAR = date(2026, 2, 2)  # Monday
CONTRACT = {"number": "К-1", "signed_on": "2025-05-05", "ends_on": "2030-05-05"}


def contracted(project, on=FORMED, **fields):
    return act(project, "add_contract", authorised_body(), on, **(CONTRACT | fields))


def facts(project):
    return project.state, project.pool


@pytest.mark.rule("ncip-25", "ncip-28", "ncip-3-16", "ncip-3-17", "ncip-48-a")
@pytest.mark.parametrize("example", EXAMPLES["pools"], ids=lambda example: example["cost"])
def test_worked_examples_of_pools_through_the_door(example):
    actor = akimat()
    rate(FORMED)
    good()
    project = financed(draft(actor, cost=example["cost"]), actor)
    if example["contract"]:
        contracted(project)
    act(project, "form_passport", actor, FORMED)
    assert project.pool == example["pool"]


@pytest.mark.rule("ncip-28", "ncip-48-a")
@pytest.mark.parametrize(
    ("cost", "expected"),
    [
        (THRESHOLD_2025 - Decimal("0.01"), ("formed", "regional")),
        (THRESHOLD_2025, ("without_roadmap", "national")),
        (THRESHOLD_2025 + Decimal("0.01"), ("without_roadmap", "national")),
    ],
)
def test_the_state_follows_the_pool(cost, expected):
    assert facts(formed(cost=str(cost))) == expected


@pytest.mark.rule("ncip-3-16", "ncip-28")
def test_index_and_rates_are_frozen_on_the_record():
    project = formed(cost="2000000.00", currency="USD")
    frozen = (project.mci_year, project.mci_value, project.rate, project.rate_nominal, project.rate_date)
    assert frozen == (2025, Decimal("3932.00"), Decimal(520), 1, FORMED)
    assert (project.cost_kzt, project.cost_usd) == (Decimal("1040000000"), Decimal("2000000"))


@pytest.mark.rule("ncip-28")
def test_a_cost_in_another_currency_is_converted_with_its_nominal():
    rate(FORMED, "JPY", "360", 100)
    project = formed(cost="1000000000.00", currency="JPY")
    assert (project.cost_kzt, project.cost_usd.quantize(Decimal("0.01"))) == (
        Decimal("3600000000"),
        Decimal("6923076.92"),
    )


@pytest.mark.rule("ncip-3-16")
def test_a_missing_index_of_the_year_refuses_with_a_sentence():
    actor = akimat()
    project = financed(draft(actor), actor)
    CalculationIndex.objects.filter(year=2025).delete()
    assert refusals(act, project, "form_passport", actor, FORMED) == [("missing_calculation_index", "cost")]


@pytest.mark.rule("ncip-28")
def test_a_missing_rate_of_the_day_refuses_with_a_sentence():
    actor = akimat()
    project = financed(draft(actor, cost="2000000.00", currency="USD"), actor)
    ExchangeRate.objects.all().delete()
    assert refusals(act, project, "form_passport", actor, FORMED) == [("missing_exchange_rate", "cost")]


@pytest.mark.rule("ncip-28")
def test_a_day_before_the_rules_took_force_is_refused():
    actor, early = akimat(), date(2025, 1, 17)  # Friday; the wording took effect on 19 January 2025
    rate(early)
    project = financed(draft(actor, on=early), actor, early)
    assert refusals(act, project, "form_passport", actor, early) == [("rules_not_in_force", "cost")]


@pytest.mark.rule("ncip-28", "ncip-54")
def test_a_contract_signed_later_moves_a_regional_project_up_by_itself():
    project = contracted(formed(cost="1000000.00"))
    assert facts(project) == ("without_roadmap", "national")
    assert project.corridor_scores.count() == 1
    moved = Event.objects.get(subject_id=project.public_id, action="move_to_national")
    assert moved.actor_kind == "system"


@pytest.mark.rule("ncip-28")
def test_an_ended_contract_does_not_move_a_project():
    project = contracted(formed(cost="1000000.00"), signed_on="2020-01-01", ends_on="2025-05-11")
    assert facts(project) == ("formed", "regional")


@pytest.mark.rule("ncip-28")
def test_a_contract_counts_on_its_last_day():
    project = contracted(formed(cost="1000000.00"), signed_on="2020-01-01", ends_on="2025-05-12")
    assert facts(project) == ("without_roadmap", "national")


@pytest.mark.rule("ncip-28")
def test_a_cost_that_rises_to_the_threshold_moves_a_project_up_by_itself():
    project = formed(cost="1000000.00")
    rate(LATER)
    amend(project, "edit", akimat(), LATER, cost=str(THRESHOLD_2025))
    assert (facts(project), project.pool_since) == (("without_roadmap", "national"), LATER)


@pytest.mark.rule("ncip-25", "ncip-28")
def test_a_cost_one_tiyn_short_stays_regional():
    project = formed(cost="1000000.00")
    rate(LATER)
    amend(project, "edit", akimat(), LATER, cost=str(THRESHOLD_2025 - Decimal("0.01")))
    assert facts(project) == ("formed", "regional")


@pytest.mark.rule("ncip-28")
def test_a_cost_that_falls_is_flagged_and_never_moves_a_project_down():
    project = formed()
    rate(LATER)
    amend(project, "edit", akimat(), LATER, cost="1000000.00")
    assert (facts(project), project.below_threshold) == (("without_roadmap", "national"), True)


@pytest.mark.rule("ncip-3-16")
def test_a_changed_cost_is_valued_at_the_index_of_its_own_year():
    project = formed(cost="1000000.00")
    rate(NEXT_YEAR)
    amend(project, "edit", akimat(), NEXT_YEAR, cost="600000000.00")
    assert (facts(project), project.mci_year) == (("formed", "regional"), 2026)


@pytest.mark.rule("ncip-3-16")
def test_another_edit_leaves_the_frozen_values_alone():
    project = formed()
    amend(project, "edit", akimat(), NEXT_YEAR, title="Another title")
    assert (project.mci_year, project.rate_date) == (2025, FORMED)


@pytest.mark.rule("ncip-28")
def test_a_changed_cost_without_a_rate_is_refused():
    project = formed()
    ExchangeRate.objects.exclude(day=FORMED).delete()
    found = refusals(amend, project, "edit", akimat(), LATER, cost="2000000000.00")
    assert found == [("missing_exchange_rate", "cost")]


@pytest.mark.rule("ncip-54")
def test_only_the_authorised_body_enters_contracts():
    project = formed()
    with pytest.raises(door.WrongRole):
        act(project, "add_contract", akimat(), FORMED, **CONTRACT)
    with pytest.raises(door.WrongRole):
        act(project, "add_contract", national_company(), FORMED, **CONTRACT)


@pytest.mark.rule("ncip-54")
@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"signed_on": "2025-05-13"}, [("invalid", "signed_on")]),
        ({"ends_on": "2025-05-05"}, [("invalid", "ends_on")]),
        ({"number": ""}, [("required", "number")]),
    ],
)
def test_an_impossible_contract_is_refused(fields, expected):
    assert refusals(contracted, formed(), **fields) == expected


@pytest.mark.rule("ncip-54")
def test_the_same_contract_is_entered_once():
    project = contracted(formed())
    assert refusals(contracted, project) == [("invalid", "number")]
    assert InvestmentContract.objects.get().number == "К-1"


@pytest.mark.rule("ncip-25")
def test_a_regional_project_has_no_roadmap_term():
    project = formed(cost="1000000.00")
    leb = akimat().organisation
    assert refusals(act, project, "designate_leb", akimat(), FORMED, leb=str(leb.public_id)) == [
        ("wrong_state", None)
    ]
    assert Deadline.objects.count() == 0
