"""What a map or tiles of the regions need besides the figures: short names, outlines, places of the tiles."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from ncip.ui.charts import map as maps
from regions.atlas.models import Region

NOT_PART_OF_NAME: Final = re.compile(r"\b(область|облысы|город|қаласы|region|city)\b", re.IGNORECASE)
# West, North and East Kazakhstan: their names are longer than their shapes.
COMPOUND_NAMES: Final = ("27", "59", "63")


def short_name(region: Region) -> str:
    """The name of a region without the word for region or city; initials of the three compound names."""
    if region.number in COMPOUND_NAMES:
        return "".join(word[0] for word in re.split(r"[- ]", region.name)).upper()
    return NOT_PART_OF_NAME.sub("", region.name).strip() or region.name


def shapes(regions: Iterable[Region]) -> dict[str, maps.Shape]:
    """The outline of each region that has one, by its number."""
    return {
        region.number: maps.Shape(
            region.shape,
            region.label_x or 0,
            region.label_y or 0,
            city=region.number in maps.CITIES,
            pill=maps.PILLS.get(region.number),
        )
        for region in regions
        if region.shape
    }


def places(regions: Iterable[Region]) -> dict[str, tuple[int, int]]:
    """Row and column of the tile of each region that has one, by its number."""
    return {
        region.number: (region.tile_row, region.tile_column)
        for region in regions
        if region.tile_row is not None and region.tile_column is not None
    }
