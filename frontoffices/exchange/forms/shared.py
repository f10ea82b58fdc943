"""Questions that several kinds of records ask alike."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from frontoffices.exchange.permissions import FRONT_OFFICES
from frontoffices.registry.models import Organisation
from ncip.casework.forms import ActionForm


class ReasonForm(ActionForm):
    """Why: told to the other side and kept on the card."""

    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 4}))


class LinesField(forms.CharField):
    """Several names, one on each line; empty lines and repetitions are dropped."""

    widget = forms.Textarea(attrs={"rows": 4})
    longest = 300

    def clean(self, value: Any) -> Any:
        """The list of names."""
        if isinstance(value, list | tuple):
            value = "\n".join(str(one) for one in value)
        text = super().clean(value)
        lines = list(dict.fromkeys(" ".join(line.split()) for line in text.splitlines() if line.strip()))
        for line in lines:
            if len(line) > self.longest:
                sentence = gettext("“%(start)s…” is too long: write each name on a line of its own.")
                raise forms.ValidationError(sentence, code="too_long", params={"start": line[:40]})
        return lines


def offices_on(day: date) -> Any:
    """The front offices that act on a day, in the order of their names."""
    return Organisation.objects.active(day).filter(kind__in=FRONT_OFFICES)
