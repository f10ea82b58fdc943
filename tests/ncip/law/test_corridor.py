import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import product

import pytest

from ncip.law.corridor import ANNEX_1, TechLevel, score
from ncip.law.parameters import ACT, CORRIDOR_THRESHOLD, Dated
from tests.ncip.law.conftest import worked

SPRING = date(2025, 4, 1)
MILLION = 1_000_000


def score_of(example, on=SPRING, **changes):
    given = {**example, **changes}
    usd = Decimal(given["usd_mln"]) * MILLION
    return score(usd, given["global2000"], given["tech_level"], given["jobs"], on)


EXAMPLES = {example["id"]: example for example in worked("green_corridor")}


@pytest.mark.rule("ncip-3-4", "ncip-30", "ncip-app1-formula")
@pytest.mark.parametrize("example", EXAMPLES.values(), ids=EXAMPLES.keys())
def test_scores_are_as_in_the_worked_examples(example):
    receipt = score_of(example)
    assert receipt.total == Decimal(example["score"])
    assert list(receipt.points) == [Decimal(str(points)) for points in example["points"]]
    assert receipt.included is example["included"]


@pytest.mark.rule("ncip-app1-formula")
@pytest.mark.parametrize("name", ["G2", "G3"])
def test_exactly_the_threshold_is_in_the_corridor(name):
    receipt = score_of(EXAMPLES[name])
    assert (receipt.total, receipt.included) == (Decimal("1.3"), True)


@pytest.mark.rule("ncip-app1-formula")
def test_48_of_the_96_combinations_with_jobs_pass():
    combinations = product([0, 10, 15, 30], [False, True], TechLevel, [1, 300, 500])
    assert sum(score(usd * MILLION, *rest, SPRING).included for usd, *rest in combinations) == 48


@pytest.mark.rule("ncip-app1-formula")
def test_zero_jobs_never_change_the_decision():
    for usd, listed, level in product([0, 10, 15, 30], [False, True], TechLevel):
        without, one = (score(usd * MILLION, listed, level, jobs, SPRING).included for jobs in (0, 1))
        assert without is one


@pytest.mark.rule("ncip-app1-invest", "ncip-app1-invest-1", "ncip-app1-invest-2", "ncip-app1-invest-3")
@pytest.mark.parametrize(
    ("usd", "points"),
    [
        ("9999999.99", 0),
        ("10000000", 1),
        ("10000000.01", 1),
        ("14999999.99", 1),
        ("15000000", 2),
        ("15000000.01", 2),
        ("29999999.99", 2),
        ("30000000", 3),
        ("30000000.01", 3),
    ],
)
def test_investment_points_include_the_lower_bound(usd, points):
    assert score(Decimal(usd), False, 0, 0, SPRING).points[0] == points


@pytest.mark.rule("ncip-app1-jobs", "ncip-app1-jobs-a", "ncip-app1-jobs-b", "ncip-app1-jobs-c")
@pytest.mark.parametrize(
    ("jobs", "points"),
    [(0, "0"), (1, "0.5"), (299, "0.5"), (300, "1"), (301, "1"), (499, "1"), (500, "2"), (501, "2")],
)
def test_jobs_points_include_the_lower_bound(jobs, points):
    assert score(0, False, 0, jobs, SPRING).points[3] == Decimal(points)


@pytest.mark.rule(
    "ncip-app1-tech", "ncip-app1-tech-0", "ncip-app1-tech-1", "ncip-app1-tech-2", "ncip-app1-tech-3"
)
@pytest.mark.parametrize("level", TechLevel)
def test_technology_points_follow_the_level(level):
    assert score(0, False, level, 0, SPRING).points[2] == int(level)


@pytest.mark.rule("ncip-app1-g2000", "ncip-app1-g2000-0", "ncip-app1-g2000-2")
@pytest.mark.parametrize(("listed", "points"), [(False, 0), (True, 2)])
def test_a_company_of_the_global_2000_brings_two_points(listed, points):
    assert score(0, listed, 0, 0, SPRING).points[1] == points


@pytest.mark.rule("ncip-30")
def test_the_receipt_shows_weights_and_products():
    parts = score_of(EXAMPLES["G4"]).parts
    assert [(part.criterion, part.given, part.weight, part.weighted) for part in parts] == [
        ("investment", "14990000.00", Decimal("0.25"), Decimal("0.25")),
        ("global2000", "no", Decimal("0.30"), Decimal("0")),
        ("technology", "high", Decimal("0.30"), Decimal("0.90")),
        ("jobs", "299", Decimal("0.15"), Decimal("0.075")),
    ]


@pytest.mark.rule("ncip-30")
def test_each_part_names_its_line_of_annex_1():
    assert [part.rule for part in score_of(EXAMPLES["G15"]).parts] == [
        "ncip-app1-invest-3",
        "ncip-app1-g2000-2",
        "ncip-app1-tech-0",
        "ncip-app1-jobs",
    ]


@pytest.mark.rule("ncip-30")
def test_each_improvement_alone_lifts_the_project_over_the_threshold():
    improvements = score_of(EXAMPLES["G4"]).improvements
    assert [(change.criterion, change.needed, change.total) for change in improvements] == [
        ("investment", "15000000", Decimal("1.475")),
        ("global2000", "yes", Decimal("1.825")),
        ("jobs", "300", Decimal("1.300")),
    ]


def test_improvements_are_values_which_the_score_itself_accepts():
    example = EXAMPLES["G6"]
    assert [change.needed for change in score_of(example).improvements] == ["10000000", "high", "300"]
    assert score_of(example, tech_level=TechLevel.HIGH).included
    assert score_of(example, usd_mln="10").included


def test_a_project_in_the_corridor_needs_no_improvement():
    assert score_of(EXAMPLES["G1"]).improvements == ()


def test_a_receipt_is_frozen_as_json_with_exact_numbers():
    frozen = json.loads(json.dumps(score_of(EXAMPLES["G4"]).as_json()))
    assert (frozen["total"], frozen["threshold"], frozen["included"], frozen["rule"], frozen["on"]) == (
        "1.225",
        "1.3",
        False,
        "ncip-app1-formula",
        "2025-04-01",
    )
    assert frozen["parts"][3] == {
        "criterion": "jobs",
        "rule": "ncip-app1-jobs-a",
        "given": "299",
        "points": "0.5",
        "weight": "0.15",
        "weighted": "0.075",
    }
    assert frozen["improvements"][2] == {
        "criterion": "jobs",
        "rule": "ncip-app1-jobs",
        "needed": "300",
        "total": "1.300",
    }


@pytest.mark.rule("ncip-9-8")
@pytest.mark.parametrize(("day", "included"), [(date(2026, 6, 30), True), (date(2026, 7, 1), False)])
def test_an_amended_threshold_binds_from_its_day(day, included):
    threshold = CORRIDOR_THRESHOLD.with_values((Dated(date(2026, 7, 1), Decimal("1.31"), ACT),))
    rules = replace(ANNEX_1, threshold=threshold)
    assert score(10 * MILLION, False, TechLevel.HIGH, 300, day, rules=rules).included is included


@pytest.mark.parametrize("given", [(-1, False, 0, 0), (0, False, 0, -1), (0, False, 4, 0), (0, False, -1, 0)])
def test_impossible_inputs_are_refused(given):
    with pytest.raises(ValueError, match=r"negative value|valid TechLevel"):
        score(*given, SPRING)
