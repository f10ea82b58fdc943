"""Tables that people send as CSV or XLSX: rows with the numbers they see, and every fault by row and column.

How to take a table in:

    columns = [SheetColumn("day", _("Day"), Kind.DAY), SheetColumn("kind", _("Kind"), choices=DayKind.choices)]
    rows = read_sheet(upload, columns, row_limit=5_000)      # ValidationError when it is no such table
    for row in rows:
        faults += row.faults                                  # formulas and cells with an error of the program
        form = DayForm(row.values)                            # text as a form wants it
        faults += [] if form.is_valid() else faults_of(row, columns, form.errors.as_data())

Heads are known by the name of the column or by its label in any language of the portal. Values come as the text that
a form reads: days in ISO, numbers with a point and without spaces, a choice by its code when its label was written.
`ncip.ui.sheet_templates.template_response` gives the empty file to fill in.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum
from typing import IO, Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.formats import get_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override
from openpyxl.utils.datetime import from_excel

from ncip.ui.fields import plain_digits
from ncip.ui.sheet_files import RawCell, RawRow, raw_rows

ROW_LIMIT = 5_000
SHOWN_VALUE = 60  # characters of a bad value that are shown
YES = frozenset({"yes", "да", "иә", "true", "1", "+"})
NO = frozenset({"no", "нет", "жоқ", "false", "0", "-"})


class Kind(Enum):
    """How the text of a cell is read."""

    TEXT = "text"
    DAY = "day"
    NUMBER = "number"
    FLAG = "flag"


@dataclass(frozen=True)
class SheetColumn:
    """A column of a table: the name of its form field, its label, and what its cells hold.

    `optional` columns may be missing from the file; `choices` are pairs of a code and a label.
    """

    name: str
    label: Any
    kind: Kind = Kind.TEXT
    choices: Sequence[tuple[Any, Any]] = ()
    optional: bool = False

    @property
    def heads(self) -> set[str]:
        """Every word by which the column is known."""
        return {_folded(self.name), *map(_folded, in_every_language(self.label))}


@dataclass(frozen=True)
class Fault:
    """What is wrong with a row: its number, the column (empty: the whole row), the sentence and the value."""

    row: int
    column: str
    text: str
    value: str = ""


@dataclass
class SheetRow:
    """A row as a form reads it, with its number in the file."""

    number: int
    values: dict[str, str]
    faults: list[Fault] = field(default_factory=list)


def read_sheet(
    file: IO[bytes], columns: Sequence[SheetColumn], *, name: str = "", row_limit: int = ROW_LIMIT
) -> list[SheetRow]:
    """The rows under the head of the table. Raises ValidationError when the file is no such table."""
    rows = raw_rows(file, name or str(getattr(file, "name", "")))
    head = next(rows, None)
    if head is None:
        raise ValidationError(_("The file is empty. Choose a file with content."), code="file_empty")
    places = _places(head[1], columns)
    readers = {place: _Reader(column) for place, column in places.items()}
    found: list[SheetRow] = []
    for row in rows:
        if len(found) == row_limit:
            raise _too_long(row_limit)
        found.append(_row(row, readers))
    if not found:
        raise ValidationError(_("The table has a head but no rows. Fill it in."), code="no_rows")
    return found


def faults_of(
    row: SheetRow, columns: Iterable[SheetColumn], errors: Mapping[str, Sequence[ValidationError]]
) -> list[Fault]:
    """The errors of a form (`form.errors.as_data()`) as faults of the row; a cell is told once."""
    labels = {column.name: str(column.label) for column in columns}
    told = {fault.column for fault in row.faults}
    return [
        Fault(row.number, labels.get(name, ""), message, row.values.get(name, "")[:SHOWN_VALUE])
        for name, found in errors.items()
        if labels.get(name) not in told
        for error in found
        for message in error.messages
    ]


def in_every_language(text: Any) -> list[str]:
    """A lazy text in each language of the portal."""
    spoken = []
    for code, _language in settings.LANGUAGES:
        with override(code):
            spoken.append(str(text))
    return spoken


def _folded(text: Any) -> str:
    return " ".join(str(text).casefold().replace("ё", "е").strip(" *").split())


# --- the head -----------------------------------------------------------------------------------------------------


def _places(cells: Sequence[RawCell], columns: Sequence[SheetColumn]) -> dict[int, SheetColumn]:
    """Place -> column; raises ValidationError with all columns that are missing, unknown or there twice."""
    by_head = {head: column for column in columns for head in column.heads}
    places: dict[int, SheetColumn] = {}
    unknown: list[str] = []
    twice: list[str] = []
    for place, cell in enumerate(cells):
        column = by_head.get(_folded(cell.text))
        if column is None:
            unknown += [cell.text] if cell.text else []
        elif column in places.values():
            twice.append(str(column.label))
        else:
            places[place] = column
    missing = [
        str(column.label) for column in columns if not column.optional and column not in places.values()
    ]
    problems = _head_problems(missing, unknown, twice)
    if problems:
        raise ValidationError(problems)
    return places


def _head_problems(missing: list[str], unknown: list[str], twice: list[str]) -> list[ValidationError]:
    sentences = (
        (missing, _("Columns are missing in the first row: %(names)s. Take the template of this table.")),
        (unknown, _("The table does not know these columns: %(names)s. Take them out of the file.")),
        (twice, _("These columns stand twice: %(names)s. Leave one of each.")),
    )
    return [
        ValidationError(text % {"names": ", ".join(name[:SHOWN_VALUE] for name in names)}, code="columns")
        for names, text in sentences
        if names
    ]


# --- the rows -----------------------------------------------------------------------------------------------------


class _Reader:
    """Reads the cells of one column; the choices are looked up in every language once."""

    def __init__(self, column: SheetColumn) -> None:
        self.column = column
        self.codes = {
            _folded(word): str(code)
            for code, label in column.choices
            for word in (code, *in_every_language(label))
        }

    def text(self, cell: RawCell) -> str:
        """The value as the text that a form reads."""
        kind = self.column.kind
        if self.codes:
            return self.codes.get(_folded(cell.text), cell.text)
        if kind is Kind.DAY:
            return _day_text(cell)
        if kind is Kind.NUMBER:
            return plain_digits(cell.text) if cell.text else ""
        if kind is Kind.FLAG:
            word = _folded(cell.text)
            return "true" if word in YES else "" if word in NO else cell.text
        return cell.text

    def faults(self, number: int, cell: RawCell) -> list[Fault]:
        """Formulas and errors of the spreadsheet program: their result is not what was meant to be kept."""
        if cell.formula:
            sentence = _("The cell holds a formula. Put its result there as a value.")
        elif cell.broken:
            sentence = _("The cell holds an error of the spreadsheet. Put the right value there.")
        elif self.column.kind is Kind.FLAG and cell.text and _folded(cell.text) not in YES | NO:
            sentence = _("Write yes or no.")
        else:
            return []
        return [Fault(number, str(self.column.label), sentence, cell.text[:SHOWN_VALUE])]


def _row(row: RawRow, readers: Mapping[int, _Reader]) -> SheetRow:
    number, cells = row
    found = SheetRow(number, {})
    for place, reader in readers.items():
        cell = cells[place] if place < len(cells) else RawCell("")
        found.values[reader.column.name] = reader.text(cell)
        found.faults += reader.faults(number, cell)
    stray = [cell for place, cell in enumerate(cells) if place not in readers and cell.text]
    if stray:
        sentence = _("There is a value outside the columns of the table.")
        found.faults.append(Fault(number, "", sentence, stray[0].text[:SHOWN_VALUE]))
    return found


def _day_text(cell: RawCell) -> str:
    """ISO when it can be read as a day: also Excel's serial number, when the cell lost its format."""
    if isinstance(cell.value, datetime | date) or not cell.text:
        return cell.text[:10]
    if isinstance(cell.value, int | float) and not isinstance(cell.value, bool):
        return _from_serial(cell)
    for form in get_format("DATE_INPUT_FORMATS", lang="ru"):
        try:
            return datetime.strptime(cell.text, form).date().isoformat()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    return cell.text


def _from_serial(cell: RawCell) -> str:
    try:
        day: Any = from_excel(cell.value)
    except (ValueError, OverflowError):
        return cell.text
    return day.date().isoformat() if isinstance(day, datetime) else cell.text


def _too_long(limit: int) -> ValidationError:
    text = ngettext(
        "The table has more than %(limit)s row. Split it into several files.",
        "The table has more than %(limit)s rows. Split it into several files.",
        limit,
    )
    return ValidationError(text % {"limit": limit}, code="too_many_rows")
