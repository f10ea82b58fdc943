"""Imports list every bad row and take all rows or none."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from tablib import Dataset

from ncip.reference.history import record
from ncip.reference.models import ExchangeRate, Global2000Edition, Global2000Entry, Oked
from ncip.reference.resources import ExchangeRateResource, Global2000Resource, OkedResource
from tests.ncip.reference.conftest import AT

pytestmark = pytest.mark.django_db

FIRST = date(2023, 1, 2)


def bring_in(resource, headers, rows, dry_run=False):
    return resource(at=AT).import_data(
        Dataset(*rows, headers=headers), dry_run=dry_run, rollback_on_validation_errors=True
    )


def thousand_rates():
    days = (FIRST + timedelta(days=number) for number in range(1000))
    return [["USD", day.isoformat(), "1", "470.5"] for day in days]


RATE = ["currency", "day", "nominal", "rate"]


def test_three_bad_rows_of_a_thousand_refuse_the_file_and_are_all_listed():
    rows = thousand_rates()
    rows[9][3], rows[499][0], rows[998][1] = "a lot", "DOLLAR", "31.02.2024"
    result = bring_in(ExchangeRateResource, RATE, rows)
    assert [row.number for row in result.invalid_rows] == [10, 500, 999]
    assert ExchangeRate.objects.count() == 0


def test_each_bad_row_names_its_field():
    rows = [["USD", "2026-11-20", "1", "0"], ["KZT", "2026-11-20", "1", "1"], ["EUR", "1990-01-01", "1", "5"]]
    result = bring_in(ExchangeRateResource, RATE, rows)
    assert [list(row.field_specific_errors) for row in result.invalid_rows] == [
        ["rate"],
        ["currency"],
        ["day"],
    ]


def test_a_good_file_is_taken():
    bring_in(ExchangeRateResource, RATE, thousand_rates()[:20])
    assert ExchangeRate.objects.standing().count() == 20


def test_a_trial_run_changes_nothing():
    result = bring_in(ExchangeRateResource, RATE, thousand_rates()[:5], dry_run=True)
    assert (result.totals["new"], ExchangeRate.objects.count()) == (5, 0)


def test_a_changed_rate_supersedes_the_old_one():
    record(
        ExchangeRate,
        {"currency": "USD", "day": FIRST, "nominal": 1, "rate": Decimal(400), "origin": "demonstration"},
        at=AT,
    )
    bring_in(ExchangeRateResource, RATE, [["USD", FIRST.isoformat(), "1", "470.5"]])
    rows = ExchangeRate.objects.order_by("id").values_list("rate", "superseded_at")
    assert list(rows) == [(Decimal(400), AT), (Decimal("470.5"), None)]


def test_an_equal_rate_is_skipped():
    rows = thousand_rates()[:3]
    bring_in(ExchangeRateResource, RATE, rows)
    bring_in(ExchangeRateResource, RATE, rows)
    assert ExchangeRate.objects.count() == 3


def test_an_edition_supersedes_the_one_of_the_same_year():
    headers = ["year", "rank", "company", "country", "industry"]
    bring_in(Global2000Resource, headers, [["2026", "1", "Acme", "Japan", "Steel"]])
    bring_in(Global2000Resource, headers, [["2026", "1", "Bolt", "Japan", "Steel"]])
    standing = Global2000Edition.objects.standing().get(year=2026)
    assert [entry.company for entry in standing.entries.all()] == ["Bolt"]


def test_a_company_without_year_or_rank_is_refused():
    headers = ["year", "rank", "company", "country", "industry"]
    rows = [["", "1", "Acme", "", ""], ["2026", "first", "Bolt", "", ""], ["2026", "3", "", "", ""]]
    result = bring_in(Global2000Resource, headers, rows)
    assert (len(result.invalid_rows), Global2000Entry.objects.count()) == (3, 0)


def test_an_activity_needs_a_name():
    result = bring_in(OkedResource, ["code", "level", "parent"], [["25", "division", "C"]])
    assert (len(result.invalid_rows), Oked.objects.count()) == (1, 0)
