"""The calculation index of a year is the one in force on 1 January of it."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils.translation import override

from ncip.reference.changes import apply_change
from ncip.reference.errors import MissingValue
from ncip.reference.mci import mci_of
from tests.ncip.reference.conftest import AT

pytestmark = [pytest.mark.django_db, pytest.mark.rule("ncip-3-16", "ncip-28")]


@pytest.mark.parametrize(
    ("year", "value"), [(2020, 2651), (2021, 2917), (2022, 3063), (2025, 3932), (2026, 4325)]
)
def test_the_index_of_1_january_counts(indices, year, value):
    assert mci_of(year).value == Decimal(value)


def test_the_index_carries_its_first_day(indices):
    assert mci_of(2025).valid_from == date(2025, 1, 1)


def test_a_missing_year_is_an_error_with_a_sentence(indices):
    with pytest.raises(MissingValue) as caught, override("en"):
        mci_of(2027)
    assert str(caught.value) == (
        "The monthly calculation index of 2027 is not in the reference table. "
        "Ask the administrator to propose it with its act."
    )


def test_a_missing_year_cites_its_rule(indices):
    with pytest.raises(MissingValue) as caught:
        mci_of(2009)
    assert caught.value.rule == "ncip-3-16"


def test_a_superseded_value_does_not_count(indices):

    apply_change("calculation-index", {"valid_from": "2026-01-01", "value": "4400"}, act="act", at=AT)
    assert mci_of(2026).value == Decimal(4400)


def test_one_query(indices, django_assert_num_queries):
    with django_assert_num_queries(1):
        mci_of(2026)
