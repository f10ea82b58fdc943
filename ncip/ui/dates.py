"""Days and moments as the reader's language writes them.

Month names are kept here because Django's Kazakh ones are capitalised and its weekdays partly wrong.
"""

from datetime import date, datetime

from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

MONTHS = {
    "kk": [
        "қаңтар",
        "ақпан",
        "наурыз",
        "сәуір",
        "мамыр",
        "маусым",
        "шілде",
        "тамыз",
        "қыркүйек",
        "қазан",
        "қараша",
        "желтоқсан",
    ],
    "ru": [
        "январь",
        "февраль",
        "март",
        "апрель",
        "май",
        "июнь",
        "июль",
        "август",
        "сентябрь",
        "октябрь",
        "ноябрь",
        "декабрь",
    ],
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
}
MONTHS_OF_DATE = {
    "kk": MONTHS["kk"],
    "ru": [
        "января",
        "февраля",
        "марта",
        "апреля",
        "мая",
        "июня",
        "июля",
        "августа",
        "сентября",
        "октября",
        "ноября",
        "декабря",
    ],
    "en": MONTHS["en"],
}
MONTHS_SHORT = {
    "kk": ["қаң", "ақп", "нау", "сәу", "мам", "мау", "шіл", "там", "қыр", "қаз", "қар", "жел"],
    "ru": ["янв", "фев", "мар", "апр", "май", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"],
    "en": ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
}
WEEKDAYS_SHORT = {
    "kk": ["Дс", "Сс", "Ср", "Бс", "Жм", "Сб", "Жс"],
    "ru": ["Пн", "Вт", "Ср", "Чт", "Пт", "Сб", "Вс"],
    "en": ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"],
}
LONG_DATE = {"kk": "{y} ж. {d} {m}", "ru": "{d} {m} {y} г.", "en": "{d} {m} {y}"}
LONG_MONTH = {"kk": "{y} ж. {m}", "ru": "{m} {y} г.", "en": "{m} {y}"}


def language() -> str:
    """The language of the reader, one of the three of the portal."""
    code = (get_language() or "ru")[:2]
    return code if code in MONTHS else "ru"


def short_day(day: date | None) -> str:
    """20.11.2026, the same in all three languages."""
    return "—" if day is None else f"{day:%d.%m.%Y}"


def long_day(day: date | None) -> str:
    """2026 ж. 20 қараша; 20 ноября 2026 г.; 20 November 2026."""
    if day is None:
        return "—"
    code = language()
    return LONG_DATE[code].format(y=day.year, d=day.day, m=MONTHS_OF_DATE[code][day.month - 1])


def long_month(day: date) -> str:
    """2026 ж. қараша; ноябрь 2026 г.; November 2026."""
    code = language()
    return LONG_MONTH[code].format(y=day.year, m=MONTHS[code][day.month - 1])


def short_month(month: int) -> str:
    """The three letters of a month (1 to 12)."""
    return MONTHS_SHORT[language()][month - 1]


def local(at: datetime) -> datetime:
    """The moment on the clock of Almaty; a naive one is taken as it is."""
    return timezone.localtime(at) if timezone.is_aware(at) else at


def short_moment(at: datetime | None) -> str:
    """20.11.2026 14:05."""
    return "—" if at is None else f"{local(at):%d.%m.%Y %H:%M}"


def long_moment(at: datetime | None) -> str:
    """2026 ж. 20 қараша, 14:05; 20 ноября 2026 г., 14:05; 20 November 2026, 14:05."""
    return "—" if at is None else f"{long_day(local(at).date())}, {local(at):%H:%M}"


def day_tag(day: date | None, form: str = "short") -> SafeString:
    """Mark up a day as `<time>`; `form` is short or long. A moment is shown by its local day."""
    if day is None:
        return format_html("{}", "—")
    plain = local(day).date() if isinstance(day, datetime) else day
    text = long_day(plain) if form == "long" else short_day(plain)
    return format_html('<time datetime="{}">{}</time>', plain.isoformat(), text)


def moment_tag(at: datetime | None, form: str = "short") -> SafeString:
    """Mark up a moment as `<time>` with the local day and time."""
    if at is None:
        return format_html("{}", "—")
    text = long_moment(at) if form == "long" else short_moment(at)
    return format_html('<time datetime="{}">{}</time>', local(at).isoformat(timespec="minutes"), text)
