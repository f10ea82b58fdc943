"""An agreed change enters a legal table beside the row it supersedes."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from ncip.law.parameters import POOL_THRESHOLD_MCI
from ncip.reference.changes import LEGAL_TABLES, apply_change, checked, legal_table_choices
from ncip.reference.models import CalculationIndex, LegalValue, PriorityGood
from ncip.reference.parameters import parameter
from tests.ncip.reference.conftest import AT

pytestmark = [pytest.mark.django_db, pytest.mark.rule("ncip-9-8", "ncip-22")]

THRESHOLD = {"code": "pool_threshold_mci", "valid_from": "2026-12-01", "value": 200000}


def test_a_superseded_row_stays(indices):
    apply_change("calculation-index", {"valid_from": "2026-01-01", "value": "4400"}, act="new act", at=AT)
    rows = CalculationIndex.objects.filter(year=2026).order_by("id")
    assert [(row.value, row.superseded_at) for row in rows] == [(Decimal(4325), AT), (Decimal(4400), None)]


def test_the_act_is_kept(indices):
    (row,) = apply_change("calculation-index", {"valid_from": "2027-01-01", "value": "4580"}, act="A", at=AT)
    assert row.act == "A"


def test_an_equal_row_changes_nothing(indices):
    payload = {"valid_from": "2027-01-01", "value": "4580"}
    apply_change("calculation-index", payload, act="A", at=AT)
    apply_change("calculation-index", payload, act="A", at=AT)
    assert CalculationIndex.objects.filter(year=2027).count() == 1


def test_a_list_is_entered_whole_or_not_at_all(indices):
    good = {"hs_code": "8703", "level": "high", "valid_from": "2026-01-01"}
    with pytest.raises(ValidationError):
        apply_change("priority-goods", [good, {**good, "hs_code": "87"}], act="A", at=AT)
    assert PriorityGood.objects.count() == 0


@pytest.mark.parametrize(
    ("table", "payload", "field"),
    [
        ("calculation-index", {"valid_from": "1990-01-01", "value": "1"}, "valid_from"),
        ("calculation-index", {"valid_from": "2027-01-01", "value": "-1"}, "value"),
        ("calculation-index", {"valid_from": "2027-01-01", "value": "a lot"}, "value"),
        ("calculation-index", {"valid_from": "2027-01-01", "value": "1e20"}, "value"),
        ("calculation-index", {"value": "4580"}, "valid_from"),
        ("calendar", {"day": "2026-11-25", "kind": "working_weekend"}, "day"),
        ("calendar", {"day": "2026-11-21", "kind": "transferred_off"}, "day"),
        ("calendar", {"day": "25.25.2026", "kind": "holiday"}, "day"),
        ("priority-goods", {"hs_code": "12345", "level": "high", "valid_from": "2026-01-01"}, "hs_code"),
        ("parameter", {**THRESHOLD, "value": "many"}, "value"),
        ("parameter", {**THRESHOLD, "valid_from": "2025-01-18"}, "valid_from"),
        ("parameter", {**THRESHOLD, "code": "no_such"}, "code"),
    ],
)
def test_a_bad_row_is_refused_by_its_field(table, payload, field):
    with pytest.raises(ValidationError) as caught:
        checked(table, payload)
    assert list(caught.value.message_dict) == [field]


def test_an_unknown_table_is_refused():
    with pytest.raises(ValidationError):
        apply_change("exchange-rate", {}, act="A", at=AT)


def test_an_amended_parameter_holds_from_its_day():
    apply_change("parameter", THRESHOLD, act="A", at=AT)
    amended = parameter(POOL_THRESHOLD_MCI)
    assert (amended.on(date(2026, 11, 30)), amended.on(date(2026, 12, 1))) == (150_000, 200_000)


def test_a_parameter_without_amendment_is_the_printed_one():
    assert parameter(POOL_THRESHOLD_MCI) is POOL_THRESHOLD_MCI


def test_an_amendment_is_stored_as_json():
    apply_change("parameter", {**THRESHOLD, "code": "corridor_threshold", "value": "1.5"}, act="A", at=AT)
    assert LegalValue.objects.get().value == "1.5"


def test_every_legal_table_can_be_chosen():
    assert [name for name, _label in legal_table_choices()] == list(LEGAL_TABLES)
