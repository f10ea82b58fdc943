"""A table as a file: CSV streamed row by row, XLSX written without holding the sheet in memory."""

import csv
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import IO, Any

from django.http import FileResponse, HttpResponseBase, QueryDict, StreamingHttpResponse
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from ncip.ui import dates
from ncip.ui.tables import Column

XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
BYTE_ORDER_MARK = "\ufeff"  # without it Excel reads Cyrillic wrongly
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
HEAD_FILL = PatternFill("solid", fgColor="0B3A50")
HEAD_FONT = Font(bold=True, color="FFFFFF")
COLUMN_WIDTH = 24
FORMS = ("xlsx", "csv")


def export_links(query: QueryDict) -> list[dict[str, str]]:
    """The same rows as files: the ways a list offers below its table, narrowed as it is now."""
    kept = query.copy()
    kept.pop("cursor", None)
    links = []
    for form in FORMS:
        kept["export"] = form
        links.append({"label": form.upper(), "url": f"?{kept.urlencode()}"})
    return links


class _Line:
    """A file-like object that gives back what the csv writer writes."""

    def write(self, text: str) -> str:
        return text


def export_response(name: str, form: str, columns: Sequence[Column], rows: Iterable[Any]) -> HttpResponseBase:
    """Send `rows` as a file; `form` is csv or xlsx, `name` the file's name without its ending."""
    if form == "csv":
        response: HttpResponseBase = StreamingHttpResponse(
            stream_csv(columns, rows), content_type="text/csv; charset=utf-8"
        )
    elif form == "xlsx":
        file = tempfile.TemporaryFile()  # noqa: SIM115 - the response closes it
        write_xlsx(columns, rows, file)
        file.seek(0)
        response = FileResponse(file, content_type=XLSX_TYPE)
    else:
        raise ValueError(f"There is no export in the form {form!r}.")
    response["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    return response


def stream_csv(columns: Sequence[Column], rows: Iterable[Any]) -> Iterator[str]:
    """The lines of a CSV file for Excel: semicolons, UTF-8 with its mark, text that cannot be a formula."""
    writer: Any = csv.writer(_Line(), delimiter=";")
    yield BYTE_ORDER_MARK + writer.writerow([str(column.label) for column in columns])
    for row in rows:
        yield writer.writerow([_as_text(column.value(row)) for column in columns])


def write_xlsx(columns: Sequence[Column], rows: Iterable[Any], file: IO[bytes]) -> None:
    """Write an XLSX with a coloured head that stays in view, filters, and numbers and days as such."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.freeze_panes = "A2"
    for index, _column in enumerate(columns, start=1):
        sheet.column_dimensions[get_column_letter(index)].width = COLUMN_WIDTH
    sheet.append([_head(sheet, str(column.label)) for column in columns])
    count = 1
    for row in rows:
        sheet.append([_as_cell(sheet, column.value(row)) for column in columns])
        count += 1
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{count}"
    book.save(file)


def guarded(text: str) -> str:
    """Text that a spreadsheet will not run: an apostrophe before a sign that starts a formula."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def _as_text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return dates.short_moment(value)
    if isinstance(value, date):
        return dates.short_day(value)
    if isinstance(value, Decimal | float):
        return str(value).replace(".", ",")
    return str(value) if isinstance(value, int) else guarded(str(value))


def _as_cell(sheet: Any, value: Any) -> Any:
    if isinstance(value, datetime):
        return _formatted(sheet, dates.local(value).replace(tzinfo=None), "dd.mm.yyyy hh:mm")
    if isinstance(value, date):
        return _formatted(sheet, value, "dd.mm.yyyy")
    if value is None or isinstance(value, bool | int | float | Decimal):
        return _formatted(sheet, value)
    cell = _formatted(sheet, _writable(str(value)))
    cell.data_type = "s"  # text stays text, also when it begins like a formula
    return cell


def _formatted(sheet: Any, value: Any, number_format: str = "General") -> Any:
    cell = WriteOnlyCell(sheet, value)
    cell.number_format = number_format
    return cell


def _head(sheet: Any, label: str) -> Any:
    cell = WriteOnlyCell(sheet, value=label)
    cell.font, cell.fill = HEAD_FONT, HEAD_FILL
    cell.alignment = Alignment(wrap_text=True, vertical="center")
    return cell


def _writable(text: str) -> str:
    """Text without control characters, which XLSX refuses."""
    return "".join(sign for sign in text if sign >= " " or sign in "\n\t")
