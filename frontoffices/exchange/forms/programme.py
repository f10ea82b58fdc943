"""A country programme: goals, data, measures and updates."""

from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from frontoffices.exchange.enums import UpdateKind
from frontoffices.exchange.forms.shared import offices_on
from frontoffices.exchange.models import CountryProgramme, ProgrammeMeasure, ProgrammeUpdate
from frontoffices.exchange.models.programme import FIRST_YEAR, LAST_YEAR
from ncip.casework.forms import ActionForm, SubjectForm
from ncip.reference.countries import HOME
from ncip.ui.fields import DayField
from projects.attraction.choices import RowField, offer
from projects.attraction.forms.citing import CitingForm

TEXTS = ("goals", "sectors", "analysis", "investment_data")


class ProgrammeForm(CitingForm, SubjectForm):
    """The version of a year; a new one begins with the texts of the latest (ncip-5-18, ncip-5-19)."""

    field_rules: ClassVar = {
        "goals": "ncip-3-3",
        "sectors": "ncip-3-3",
        "analysis": "ncip-17-2",
        "investment_data": "ncip-5-18",
        "year": "ncip-5-18",
    }

    year = forms.IntegerField(min_value=FIRST_YEAR, max_value=LAST_YEAR, label=_("Year"))

    class Meta:
        model = CountryProgramme
        fields: ClassVar = ["year", *TEXTS]
        widgets: ClassVar = {name: forms.Textarea(attrs={"rows": 4}) for name in TEXTS}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Begin a new version with what the latest one says; the year of a version stays."""
        super().__init__(*args, **kwargs)
        if self.instance.pk is not None:
            del self.fields["year"]
        elif not self.is_bound:
            self.initial = {**self._latest(), **self.initial}

    def _latest(self) -> dict[str, Any]:
        own = self.act.actor.organisation
        latest = CountryProgramme.objects.filter(country=own.country if own else "").order_by("-year").first()
        if latest is None:
            return {"year": self.act.on.year}
        return {name: getattr(latest, name) for name in TEXTS} | {"year": latest.year + 1}

    def clean(self) -> dict[str, Any]:
        """The new version gets its mission and country; a country has one version for each year."""
        cleaned: dict[str, Any] = super().clean() or {}
        own = self.act.actor.organisation
        if self.instance.pk is not None or own is None:
            return cleaned
        self.instance.owner, self.instance.country = own, own.country
        known = CountryProgramme.objects.filter(country=own.country, year=cleaned.get("year") or 0)
        if own.country == HOME or not own.country:
            raise forms.ValidationError(gettext("A programme is formed for a country abroad."))
        if known.exists():
            sentence = gettext("There is a programme of this country for %(year)s already. Edit that one.")
            error = forms.ValidationError(sentence, code="duplicate", params={"year": cleaned["year"]})
            self.add_error("year", error)
        return cleaned


class MeasureForm(CitingForm, SubjectForm):
    """What is done, by whom and by which day (ncip-17-2)."""

    field_rules: ClassVar = dict.fromkeys(("section", "title", "due_on", "responsible"), "ncip-17-2")

    due_on = DayField(label=_("Due on"))
    responsible = RowField(label=_("Who answers for it"))

    class Meta:
        model = ProgrammeMeasure
        fields: ClassVar = ["section", "title", "due_on", "responsible"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the front offices; the mission itself comes first in mind."""
        super().__init__(*args, **kwargs)
        offer(self, "responsible", offices_on(self.act.on))
        own = self.act.actor.organisation
        if own is not None:
            self.initial.setdefault("responsible", own.pk)

    def clean_due_on(self) -> date:
        """A day of the year of the programme, or of the next one; what a new version takes over keeps its day."""
        due_on: date = self.cleaned_data["due_on"]
        year = (self.instance.programme if self.instance.pk else self.subject).year if self._placed else None
        taken_over = self.act.actor.is_system
        if year is not None and not taken_over and not year <= due_on.year <= year + 1:
            sentence = gettext(
                "The day lies outside the programme: choose one in %(year)s or the year after."
            )
            raise forms.ValidationError(sentence, code="outside", params={"year": year})
        return due_on

    @property
    def _placed(self) -> bool:
        return self.instance.pk is not None or self.subject is not None

    def clean(self) -> dict[str, Any]:
        """The new measure gets its programme."""
        cleaned: dict[str, Any] = super().clean() or {}
        if self.instance.programme_id is None:
            self.instance.programme = self.subject
        return cleaned


class CompleteMeasureForm(CitingForm, ActionForm):
    """When the measure was carried out and with what result (ncip-17-2)."""

    field_rules: ClassVar = {"done_on": "ncip-17-2", "result": "ncip-17-2"}

    done_on = DayField(label=_("Done on"))
    result = forms.CharField(label=_("Result"), widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Today comes first in mind."""
        super().__init__(*args, **kwargs)
        self.initial = {"done_on": self.act.on, **self.initial}

    def clean_done_on(self) -> date:
        """What was done lies behind."""
        done_on: date = self.cleaned_data["done_on"]
        if done_on > self.act.on:
            raise forms.ValidationError(gettext("The day has not come yet."), code="future")
        return done_on


class UpdateDutyForm(SubjectForm):
    """A duty that the portal opens by itself once a period has ended (ncip-17-2, ncip-5-18)."""

    class Meta:
        model = ProgrammeUpdate
        fields: ClassVar = ["kind", "year", "quarter"]

    def clean(self) -> dict[str, Any]:
        """The duty stands under its programme."""
        cleaned: dict[str, Any] = super().clean() or {}
        self.instance.programme = self.subject
        return cleaned


class MakeUpdateForm(CitingForm, ActionForm):
    """What was done in the period, and what is new for the country analysis (ncip-17-2, ncip-5-18)."""

    field_rules: ClassVar = {
        "progress": "ncip-17-2",
        "analysis": "ncip-17-2",
        "investment_data": "ncip-5-18",
    }

    progress = forms.CharField(
        label=_("What was done in the period"),
        help_text=_("By the sections of the programme. Write “no change” where nothing happened."),
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    analysis = forms.CharField(
        label=_("New data for the country analysis"), widget=forms.Textarea(attrs={"rows": 4})
    )
    investment_data = forms.CharField(
        label=_("Data on investment activity of the year"),
        help_text=_("They replace the present data of the programme."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """The yearly update brings the investment data up to date; a quarterly one leaves them."""
        super().__init__(*args, **kwargs)
        if self.subject.kind == UpdateKind.YEARLY:
            self.initial = {"investment_data": self.subject.programme.investment_data, **self.initial}
        else:
            del self.fields["investment_data"]
