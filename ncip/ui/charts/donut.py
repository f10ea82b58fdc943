"""Shares of a whole as a ring with the whole in its middle; beside it stands a list of the same figures."""

from collections.abc import Sequence

from django.utils.html import format_html
from django.utils.safestring import SafeString

from ncip.ui.charts.bars import Part
from ncip.ui.charts.svg import frame, joined, n
from ncip.ui.numbers import number

RADIUS = 15.915  # a circumference of 100
GAP = 0.6


def donut(parts: Sequence[Part], *, title: str, value: str, unit: str = "") -> SafeString:
    """Draw the shares clockwise from the top; `value` and `unit` stand in the middle."""
    total = sum(float(part.value) for part in parts)
    pieces, start = [], 0.0
    for part in parts:
        share = float(part.value) * 100 / total if total else 0
        pieces.append(_slice(part, start, share))
        start += share
    centre = format_html(
        '<text class="donut-value" x="21" y="{}" text-anchor="middle">{}</text>'
        '<text class="donut-unit" x="21" y="26.5" text-anchor="middle">{}</text>',
        "22" if unit else "24",
        value,
        unit,
    )
    words = ", ".join(f"{part.label}: {number(part.value)}" for part in parts)
    return frame(joined([*pieces, centre]), (42, 42), css="donut", title=title, description=words)


def _slice(part: Part, start: float, share: float) -> SafeString:
    gap = GAP if share > 2 * GAP else 0
    return format_html(
        '<circle class="slice slice-{}" cx="21" cy="21" r="{}" pathLength="100" stroke-dasharray="{} 100" '
        'stroke-dashoffset="{}" transform="rotate(-90 21 21)"><title>{}: {}</title></circle>',
        part.colour,
        n(RADIUS),
        n(max(share - gap, 0)),
        n(-start),
        part.label,
        number(part.value),
    )
