"""What is asked when the rating of a quarter is calculated."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ncip.casework.forms import SubjectForm
from rating.delays.models import DelayRating
from rating.delays.periods import code_of, last_finished, name_of, quarter_of, quarters


class DelayRatingForm(SubjectForm):
    """The quarter: one that is over and has no rating yet (ncip-app2-4-1)."""

    quarter = forms.TypedChoiceField(
        label=_("Quarter"),
        coerce=quarter_of,
        error_messages={"invalid_choice": _("Choose a quarter that is over and lies under the Rules.")},
    )

    class Meta:
        model = DelayRating
        fields: ClassVar[list[str]] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the quarters that are over."""
        super().__init__(*args, **kwargs)
        column: Any = self.fields["quarter"]
        finished = quarters(last_finished(self.act.on).first)
        column.choices = [(code_of(one), name_of(one)) for one in finished]

    def clean_quarter(self) -> Any:
        """A quarter is rated once."""
        quarter = self.cleaned_data["quarter"]
        if DelayRating.objects.filter(code=code_of(quarter)).exists():
            text = _("The rating of this quarter is already calculated. Open it in the list of quarters.")
            raise ValidationError(text, code="already_calculated", params={"rule": "ncip-app2-4-1"})
        return quarter

    def save(self, commit: bool = True) -> Any:
        """Put the quarter on the new rating."""
        self.instance.set_quarter(self.cleaned_data["quarter"])
        return super().save(commit=commit)
