"""What a proposed row of a legal table must look like; the sentences serve pages, the API and imports."""

import re
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ncip.law.catalogue import parameters
from ncip.law.parameters import BadValue, encode
from ncip.reference.enums import DayKind, DelaySide, GoodLevel

EARLIEST = date(1991, 12, 16)
HS_CODE = re.compile(r"(\d{4}|\d{6}|\d{10})")
SATURDAY = 5
BY_CODE = parameters()


def not_before_independence(day: date) -> None:
    """Refuses days before 16 December 1991."""
    if day < EARLIEST:
        raise ValidationError(gettext("A day before 16 December 1991 cannot be right."), code="too_early")


class Day(forms.DateField):
    """A day from 16 December 1991 on."""

    default_validators = [not_before_independence]


class IndexForm(forms.Form):
    """A value of the monthly calculation index."""

    valid_from = Day(label=_("In force from"))
    value = forms.DecimalField(label=_("Value, tenge"), min_value=1, max_digits=12, decimal_places=2)
    applies_to = forms.CharField(label=_("Applies to"), required=False, max_length=200)
    act_date = Day(label=_("Date of the act"), required=False)
    act_number = forms.CharField(label=_("Number of the act"), required=False, max_length=40)

    def clean(self) -> dict[str, Any]:
        """The financial year is that of the first day."""
        cleaned = super().clean() or {}
        if "valid_from" in cleaned:
            cleaned["year"] = cleaned["valid_from"].year
        return cleaned


class NamesForm(forms.Form):
    """Names in three languages."""

    name_kk = forms.CharField(label=_("Name in Kazakh"), required=False, max_length=400)
    name_ru = forms.CharField(label=_("Name in Russian"), required=False, max_length=400)
    name_en = forms.CharField(label=_("Name in English"), required=False, max_length=400)


class DayForm(NamesForm):
    """A day of the calendar; without a kind it becomes a day of the plain week again."""

    day = Day(label=_("Day"))
    kind = forms.ChoiceField(
        label=_("Kind"), required=False, choices=[("", _("A plain day of the week")), *DayKind.choices]
    )

    def clean(self) -> dict[str, Any]:
        """Only a Saturday or Sunday can be worked; only another day can be carried over or transferred."""
        cleaned = super().clean() or {}
        day, kind = cleaned.get("day"), cleaned.get("kind")
        if day and kind == DayKind.WORKING_WEEKEND and day.weekday() < SATURDAY:
            self.add_error("day", gettext("This day is neither a Saturday nor a Sunday."))
        if day and kind in (DayKind.CARRIED_OVER, DayKind.TRANSFERRED_OFF) and day.weekday() >= SATURDAY:
            self.add_error("day", gettext("This day is a Saturday or a Sunday already."))
        return cleaned


class GoodForm(NamesForm):
    """A position of the list of priority goods."""

    hs_code = forms.RegexField(
        HS_CODE,
        label=_("Commodity code"),
        error_messages={"invalid": _("A commodity code has 4, 6 or 10 digits.")},
    )
    level = forms.ChoiceField(label=_("Level of processing"), choices=GoodLevel.choices)
    valid_from = Day(label=_("In force from"))

    def clean_hs_code(self) -> str:
        """The whole code is 4, 6 or 10 digits."""
        code: str = self.cleaned_data["hs_code"]
        if not HS_CODE.fullmatch(code):
            raise ValidationError(self.fields["hs_code"].error_messages["invalid"], code="invalid")
        return code


class MeasureForm(NamesForm):
    """A measure of state support."""

    code = forms.SlugField(label=_("Code"), max_length=60)
    rule = forms.CharField(label=_("Paragraph"), max_length=40)
    archived = forms.BooleanField(label=_("Only in an archived act"), required=False)
    disabled_on = Day(label=_("Not offered from"), required=False)


class DelayReasonForm(NamesForm):
    """A reason of delay."""

    code = forms.SlugField(label=_("Code"), max_length=60)
    side = forms.ChoiceField(label=_("On whose side"), choices=DelaySide.choices)
    disabled_on = Day(label=_("Not offered from"), required=False)


class ParameterForm(forms.Form):
    """A value that a parameter of the law takes from a day on."""

    code = forms.ChoiceField(
        label=_("Parameter"), choices=[(one.code, one.label) for one in BY_CODE.values()]
    )
    valid_from = Day(label=_("In force from"))
    value = forms.JSONField(label=_("Value"))

    def clean(self) -> dict[str, Any]:
        """The parameter can take the value, and not before the wording that introduced it."""
        cleaned = super().clean() or {}
        printed = BY_CODE.get(cleaned.get("code", ""))
        if printed is None:
            return cleaned
        if "value" in cleaned:
            try:
                cleaned["value"] = encode(printed.decode(cleaned["value"]))
            except BadValue as error:
                self.add_error(
                    "value", ValidationError(str(error), code="bad_value", params={"rule": printed.rule})
                )
        first = printed.values[0].valid_from
        if "valid_from" in cleaned and cleaned["valid_from"] < first:
            self.add_error("valid_from", gettext("The parameter exists only since the wording it stands in."))
        return cleaned
