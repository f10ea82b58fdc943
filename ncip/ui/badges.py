"""Badges, chips and initials: an icon, words and a colour together, never a colour alone.

The colours of a deadline follow paragraph 55 of the Rules as read in D19: red when the day has passed, yellow
with ten calendar days or fewer left (the day itself included), green with more; what is completed has none.
"""

from datetime import date
from functools import lru_cache

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ncip.law.parameters import YELLOW_DAYS
from ncip.ui.icons import icon

TONES = ("neutral", "brand", "green", "amber", "red", "gold")

AVATAR_TONES = 6


def badge(text: str, tone: str = "neutral", icon_name: str = "", css: str = "") -> SafeString:
    """A rounded badge; `tone` is one of TONES."""
    return _drawn(str(text), tone, icon_name, css)


@lru_cache(maxsize=2048)
def _drawn(text: str, tone: str, icon_name: str, css: str) -> SafeString:
    """Each badge is drawn once for its words: the rows of a list share a few."""
    shown = icon(icon_name) if icon_name else ""
    return format_html('<span class="badge badge-{} {}">{}<span>{}</span></span>', tone, css, shown, text)


def deadline_tone(last_day: date, on: date) -> str:
    """Red, amber or green for an open deadline on the day `on` (ncip-55, D19)."""
    left = (last_day - on).days
    if left < 0:
        return "red"
    return "amber" if left <= YELLOW_DAYS.on(on) else "green"


def deadline_words(last_day: date, on: date) -> str:
    """«Overdue by 8 days», «Due today», «6 days left»."""
    left = (last_day - on).days
    if left < 0:
        return ngettext("Overdue by %(days)d day", "Overdue by %(days)d days", -left) % {"days": -left}
    if left == 0:
        return _("Due today")
    return ngettext("%(days)d day left", "%(days)d days left", left) % {"days": left}


def deadline_badge(
    last_day: date | None, on: date, completed: date | None = None, started: bool = True
) -> SafeString:
    """The state of a deadline in words; `completed` is the day it was met, `started=False` that work waits.

    An overdue or near deadline is shown as such even when the work has not begun.
    """
    if completed is not None:
        return _done(last_day, completed)
    if last_day is None:
        return badge(_("No date set"), "neutral", "calendar")
    tone = deadline_tone(last_day, on)
    if tone == "green" and not started:
        return badge(_("Not started"), "neutral", "calendar")
    shown = {"red": "alert-triangle", "amber": "clock", "green": "circle-check"}[tone]
    return badge(deadline_words(last_day, on), tone, shown, "deadline")


def _done(last_day: date | None, completed: date) -> SafeString:
    late = (completed - last_day).days if last_day else 0
    if late > 0:
        words = ngettext("Done, +%(days)d day", "Done, +%(days)d days", late) % {"days": late}
    else:
        words = _("Done on time") if last_day else _("Done")
    return format_html('<span class="done">{}<span>{}</span></span>', icon("check"), words)


def initials(name: str) -> str:
    """The first letters of the first two words: «Сәуле Ахметова» is СА."""
    return "".join(word[0] for word in name.split()[:2]).upper()


def avatar(name: str, css: str = "") -> SafeString:
    """A round mark with initials, its tint made from the name. Decorative: the name stands beside it."""
    tint = sum(map(ord, name)) % AVATAR_TONES
    return format_html(
        '<span class="avatar avatar-{} {}" aria-hidden="true">{}</span>', tint, css, initials(name)
    )
