"""The file that people fill in before `ncip.ui.sheets` reads it: heads, formats and lists of choices."""

import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import IO, Any

from django.http import FileResponse, HttpResponse
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from ncip.ui import dates
from ncip.ui.exports import COLUMN_WIDTH, HEAD_FILL, HEAD_FONT, XLSX_TYPE, stream_csv
from ncip.ui.sheets import Kind, SheetColumn
from ncip.ui.tables import Column

TEMPLATE_ROWS = 1_000  # rows of a template whose cells get a format and a list of choices
EXCEL_LIST = 255  # characters that Excel takes in a list of choices


def template_response(
    name: str, form: str, columns: Sequence[SheetColumn], rows: Iterable[Mapping[str, Any]] = ()
) -> HttpResponse | FileResponse:
    """The file to fill in; `form` is csv or xlsx, `rows` values to start from. Labels in the reader's language."""
    if form == "csv":
        shown = [Column(one.name, one.label, value=_getter(one)) for one in columns]
        response: HttpResponse | FileResponse = HttpResponse(
            "".join(stream_csv(shown, rows)), content_type="text/csv; charset=utf-8"
        )
    elif form == "xlsx":
        response = FileResponse(_workbook(columns, rows), content_type=XLSX_TYPE)
    else:
        raise ValueError(f"There is no template in the form {form!r}.")
    response["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    return response


def shown_value(column: SheetColumn, value: Any) -> str:
    """A value as people read it: the label of a choice, a day as dd.mm.yyyy, yes and no in words."""
    if value is None or value == "":
        return ""
    for code, label in column.choices:
        if str(code) == str(value):
            return str(label)
    if column.kind is Kind.DAY:
        day = value if isinstance(value, date) else date.fromisoformat(str(value)[:10])
        return dates.short_day(day)
    if column.kind is Kind.FLAG:
        return _("yes") if value in (True, "true", "True") else _("no")
    return str(value)


def _getter(column: SheetColumn) -> Any:
    return lambda row: shown_value(column, row.get(column.name)) if column.choices else row.get(column.name)


def _workbook(columns: Sequence[SheetColumn], rows: Iterable[Mapping[str, Any]]) -> IO[bytes]:
    book = Workbook()
    sheet: Any = book.active
    sheet.freeze_panes = "A2"
    sheet.append([str(column.label) for column in columns])
    for cell in sheet[1]:
        cell.font, cell.fill = HEAD_FONT, HEAD_FILL
    for row in rows:
        sheet.append([_getter(column)(row) for column in columns])
        for cell in sheet[sheet.max_row]:
            if isinstance(cell.value, str):
                cell.data_type = "s"  # text stays text, also when it begins like a formula
    last = max(TEMPLATE_ROWS, sheet.max_row)
    for place, column in enumerate(columns, start=1):
        _prepare_column(sheet, get_column_letter(place), column, last)
    file = io.BytesIO()
    book.save(file)
    file.seek(0)
    return file


def _prepare_column(sheet: Any, letter: str, column: SheetColumn, last: int) -> None:
    """Codes keep their leading zeros, days are days, and a choice is offered as a list."""
    sheet.column_dimensions[letter].width = COLUMN_WIDTH
    formats = {Kind.DAY: "dd.mm.yyyy", Kind.TEXT: "@", Kind.FLAG: "@"}
    if column.kind in formats:
        for number in range(2, last + 1):
            sheet[f"{letter}{number}"].number_format = formats[column.kind]
    words = ",".join(str(label) for _code, label in column.choices if str(label))
    if words and len(words) <= EXCEL_LIST and all("," not in str(label) for _code, label in column.choices):
        offered = DataValidation(type="list", formula1=f'"{words}"', allow_blank=True)
        offered.add(f"{letter}2:{letter}{last}")
        sheet.add_data_validation(offered)
