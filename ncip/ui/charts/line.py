"""Up to three lines over the same periods, with an optional target."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor

from django.utils.html import format_html
from django.utils.safestring import SafeString

from ncip.ui.charts.svg import Figure, frame, joined, n
from ncip.ui.numbers import number

WIDTH, HEIGHT = 640, 270
LEFT, RIGHT, TOP, BOTTOM = 44, 64, 14, 30
STEPS = (1, 2, 5, 10, 20, 25, 50, 100)


@dataclass(frozen=True)
class Series:
    """One line: its name and its values, None where there is no figure."""

    name: str
    values: Sequence[Figure | None]


@dataclass(frozen=True)
class Scale:
    """How figures become heights: the lowest and the highest mark and the step between marks."""

    low: float
    high: float
    step: float

    def y(self, value: Figure) -> float:
        return TOP + (self.high - float(value)) / (self.high - self.low) * (HEIGHT - TOP - BOTTOM)

    def marks(self) -> list[float]:
        count = round((self.high - self.low) / self.step)
        return [self.low + self.step * index for index in range(count + 1)]


def line_chart(
    labels: Sequence[str],
    series: Sequence[Series],
    *,
    title: str,
    unit: str = "",
    target: tuple[Figure, str] | None = None,
) -> SafeString:
    """Draw the lines; the first one is filled below, the last figure of each stands at its end."""
    values = [float(value) for one in series for value in one.values if value is not None]
    scale = scale_for([*values, float(target[0])] if target else values)
    xs = _positions(len(labels))
    parts = [_grid(scale), _months(labels, xs)]
    if target is not None:
        parts.append(_target(scale, target))
    for index, one in enumerate(series, start=1):
        parts.append(_line(one, index, xs, scale, unit))
    words = "; ".join(f"{one.name}: {_last(one)}{unit}" for one in series)
    return frame(joined(parts), (WIDTH, HEIGHT), css="lines", title=title, description=words)


def scale_for(values: Sequence[float]) -> Scale:
    """Round marks around the values: three to seven of them, at steps of 1, 2, 5, 10 and so on."""
    low, high = min(values, default=0.0), max(values, default=1.0)
    spread = (high - low) or abs(high) or 1.0
    power = 1.0
    while spread / power > 600:
        power *= 100
    while spread / power < 1:
        power /= 10
    step = next((step * power for step in STEPS if spread / (step * power) <= 5), STEPS[-1] * power)
    bottom = floor(low / step) * step
    top = ceil(high / step) * step
    return Scale(bottom, top if top > bottom else bottom + step, step)


def _positions(count: int) -> list[float]:
    span = WIDTH - LEFT - RIGHT
    return [LEFT + span * index / max(count - 1, 1) for index in range(count)]


def _grid(scale: Scale) -> SafeString:
    return joined(
        format_html(
            '<line class="axis-line" x1="{left}" x2="{right}" y1="{y}" y2="{y}"/>'
            '<text class="axis-text" x="{tx}" y="{y}" dy=".35em" text-anchor="end">{text}</text>',
            left=n(LEFT),
            right=n(WIDTH - RIGHT),
            y=n(scale.y(mark)),
            tx=n(LEFT - 10),
            text=number(round(mark, 6) if mark % 1 else int(mark)),
        )
        for mark in scale.marks()
    )


def _months(labels: Sequence[str], xs: Sequence[float]) -> SafeString:
    every = max(1, ceil(len(labels) / 12))
    return joined(
        format_html(
            '<text class="axis-text" x="{}" y="{}" text-anchor="middle">{}</text>', n(x), n(HEIGHT - 8), label
        )
        for index, (x, label) in enumerate(zip(xs, labels, strict=True))
        if index % every == 0
    )


def _target(scale: Scale, target: tuple[Figure, str]) -> SafeString:
    return format_html(
        '<line class="target-line" x1="{left}" x2="{right}" y1="{y}" y2="{y}"/>'
        '<text class="target-text" x="{tx}" y="{ty}">{text}</text>',
        left=n(LEFT),
        right=n(WIDTH - RIGHT),
        y=n(scale.y(target[0])),
        tx=n(LEFT + 4),
        ty=n(scale.y(target[0]) - 6),
        text=target[1],
    )


def _line(one: Series, index: int, xs: Sequence[float], scale: Scale, unit: str) -> SafeString:
    points = [(x, scale.y(value)) for x, value in zip(xs, one.values, strict=True) if value is not None]
    if not points:
        return joined([])
    path = "L".join(f"{n(x)} {n(y)}" for x, y in points)
    area = (
        format_html(
            '<path class="area-1" d="M{first} {base}L{path}L{last} {base}Z"/>',
            first=n(points[0][0]),
            last=n(points[-1][0]),
            base=n(HEIGHT - BOTTOM),
            path=path,
        )
        if index == 1
        else ""
    )
    end_x, end_y = points[-1]
    return format_html(
        '{area}<path class="line line-{i}" d="M{path}"/><circle class="dot-{i}" cx="{x}" cy="{y}" r="4"/>'
        '<text class="end-text end-{i}" x="{tx}" y="{y}" dy=".35em">{text}{unit}</text>',
        area=area,
        i=index,
        path=path,
        x=n(end_x),
        y=n(end_y),
        tx=n(end_x + 9),
        text=_last(one),
        unit=unit,
    )


def _last(one: Series) -> str:
    known = [value for value in one.values if value is not None]
    return number(known[-1]) if known else "—"
