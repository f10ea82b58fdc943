"""The bytes of a CSV or XLSX file as numbered rows of cells; what a spreadsheet cannot be is refused in a sentence."""

import csv
import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import IO, Any
from xml.etree.ElementTree import ParseError

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

MAX_FILE_BYTES = 10 * 1024 * 1024
MAX_UNPACKED_BYTES = 100 * 1024 * 1024  # a workbook that unpacks to more is a trap, not a table
MAX_PARTS = 2_000
DELIMITERS = ";,\t|"
# Excel on a Kazakh Windows saves in one byte per letter; KZ-1048 is Windows-1251 with the Kazakh letters.
ENCODINGS = ("utf-8-sig", "kz1048")
BYTE_ORDER_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


@dataclass(frozen=True, slots=True)
class RawCell:
    """A cell: its plain text, the value when the file is typed (XLSX), and whether it is a formula or an error."""

    text: str
    value: Any = None
    formula: bool = False
    broken: bool = False


RawRow = tuple[int, list[RawCell]]


def raw_rows(file: IO[bytes], name: str) -> Iterator[RawRow]:
    """The rows of the first sheet with their numbers as a spreadsheet shows them; wholly empty rows are left out.

    Raises ValidationError for a file that is too large, of another kind, or damaged.
    """
    content = _content(file)
    rows = _xlsx_rows(content) if content.startswith(b"PK\x03\x04") else _csv_rows(_text(content, name))
    return ((number, cells) for number, cells in rows if any(cell.text for cell in cells))


def _content(file: IO[bytes]) -> bytes:
    file.seek(0)
    content = file.read(MAX_FILE_BYTES + 1)
    file.seek(0)
    if not content.strip():
        raise ValidationError(_("The file is empty. Choose a file with content."), code="file_empty")
    if len(content) > MAX_FILE_BYTES:
        text = _("The table is larger than %(limit)s MB. Split it into several files.")
        raise ValidationError(text % {"limit": MAX_FILE_BYTES // 1024**2}, code="file_too_large")
    return content


def _not_a_table() -> ValidationError:
    text = _("This file cannot be read as a table. Save it as XLSX or CSV and send it again.")
    return ValidationError(text, code="file_content")


# --- XLSX ---------------------------------------------------------------------------------------------------------


def _xlsx_rows(content: bytes) -> Iterator[RawRow]:
    _refuse_bombs(content)
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False)
        sheet: Any = book.worksheets[0]
        sheet.reset_dimensions()  # programs write wrong ones, and rows would be lost
        for number, row in enumerate(sheet.iter_rows(), start=1):
            yield number, [_xlsx_cell(cell) for cell in row]
    except (InvalidFileException, zipfile.BadZipFile, ParseError, KeyError, ValueError, IndexError) as error:
        raise _not_a_table() from error


def _refuse_bombs(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = package.infolist()
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise _not_a_table() from error
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED_BYTES:
        text = _("The workbook unpacks to far more than a table holds. Save only the table in a new file.")
        raise ValidationError(text, code="file_too_large")


def _xlsx_cell(cell: Any) -> RawCell:
    value = cell.value
    if value is None:
        return RawCell("")
    if cell.data_type == "f":
        return RawCell(str(value), formula=True)
    return RawCell(_as_text(value), value=value, broken=cell.data_type == "e")


def _as_text(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return format(Decimal(repr(value)).normalize(), "f") if value == value else ""  # noqa: PLR0124 - not a number
    if isinstance(value, datetime):
        midnight = value.time() == value.min.time()
        return value.date().isoformat() if midnight else value.replace(microsecond=0).isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    return clean_text(str(value))


# --- CSV ----------------------------------------------------------------------------------------------------------


def _text(content: bytes, name: str) -> str:
    if b"\x00" in content[:1024] and content[:2] not in BYTE_ORDER_MARKS:
        raise _not_a_table()
    if name.rpartition(".")[2].lower() not in ("csv", "txt", "tsv"):
        raise _not_a_table()
    encodings = (BYTE_ORDER_MARKS.get(content[:2], "utf-8-sig"), *ENCODINGS)
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise _not_a_table()


def _csv_rows(text: str) -> Iterator[RawRow]:
    first, _break, rest = text.partition("\n")
    if first.lower().startswith("sep=") and len(first.strip()) == len("sep=") + 1:
        delimiter, skipped, text = first.strip()[-1], 1, rest
    else:
        delimiter, skipped = _delimiter(text), 0
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        for number, cells in enumerate(reader, start=1 + skipped):
            yield number, [_csv_cell(cell) for cell in cells]
    except csv.Error as error:
        raise _not_a_table() from error


def _delimiter(text: str) -> str:
    """The sign that parts the first line that says anything into the most cells."""
    head = next((line for line in text.splitlines() if line.strip()), "")
    return max(DELIMITERS, key=lambda sign: _cells_of(head, sign))


def _cells_of(line: str, delimiter: str) -> int:
    found: Sequence[list[str]] = list(csv.reader([line], delimiter=delimiter))
    return len(found[0]) if found else 0


def _csv_cell(text: str) -> RawCell:
    """Exports of this portal put an apostrophe before a sign that starts a formula: it is taken away."""
    plain = clean_text(text)
    if plain.startswith("'") and plain[1:2] in ("=", "+", "-", "@"):
        return RawCell(plain[1:])
    return RawCell(plain, formula=plain.startswith("="))


def clean_text(text: str) -> str:
    """Without control characters, with plain spaces, and none around it."""
    shown = "".join(" " if sign in "\u00a0\u202f\u2009" else sign for sign in text)
    return "".join(sign for sign in shown if sign >= " " or sign in "\n\t").strip(" \t\n\ufeff")
