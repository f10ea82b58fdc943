"""Charts: valid SVG without style, numbers unlocalised, names for those who cannot see."""

import re
from datetime import date, timedelta
from xml.etree import ElementTree

import pytest
from django.utils import translation

from ncip.ui.charts import bars, donut, gantt, line, map, paper, ring, sparkline, tiles
from ncip.ui.charts.bars import Part
from ncip.ui.charts.gantt import GanttRow
from ncip.ui.charts.map import Region, Shape

FRIDAY = date(2026, 11, 20)
SHAPES = {"10": Shape("M0 0H9V9Z", 4.5, 4.5), "71": Shape("", 50, 60, city=True, pill=(16, 0))}
REGIONS = [
    Region("10", "Абай", "5,1%", "q4", url="/regions/10/", full_name="Абай облысы"),
    Region("71", "<Астана>", "2,8%", "q1"),
    Region("99", "Nowhere", "—", "q0"),
]
PARTS = [Part("Overdue", 130, "red"), Part("Near", 0, "amber"), Part("In time", 1024.5, "green")]
ROWS = [
    GanttRow("1", "1", "Stage", FRIDAY - timedelta(days=40), FRIDAY + timedelta(days=40), group=True),
    GanttRow("1.1", "1.1", "Survey <b>", FRIDAY - timedelta(days=40), FRIDAY, url="/t/1/", progress=100),
    GanttRow(
        "1.2",
        "1.2",
        "Plan",
        FRIDAY,
        FRIDAY + timedelta(days=9),
        after=("1.1", "gone"),
        planned=True,
        baseline=(FRIDAY, FRIDAY + timedelta(days=3)),
    ),
    GanttRow("1.3", "1.3", "No dates", None, None),
]


def drawings() -> dict[str, str]:
    return {
        "map": map.choropleth(SHAPES, REGIONS, title="Map", chosen="10"),
        "tiles": tiles.tile_grid({"10": (0, 0), "71": (1, 1)}, REGIONS, title="Tiles"),
        "gantt": gantt.gantt(ROWS, today=FRIDAY, title="Gantt"),
        "gantt on paper": gantt.gantt_on_paper(ROWS, today=FRIDAY, title="Gantt"),
        "bar": bars.stacked_bar(PARTS, title="Tasks"),
        "donut": donut.donut(PARTS, title="Shares", value="43,1", unit="трлн ₸"),
        "line": line.line_chart(
            ["a", "b"],
            [line.Series("x", [1.5, None]), line.Series("y", [2, 3])],
            title="Course",
            target=(2.5, "target"),
        ),
        "spark": sparkline.sparkline([1, 2.5, 2], title="Course"),
        "ring": ring.ring(12.5, "Index"),
    }


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("name", list(drawings()))
def test_drawing_is_well_formed_without_style_and_with_plain_numbers(name: str, language: str) -> None:
    with translation.override(language):
        html = drawings()[name]
    ElementTree.fromstring(f"<x>{html.replace('&nbsp;', ' ')}</x>")
    assert "style" not in html
    assert not re.search(r' (?:x|y|cx|cy|r|width|height|d|points|viewBox|x1|x2|y1|y2)="[^"]*\d,\d', html)


@pytest.mark.parametrize("name", [name for name in drawings() if not name.startswith("gantt")])
def test_drawing_has_a_name(name: str) -> None:
    root = ElementTree.fromstring(drawings()[name].replace("&nbsp;", " "))
    assert root.attrib["aria-label"]


def test_region_with_a_page_is_a_link_and_the_unknown_one_is_left_out() -> None:
    html = map.choropleth(SHAPES, REGIONS, title="Map")
    assert html.count("<a ") == 1
    assert 'aria-label="Абай облысы: 5,1%"' in html
    assert "Nowhere" not in html
    assert "&lt;Астана&gt;" in html


def test_drawing_with_links_is_a_group_so_that_they_stay_reachable() -> None:
    assert 'role="group"' in map.choropleth(SHAPES, REGIONS, title="Map")
    assert 'role="img"' in map.choropleth(SHAPES, REGIONS[1:], title="Map")


def test_quantiles_put_a_fifth_of_the_regions_into_each_class() -> None:
    values = {str(number): number for number in range(10)}
    levels = map.quantile_levels({**values, "none": None})
    assert [levels[str(number)] for number in range(10)] == [
        "q1",
        "q1",
        "q2",
        "q2",
        "q3",
        "q3",
        "q4",
        "q4",
        "q5",
        "q5",
    ]
    assert levels["none"] == "q0"


def test_equal_figures_share_a_class() -> None:
    assert set(map.quantile_levels({"a": 5, "b": 5, "c": 5}).values()) == {"q1"}


def test_legend_has_the_bounds_of_each_class_in_use() -> None:
    assert map.quantile_bounds({"a": 1, "b": 2, "c": None}) == [("q1", 1, 1), ("q3", 2, 2)]


def test_parts_of_a_bar_fill_the_whole_width() -> None:
    html = bars.stacked_bar([Part("a", 1, "red"), Part("b", 3, "green")], title="T")
    ends = [float(x) + float(w) for x, w in re.findall(r' x="([\d.]+)" y="0" width="([\d.]+)"', html)]
    assert ends == [24.4, 100.0]


def test_empty_charts_draw_nothing_and_do_not_fail() -> None:
    assert "rect" not in bars.stacked_bar([], title="T")
    assert "spark" in sparkline.sparkline([], title="T")
    assert "donut" in donut.donut([], title="T", value="0")
    assert "lines" in line.line_chart([], [], title="T")
    assert "gantt" in gantt.gantt([], today=FRIDAY, title="T")


@pytest.mark.parametrize(
    ("values", "low", "high", "step"),
    [([58, 86, 85], 50, 90, 10), ([0, 1], 0, 1, 0.25), ([5, 5], 5, 6, 1), ([0, 43_000], 0, 50_000, 10_000)],
)
def test_scale_has_round_marks(values: list[float], low: float, high: float, step: float) -> None:
    scale = line.scale_for(values)
    assert scale.low <= min(values)
    assert scale.high >= max(values)
    assert 1 <= len(scale.marks()) - 1 <= 7


def test_gantt_days_stand_where_the_calendar_puts_them() -> None:
    calendar = gantt.calendar_for(ROWS, FRIDAY, 706)
    assert calendar.first == FRIDAY - timedelta(days=44)
    assert calendar.x(calendar.first + timedelta(days=1)) == calendar.day
    assert [month.month for month in calendar.months()] == [10, 11, 12, 1]


def test_gantt_names_are_links_and_escaped() -> None:
    html = gantt.gantt(ROWS, today=FRIDAY, title="Gantt")
    assert '<a class="name" href="/t/1/">Survey &lt;b&gt;</a>' in html


def test_gantt_of_500_rows_stays_small() -> None:
    rows = [
        GanttRow(
            str(n), str(n), "Task", FRIDAY + timedelta(days=n), FRIDAY + timedelta(days=n + 30), progress=40
        )
        for n in range(500)
    ]
    html = gantt.gantt(rows, today=FRIDAY, title="Gantt")
    assert len(html) < 500 * 1000


def test_drawing_for_paper_carries_the_light_colours() -> None:
    html = paper.for_paper(ring.ring(40, "Done", "red"))
    assert "<style>" in html
    assert "#B3261E" in html
    assert "var(--" not in html


def test_drawing_for_paper_has_no_height_that_a_pdf_cannot_find() -> None:
    assert "height: auto" not in paper.for_paper(ring.ring(40, "Done", "red"))
