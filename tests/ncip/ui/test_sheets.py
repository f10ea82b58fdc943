"""Tables sent as files: heads in any language, values as forms read them, faults by row and column."""

import io
import zipfile
from datetime import date, datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from openpyxl import Workbook, load_workbook

from ncip.ui import sheet_files
from ncip.ui.sheet_templates import shown_value, template_response
from ncip.ui.sheets import Fault, Kind, SheetColumn, faults_of, read_sheet

LEVELS = [("high", _("High level of processing")), ("medium", _("Medium level of processing"))]
COLUMNS = [
    SheetColumn("code", _("Commodity code")),
    SheetColumn("day", _("Day"), Kind.DAY),
    SheetColumn("value", _("Value, tenge"), Kind.NUMBER),
    SheetColumn("level", _("Level of processing"), choices=LEVELS, optional=True),
]
HEAD = "code;day;value\r\n"


def csv_file(text: str, encoding: str = "utf-8") -> SimpleUploadedFile:
    return SimpleUploadedFile("rows.csv", text.encode(encoding))


def xlsx_file(*rows: list[Any]) -> SimpleUploadedFile:
    book, file = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(file)
    return SimpleUploadedFile("rows.xlsx", file.getvalue())


def refused(file: SimpleUploadedFile, **options: Any) -> list[str]:
    with pytest.raises(ValidationError) as error, override("en"):
        read_sheet(file, COLUMNS, **options)
    return error.value.messages


def test_rows_come_with_the_numbers_of_the_spreadsheet() -> None:
    rows = read_sheet(csv_file(HEAD + "0101;20.11.2026;5\r\n\r\n0102;20.11.2026;6\r\n"), COLUMNS)
    assert [row.number for row in rows] == [2, 4]


@pytest.mark.parametrize("written", ["20.11.2026", "2026-11-20", "20.11.26"])
def test_a_day_is_read_in_every_usual_form(written: str) -> None:
    assert read_sheet(csv_file(f"{HEAD}0101;{written};5"), COLUMNS)[0].values["day"] == "2026-11-20"


@pytest.mark.parametrize("written", ["4 325,50", "4325.50", "4\u00a0325,50"])
def test_a_number_is_read_with_spaces_and_a_comma(written: str) -> None:
    assert read_sheet(csv_file(f"{HEAD}0101;20.11.2026;{written}"), COLUMNS)[0].values["value"] == "4325.50"


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_the_separator_is_found_by_the_head(sign: str) -> None:
    text = f"code{sign}day{sign}value\n0101{sign}2026-11-20{sign}5\n"
    assert read_sheet(csv_file(text), COLUMNS)[0].values["code"] == "0101"


def test_the_separator_may_be_named_as_excel_does() -> None:
    rows = read_sheet(csv_file("sep=,\r\ncode,day,value\r\n0101,2026-11-20,5\r\n"), COLUMNS)
    assert (rows[0].number, rows[0].values["code"]) == (3, "0101")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "kz1048"])
def test_kazakh_words_are_read_in_every_encoding(encoding: str) -> None:
    rows = read_sheet(csv_file(f"{HEAD}Қала әкімі;2026-11-20;5", encoding), COLUMNS)
    assert rows[0].values["code"] == "Қала әкімі"


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_heads_are_known_in_the_three_languages(language: str) -> None:
    with override(language):
        head = ";".join(str(column.label) for column in COLUMNS)
    assert read_sheet(csv_file(f"{head}\n0101;2026-11-20;5;"), COLUMNS)[0].values["value"] == "5"


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_choice_may_be_written_by_its_label(language: str) -> None:
    with override(language):
        label = str(LEVELS[0][1])
    rows = read_sheet(csv_file(f"code;day;value;level\n0101;2026-11-20;5;{label.upper()}"), COLUMNS)
    assert rows[0].values["level"] == "high"


def test_a_workbook_gives_typed_cells_as_text() -> None:
    file = xlsx_file(["code", "day", "value"], ["0101", datetime(2026, 11, 20), 4325.5])
    assert read_sheet(file, COLUMNS)[0].values == {"code": "0101", "day": "2026-11-20", "value": "4325.5"}


def test_a_whole_number_of_a_workbook_has_no_fraction() -> None:
    file = xlsx_file(["code", "day", "value"], [101.0, date(2026, 11, 20), 5])
    assert read_sheet(file, COLUMNS)[0].values["code"] == "101"


def test_a_day_that_lost_its_format_is_still_a_day() -> None:
    file = xlsx_file(["code", "day", "value"], ["0101", 46346, 5])
    assert read_sheet(file, COLUMNS)[0].values["day"] == "2026-11-20"


def test_a_formula_is_a_fault_of_its_cell() -> None:
    with override("en"):
        row = read_sheet(xlsx_file(["code", "day", "value"], ["0101", "2026-11-20", "=2+2"]), COLUMNS)[0]
    sentence = "The cell holds a formula. Put its result there as a value."
    assert row.faults == [Fault(2, "Value, tenge", sentence, "=2+2")]


def test_an_error_of_the_spreadsheet_is_a_fault() -> None:
    row = read_sheet(xlsx_file(["code", "day", "value"], ["0101", "2026-11-20", "#REF!"]), COLUMNS)[0]
    assert [(fault.row, fault.value) for fault in row.faults] == [(2, "#REF!")]


@pytest.mark.parametrize(("word", "read"), [("Да", "true"), ("иә", "true"), ("No", ""), ("", "")])
def test_yes_and_no_are_read_in_every_language(word: str, read: str) -> None:
    flag = [SheetColumn("code", "code"), SheetColumn("archived", "archived", Kind.FLAG)]
    assert read_sheet(csv_file(f"code;archived\n1;{word}"), flag)[0].values["archived"] == read


def test_a_flag_that_is_neither_yes_nor_no_is_a_fault() -> None:
    flag = [SheetColumn("code", "code"), SheetColumn("archived", "archived", Kind.FLAG)]
    row = read_sheet(csv_file("code;archived\n1;perhaps"), flag)[0]
    assert [fault.value for fault in row.faults] == ["perhaps"]


def test_text_that_an_export_guarded_comes_back_as_it_was() -> None:
    assert read_sheet(csv_file(f"{HEAD}'=A1;2026-11-20;5"), COLUMNS)[0].values["code"] == "=A1"


def test_a_value_beside_the_table_is_a_fault() -> None:
    row = read_sheet(csv_file(f"{HEAD}0101;2026-11-20;5;left over"), COLUMNS)[0]
    assert [fault.value for fault in row.faults] == ["left over"]


def test_missing_unknown_and_double_columns_are_told_at_once() -> None:
    assert refused(csv_file("code;code;colour\n1;2;3")) == [
        "Columns are missing in the first row: Day, Value, tenge. Take the template of this table.",
        "The table does not know these columns: colour. Take them out of the file.",
        "These columns stand twice: Commodity code. Leave one of each.",
    ]


def test_a_table_without_rows_is_refused() -> None:
    assert refused(csv_file(HEAD)) == ["The table has a head but no rows. Fill it in."]


def test_an_empty_file_is_refused() -> None:
    assert refused(SimpleUploadedFile("rows.csv", b"  ")) == [
        "The file is empty. Choose a file with content."
    ]


def test_more_rows_than_the_limit_are_refused() -> None:
    rows = "0101;2026-11-20;5\n" * 4
    assert refused(csv_file(HEAD + rows), row_limit=3) == [
        "The table has more than 3 rows. Split it into several files."
    ]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("rows.pdf", b"%PDF-1.7 of something"),
        ("rows.xlsx", b"PK\x03\x04 but no archive"),
        ("rows.csv", b"\xd0\xcf\x11\xe0\x00\x00\x00 an old workbook"),
    ],
)
def test_what_is_no_table_is_refused(name: str, content: bytes) -> None:
    assert refused(SimpleUploadedFile(name, content)) == [
        "This file cannot be read as a table. Save it as XLSX or CSV and send it again."
    ]


def test_a_workbook_with_a_broken_sheet_is_refused() -> None:
    whole = io.BytesIO(xlsx_file(["code"], ["1"]).read())
    broken = io.BytesIO()
    with zipfile.ZipFile(whole) as before, zipfile.ZipFile(broken, "w") as after:
        for part in before.namelist():
            after.writestr(part, b"<worksheet><she" if part.endswith("sheet1.xml") else before.read(part))
    assert len(refused(SimpleUploadedFile("rows.xlsx", broken.getvalue()))) == 1


def test_a_workbook_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet_files, "MAX_UNPACKED_BYTES", 1_000_000)
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/worksheets/sheet1.xml", b" " * 2_000_000)
    assert refused(SimpleUploadedFile("rows.xlsx", bomb.getvalue())) == [
        "The workbook unpacks to far more than a table holds. Save only the table in a new file."
    ]


def test_a_file_over_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet_files, "MAX_FILE_BYTES", 1024**2)
    assert refused(csv_file(HEAD + "x" * 1024**2)) == [
        "The table is larger than 1 MB. Split it into several files."
    ]


def test_errors_of_a_form_become_faults_with_column_and_value() -> None:
    row = read_sheet(csv_file(f"{HEAD}0101;soon;5"), COLUMNS)[0]
    with override("en"):
        faults = faults_of(row, COLUMNS, {"day": [ValidationError("Write a day.")]})
    assert faults == [Fault(2, "Day", "Write a day.", "soon")]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_filled_template_is_read_back(form: str) -> None:
    rows = [{"code": "0101", "day": date(2026, 11, 20), "value": 5, "level": "high"}]
    answer = template_response("goods", form, COLUMNS, rows)
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    read = read_sheet(SimpleUploadedFile(f"goods.{form}", content), COLUMNS)
    assert [row.values for row in read] == [
        {"code": "0101", "day": "2026-11-20", "value": "5", "level": "high"}
    ]


def test_the_template_keeps_leading_zeros_and_offers_the_choices() -> None:
    answer = template_response("goods", "xlsx", COLUMNS)
    sheet = load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active
    assert (sheet["A2"].number_format, len(sheet.data_validations.dataValidation)) == ("@", 1)


def test_a_value_is_shown_as_people_read_it() -> None:
    with override("en"):
        shown = [shown_value(COLUMNS[1], "2026-11-20"), shown_value(COLUMNS[3], "high")]
    assert shown == ["20.11.2026", "High level of processing"]
