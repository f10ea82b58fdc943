from datetime import date
from decimal import Decimal

import pytest

from ncip.law.catalogue import parameter, parameters, term, terms
from ncip.law.parameters import (
    ACT,
    CORRIDOR_WEIGHTS,
    CRITERIA,
    DELAY_POINTS,
    IN_FORCE,
    POOL_THRESHOLD_MCI,
    BadValue,
    Dated,
    NoValueInForce,
    encode,
    exact,
    points_of,
    steps_of,
    weights_of,
    whole,
)
from ncip.law.rulebook import UnknownRule, entry
from ncip.law.terms import TERM_REWORK, TERM_ROADMAP, TERMS

EVE = date(2025, 1, 18)


@pytest.mark.rule("ncip-order-4", "ncip-order-wording")
def test_every_parameter_takes_force_with_the_wording():
    assert {found.values[0].valid_from for found in parameters().values()} == {IN_FORCE}
    assert IN_FORCE.isoformat() == entry("ncip-order-wording").numbers["valid_from"]


@pytest.mark.parametrize("code", parameters())
def test_a_parameter_refuses_the_eve_of_its_first_day(code):
    with pytest.raises(NoValueInForce) as refusal:
        parameter(code).on(EVE)
    assert (refusal.value.code, refusal.value.day, refusal.value.first) == (code, EVE, IN_FORCE)


@pytest.mark.parametrize("found", parameters().values(), ids=parameters())
def test_a_value_survives_the_way_through_json(found):
    value = found.on(IN_FORCE)
    assert found.decode(encode(value)) == value


@pytest.mark.parametrize("found", parameters().values(), ids=parameters())
def test_every_parameter_cites_a_rule_in_force(found):
    assert entry(found.rule).in_force


@pytest.mark.rule("ncip-28", "ncip-31", "ncip-app1-formula", "ncip-42-2")
def test_values_are_the_numbers_of_their_paragraphs():
    assert POOL_THRESHOLD_MCI.on(IN_FORCE) == entry("ncip-3-16").numbers["mci_multiple"]
    assert parameter("task_force_threshold_mci").on(IN_FORCE) == entry("ncip-3-26").numbers["mci_multiple"]
    assert parameter("corridor_threshold").on(IN_FORCE) == entry("ncip-app1-formula").numbers["threshold"]
    assert parameter("extension_max_days").on(IN_FORCE) == 30


@pytest.mark.rule("ncip-app1-formula")
def test_the_weights_are_those_of_annex_1_and_add_up_to_one():
    weights = CORRIDOR_WEIGHTS.on(IN_FORCE)
    printed = [entry(f"ncip-app1-{name}").numbers["weight"] for name in ("invest", "g2000", "tech", "jobs")]
    assert [weights[criterion] for criterion in CRITERIA] == printed
    assert sum(weights.values()) == 1


@pytest.mark.rule("ncip-9-8")
def test_a_later_value_binds_from_its_day_and_an_equal_day_replaces():
    later, same = Dated(date(2027, 1, 1), 3, "later"), Dated(IN_FORCE, 2, "same")
    amended = POOL_THRESHOLD_MCI.with_values((later, same))
    days = (IN_FORCE, date(2026, 12, 31), date(2027, 1, 1))
    assert [amended.on(day) for day in days] == [2, 2, 3]
    assert amended.dated_on(days[2]).act == "later"
    assert POOL_THRESHOLD_MCI.dated_on(days[2]) == Dated(IN_FORCE, 150_000, ACT)


@pytest.mark.parametrize("raw", ["0", "-1", "1.5", "", "ten", True, None])
def test_a_whole_number_is_refused_when_it_is_none(raw):
    with pytest.raises(BadValue):
        whole(raw)


def test_a_whole_number_may_come_as_text():
    assert whole("30") == 30


@pytest.mark.parametrize("raw", ["-0.1", "NaN", "Infinity", "1,3", None])
def test_an_exact_number_is_refused_when_it_is_none(raw):
    with pytest.raises(BadValue):
        exact(raw)


@pytest.mark.parametrize("raw", [{"a": 1}, {"a": 1, "b": 1, "c": 1}, [1, 2], {"a": 1, "b": -1}])
def test_a_table_needs_exactly_its_rows(raw):
    with pytest.raises(BadValue):
        points_of("a", "b")(raw)


def test_weights_must_add_up_to_one():
    with pytest.raises(BadValue, match=r"exactly 1, not 0\.9"):
        weights_of("a", "b")({"a": "0.5", "b": "0.4"})


@pytest.mark.parametrize("raw", [None, [], [[1]], [1], [["x", 1]], [[5, 1], [5, 2]]])
def test_a_scale_needs_rising_rows(raw):
    with pytest.raises(BadValue):
        steps_of()(raw)


def test_a_decoded_scale_keeps_its_closed_side():
    assert DELAY_POINTS.decode([["0", "1"]]).points(0) == Decimal(0)


def test_terms_and_their_lengths_are_found_by_code():
    assert (term("roadmap"), parameter("term_rework")) == (TERM_ROADMAP, TERM_REWORK.length)
    assert list(terms()) == [one.code for one in TERMS]


@pytest.mark.parametrize("find", [parameter, term])
def test_an_unknown_code_is_refused(find):
    with pytest.raises(UnknownRule, match="no_such"):
        find("no_such")
