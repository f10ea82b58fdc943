"""The meeting card: what was talked about and agreed."""

from datetime import date
from functools import partial
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ncip.casework.forms import SubjectForm
from ncip.ui.fields import DayField
from ncip.ui.widgets import SearchSelect
from projects.attraction.enums import EventScope
from projects.attraction.forms.citing import CitingForm
from projects.attraction.forms.promises import PromiseRows, spread
from projects.attraction.guards.cards import FIRST_DAY, MEETING_FIELDS
from projects.attraction.models import Meeting
from projects.attraction.queries.meetings import places_of

TEXTS = ("subject_of_interest", "key_aspects", "participants", "parameters", "expectations", "agreements")


class MeetingForm(PromiseRows, CitingForm, SubjectForm):
    """A meeting with a potential investor (ncip-40-4); all texts are asked for when the card is closed."""

    field_rules: ClassVar = {field: rule for field, (rule, _sentence) in MEETING_FIELDS.items()}
    held_on = DayField(label=_("Date of the meeting"))

    class Meta:
        model = Meeting
        fields: ClassVar = ["held_on", "place", "event_scope", "event", "ready_proposal", *TEXTS]
        widgets: ClassVar = {
            **{name: forms.Textarea(attrs={"rows": 3}) for name in TEXTS},
            "place": SearchSelect(),
        }

    def __init__(self, data: Any = None, *args: Any, **kwargs: Any) -> None:
        """Offer the places where the office met lately, and rows for agreements on a new card."""
        super().__init__(spread(data), *args, **kwargs)
        if self.instance.pk is None:
            self.add_rows()
        place: Any = self.fields["place"].widget
        place.options = partial(places_of, self.act.actor.organisation)

    def clean_held_on(self) -> date:
        """A meeting that took place: neither in the future nor before independence."""
        held_on: date = self.cleaned_data["held_on"]
        if held_on > self.act.on:
            sentence = gettext("The meeting has not taken place yet: enter the day on which it was held.")
            raise forms.ValidationError(sentence, code="future", params={"rule": "ncip-40-4"})
        if held_on < FIRST_DAY:
            sentence = gettext("Check the year: the portal keeps no meetings before 16.12.1991.")
            raise forms.ValidationError(sentence, code="too_early", params={"rule": "ncip-40-4"})
        return held_on

    def clean(self) -> dict[str, Any]:
        """A meeting at an event names the event; the new card gets its company and keeper."""
        cleaned: dict[str, Any] = super().clean() or {}
        if self.instance.company_id is None:
            self.instance.company = self.subject
            self.instance.owner = self.act.actor.organisation
            cleaned["promises"] = self.clean_rows(cleaned)
        if cleaned.get("event_scope", EventScope.NONE) != EventScope.NONE and not cleaned.get("event"):
            sentence = gettext("Name the event at which the meeting was held.")
            self.add_error(
                "event", forms.ValidationError(sentence, code="required", params={"rule": "ncip-40-1"})
            )
        return cleaned
