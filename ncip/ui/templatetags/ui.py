"""The atoms of the pages: `{% load ui %}`. /styleguide/ shows them, docs/ui.md tells how to use them."""

from datetime import date, datetime
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ncip.ui import badges, dates, icons, numbers
from ncip.ui.charts.ring import ring as draw_ring
from ncip.ui.laws import rule_link

register = template.Library()

# A variable that a template does not have arrives as an empty string.
NOTHING = (None, "")

register.simple_tag(icons.icon, name="icon")
register.simple_tag(badges.deadline_badge, name="deadline_badge")
register.simple_tag(badges.deadline_tone, name="deadline_tone")
register.simple_tag(badges.avatar, name="avatar")
register.simple_tag(numbers.money, name="money")
register.simple_tag(numbers.number, name="number")
register.simple_tag(numbers.percent, name="percent")
register.simple_tag(rule_link, name="rule")
register.simple_tag(draw_ring, name="ring")
register.filter("initials", badges.initials)
register.filter("file_size", numbers.file_size)
register.filter("short_day", dates.short_day)
register.filter("long_day", dates.long_day)
register.filter("long_month", dates.long_month)
register.filter("short_moment", dates.short_moment)
register.filter("long_moment", dates.long_moment)


@register.simple_tag
def day(value: date | None, form: str = "short") -> SafeString:
    """`{% day project.created_on %}` is 20.11.2026, with "long" as second argument 20 ноября 2026 г."""
    return dates.day_tag(value, form)


@register.simple_tag
def moment(value: datetime | None, form: str = "short") -> SafeString:
    """`{% moment event.at %}` is 20.11.2026 14:05 on the clock of Almaty."""
    return dates.moment_tag(value, form)


@register.simple_tag
def chip(text: str, tone: str = "neutral", icon_name: str = "") -> SafeString:
    """A small mark of a quality: pool, corridor, industry. Tones: neutral brand green amber red gold."""
    return badges.badge(text, tone, icon_name, "chip")


@register.simple_tag
def state_badge(text: str, tone: str = "neutral", icon_name: str = "") -> SafeString:
    """The state of a subject in words; the tone and the icon come from the table of states of its app."""
    return badges.badge(text, tone, icon_name or "progress-check", "state")


@register.simple_tag
def deadline_clock(
    last_day: date, on: date, progress: int | None = None, working_days: int | None = None
) -> SafeString:
    """The large count of days in the next action; `progress` (0-100) adds a ring, `working_days` a line."""
    left = (last_day - on).days
    tone = badges.deadline_tone(last_day, on)
    words = (
        ngettext("day overdue", "days overdue", -left)
        if left < 0
        else ngettext("day left", "days left", left)
    )
    return format_html(
        '<div class="next-clock {}"><b>{}</b><div><strong>{}</strong>{}{}</div>{}</div>',
        tone,
        abs(left),
        words,
        _("last day %(day)s") % {"day": dates.short_day(last_day)},
        format_html("<br>{}", _working_days(working_days)) if working_days not in NOTHING else "",
        draw_ring(progress, _("Done"), tone, numbers.percent(progress)) if progress not in NOTHING else "",
    )


def _working_days(days: int) -> str:
    return ngettext("%(days)d working day", "%(days)d working days", days) % {"days": days}


@register.simple_tag
def progress(value: int, label: str, maximum: int = 100) -> SafeString:
    """A progress bar with words: `{% progress 40 "Importing rows" %}`."""
    shown = min(max(value, 0), maximum)
    return format_html(
        '<div class="progress"><span class="progress-label">{}</span>'
        '<progress value="{}" max="{}" aria-label="{}">{}%</progress>'
        '<span class="progress-value">{}</span></div>',
        label,
        shown,
        maximum,
        label,
        shown * 100 // (maximum or 1),
        numbers.percent(shown * 100 // (maximum or 1)),
    )


@register.simple_tag(takes_context=True)
def query_string(context: dict[str, Any], **changes: Any) -> str:
    """The query of this page with changes: `<a href="{% query_string pool="national" %}">`.

    None or an empty string removes a name; any change but that of the cursor starts from the first page.
    """
    query = context["request"].GET.copy()
    for name in ("lang", "theme"):
        query.pop(name, None)
    if "cursor" not in changes:
        query.pop("cursor", None)
    for name, value in changes.items():
        if value is None or value == "":
            query.pop(name, None)
        elif isinstance(value, list | tuple):
            query.setlist(name, [str(one) for one in value])
        else:
            query[name] = str(value)
    return f"?{query.urlencode()}"


@register.simple_tag
def filters_set(form: Any) -> int:
    """How many fields of a list's filter narrow it now."""
    return sum(1 for field in form.visible_fields() if field.data not in (*NOTHING, [], field.initial))
