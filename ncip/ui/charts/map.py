"""The map of the 20 regions: shapes coloured by a figure, each a link to its region."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString

from ncip.ui.charts.svg import Figure, frame, joined, n, text_width

CITIES = ("71", "75", "79")
CITY_RADIUS = 9
NAME_SIZE, PILL_HEIGHT = 12, 22
# Where a name does not fit into the shape, it stands on a pill at this distance from the label point.
PILLS = {"71": (16, 0), "75": (-26, 29), "79": (16, 0), "61": (-150, 20)}


@dataclass(frozen=True)
class Shape:
    """The outline of a region as an SVG path, the point of its label, the distance of its pill if any."""

    path: str
    x: float
    y: float
    city: bool = False
    pill: tuple[float, float] | None = None


@dataclass(frozen=True)
class Region:
    """What the map says of a region: short name, the figure as text, the class of its colour, its page.

    `level` is q0 (no figure) to q5 by size, or t1 (good), t2, t3 (bad) by judgement.
    """

    code: str
    name: str
    text: str
    level: str
    url: str = ""
    full_name: str = ""


def shapes_from(data: Mapping[str, Any]) -> dict[str, Shape]:
    """Shapes from the stored map: `{"regions": {code: {"d", "x", "y"}}}`; the three cities become circles."""
    return {
        code: Shape(row["d"], row["x"], row["y"], city=code in CITIES, pill=PILLS.get(code))
        for code, row in data["regions"].items()
    }


def quantile_levels(values: Mapping[str, Figure | None]) -> dict[str, str]:
    """Colour classes q1 to q5, each for about a fifth of the regions; equal figures share one, none is q0."""
    known = sorted(float(value) for value in values.values() if value is not None)
    levels = {}
    for code, value in values.items():
        if value is None:
            levels[code] = "q0"
        else:
            below = sum(1 for other in known if other < float(value))
            levels[code] = f"q{min(5, below * 5 // len(known) + 1)}"
    return levels


def quantile_bounds(values: Mapping[str, Figure | None]) -> list[tuple[str, Figure, Figure]]:
    """The classes in use with their smallest and largest figure, for the legend."""
    levels = quantile_levels(values)
    bounds = []
    for level in ("q1", "q2", "q3", "q4", "q5"):
        figures = [value for code, value in values.items() if value is not None and levels[code] == level]
        if figures:
            bounds.append((level, min(figures), max(figures)))
    return bounds


def choropleth(
    shapes: Mapping[str, Shape],
    regions: Iterable[Region],
    *,
    title: str,
    scale: str = "q",
    chosen: str = "",
    labels: bool = True,
    size: tuple[Figure, Figure] = (1000, 565),
    css: str = "",
) -> SafeString:
    """Draw the map. `scale` is q (by size) or t (by judgement), `chosen` the region with the thick line.

    Regions without a shape are left out; the table beside has them all. `labels=False` leaves only shapes.
    """
    drawn = [(region, shapes[region.code]) for region in regions if region.code in shapes]
    drawn.sort(key=lambda pair: (pair[1].city, pair[0].code == chosen))
    areas = [_area(region, shape, region.code == chosen) for region, shape in drawn]
    names = [_label(region, shape) for region, shape in drawn] if labels else []
    tone = "map-tone" if scale == "t" else "map-scale"
    has_links = any(region.url for region, _shape in drawn)
    return frame(joined([*areas, *names]), size, css=f"map {tone} {css}", title=title, links=has_links)


def _area(region: Region, shape: Shape, chosen: bool) -> SafeString:
    css = (
        f"map-region {region.level}" + (" map-city" if shape.city else "") + (" map-chosen" if chosen else "")
    )
    if shape.city:
        body = format_html(
            '<circle class="{}" cx="{}" cy="{}" r="{}"/>', css, n(shape.x), n(shape.y), n(CITY_RADIUS)
        )
    else:
        body = format_html('<path class="{}" d="{}"/>', css, shape.path)
    words = f"{region.full_name or region.name}: {region.text}"
    if not region.url:
        return format_html("<g><title>{}</title>{}</g>", words, body)
    return format_html('<a href="{}" aria-label="{}"><title>{}</title>{}</a>', region.url, words, words, body)


def _label(region: Region, shape: Shape) -> SafeString:
    if shape.pill is not None:
        return _pill(region, shape)
    ink = f"map-on-{region.level[1:]}" if region.level.startswith("q") else ""
    return format_html(
        '<g class="map-label" aria-hidden="true" pointer-events="none" text-anchor="middle">'
        '<text class="map-name {ink}" x="{x}" y="{name_y}">{name}</text>'
        '<text class="map-value {ink}" x="{x}" y="{value_y}">{text}</text></g>',
        ink=ink,
        x=n(shape.x),
        name_y=n(shape.y - 3),
        value_y=n(shape.y + 14),
        name=region.name,
        text=region.text,
    )


def _pill(region: Region, shape: Shape) -> SafeString:
    dx, dy = shape.pill or (0, 0)
    width = text_width(f"{region.name} {region.text}", NAME_SIZE) + 20
    left, middle = shape.x + dx, shape.y + dy
    return format_html(
        '<g class="map-label" aria-hidden="true" pointer-events="none">'
        '<rect class="map-pill" x="{x}" y="{y}" width="{w}" height="{h}" rx="{r}"/>'
        '<text class="map-pill-text" x="{tx}" y="{ty}" text-anchor="middle">{name} '
        '<tspan class="b">{text}</tspan></text></g>',
        x=n(left),
        y=n(middle - PILL_HEIGHT / 2),
        w=n(width),
        h=n(PILL_HEIGHT),
        r=n(PILL_HEIGHT / 2),
        tx=n(left + width / 2),
        ty=n(middle + 4),
        name=region.name,
        text=region.text,
    )
