"""One bar made of parts: how many are late, near, in time."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString

from ncip.ui.charts.svg import Figure, joined, n
from ncip.ui.numbers import number

GAP = 0.6


@dataclass(frozen=True)
class Part:
    """A part: what it counts, the figure, the colour (red amber green brand neutral, s1 to s6)."""

    label: str
    value: Figure
    colour: str


def stacked_bar(parts: Sequence[Part], *, title: str, thin: bool = False) -> SafeString:
    """Draw the parts side by side over the whole width; its name for screen readers lists all figures."""
    total = sum(float(part.value) for part in parts)
    shown = [part for part in parts if part.value > 0]
    pieces, x = [], 0.0
    for part in shown:
        width = float(part.value) * 100 / total
        gap = GAP if part is not shown[-1] and width > GAP else 0
        pieces.append(
            format_html(
                '<rect class="seg-{}" x="{}" y="0" width="{}" height="10"><title>{}: {}</title></rect>',
                part.colour,
                n(x),
                n(width - gap),
                part.label,
                number(part.value),
            )
        )
        x += width
    words = ", ".join(f"{part.label}: {number(part.value)}" for part in parts)
    return format_html(
        '<svg class="chart {}" viewBox="0 0 100 10" preserveAspectRatio="none" role="img" '
        'aria-label="{}: {}" xmlns="http://www.w3.org/2000/svg">{}</svg>',
        "bars bars-thin" if thin else "bars",
        title,
        words,
        joined(pieces),
    )
