"""The rows of a proposal as pages: a file may bring thousands."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")
ROWS_OF_A_PAGE = 50


@dataclass(frozen=True)
class RowPage(Generic[T]):
    """One page of a list that is in memory, as `ui/pager.html` wants it; `asked` is the number in the address."""

    all_rows: Sequence[T]
    asked: str

    @property
    def number(self) -> int:
        """The page, the first being 1; what cannot be a page is the first."""
        found = int(self.asked) if self.asked.isdecimal() else 1
        return found if 1 <= found <= self._last else 1

    @property
    def rows(self) -> Sequence[T]:
        first = (self.number - 1) * ROWS_OF_A_PAGE
        return self.all_rows[first : first + ROWS_OF_A_PAGE]

    @property
    def has_previous(self) -> bool:
        return self.number > 1

    @property
    def has_next(self) -> bool:
        return self.number < self._last

    @property
    def previous_url(self) -> str:
        return f"?page={self.number - 1}#rows"

    @property
    def next_url(self) -> str:
        return f"?page={self.number + 1}#rows"

    @property
    def _last(self) -> int:
        return max(1, -(-len(self.all_rows) // ROWS_OF_A_PAGE))
