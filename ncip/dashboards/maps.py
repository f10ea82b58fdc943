"""The map and the tiles of the regions for a figure: colours, words and links."""

from __future__ import annotations

from collections.abc import Callable

from django.urls import reverse
from django.utils.safestring import SafeString

from ncip.dashboards.figures import Figures, Overview
from ncip.ui.charts import map as maps
from ncip.ui.charts import tiles
from ncip.ui.numbers import number, percent, shortened
from regions.atlas.drawing import places, shapes, short_name
from regions.atlas.models import Region

# Shares of overdue tasks from which a region is amber and red: steps of the picture, not of the law.
AMBER_FROM, RED_FROM = 7, 15


def overdue_level(figures: Figures) -> str:
    """Green, amber, red by the share of overdue tasks; no colour without open tasks."""
    share = figures.overdue_share
    if share is None:
        return "t0"
    return "t3" if share >= RED_FROM else "t2" if share >= AMBER_FROM else "t1"


def drawing(
    found: Overview,
    *,
    metric: str,
    tile_view: bool,
    title: str,
    chosen: str = "",
    url: Callable[[Region], str] | None = None,
    css: str = "",
    labels: bool = True,
) -> SafeString:
    """The map, or the tiles, of one metric: `overdue`, `investment` or `projects`."""
    link = url or (lambda region: reverse("region", args=[region.iso]))
    levels = _levels(found, metric)
    rows = [
        maps.Region(
            code=region.number,
            name=short_name(region),
            text=_text(found.of(region), metric),
            level=levels[region.number],
            url=link(region),
            full_name=region.name,
        )
        for region in found.regions
    ]
    scale = "t" if metric == "overdue" else "q"
    if tile_view:
        return tiles.tile_grid(places(found.regions), rows, title=title, scale=scale, chosen=chosen)
    return maps.choropleth(
        shapes(found.regions), rows, title=title, scale=scale, chosen=chosen, css=css, labels=labels
    )


def _levels(found: Overview, metric: str) -> dict[str, str]:
    if metric == "overdue":
        return {region.number: overdue_level(found.of(region)) for region in found.regions}
    figures = {region.number: found.of(region) for region in found.regions}
    values = {
        code: (one.cost_kzt if metric == "investment" else one.projects) or None
        for code, one in figures.items()
    }
    return maps.quantile_levels(values)


def _text(figures: Figures, metric: str) -> str:
    if metric == "overdue":
        return percent(figures.overdue_share, 1) if figures.tasks else "—"
    if metric == "investment":
        amount, unit = shortened(figures.cost_kzt)
        return f"{amount} {unit}".strip() if figures.cost_kzt else "—"
    return number(figures.projects)
