"""Tables of a list: the columns are said once and serve the page, the CSV and the XLSX."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict


@dataclass(frozen=True)
class Column:
    """One column. `value` gives the plain value (for exports), `cell` what the page shows, when that differs.

    `numeric` aligns right, `heading` makes the cell the row's header, `sort` names the field to sort by.
    """

    key: str
    label: Any
    value: Callable[[Any], Any]
    cell: Callable[[Any], Any] | None = None
    numeric: bool = False
    heading: bool = False
    sort: str = ""


@dataclass(frozen=True)
class Heading:
    """The head of a column on the page: its label, the link that sorts by it, and how it is sorted now."""

    label: Any
    numeric: bool
    url: str
    sorted: str


@dataclass(frozen=True)
class Cell:
    """One cell with its column."""

    column: Column
    value: Any


@dataclass(frozen=True)
class Row:
    """One row: its cells and a class (`row-red`, `row-amber`, `chosen`)."""

    cells: list[Cell]
    css: str


@dataclass
class Table:
    """What `ui/data_table.html` draws; the sorting links are made from `params`, the query of the page."""

    caption: Any
    columns: Iterable[Column]
    objects: Iterable[Any]
    params: QueryDict | None = None
    sort: str = ""
    row_css: Callable[[Any], str] | None = None
    css: str = ""
    hide_caption: bool = False
    empty_title: Any = ""
    empty_text: Any = ""
    empty_url: str = ""
    empty_label: Any = ""
    headings: list[Heading] = field(init=False)
    rows: list[Row] = field(init=False)

    def __post_init__(self) -> None:
        self.columns = tuple(self.columns)
        self.headings = [self._heading(column) for column in self.columns]
        self.rows = [self._row(one) for one in self.objects]

    def _heading(self, column: Column) -> Heading:
        url = ""
        if column.sort and self.params is not None:
            query = self.params.copy()
            for name in ("cursor", "lang", "theme"):
                query.pop(name, None)
            query["sort"] = f"-{column.sort}" if self.sort == column.sort else column.sort
            url = f"?{query.urlencode()}"
        directions = {column.sort: "ascending", f"-{column.sort}": "descending"} if column.sort else {}
        return Heading(column.label, column.numeric, url, directions.get(self.sort, ""))

    def _row(self, one: Any) -> Row:
        cells = [Cell(column, (column.cell or column.value)(one)) for column in self.columns]
        return Row(cells, self.row_css(one) if self.row_css else "")
