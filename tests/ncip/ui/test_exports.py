"""Exports: the same columns as the page, numbers as numbers, text that cannot be a formula."""

from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import load_workbook

from ncip.ui.exports import export_response, guarded, stream_csv, write_xlsx
from ncip.ui.tables import Column

COLUMNS = [
    Column("name", "Название", value=lambda row: row[0]),
    Column("cost", "Стоимость", value=lambda row: row[1]),
    Column("day", "Күні", value=lambda row: row[2]),
]
ROWS = [
    ("Qostanay", Decimal("48600000.50"), date(2026, 11, 20)),
    ("=HYPERLINK(1)", None, datetime(2026, 11, 20, 9, 5, tzinfo=UTC)),
]


def test_csv_is_for_excel_in_russian() -> None:
    text = "".join(stream_csv(COLUMNS, ROWS))
    assert text == (
        "\ufeffНазвание;Стоимость;Күні\r\n"
        "Qostanay;48600000,50;20.11.2026\r\n"
        "'=HYPERLINK(1);;20.11.2026 14:05\r\n"
    )


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t"])
def test_text_that_begins_like_a_formula_is_guarded(start: str) -> None:
    assert guarded(f"{start}1") == f"'{start}1"


def test_xlsx_holds_numbers_days_and_plain_text() -> None:
    file = BytesIO()
    write_xlsx(COLUMNS, ROWS, file)
    sheet = load_workbook(file).active
    assert [cell.value for cell in sheet[1]] == ["Название", "Стоимость", "Күні"]
    assert sheet["B2"].value == 48600000.5
    assert sheet["C2"].value == datetime(2026, 11, 20)
    assert (sheet["A3"].value, sheet["A3"].data_type) == ("=HYPERLINK(1)", "s")
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:C3")


def test_response_names_the_file() -> None:
    response = export_response("projects", "xlsx", COLUMNS, ROWS)
    assert response["Content-Disposition"] == 'attachment; filename="projects.xlsx"'
    assert b"".join(response)[:2] == b"PK"


def test_unknown_form_is_refused() -> None:
    with pytest.raises(ValueError, match="pdf"):
        export_response("projects", "pdf", COLUMNS, ROWS)
