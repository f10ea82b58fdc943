"""Numbers and money as the reader's language writes them: `1 234 567,89`, `48,6 млрд ₸`, `KZT 48.6 bn`."""

from decimal import ROUND_HALF_UP, Decimal

from django.utils import formats
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

Number = int | float | Decimal

NBSP = "\xa0"
SIGNS = {"KZT": "₸", "USD": "$", "EUR": "€", "RUB": "₽"}
UNITS = (
    (Decimal(10) ** 12, _("tn")),
    (Decimal(10) ** 9, _("bn")),
    (Decimal(10) ** 6, _("mln")),
)


def number(value: Number | None, decimals: int | None = None) -> str:
    """Write a number with grouped digits; `decimals` fixes how many follow the point. Nothing is a dash."""
    if value is None:
        return "—"
    if decimals is not None:
        value = Decimal(str(value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return formats.number_format(value, decimal_pos=decimals, use_l10n=True, force_grouping=True)


def percent(value: Number | None, decimals: int = 0) -> str:
    """Write a share given in percent (12.8 is 12.8 %)."""
    return "—" if value is None else f"{number(value, decimals)}%"


def shortened(amount: Number) -> tuple[str, str]:
    """The amount in the largest unit it reaches and that unit's name: 48 600 000 000 is («48,6», «млрд»).

    One decimal unless the figure is whole; amounts under a million keep their digits and have no unit.
    """
    value = Decimal(str(amount))
    for size, name in UNITS:
        if abs(value) >= size:
            units = value / size
            return number(units, 0 if units == units.to_integral_value() else 1), str(name)
    return number(value, 0 if value == value.to_integral_value() else 2), ""


def money_text(amount: Number | None, currency: str = "KZT", full: bool = False) -> str:
    """Write an amount with its currency as plain text, short («48,6 млрд ₸») or with every digit."""
    if amount is None:
        return "—"
    value = Decimal(str(amount))
    figure, unit = (
        (number(value, 0 if value == value.to_integral_value() else 2), "") if full else shortened(value)
    )
    if get_language() == "en":
        return NBSP.join(part for part in (currency, figure, unit) if part)
    return NBSP.join(part for part in (figure, unit, SIGNS.get(currency, currency)) if part)


def money(amount: Number | None, currency: str = "KZT", full: bool = False) -> SafeString:
    """Mark up an amount: the short form to read, the exact amount in `value` and on hover."""
    if amount is None:
        return format_html("{}", "—")
    return format_html(
        '<data class="money" value="{}" title="{}">{}</data>',
        f"{Decimal(str(amount)):f}",
        money_text(amount, currency, full=True),
        money_text(amount, currency, full),
    )


def file_size(size: int) -> str:
    """The size of a file in kilobytes or megabytes: 312 КБ, 1,4 МБ."""
    if size < 1024 * 1024:
        figure, unit = number(max(1, round(size / 1024))), _("KB")
    else:
        figure, unit = number(Decimal(size) / 1024 / 1024, 1), _("MB")
    return f"{figure}{NBSP}{unit}"
