"""Files of rows for the legal tables: every fault is told, and what a file would change."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import override

from ncip.reference.changes import apply_change
from ncip.reference.models import CalendarDay, DelayReason, PriorityGood, SupportMeasure
from ncip.reference.sheets import FILED, Effect, columns_of, effects, read_rows, row_changes, standing_rows
from ncip.ui.sheet_templates import template_response
from tests.ncip.reference.conftest import AT

pytestmark = [pytest.mark.django_db, pytest.mark.rule("ncip-9-8", "ncip-22")]

HEAD = "hs_code;valid_from;name_kk;name_ru;name_en;level"
GOOD = {"hs_code": "8703", "level": "high", "valid_from": "2026-01-01"}
REASON = {
    "code": "weather",
    "side": "outside",
    "name_ru": "Погода",
    "name_kk": "Ауа райы",
    "name_en": "Weather",
}
FIRST_DAY = date(2028, 1, 3)  # a Monday


def file_of(*lines: str) -> SimpleUploadedFile:
    return SimpleUploadedFile("rows.csv", "\r\n".join(lines).encode())


def goods(number: int) -> list[str]:
    return [f"{code:04};01.01.2027;;Товар {code};;high" for code in range(1, number + 1)]


def test_three_bad_rows_of_a_thousand_give_exactly_three_sentences() -> None:
    lines = goods(1000)
    lines[9] = "12345;01.01.2027;;Товар;;high"
    lines[499] = "0500;31.02.2027;;Товар;;high"
    lines[998] = "0999;01.01.2027;;Товар;;huge"
    with override("en"):
        reading = read_rows("priority-goods", file_of(HEAD, *lines))
    told = [(fault.row, fault.column, fault.value) for fault in reading.faults]
    assert told == [
        (11, "Commodity code", "12345"),
        (501, "In force from", "31.02.2027"),
        (1000, "Level of processing", "huge"),
    ]
    assert reading.rows == []


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_sentences_are_in_the_language_of_the_reader(language: str) -> None:
    with override(language):
        (fault,) = read_rows("priority-goods", file_of(HEAD, "12345;01.01.2027;;Товар;;high")).faults
    sentences = {
        "kk": "Тауар коды 4, 6 немесе 10 цифрдан тұрады.",
        "ru": "Код товара состоит из 4, 6 или 10 цифр.",
        "en": "A commodity code has 4, 6 or 10 digits.",
    }
    assert fault.text == sentences[language]


def test_a_thousand_good_rows_are_read() -> None:
    reading = read_rows("priority-goods", file_of(HEAD, *goods(1000)))
    assert (len(reading.rows), reading.rows[0]["hs_code"], reading.faults) == (1000, "0001", [])


def test_the_same_key_twice_is_a_fault_of_the_second_row() -> None:
    lines = [*goods(2), "0001;01.01.2027;;Товар;;other"]
    with override("en"):
        (fault,) = read_rows("priority-goods", file_of(HEAD, *lines)).faults
    assert (fault.row, fault.text) == (4, "Row 2 is about the same thing. Leave one of them.")


def test_a_file_says_what_it_adds_changes_and_leaves() -> None:
    apply_change("priority-goods", [GOOD, {**GOOD, "hs_code": "8704"}], act="A", at=AT)
    rows = [GOOD, {**GOOD, "hs_code": "8704", "level": "medium"}, {**GOOD, "hs_code": "8705"}]
    changes = row_changes("priority-goods", rows)
    assert [change.effect for change in changes] == [Effect.SAME, Effect.CHANGED, Effect.ADDED]


def test_a_changed_cell_shows_both_values_in_words() -> None:
    apply_change("priority-goods", GOOD, act="A", at=AT)
    with override("en"):
        (change,) = row_changes("priority-goods", [{**GOOD, "level": "medium"}])
    (cell,) = [cell for cell in change.cells if cell.changed]
    assert (cell.before, cell.after) == ("High level of processing", "Medium level of processing")


def test_a_number_written_otherwise_is_no_change(indices: Any) -> None:
    rows = [{"valid_from": "2026-01-01", "value": "4325.00"}]
    (change,) = row_changes("calculation-index", rows)
    assert [cell.label for cell in change.cells if cell.changed and cell.after] == []


def test_a_day_without_kind_ends_the_row_that_stands() -> None:
    CalendarDay.objects.create(day=FIRST_DAY, kind="holiday", recorded_at=AT)
    changes = row_changes("calendar", [{"day": "2028-01-03", "kind": ""}, {"day": "2028-01-04", "kind": ""}])
    assert [change.effect for change in changes] == [Effect.ENDED, Effect.SAME]


def test_effects_are_counted_in_words() -> None:
    with override("en"):
        assert effects(row_changes("priority-goods", [GOOD, {**GOOD, "hs_code": "8704"}])) == [("new row", 2)]


def test_what_a_list_changes_is_found_in_one_query(django_assert_num_queries: Any) -> None:
    rows = [{**GOOD, "hs_code": f"{code:04}"} for code in range(300)]
    with django_assert_num_queries(1):
        row_changes("priority-goods", rows)


def test_a_list_enters_its_table_without_a_query_per_row(django_assert_max_num_queries: Any) -> None:
    rows = [{**GOOD, "hs_code": f"{code:04}"} for code in range(1000)]
    with django_assert_max_num_queries(10):
        apply_change("priority-goods", rows, act="A", at=AT)
    assert PriorityGood.objects.standing().count() == 1000


def test_a_row_that_says_nothing_new_keeps_its_act() -> None:
    apply_change("priority-goods", GOOD, act="First act", at=AT)
    apply_change("priority-goods", [GOOD, {**GOOD, "hs_code": "8704"}], act="Second act", at=AT)
    acts = PriorityGood.objects.standing().order_by("hs_code").values_list("act", flat=True)
    assert list(acts) == ["First act", "Second act"]


def test_a_calendar_file_ends_and_enters_days() -> None:
    CalendarDay.objects.create(day=FIRST_DAY, kind="holiday", recorded_at=AT)
    moved = FIRST_DAY + timedelta(days=1)
    rows = [{"day": FIRST_DAY, "kind": ""}, {"day": moved, "kind": "transferred_off"}]
    apply_change("calendar", rows, act="A", at=AT)
    assert list(CalendarDay.objects.standing().values_list("day", flat=True)) == [moved]


def test_a_measure_keeps_its_archive_mark_through_a_file() -> None:
    lines = ["code;rule;name_kk;name_ru;name_en;archived;disabled_on", "grant;ncip-48-3;;Грант;;да;"]
    reading = read_rows("support-measure", file_of(*lines))
    apply_change("support-measure", reading.rows, act="A", at=AT)
    assert SupportMeasure.objects.get(code="grant").archived


def test_an_index_is_read_with_spaces_and_a_comma() -> None:
    lines = [
        "valid_from;value;applies_to;act_date;act_number",
        "01.01.2028;4 580,50;;;",
    ]
    (row,) = read_rows("calculation-index", file_of(*lines)).rows
    assert (row["value"], row["year"]) == (Decimal("4580.50"), 2028)


@pytest.mark.parametrize("table", FILED)
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_the_rows_that_stand_come_back_unchanged(table: str, form: str, indices: Any) -> None:
    CalendarDay.objects.create(day=FIRST_DAY, kind="holiday", name_ru="Праздник", recorded_at=AT)
    PriorityGood.objects.create(**GOOD, recorded_at=AT)
    SupportMeasure.objects.create(code="grant", rule="ncip-48-3", archived=True, recorded_at=AT)
    DelayReason.objects.create(**REASON, recorded_at=AT)
    answer = template_response("rows", form, columns_of(table), standing_rows(table))
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    reading = read_rows(table, SimpleUploadedFile(f"rows.{form}", content))
    assert reading.faults == []
    assert {change.effect for change in row_changes(table, reading.rows)} == {Effect.SAME}
