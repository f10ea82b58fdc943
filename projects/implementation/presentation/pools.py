"""The pools in figures by region and by sector, and their movements and updates in words (25, 26, 28; D46)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final
from urllib.parse import urlencode

from django.db.models import Count, DecimalField, F, Sum, Value
from django.db.models.functions import Coalesce, NullIf
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ncip.reference.enums import OkedLevel
from ncip.reference.models import Oked
from ncip.ui.badges import badge, deadline_badge
from ncip.ui.dates import day_tag
from ncip.ui.numbers import money, number
from ncip.ui.tables import Column
from projects.implementation.enums import Pool
from projects.implementation.enums import PoolUpdateState as S
from regions.atlas.models import Region

EXACT: Final = DecimalField(max_digits=38, decimal_places=10)
# An activity is a section itself or a division of one.
SECTION: Final = Coalesce(NullIf("oked__parent", Value("")), "oked__code")
UPDATE_TONES: Final[dict[str, tuple[str, str]]] = {
    S.DUE: ("amber", "clock"),
    S.ON_AGREEMENT: ("gold", "send"),
    S.MADE: ("green", "circle-check"),
}


@dataclass(frozen=True)
class Line:
    """The projects of a region or a sector: how many, their cost in tenge and in indices, and jobs."""

    name: str
    url: str
    projects: int
    cost: Decimal
    mci: Decimal
    jobs: int


def summed(projects: Any, by: Any) -> list[dict[str, Any]]:
    """ncip-3-16: the sums by a column; each cost at the index that was frozen with it (D03)."""
    return list(
        projects.order_by()
        .values(key=by)
        .annotate(
            projects=Count("pk"),
            cost=Sum("cost_kzt"),
            mci=Sum(F("cost_kzt") / F("mci_value"), output_field=EXACT),
            jobs=Sum("jobs"),
        )
    )


def by_region(projects: Any, pool: str) -> list[Line]:
    """The pool by region, in the order of the atlas."""
    found = {row["key"]: row for row in summed(projects, F("region_id"))}
    regions = Region.objects.defer("shape").filter(pk__in=found)
    return [_line(region.name, found[region.pk], pool, region=region.iso) for region in regions]


def by_sector(projects: Any, pool: str) -> list[Line]:
    """The pool by section of the classifier of activities."""
    found = {row["key"]: row for row in summed(projects, SECTION)}
    sections = Oked.objects.standing().filter(level=OkedLevel.SECTION, code__in=[key for key in found if key])
    return [
        _line(f"{one.code} {one.name}", found[one.code], pool, section=one.code)
        for one in sections.order_by("code")
    ]


def total(lines: list[Line]) -> Line:
    """All lines together."""
    return Line(
        str(_("All together")),
        "",
        sum(line.projects for line in lines),
        sum((line.cost for line in lines), Decimal(0)),
        sum((line.mci for line in lines), Decimal(0)),
        sum(line.jobs for line in lines),
    )


def _line(name: str, row: dict[str, Any], pool: str, **narrowed: str) -> Line:
    wanted = {"pool": pool, **narrowed} if pool else narrowed
    url = f"{reverse('project_list')}?{urlencode(wanted)}"
    nothing = Decimal(0)
    return Line(name, url, row["projects"], row["cost"] or nothing, row["mci"] or nothing, row["jobs"] or 0)


def columns(first: Any, *, with_cost: bool) -> list[Column]:
    """The columns of the figures; money only for those to whom finances are shown."""
    shown = [
        Column("name", first, lambda one: one.name, cell=_name, heading=True),
        Column("projects", _("Projects"), lambda one: one.projects, numeric=True),
    ]
    if with_cost:
        shown += [
            Column(
                "cost", _("Cost, ₸"), lambda one: one.cost, cell=lambda one: money(one.cost), numeric=True
            ),
            Column(
                "mci", _("Cost, MCI"), lambda one: one.mci, cell=lambda one: number(one.mci, 0), numeric=True
            ),
        ]
    return [
        *shown,
        Column("jobs", _("Jobs"), lambda one: one.jobs, cell=lambda one: number(one.jobs), numeric=True),
    ]


def _name(line: Line) -> SafeString:
    return (
        format_html('<a href="{}">{}</a>', line.url, line.name)
        if line.url
        else format_html("<b>{}</b>", line.name)
    )


def way(movement: Any) -> str:
    """From which pool to which, in words."""
    if not movement.left:
        return str(_("Entered: %(pool)s") % {"pool": movement.get_entered_display()})
    if not movement.entered:
        return str(_("Left: %(pool)s") % {"pool": movement.get_left_display()})
    return f"{movement.get_left_display()} → {movement.get_entered_display()}"


def _way(movement: Any) -> SafeString:
    tone, icon = ("neutral", "logout") if not movement.entered else ("green", "trending-up")
    if not movement.left:
        tone, icon = ("brand", "login")
    return badge(way(movement), tone, icon, "state")


def _project(row: Any) -> SafeString:
    return format_html(
        '<a class="link" href="{}">{}</a><small>{}</small>',
        row.project.get_absolute_url(),
        row.project.title,
        row.project.code,
    )


def why(movement: Any) -> str:
    """The reason, with the words of the decision when there was one."""
    words = str(movement.get_why_display())
    return f"{words}: {movement.explanation}" if movement.explanation else words


MOVEMENTS: Final = (
    Column("on", gettext_lazy("Day"), lambda one: one.on, cell=lambda one: day_tag(one.on)),
    Column("project", gettext_lazy("Project"), lambda one: one.project.title, cell=_project, heading=True),
    Column("region", gettext_lazy("Region"), lambda one: one.project.region.name),
    Column("way", gettext_lazy("Movement"), way, cell=_way),
    Column("why", gettext_lazy("Why"), why),
)


def state_badge(update: Any) -> SafeString:
    """The state of an update in words with its tone and icon."""
    tone, icon = UPDATE_TONES[update.state]
    return badge(update.get_state_display(), tone, icon, "state")


def confirmed(update: Any) -> str:
    """How many projects of the pool in the region have been confirmed."""
    return str(
        _("%(done)s of %(all)s") % {"done": update.confirmed, "all": max(update.in_pool, update.confirmed)}
    )


def _update_link(update: Any) -> SafeString:
    return format_html('<a class="link" href="{}">{}</a>', update.get_absolute_url(), update.region.name)


def updates(on: Any) -> list[Column]:
    """The columns of the list of updates; what is late today is red."""
    return [
        Column("region", _("Region"), lambda one: one.region.name, cell=_update_link, heading=True),
        Column("pool", _("Pool"), lambda one: one.get_pool_display()),
        Column("period", _("Quarter"), lambda one: one.period),
        Column("state", _("State"), lambda one: one.get_state_display(), cell=state_badge),
        Column("confirmed", _("Projects confirmed"), confirmed),
        Column("due", _("Last day"), lambda one: one.last_day, cell=lambda one: _term(one, on)),
        Column("made_on", _("Made on"), lambda one: one.made_on, cell=_made),
    ]


def _term(update: Any, on: Any) -> Any:
    if update.last_day is None:
        return "—"
    return deadline_badge(update.last_day, on, update.made_on)


def _made(update: Any) -> Any:
    return day_tag(update.made_on) if update.made_on else "—"


def pool_tabs(active: str) -> list[dict[str, Any]]:
    """The three pages of the pools."""
    named = (
        ("pools", _("Totals")),
        ("pool_movements", _("Movement")),
        ("pool_updates", _("Quarterly updates")),
    )
    return [{"label": label, "url": reverse(name), "active": name == active} for name, label in named]


def pool_choices(chosen: str) -> list[dict[str, Any]]:
    """All pools, or one of them."""
    found = [{"label": _("All pools"), "value": None, "active": not chosen}]
    return found + [
        {"label": label, "value": value, "active": value == chosen} for value, label in Pool.choices
    ]
