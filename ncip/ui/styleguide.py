"""Samples for the style guide: invented figures that show every part of a page once."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ncip.ui.charts import bars, donut, gantt, line, map, ring, sparkline, tiles
from ncip.ui.charts.bars import Part
from ncip.ui.charts.gantt import GanttRow
from ncip.ui.charts.map import Region, Shape
from ncip.ui.dates import short_month
from ncip.ui.fields import DayField, MoneyField
from ncip.ui.numbers import money
from ncip.ui.tables import Column, Table
from ncip.ui.widgets import CountedTextarea, FileInput, RadioCards, SearchSelect

TONES = ("ink", "brand", "deep", "gold", "red", "amber", "green", "line")
SQUARES = {
    "10": Shape("M20 20H320V220H20Z", 170, 120),
    "11": Shape("M330 20H620V220H330Z", 475, 120),
    "19": Shape("M20 230H320V430H20Z", 170, 330),
    "23": Shape("M330 230H620V430H330Z", 475, 330),
    "71": Shape("", 330, 222, city=True, pill=(16, 0)),
}
VALUES = {"10": 12, "11": 40, "19": 71, "23": None, "71": 118}


class SampleForm(forms.Form):
    """One field of every kind."""

    bin = forms.CharField(
        label=gettext_lazy("BIN of the company"),
        help_text=gettext_lazy("12 digits, as in the certificate of registration"),
        min_length=12,
        widget=forms.TextInput(attrs={"class": "w-short", "inputmode": "numeric"}),
    )
    cost = MoneyField(label=gettext_lazy("Investments"), currency="KZT")
    start = DayField(label=gettext_lazy("Start of construction"), required=False)
    country = forms.CharField(
        label=gettext_lazy("Country"), widget=SearchSelect(("Қазақстан", "Türkiye", "中国")), required=False
    )
    pool = forms.ChoiceField(
        label=gettext_lazy("Pool"),
        choices=[("r", gettext_lazy("Regional pool")), ("n", gettext_lazy("National pool"))],
        widget=RadioCards,
    )
    stage = forms.ChoiceField(
        label=gettext_lazy("Stage"),
        choices=[("", "—"), ("1", gettext_lazy("Pre-investment stage"))],
        required=False,
    )
    note = forms.CharField(label=gettext_lazy("Note"), widget=CountedTextarea(limit=400), required=False)
    file = forms.FileField(label=gettext_lazy("Document"), widget=FileInput(accept=".pdf"), required=False)
    tell = forms.BooleanField(label=gettext_lazy("Tell the investor"), required=False)


def samples(today: date, now: datetime) -> dict[str, Any]:
    """Everything that the template of the style guide shows."""
    rows = roadmap(today)
    return {
        "tones": TONES,
        "bad_form": SampleForm({"bin": "98104000", "cost": "", "pool": "x"}),
        "days": {
            "late": today - timedelta(days=8),
            "near": today + timedelta(days=6),
            "far": today + timedelta(days=63),
        },
        "steps": steps(today),
        "next_action": next_action(today),
        "table": sample_table(),
        "tabs": [
            {"label": _("Roadmap"), "url": "?tab=roadmap", "active": True},
            {"label": _("Documents"), "url": "?tab=documents", "count": 14},
        ],
        "definitions": [
            {"label": _("Cost"), "value": money(Decimal("48600000000")), "rule": "ncip-28"},
            {"label": _("Jobs"), "value": 320, "demo": True},
            {"label": _("Capacity"), "value": ""},
        ],
        "groups": task_groups(today),
        "comments": [
            {
                "author": "Айгүл Бекова",
                "organisation": "Қостанай облысының әкімдігі",
                "at": now,
                "lang": "kk",
                "text": "Жоба әділет департаментінде келісуде.",
                "mark": _("Answer to the investor"),
                "files": [{"name": "plan_v3.docx", "url": "#files", "size": 86_016}],
            },
        ],
        "events": [
            {"text": _("A document has been added"), "at": now, "who": "Айгүл Бекова", "tone": "brand"},
            {
                "text": _("The term has run out"),
                "at": now - timedelta(days=8),
                "tone": "red",
                "rule": "ncip-55-red",
            },
        ],
        "documents": [
            {
                "name": "plan_v3.docx",
                "url": "#files",
                "size": 86_016,
                "version": 3,
                "at": now,
                "who": "Айгүл Бекова",
            },
        ],
        "gantt": gantt.gantt(rows, today=today, title=_("Chart of the roadmap")),
        **charts(today),
    }


def charts(today: date) -> dict[str, SafeString]:
    """The charts that are not a roadmap."""
    parts = [Part(_("Overdue"), 130, "red"), Part(_("Near"), 171, "amber"), Part(_("In time"), 1024, "green")]
    sectors = [
        Part(_("Manufacturing"), Decimal("14.8"), "s1"),
        Part(_("Energy"), Decimal("9.8"), "s2"),
        Part(_("Agriculture"), Decimal("4.9"), "s3"),
    ]
    months = [short_month((today.month + shift) % 12 + 1) for shift in range(12)]
    course = [68, 70, 69, 72, 74, 73, 77, 79, 78, 81, 84, 86]
    regions = sample_regions()
    return {
        "bar": bars.stacked_bar(parts, title=_("Tasks")),
        "donut": donut.donut(sectors, title=_("Investments by sector"), value="29,5", unit="₸"),
        "line": line.line_chart(
            months,
            [
                line.Series(str(today.year), course),
                line.Series(str(today.year - 1), [value - 10 for value in course]),
            ],
            title=_("Tasks done in time, %"),
            unit="%",
            target=(85, _("target")),
        ),
        "spark": sparkline.sparkline(course, title=_("12 months")),
        "ring": ring.ring(64, _("Index"), "red"),
        "map": map.choropleth(SQUARES, regions, title=_("Projects by region"), chosen="19", size=(640, 450)),
        "tiles": tiles.tile_grid(
            {"10": (0, 0), "11": (0, 1), "19": (1, 0), "23": (1, 1), "71": (0, 2)},
            regions,
            title=_("Projects by region"),
        ),
    }


def sample_regions() -> list[Region]:
    """Five regions with levels by quantile."""
    levels = map.quantile_levels(VALUES)
    names = {"10": "Абай", "11": "Ақмола", "19": "Алматы обл.", "23": "Атырау", "71": "Астана"}
    return [
        Region(code, names[code], "—" if value is None else str(value), levels[code], url=f"#region-{code}")
        for code, value in VALUES.items()
    ]


def sample_table() -> Table:
    """A table of two projects."""
    columns = [
        Column("name", _("Project"), value=lambda row: row[0], heading=True, sort="name"),
        Column(
            "cost",
            _("Cost"),
            value=lambda row: row[1],
            cell=lambda row: money(row[1]),
            numeric=True,
            sort="cost",
        ),
    ]
    rows = [("Qostanay Biofood", Decimal("48600000000")), ("Turan Glass", Decimal("6200000"))]
    return Table(_("Projects"), columns, rows, sort="-cost", css="")


def steps(today: date) -> list[dict[str, Any]]:
    """The three stages of a roadmap."""
    return [
        {
            "name": _("Pre-investment stage"),
            "state": "done",
            "note": f"{today - timedelta(days=90):%d.%m.%Y}",
        },
        {"name": _("Investment stage"), "state": "current", "note": f"{today:%d.%m.%Y}", "tone": "amber"},
        {
            "name": _("Post-investment stage"),
            "state": "todo",
            "note": f"{today + timedelta(days=400):%d.%m.%Y}",
        },
    ]


def next_action(today: date) -> dict[str, Any]:
    """A near deadline with one thing that stands in the way."""
    return {
        "title": _("Submit the roadmap for approval"),
        "last_day": today + timedelta(days=4),
        "checks": [
            {"text": _("The roadmap has tasks in every stage"), "state": "ok"},
            {"text": _("The investor has not agreed yet"), "state": "block", "rule": "ncip-48-c"},
        ],
        "actions": [
            {"label": _("Submit"), "url": "#", "icon": "send", "primary": True, "confirm": "sample-dialog"},
            {
                "label": _("Return"),
                "allowed": False,
                "key": "return",
                "reasons": [{"text": _("Only the national company may do this."), "rule": "ncip-51-b"}],
            },
        ],
    }


def task_groups(today: date) -> Sequence[dict[str, Any]]:
    """The same tasks as the chart, as rows of the table."""
    return [
        {
            "number": "1",
            "name": _("Pre-investment stage"),
            "tasks": [
                {
                    "number": row.number,
                    "name": row.name,
                    "url": "#row",
                    "organisation": "Акимат",
                    "last_day": row.end,
                    "started": not row.planned,
                    "completed": row.end if row.progress == 100 else None,
                }
                for row in roadmap(today)
                if not row.group
            ],
        }
    ]


def roadmap(today: date) -> list[GanttRow]:
    """A stage with four tasks: done, late, near, not begun."""

    def day(shift: int) -> date:
        return today + timedelta(days=shift)

    return [
        GanttRow("1", "1", _("Pre-investment stage"), day(-120), day(90), group=True),
        GanttRow(
            "1.1", "1.1", _("Choice of the site"), day(-120), day(-70), url="#row", progress=100, tone="green"
        ),
        GanttRow(
            "1.2",
            "1.2",
            _("Land survey"),
            day(-60),
            day(-6),
            url="#row",
            progress=85,
            tone="red",
            baseline=(day(-70), day(-20)),
            after=("1.1",),
        ),
        GanttRow(
            "1.3", "1.3", _("Decision on the plot"), day(-20), day(4), url="#row", progress=40, tone="amber"
        ),
        GanttRow(
            "1.4", "1.4", _("Lease contract"), day(8), day(60), url="#row", planned=True, after=("1.2",)
        ),
    ]
