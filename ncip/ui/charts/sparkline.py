"""The course of one figure, small enough for a table cell."""

from collections.abc import Sequence

from django.utils.html import format_html
from django.utils.safestring import SafeString

from ncip.ui.charts.svg import Figure, frame, joined, n
from ncip.ui.numbers import number

WIDTH, HEIGHT, EDGE = 72, 22, 3


def sparkline(values: Sequence[Figure], *, title: str, css: str = "sparkline") -> SafeString:
    """Draw the values on a scale of their own, the last one marked; a single value is a dot."""
    points = _points([float(value) for value in values])
    parts = []
    if len(points) > 1:
        parts.append(
            format_html('<path class="spark" d="M{}"/>', "L".join(f"{n(x)} {n(y)}" for x, y in points))
        )
    if points:
        parts.append(
            format_html('<circle class="dot-1" cx="{}" cy="{}" r="2"/>', n(points[-1][0]), n(points[-1][1]))
        )
    words = ", ".join(number(value) for value in values)
    return frame(joined(parts), (WIDTH, HEIGHT), css=css, title=f"{title}: {words}")


def _points(values: list[float]) -> list[tuple[float, float]]:
    if not values:
        return []
    low, high = min(values), max(values)
    step = (WIDTH - 2 * EDGE) / max(len(values) - 1, 1)
    spread = (high - low) or 1
    flat = HEIGHT / 2
    return [
        (
            EDGE + index * step,
            flat if high == low else HEIGHT - EDGE - (value - low) / spread * (HEIGHT - 2 * EDGE),
        )
        for index, value in enumerate(values)
    ]
