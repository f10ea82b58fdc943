"""Form fields that read days and amounts as people in Kazakhstan write them."""

import re
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ncip.ui.widgets import DateInput, MoneyInput

SPACES = re.compile(r"[\s\u00a0\u202f\u2009']+")
GROUPED_BY_COMMAS = re.compile(r"-?\d{1,3}(,\d{3})+(\.\d*)?")


class DayField(forms.DateField):
    """A day: 20.11.2026, 20.11.26 or 2026-11-20."""

    widget = DateInput
    default_error_messages = {"invalid": _("Write the day as dd.mm.yyyy, for example 20.11.2026.")}

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("input_formats", ["%d.%m.%Y", "%d.%m.%y", "%Y-%m-%d"])
        super().__init__(**kwargs)


class MoneyField(forms.DecimalField):
    """An amount of money: `48 600 000,50`, `48600000.50` and `48,600,000.50` are the same Decimal."""

    default_error_messages = {"invalid": _("Write the amount in digits, for example 48 600 000,50.")}

    def __init__(self, *, currency: str = "", **kwargs: Any) -> None:
        kwargs.setdefault("max_digits", 20)
        kwargs.setdefault("decimal_places", 2)
        kwargs.setdefault("widget", MoneyInput(currency=currency))
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> Any:
        if value in self.empty_values:
            return None
        if isinstance(value, Decimal | int):
            return Decimal(value)
        try:
            amount = Decimal(plain_digits(str(value)))
        except InvalidOperation:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from None
        if not amount.is_finite():
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return amount


def plain_digits(text: str) -> str:
    """Digits as Decimal reads them: spaces dropped, a decimal comma made a point, grouping commas dropped."""
    text = SPACES.sub("", text.strip())
    if GROUPED_BY_COMMAS.fullmatch(text) and ("." in text or text.count(",") > 1):
        return text.replace(",", "")
    return text.replace(",", ".")


class LinesField(forms.CharField):
    """Several texts: one per line on a page, a list from a partner system."""

    widget = forms.Textarea

    def prepare_value(self, value: Any) -> Any:
        """One line for each text."""
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        """The lines that say something."""
        lines = value if isinstance(value, list) else (value or "").splitlines()
        return [str(line).strip() for line in lines if str(line).strip()]

    def validate(self, value: Any) -> None:
        """At least one line."""
        if self.required and not value:
            raise ValidationError(self.error_messages["required"], code="required")

    def run_validators(self, value: Any) -> None:
        """No line is longer than the field allows."""
        for line in value:
            super().run_validators(line)
