"""The atlas that comes with the portal: 20 regions and 228 districts of КАТО, outlines and tiles."""

import json
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from ncip.reference.loading import upsert
from ncip.reference.seeds import rows_of
from regions.atlas.models import District, Region

FIXTURES = Path(__file__).parent / "fixtures"
NAMES = ("name_kk", "name_ru", "name_en")
CAPITALS = ("capital_kk", "capital_ru", "capital_en")
KAZAKH_ADMINISTRATION = {"Г.А.": "Қ.Ә."}


@cache
def map_frame() -> dict[str, Any]:
    """The drawing of the country: width `w`, height `h`, outlines by region number, cities."""
    frame: dict[str, Any] = json.loads((FIXTURES / "kz_map.json").read_text(encoding="utf-8"))
    return frame


def load_regions() -> Counter[str]:
    """Brings the regions to the classifier."""
    return upsert(Region, "kato", _regions())


def load_districts() -> Counter[str]:
    """Brings the districts to the classifier."""
    region_ids = dict(Region.objects.values_list("kato", "id"))
    rows = (
        {
            "kato": row["kato"],
            "region_id": region_ids[row["region_kato"]],
            "kind": row["kind"],
            "name_kk": _slip(row["name_kk"]),
            "name_ru": row["name_ru"],
        }
        for row in rows_of("districts.csv", FIXTURES)
    )
    return upsert(District, "kato", rows)


def _slip(name_kk: str) -> str:
    """The Russian abbreviation in a Kazakh name is a slip of the classifier (Ақтау)."""
    for russian, kazakh in KAZAKH_ADMINISTRATION.items():
        name_kk = name_kk.replace(russian, kazakh)
    return name_kk


def _regions() -> Iterator[dict[str, Any]]:
    tiles = json.loads((FIXTURES / "tilegrid.json").read_text(encoding="utf-8"))["tiles"]
    tile_of = {tile["kato"]: tile for tile in tiles}
    for order, row in enumerate(rows_of("regions.csv", FIXTURES), start=1):
        tile, number = tile_of[row["kato"]], row["kato"][:2]
        outline = map_frame()["regions"][number]
        yield {
            "kato": row["kato"],
            "iso": row["iso"],
            "number": number,
            "kind": row["kind"],
            **{name: row[name] for name in (*NAMES, *CAPITALS)},
            "population": int(row["population"]),
            "population_year": int(row["population_year"]),
            "population_basis": row["population_basis"],
            "area_km2": int(row["area_km2"]),
            "area_basis": row["area_basis"],
            "shape": outline["d"],
            "label_x": outline["x"],
            "label_y": outline["y"],
            "tile_row": tile["row"],
            "tile_column": tile["col"],
            "abbr": tile["abbr"],
            "sort_order": order,
        }
