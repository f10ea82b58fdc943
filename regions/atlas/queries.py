"""Regions as lists, maps and filters read them."""

from regions.atlas.models import Region


def region_choices() -> list[tuple[str, str]]:
    """Region number and name in the active language, for a filter."""
    return [(region.number, region.name) for region in Region.objects.defer("shape")]


def outlines() -> dict[str, tuple[str, float | None, float | None]]:
    """Region number -> SVG path and label point, for the map."""
    rows = Region.objects.values_list("number", "shape", "label_x", "label_y")
    return {number: (shape, x, y) for number, shape, x, y in rows}


def tiles() -> dict[str, tuple[int | None, int | None, str]]:
    """Region number -> row, column and abbreviation on the tile grid."""
    rows = Region.objects.values_list("number", "tile_row", "tile_column", "abbr")
    return {number: (row, column, abbr) for number, row, column, abbr in rows}
