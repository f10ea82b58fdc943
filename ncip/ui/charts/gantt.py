"""The Gantt twin of a roadmap table: the same rows and dates drawn along the calendar.

The names are an HTML list that stays in view, the bars one SVG; rows are as high in both. For paper the same
bars and names are drawn into one SVG (`gantt_on_paper`).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from ncip.ui import dates
from ncip.ui.charts.svg import frame, joined, n

ROW, BAR, AXIS = 40, 20, 46
CHUNK = 60
SCREEN_WIDTH, NAMES_WIDTH = 706, 250
DAY_WIDTHS = (0.9, 6.0)
PAD_DAYS = 4
TEXT_INSIDE_FROM = 46
YEAR_WIDTH = 34
# What a colour says is said by a sign too.
SIGNS = {"green": "✓", "amber": "!", "red": "‼"}


@dataclass(frozen=True)
class GanttRow:
    """A row: a group (a stage with its span) or a task.

    `tone` is green (done), brand (in time), amber (near), red (late); `planned` draws a dashed bar not begun.
    `progress` is 0 to 100, None when nobody measures it; `baseline` the dates first approved, drawn thin
    below; `after` names the keys of rows it depends on.
    """

    key: str
    number: str
    name: str
    start: date | None
    end: date | None
    group: bool = False
    url: str = ""
    progress: int | None = 0
    tone: str = "brand"
    planned: bool = False
    baseline: tuple[date, date] | None = None
    after: tuple[str, ...] = ()
    words: str = ""


@dataclass(frozen=True)
class Calendar:
    """The stretch of days shown and the width of one day in pixels."""

    first: date
    last: date
    day: float

    def x(self, day: date) -> float:
        """Where a day begins."""
        return (day - self.first).days * self.day

    @property
    def width(self) -> float:
        return self.x(self.last + timedelta(days=1))

    def months(self) -> list[date]:
        """The first days of the months shown; the first month may be cut."""
        months, month = [], self.first.replace(day=1)
        while month <= self.last:
            months.append(month)
            month = (month + timedelta(days=32)).replace(day=1)
        return months


def gantt(rows: Sequence[GanttRow], *, today: date, title: str, width: int = SCREEN_WIDTH) -> SafeString:
    """Draw the chart for the screen: a scrolling box with names at the left, the calendar above, bars."""
    calendar = calendar_for(rows, today, width)
    axis = frame(_axis(calendar, today), (calendar.width, AXIS), css="g-axis", title=_("Calendar"))
    return format_html(
        '<div class="gantt-box{long}" role="region" tabindex="0" aria-label="{title}" data-today="{today}">'
        '<div class="gantt"><div class="gantt-corner"></div>'
        '<div class="gantt-axis" aria-hidden="true">{axis}</div>'
        '<ol class="gantt-names">{names}</ol><div class="gantt-bars">{bars}</div></div></div>',
        long=" gantt-long" if len(rows) > CHUNK else "",
        title=title,
        today=n(calendar.x(today)),
        axis=_sized(axis, calendar.width, AXIS),
        names=joined(_name(row) for row in rows),
        bars=joined(_chunks(rows, calendar, today, title)),
    )


def _chunks(rows: Sequence[GanttRow], calendar: Calendar, today: date, title: str) -> Iterator[SafeString]:
    """The bars in pieces of some rows, so that the browser paints only those in view."""
    for first in range(0, len(rows), CHUNK):
        part = range(first, min(first + CHUNK, len(rows)))
        size = (calendar.width, len(part) * ROW)
        body = _bars(rows, calendar, today, part)
        yield _sized(frame(body, size, css="g-bars", title=title, top=first * ROW), *size)


def gantt_on_paper(rows: Sequence[GanttRow], *, today: date, title: str, width: int = 720) -> SafeString:
    """Draw names, calendar and bars into one SVG, which scales to the sheet."""
    calendar = calendar_for(rows, today, width)
    height = AXIS + len(rows) * ROW
    names = joined(
        format_html(
            '<text class="g-text" x="6" y="{}">{} {}</text>',
            n(AXIS + index * ROW + ROW / 2 + 4),
            row.number,
            _cut(row.name, 34),
        )
        for index, row in enumerate(rows)
    )
    body = format_html(
        '{}<g transform="translate({} 0)">{}<g transform="translate(0 {})">{}</g></g>',
        names,
        n(NAMES_WIDTH),
        _axis(calendar, today),
        n(AXIS),
        _bars(rows, calendar, today, range(len(rows))),
    )
    return frame(body, (NAMES_WIDTH + calendar.width, height), css="g-paper", title=title)


def calendar_for(rows: Sequence[GanttRow], today: date, width: int) -> Calendar:
    """The days from the first start to the last end, today among them; a day is at least 0.9 pixels wide."""
    days = [day for row in rows for day in (row.start, row.end, *(row.baseline or ())) if day is not None]
    first = min([*days, today]) - timedelta(days=PAD_DAYS)
    last = max([*days, today]) + timedelta(days=PAD_DAYS * 6)
    thinnest, widest = DAY_WIDTHS
    return Calendar(first, last, max(thinnest, min(widest, width / ((last - first).days + 1))))


def _sized(svg: SafeString, width: float, height: float) -> SafeString:
    """The drawing at its own size in pixels: rows must be as high as the names beside them."""
    return SafeString(svg.replace("<svg ", f'<svg width="{n(width)}" height="{n(height)}" ', 1))


def _name(row: GanttRow) -> SafeString:
    name = format_html('<a class="name" href="{}">{}</a>', row.url, row.name) if row.url else None
    return format_html(
        '<li{}><span class="no">{}</span>{}</li>',
        SafeString(' class="g-group"') if row.group else "",
        row.number,
        name or format_html('<span class="name">{}</span>', row.name),
    )


def _axis(calendar: Calendar, today: date) -> SafeString:
    parts, year = [], 0
    middle, half = _today_place(calendar, today)
    for month in calendar.months():
        x = max(calendar.x(month), 0)
        if month.year != year:
            year = month.year
            hidden = middle - half < x + 6 + YEAR_WIDTH and x < middle + half
            left = middle + half if hidden else x
            if _year_has_room(calendar, year, left):
                parts.append(format_html('<text class="g-year" x="{}" y="17">{}</text>', n(left + 6), year))
        parts.append(format_html('<path class="g-grid" d="M{} 26V{}"/>', n(x), n(AXIS)))
        if calendar.x(month + timedelta(days=28)) - x > 20:
            parts.append(
                format_html(
                    '<text class="g-month" x="{}" y="38">{}</text>', n(x + 6), dates.short_month(month.month)
                )
            )
    return joined([*parts, _today_mark(calendar, today)])


def _year_has_room(calendar: Calendar, year: int, left: float) -> bool:
    """Whether the figures of a year end before the next one begins; the last year always stands."""
    following = date(year + 1, 1, 1)
    return following > calendar.last or left + YEAR_WIDTH <= calendar.x(following)


def _today_place(calendar: Calendar, today: date) -> tuple[float, float]:
    """The middle of the word over today's line, and half of its width; a year stands beside it."""
    half = len(_("today")) * 3.4 + 9
    return min(max(calendar.x(today) + calendar.day / 2, half), calendar.width - half), half


def _today_mark(calendar: Calendar, today: date) -> SafeString:
    words = _("today")
    x, half = _today_place(calendar, today)
    return format_html(
        '<rect class="g-today-pill" x="{}" y="4" width="{}" height="18" rx="9"/>'
        '<text class="g-today-text" x="{}" y="17" text-anchor="middle">{}</text>'
        '<line class="g-today" x1="{x}" x2="{x}" y1="22" y2="{y}"/>',
        n(x - half),
        n(half * 2),
        n(x),
        words,
        x=n(calendar.x(today) + calendar.day / 2),
        y=n(AXIS),
    )


def _bars(rows: Sequence[GanttRow], calendar: Calendar, today: date, part: range) -> SafeString:
    """The rows of `part` with the grid, and the arrows that touch them."""
    top, bottom, width = part.start * ROW, part.stop * ROW, n(calendar.width)
    stripes = (
        format_html(
            '<rect class="g-stripe" x="0" y="{}" width="{}" height="{}"/>', n(index * ROW), width, n(ROW)
        )
        for index in part
        if rows[index].group
    )
    upright = "".join(
        f"M{n(calendar.x(month))} {top}V{bottom}" for month in calendar.months() if month >= calendar.first
    )
    level = "".join(f"M0 {(index + 1) * ROW - 0.5}H{width}" for index in part)
    bars = (
        _span(rows[index], index, calendar) if rows[index].group else _bar(rows[index], index, calendar)
        for index in part
    )
    return joined(
        [
            *stripes,
            format_html('<path class="g-grid" d="{}"/>', upright + level),
            *_arrows(rows, calendar, part),
            *bars,
            format_html(
                '<line class="g-today" x1="{x}" x2="{x}" y1="{top}" y2="{bottom}"/>',
                x=n(calendar.x(today) + calendar.day / 2),
                top=top,
                bottom=bottom,
            ),
        ]
    )


def _arrows(rows: Sequence[GanttRow], calendar: Calendar, part: range) -> Iterator[SafeString]:
    places = {row.key: index for index, row in enumerate(rows)}
    for index, row in enumerate(rows):
        for key in row.after:
            start = places.get(key)
            if start is not None and min(start, index) < part.stop and max(start, index) >= part.start:
                yield _arrow(rows[start], start, row, index, calendar)


def _ends(row: GanttRow, calendar: Calendar) -> tuple[float, float] | None:
    if row.end is None:
        return None
    start = min(row.start or row.end, row.end)
    return calendar.x(start), calendar.x(row.end + timedelta(days=1))


def _span(row: GanttRow, index: int, calendar: Calendar) -> SafeString:
    ends = _ends(row, calendar)
    if ends is None:
        return joined([])
    left, right = ends
    y = index * ROW + ROW / 2 - 4
    right_tooth = f"V{n(y + 9)}L{n(right - 5)} {n(y + 5)}"
    path = f"M{n(left)} {n(y)}H{n(right)}{right_tooth}H{n(left + 5)}L{n(left)} {n(y + 9)}Z"
    return format_html('<path class="g-span" d="{}"><title>{}</title></path>', path, _words(row))


def _bar(row: GanttRow, index: int, calendar: Calendar) -> SafeString:
    ends = _ends(row, calendar)
    if ends is None:
        return joined([])
    left, right = ends
    wide = max(right - left, 4)
    y = index * ROW + (ROW - BAR) / 2
    css, parts = ("g-plan", []) if row.planned else ("g-rest", [_done_part(row, left, wide, y)])
    whole = format_html(
        '<rect class="{}" x="{}" y="{}" width="{}" height="{}" rx="4"/>', css, n(left), n(y), n(wide), n(BAR)
    )
    return format_html(
        '<g class="g-{}"><title>{}</title>{}{}{}{}</g>',
        row.tone,
        _words(row),
        whole,
        joined(parts),
        _baseline(row, index, calendar),
        _sign(row, left, wide, y)
        if row.planned or row.progress is None or row.progress == 100
        else _percent(row, left, wide, y),
    )


def _done_part(row: GanttRow, left: float, wide: float, y: float) -> SafeString:
    done = wide * max(0, min(100 if row.progress is None else row.progress, 100)) / 100
    return format_html(
        '<rect class="g-bar" x="{}" y="{}" width="{}" height="{}" rx="4"/>', n(left), n(y), n(done), n(BAR)
    )


def _sign(row: GanttRow, left: float, wide: float, y: float) -> SafeString:
    """Done, near or late as a sign beside the bar, for whoever does not tell the colours apart."""
    place = format_html('x="{}" y="{}"', n(left + wide + 7), n(y + BAR / 2 + 4))
    sign = SIGNS.get(row.tone)
    return format_html('<text class="g-text g-sign" {}>{}</text>', place, sign) if sign else joined([])


def _percent(row: GanttRow, left: float, wide: float, y: float) -> SafeString:
    inside = row.progress == 100 and wide >= TEXT_INSIDE_FROM
    return format_html(
        '<text class="g-text{}" x="{}" y="{}">{}%</text>',
        " g-text-in" if inside else "",
        n(left + 8 if inside else left + wide + 7),
        n(y + BAR / 2 + 4),
        row.progress,
    )


def _baseline(row: GanttRow, index: int, calendar: Calendar) -> SafeString:
    if row.baseline is None:
        return joined([])
    y = n((index + 1) * ROW - 6)
    start, end = row.baseline
    return format_html(
        '<path class="g-base" d="M{} {}H{}"/>',
        n(calendar.x(start)),
        y,
        n(calendar.x(end + timedelta(days=1))),
    )


def _arrow(before: GanttRow, from_index: int, row: GanttRow, index: int, calendar: Calendar) -> SafeString:
    """A thin line from the end of one bar, down or up and then across to the next, on either side."""
    first, second = _ends(before, calendar), _ends(row, calendar)
    if first is None or second is None:
        return joined([])
    down = 1 if index > from_index else -1
    turn = max(first[0] + 3, min(first[1] - 4, second[0] - 12))
    leave, arrive = from_index * ROW + ROW / 2 + down * BAR / 2, index * ROW + ROW / 2
    if turn < second[0]:
        across, tip = f"V{n(arrive)}H{n(second[0] - 1)}", f"{n(second[0] - 1)} {n(arrive)}l-6 -3.5v7z"
    elif turn > second[1]:
        across, tip = f"V{n(arrive)}H{n(second[1] + 1)}", f"{n(second[1] + 1)} {n(arrive)}l6 -3.5v7z"
    else:
        edge = arrive - down * BAR / 2
        across, tip = f"V{n(edge)}", f"{n(turn)} {n(edge)}l-3.5 {n(-6 * down)}h7z"
    return format_html(
        '<path class="g-dep" d="M{} {}{}"/><path class="g-tip" d="M{}"/>', n(turn), n(leave), across, tip
    )


def _words(row: GanttRow) -> str:
    when = f"{dates.short_day(row.start)} – {dates.short_day(row.end)}"
    return f"{row.number} {row.name}: {when}" + (f". {row.words}" if row.words else "")


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else f"{text[: length - 1]}…"
