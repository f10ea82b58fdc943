"""The regions as equal tiles placed roughly as on the map: small regions are as easy to read and to touch."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString

from ncip.ui.charts.map import CITIES, Region
from ncip.ui.charts.svg import frame, joined, n

WIDTH, HEIGHT, GAP = 130, 104, 8


def places_from(data: Mapping[str, Any]) -> dict[str, tuple[int, int]]:
    """Row and column of each region from the stored grid, by the first two digits of its KATO code."""
    return {tile["kato"][:2]: (tile["row"], tile["col"]) for tile in data["tiles"]}


def tile_grid(
    places: Mapping[str, tuple[int, int]],
    regions: Iterable[Region],
    *,
    title: str,
    scale: str = "q",
    chosen: str = "",
) -> SafeString:
    """Draw the tiles; `places` gives row and column of a region's code, cities have round corners."""
    drawn = [(region, places[region.code]) for region in regions if region.code in places]
    drawn.sort(key=lambda pair: pair[1])
    rows = 1 + max((row for row, _column in places.values()), default=0)
    columns = 1 + max((column for _row, column in places.values()), default=0)
    size = (columns * (WIDTH + GAP) - GAP, rows * (HEIGHT + GAP) - GAP)
    body = joined(_tile(region, place, region.code == chosen) for region, place in drawn)
    tone = "tiles-tone" if scale == "t" else "tiles-scale"
    links = any(region.url for region, _place in drawn)
    return frame(body, size, css=f"tiles {tone}", title=title, links=links)


def _tile(region: Region, place: tuple[int, int], chosen: bool) -> SafeString:
    row, column = place
    x, y = column * (WIDTH + GAP), row * (HEIGHT + GAP)
    ink = f"tile-on-{region.level[1:]}" if region.level.startswith("q") else ""
    body = format_html(
        '<rect class="tile {level}{chosen}" x="{x}" y="{y}" width="{w}" height="{h}" rx="{r}"/>'
        '<text class="tile-name {ink}" x="{tx}" y="{ny}">{name}</text>'
        '<text class="tile-value {ink}" x="{tx}" y="{vy}">{text}</text>',
        level=region.level,
        chosen=" map-chosen" if chosen else "",
        x=n(x),
        y=n(y),
        w=n(WIDTH),
        h=n(HEIGHT),
        r=n(26 if region.code in CITIES else 6),
        ink=ink,
        tx=n(x + 14),
        ny=n(y + 24),
        vy=n(y + HEIGHT - 16),
        name=region.name,
        text=region.text,
    )
    words = f"{region.full_name or region.name}: {region.text}"
    if not region.url:
        return format_html("<g><title>{}</title>{}</g>", words, body)
    return format_html('<a href="{}" aria-label="{}"><title>{}</title>{}</a>', region.url, words, words, body)
