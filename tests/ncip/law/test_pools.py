from datetime import date
from decimal import Decimal

import pytest

from ncip.law.parameters import ACT, POOL_THRESHOLD_MCI, TASK_FORCE_THRESHOLD_MCI, Dated, NoValueInForce
from ncip.law.pools import Pool, decide_pool, is_task_force_size, pool_of, threshold_kzt
from tests.ncip.law.conftest import worked

MCI_2025 = 3932
SPRING = date(2025, 4, 1)
EXAMPLES = worked("pools")


@pytest.mark.rule("ncip-25", "ncip-28", "ncip-3-16", "ncip-3-17")
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["cost"])
def test_pools_are_as_in_the_worked_examples(example):
    assert pool_of(Decimal(example["cost"]), MCI_2025, example["contract"], SPRING) == example["pool"]


@pytest.mark.rule("ncip-31", "ncip-3-26")
@pytest.mark.parametrize(
    "example",
    [row for row in EXAMPLES if "task_force_if_corridor" in row],
    ids=lambda example: example["cost"],
)
def test_task_force_size_is_as_in_the_worked_examples(example):
    assert is_task_force_size(Decimal(example["cost"]), MCI_2025, SPRING) is example["task_force_if_corridor"]


@pytest.mark.rule("ncip-28", "ncip-31")
@pytest.mark.parametrize("example", worked("mci"), ids=lambda example: str(example["year"]))
def test_thresholds_in_tenge_are_as_in_the_worked_examples(example):
    day = date(example["year"], 2, 1)
    assert threshold_kzt(POOL_THRESHOLD_MCI, example["mci"], day) == example["t150k"]
    assert threshold_kzt(TASK_FORCE_THRESHOLD_MCI, example["mci"], day) == example["t7_5m"]


@pytest.mark.rule("ncip-28")
def test_a_cheap_project_under_contract_is_national_because_of_the_contract():
    decision = decide_pool(Decimal(100), MCI_2025, True, SPRING)
    assert (decision.pool, decision.rule, decision.by_contract) == (Pool.NATIONAL, "ncip-28", True)


@pytest.mark.rule("ncip-28")
def test_a_large_project_under_contract_is_national_because_of_its_cost():
    assert decide_pool(Decimal(10**12), MCI_2025, True, SPRING).by_contract is False


@pytest.mark.rule("ncip-25")
def test_a_regional_decision_names_its_paragraph_and_border():
    decision = decide_pool(Decimal(1), MCI_2025, False, SPRING)
    assert (decision.rule, decision.threshold_kzt) == ("ncip-25", Decimal(589_800_000))


@pytest.mark.rule("ncip-9-8")
@pytest.mark.parametrize(
    ("day", "pool"), [(date(2026, 6, 30), Pool.NATIONAL), (date(2026, 7, 1), Pool.REGIONAL)]
)
def test_an_amended_threshold_binds_from_its_day(day, pool):
    amended = POOL_THRESHOLD_MCI.with_values((Dated(date(2026, 7, 1), 200_000, ACT),))
    assert pool_of(Decimal(600_000_000), MCI_2025, False, day, threshold=amended) is pool


@pytest.mark.parametrize("mci", [0, -1])
def test_an_index_that_is_not_positive_is_refused(mci):
    with pytest.raises(ValueError, match="must be positive"):
        pool_of(Decimal(1), mci, False, SPRING)


def test_a_day_before_the_wording_took_force_is_refused():
    with pytest.raises(NoValueInForce):
        pool_of(Decimal(1), MCI_2025, False, date(2025, 1, 18))
