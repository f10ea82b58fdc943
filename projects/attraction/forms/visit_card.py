"""What is asked when a visit was held: its days, its card, its results, the initiative born from it (40, 41)."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from frontoffices.registry.enums import Kind
from frontoffices.registry.models import Organisation
from ncip.casework.forms import ActionForm, SubjectForm
from ncip.ui.fields import DayField, LinesField
from projects.attraction.choices import RowField, offer
from projects.attraction.enums import InitiativeState
from projects.attraction.forms.citing import CitingForm
from projects.attraction.forms.visits import MOST_LINES, days_in_order, refuse_future
from projects.attraction.models import Initiative, Visit
from projects.attraction.programme import programme_of


class HoldForm(ActionForm):
    """The days on which the visit took place (ncip-41-a)."""

    begins_on = DayField(label=_("First day of the visit"))
    ends_on = DayField(
        label=_("Last day of the visit"), help_text=_("The terms of the card and the initiative run from it.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """The expected days stand there already."""
        super().__init__(*args, **kwargs)
        self.initial.setdefault("begins_on", self.subject.begins_on)
        self.initial.setdefault("ends_on", self.subject.ends_on)

    def clean(self) -> dict[str, Any]:
        """A visit that took place after it was found expedient."""
        cleaned: dict[str, Any] = super().clean() or {}
        days_in_order(self)
        refuse_future(
            self, "ends_on", _("The visit has not ended yet: enter it after its last day."), "ncip-41-a"
        )
        begins_on, decided_on = cleaned.get("begins_on"), self.subject.decided_on
        if begins_on and decided_on and begins_on < decided_on:
            sentence = gettext("The visit was found expedient on %(day)s: it began on that day or later.")
            error = forms.ValidationError(
                sentence % {"day": f"{decided_on:%d.%m.%Y}"}, code="too_early", params={"rule": "ncip-40-7-a"}
            )
            self.add_error("begins_on", error)
        return cleaned


class CorrectDaysForm(HoldForm):
    """The true days of a visit that was held, and how the wrong ones came about (ncip-41-a)."""

    reason = forms.CharField(label=_("Reason"), max_length=300)


class VisitCardForm(CitingForm, ActionForm):
    """The visit card: what was held and what was agreed (ncip-40-5, ncip-41-a)."""

    field_rules: ClassVar = {
        "events": "ncip-40-5-f",
        "agreements": "ncip-41-a",
        "no_agreement_reason": "ncip-41-a",
        "results": "ncip-43-b",
    }

    events = LinesField(
        max_length=500,
        required=False,
        label=_("Investment events held"),
        help_text=_("One per line. The rows of the programme stand there already; correct them by hand."),
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    agreements = LinesField(
        max_length=1000,
        required=False,
        label=_("Agreements reached"),
        help_text=_("One per line."),
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    no_agreement = forms.BooleanField(required=False, label=_("No agreement was reached"))
    no_agreement_reason = forms.CharField(
        required=False,
        max_length=2000,
        label=_("Why no agreement was reached"),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    results = forms.CharField(
        required=False, label=_("Other results"), max_length=5000, widget=forms.Textarea(attrs={"rows": 4})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """The programme stands as the list of events, so that it is only corrected."""
        super().__init__(*args, **kwargs)
        self.initial.setdefault("events", [row.what for row in programme_of(self.subject)])
        self.initial.setdefault("results", self.subject.results)

    def clean(self) -> dict[str, Any]:
        """Every question of the card is answered (ncip-40-5-f, ncip-41-a, D47)."""
        cleaned: dict[str, Any] = super().clean() or {}
        for name in ("events", "agreements"):
            self._few(name)
        if not cleaned.get("events") and "events" not in self.errors:
            self._refuse("events", gettext("List the investment events that were held."), "required")
        if self.subject.is_incoming or cleaned.get("no_agreement"):
            self._agreed_or_not(cleaned)
        if not cleaned.pop("no_agreement", False):
            cleaned["no_agreement_reason"] = ""
        return cleaned

    def _agreed_or_not(self, cleaned: dict[str, Any]) -> None:
        agreed, none = cleaned.get("agreements"), cleaned.get("no_agreement")
        if agreed and none:
            self._refuse(
                "no_agreement", gettext("Either list agreements or tick that there is none."), "both"
            )
        elif none and not cleaned.get("no_agreement_reason"):
            self._refuse("no_agreement_reason", gettext("Write why no agreement was reached."), "required")
        elif not agreed and not none and "agreements" not in self.errors:
            sentence = gettext("List the agreements reached, or tick that there is none and say why.")
            self._refuse("agreements", sentence, "required")

    def _few(self, name: str) -> None:
        if len(self.cleaned_data.get(name) or []) > MOST_LINES:
            self._refuse(name, gettext("Write at most %(most)s lines.") % {"most": MOST_LINES}, "too_many")

    def _refuse(self, name: str, sentence: str, code: str) -> None:
        self.add_error(name, forms.ValidationError(sentence, code=code))


class VisitResultsForm(SubjectForm):
    """Results of a visit written by hand when needed (ncip-43-b)."""

    class Meta:
        model = Visit
        fields: ClassVar = ["results"]
        widgets: ClassVar = {"results": forms.Textarea(attrs={"rows": 6})}


class PassInitiativeForm(ActionForm):
    """The initiative born from the visit and the akimat that receives it (ncip-41-b)."""

    initiative = RowField(label=_("Initiative"))
    leb = RowField(required=False, label=_("Akimat"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the initiatives of this visit, and the akimats that act on the day."""
        super().__init__(*args, **kwargs)
        offer(self, "initiative", Initiative.objects.filter(visit=self.subject))
        offer(self, "leb", Organisation.objects.active(self.act.on).of_kind(Kind.LOCAL_EXECUTIVE_BODY))

    def clean(self) -> dict[str, Any]:
        """An initiative that has not gone yet needs its akimat."""
        cleaned: dict[str, Any] = super().clean() or {}
        chosen = cleaned.get("initiative")
        if chosen and chosen.state == InitiativeState.CREATED and not cleaned.get("leb"):
            sentence = gettext("Choose the akimat to which the initiative is passed.")
            error = forms.ValidationError(sentence, code="required", params={"rule": "ncip-41-b"})
            self.add_error("leb", error)
        return cleaned
