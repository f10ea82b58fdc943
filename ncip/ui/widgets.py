"""Controls of forms. Each works without JavaScript; what is added by it is said in the class."""

import json
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from ncip.ui import dates, numbers


class DateInput(forms.DateInput):
    """A day written dd.mm.yyyy in a text field; JavaScript adds a button that opens a month.

    The browser's own date field is not used: it follows the language of the browser, not of the portal.
    """

    template_name = "ui/forms/date.html"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        standard = {
            "placeholder": "dd.mm.yyyy",
            "autocomplete": "off",
            "inputmode": "numeric",
            "maxlength": "10",
        }
        super().__init__(attrs={**standard, **(attrs or {})}, format="%d.%m.%Y")

    def format_value(self, value: Any) -> str | None:
        if isinstance(value, datetime):
            value = dates.local(value).date()
        return dates.short_day(value) if isinstance(value, date) else value or None

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"]["attrs"]["placeholder"] = _("dd.mm.yyyy")
        context["words"] = json.dumps(
            {
                "months": dates.MONTHS[dates.language()],
                "weekdays": dates.WEEKDAYS_SHORT[dates.language()],
                "previous": _("Previous month"),
                "next": _("Next month"),
            },
            ensure_ascii=False,
        )
        return context


class MoneyInput(forms.TextInput):
    """An amount; digits may be grouped by spaces, the fraction follows a comma or a point."""

    template_name = "ui/forms/money.html"

    def __init__(self, attrs: dict[str, Any] | None = None, currency: str = "") -> None:
        super().__init__(attrs={"inputmode": "decimal", "autocomplete": "off", **(attrs or {})})
        self.currency = currency

    def format_value(self, value: Any) -> str | None:
        if isinstance(value, Decimal | int):
            whole = value == int(value)
            return numbers.number(value, 0 if whole else 2)
        return value or None

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["sign"] = numbers.SIGNS.get(self.currency, self.currency)
        return context


class FileInput(forms.FileInput):
    """A file to send; `accept` lists the endings that the browser offers, the server checks by itself."""

    def __init__(self, attrs: dict[str, Any] | None = None, accept: str = "") -> None:
        super().__init__(attrs={**({"accept": accept} if accept else {}), **(attrs or {})})


class RadioCards(forms.RadioSelect):
    """A few choices as cards, all seen at once."""

    template_name = "ui/forms/radio_cards.html"
    option_template_name = "ui/forms/radio_card.html"


class CheckboxList(forms.CheckboxSelectMultiple):
    """Several choices at once, one under the other."""

    template_name = "ui/forms/checkbox_list.html"
    option_template_name = "ui/forms/radio_card.html"


class SearchSelect(forms.TextInput):
    """A text field with suggestions from a list, for long lists; the words typed are sent as they are."""

    template_name = "ui/forms/search_select.html"

    def __init__(self, options: Any = (), attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs={"autocomplete": "off", **(attrs or {})})
        self.options = options

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        listed = f"{context['widget']['attrs'].get('id', name)}_list"
        context["widget"]["attrs"]["list"] = listed
        context["list_id"] = listed
        context["options"] = self.options() if callable(self.options) else self.options
        return context


class CountedTextarea(forms.Textarea):
    """A longer text with a limit; JavaScript counts the characters left."""

    template_name = "ui/forms/counted.html"

    def __init__(self, attrs: dict[str, Any] | None = None, limit: int = 2000) -> None:
        super().__init__(attrs={"rows": 4, "maxlength": limit, "data-count": "", **(attrs or {})})
        self.limit = limit

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["limit"] = self.limit
        context["words"] = _("%(n)s characters left") % {"n": "{n}"}
        return context
