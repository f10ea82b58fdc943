"""What the pages of the rating show besides its table: the formula, the map, the comparison with the quarter before."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from ncip.law.quarters import Quarter, quarter_due
from ncip.law.scales import Band, Scale
from ncip.reference.calendar import working_calendar
from ncip.ui.charts import map as maps
from ncip.ui.charts import tiles
from ncip.ui.numbers import number
from rating.delays.models import DelayRating
from rating.delays.periods import code_of, name_of
from rating.delays.standing import Line, Standing
from regions.atlas.drawing import places, shapes, short_name
from regions.atlas.models import Region

# The paragraph of each band as it is printed; an amended scale with other bands cites the paragraph as a whole.
BAND_RULES = ("ncip-56-a", "ncip-56-b", "ncip-56-c")
LAST_DAY_OF_MONTH = 31


@dataclass(frozen=True)
class Row:
    """A line of the rating with the same region in the quarter before, and where its tasks are shown."""

    line: Line
    before: Line | None
    url: str

    @property
    def rise(self) -> int | None:
        """By how many places the region rose; negative when it fell, None when it had or has no place."""
        if self.before is None or self.before.place is None or self.line.place is None:
            return None
        return self.before.place - self.line.place


def rows(standing: Standing, before: Standing | None) -> list[Row]:
    """The lines with what the quarter before says of the same region."""
    earlier = {line.region.pk: line for line in before.lines} if before else {}
    code = standing.period.code
    return [
        Row(line, earlier.get(line.region.pk), reverse("delay_rating_region", args=[code, line.region.iso]))
        for line in standing.lines
    ]


def points_text(points: Decimal) -> str:
    """Points with as many decimals as they have: 0, 0.5, 12.5."""
    return number(
        points, next(places for places in (0, 1, 2) if places == 2 or points == round(points, places))
    )


def band_name(band: Band, scale: Scale) -> str:
    """The days of a band in words: 1–5 days, 16 days and more."""
    low = int(band.low) + 1 if scale.right_closed else int(band.low)
    if band.high is None:
        return _("%(low)s days and more") % {"low": low}
    high = int(band.high) if scale.right_closed else int(band.high) - 1
    return _("%(low)s–%(high)s days") % {"low": low, "high": high}


def bands_text(bands: Sequence[int], scale: Scale) -> str:
    """«1–5 days: 2; 16 days and more: 1»."""
    named = zip(scale.bands(), bands, strict=True)
    return "; ".join(f"{band_name(band, scale)}: {number(tasks)}" for band, tasks in named if tasks) or "—"


def formula(scale: Scale) -> list[dict[str, Any]]:
    """ncip-56-a, ncip-56-b, ncip-56-c: the bands with their points and paragraphs."""
    bands = scale.bands()
    printed = len(bands) == len(BAND_RULES)
    return [
        {
            "days": band_name(band, scale),
            "points": points_text(band.points),
            "rule": BAND_RULES[place] if printed else "ncip-56",
        }
        for place, band in enumerate(bands)
    ]


def totals(standing: Standing) -> dict[str, Any]:
    """The country as a whole."""
    lines = standing.lines
    return {
        "projects": sum(line.projects for line in lines),
        "tasks": sum(line.tasks for line in lines),
        "still_open": sum(line.still_open for line in lines),
        "rated": standing.rated,
        "regions": len(lines),
    }


def drawing(
    standing: Standing, *, tile_view: bool, chosen: str = "", link: Callable[[Region], str] | None = None
) -> SafeString:
    """The points of the regions on the map or on tiles; the darker, the more."""
    found = {line.region.number: line for line in standing.lines}
    levels = maps.quantile_levels(
        {code: line.points if line.place is not None else None for code, line in found.items()}
    )
    drawn = [
        maps.Region(
            code=code,
            name=short_name(line.region),
            text=points_text(line.points) if line.place is not None else "—",
            level=levels[code],
            url=link(line.region) if link else "",
            full_name=line.region.name,
        )
        for code, line in found.items()
    ]
    regions = [line.region for line in standing.lines]
    title = _("Points for delays by region")
    if tile_view:
        return tiles.tile_grid(places(regions), drawn, title=title, chosen=chosen)
    return maps.choropleth(shapes(regions), drawn, title=title, chosen=chosen)


def target_day(quarter: Quarter) -> date:
    """D28: the day by which the results of a quarter are published; a default, not in the text of the Rules."""
    return quarter_due(quarter.year, quarter.number, LAST_DAY_OF_MONTH, working_calendar())[1]


def choices(quarters: Iterable[Quarter], ratings: Iterable[DelayRating]) -> list[dict[str, str]]:
    """The quarters to choose from, each with what its rating is."""
    known = {rating.code: rating for rating in ratings}
    return [
        {"code": code_of(one), "name": name_of(one), "state": _state_of(known.get(code_of(one)))}
        for one in quarters
    ]


def _state_of(rating: DelayRating | None) -> str:
    return str(rating.get_state_display()) if rating else _("preliminary")
