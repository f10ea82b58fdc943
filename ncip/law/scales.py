"""Scales: points by the band into which a value falls.

The text often lets bands touch ("from 10 to 15, from 15 to 30"), so each scale says on which side its bands
are closed: the investment and jobs points of Annex 1 include the lower bound (D07, D08), the delay points
of paragraph 56 the upper one (D21).
"""

from dataclasses import dataclass
from decimal import Decimal

Number = Decimal | int


@dataclass(frozen=True, slots=True)
class Band:
    """Values between two bounds (`high` None: no upper bound) and their points."""

    low: Decimal
    high: Decimal | None
    points: Decimal


@dataclass(frozen=True, slots=True)
class Scale:
    """Steps (bound, points) in rising order; a value below the first step has `below` points."""

    steps: tuple[tuple[Decimal, Decimal], ...]
    right_closed: bool = False
    below: Decimal = Decimal(0)

    def __post_init__(self) -> None:
        bounds = [bound for bound, _ in self.steps]
        if not bounds or bounds != sorted(set(bounds)):
            raise ValueError("The bounds of a scale must rise from step to step.")

    def points(self, value: Number) -> Decimal:
        """The points of a value that is not negative."""
        if value < 0:
            raise ValueError(f"A scale has no points for a negative value: {value}.")
        points = self.below
        for bound, step in self.steps:
            if value > bound or (value == bound and not self.right_closed):
                points = step
        return points

    def bands(self) -> tuple[Band, ...]:
        """The bands from the lowest to the highest, for pages that explain a score."""
        ends: list[Decimal | None] = [bound for bound, _ in self.steps[1:]]
        return tuple(
            Band(low, high, points) for (low, points), high in zip(self.steps, [*ends, None], strict=True)
        )


def scale(*steps: tuple[Number | str, Number | str], right_closed: bool = False) -> Scale:
    """A scale written with plain numbers or strings: `scale((1, "0.5"), (300, 1))`."""
    return Scale(tuple((Decimal(bound), Decimal(points)) for bound, points in steps), right_closed)
