"""Agreements reached, entered as rows while a meeting card is filled (ncip-40-4-f, ncip-5-12)."""

from typing import Any, Final

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ncip.ui.fields import DayField

ROWS: Final = 3
NAMES: Final = tuple(name for number in range(1, ROWS + 1) for name in (f"what_{number}", f"due_{number}"))


class PromiseRows(forms.BaseForm):
    """Beside a form of a new card: pages send `what_1`, `due_1` and so on, partner systems a list `promises`."""

    def add_rows(self) -> None:
        """Three rows of what was agreed and by when."""
        for number in range(1, ROWS + 1):
            self.fields[f"what_{number}"] = forms.CharField(
                required=False,
                max_length=1000,
                label=_("Agreement %(number)s: what was agreed") % {"number": number},
            )
            self.fields[f"due_{number}"] = DayField(
                required=False, label=_("Agreement %(number)s: to be kept by") % {"number": number}
            )

    def clean_rows(self, cleaned: dict[str, Any]) -> list[dict[str, Any]]:
        """The rows that were filled; half a row is refused, and so is a day before the meeting."""
        found = []
        for number in range(1, ROWS + 1):
            what, due = cleaned.pop(f"what_{number}", ""), cleaned.pop(f"due_{number}", None)
            if what and due:
                found.append({"what": what, "due_on": due})
            elif (what or due) and not {f"what_{number}", f"due_{number}"} & set(self.errors):
                sentence = gettext("Say both what was agreed and by which day it is to be kept.")
                self._refuse(f"{'due' if what else 'what'}_{number}", "required", sentence)
            if due and cleaned.get("held_on") and due < cleaned["held_on"]:
                sentence = gettext("An agreement is kept after it was made: check the day.")
                self._refuse(f"due_{number}", "order", sentence)
        return found

    def _refuse(self, field: str, code: str, sentence: str) -> None:
        self.add_error(field, forms.ValidationError(sentence, code=code, params={"rule": "ncip-5-12"}))


def spread(data: Any) -> Any:
    """A list `promises` as numbered fields; anything else as it is. Rows beyond the third make the third wrong."""
    if data is None or isinstance(data, MultiValueDict) or not isinstance(data.get("promises"), list):
        return data
    given = {key: value for key, value in data.items() if key != "promises"}
    for number, row in enumerate(data["promises"], 1):
        found = row if isinstance(row, dict) and number <= ROWS else {}
        place = min(number, ROWS)
        given[f"what_{place}"] = found.get("what", "")
        given[f"due_{place}"] = found.get("due_on", "?")
    return given
