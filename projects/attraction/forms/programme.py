"""What is asked of the programme and of the list of participants of a visit (40(7))."""

from datetime import date
from typing import Any, ClassVar

from django import forms
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from frontoffices.registry.enums import Kind
from frontoffices.registry.models import Organisation
from ncip.casework.forms import SubjectForm
from ncip.ui.fields import DayField
from projects.attraction.choices import RowField, offer
from projects.attraction.models import ProgrammeItem, VisitParticipant


class ProgrammeItemForm(SubjectForm):
    """A row of the time-table: day, hours, place, what, and who answers (ncip-40-7-b)."""

    on = DayField(label=_("Day"))
    starts_at = forms.TimeField(
        label=_("From"), widget=forms.TimeInput(format="%H:%M", attrs={"placeholder": "09:30"})
    )
    ends_at = forms.TimeField(
        label=_("To"), widget=forms.TimeInput(format="%H:%M", attrs={"placeholder": "11:00"})
    )
    organisation = RowField(label=_("Responsible body"))

    class Meta:
        model = ProgrammeItem
        fields: ClassVar = ["on", "starts_at", "ends_at", "place", "what", "organisation", "person"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the invited bodies, the authorised body and the mission; the day begins with the visit."""
        super().__init__(*args, **kwargs)
        self.visit = self.instance.visit if self.instance.pk else self.subject
        offer(self, "organisation", bodies_of(self.visit))
        if self.instance.pk is None and self.visit is not None:
            self.initial.setdefault("on", self.visit.begins_on)
            self.initial.setdefault("organisation", self.act.actor.organisation)

    def clean_on(self) -> date:
        """A day of the visit."""
        on: date = self.cleaned_data["on"]
        if self.visit is not None and not self.visit.begins_on <= on <= self.visit.ends_on:
            sentence = gettext("The programme stays within the days of the visit: %(first)s to %(last)s.")
            days = {"first": f"{self.visit.begins_on:%d.%m.%Y}", "last": f"{self.visit.ends_on:%d.%m.%Y}"}
            raise forms.ValidationError(sentence % days, code="outside", params={"rule": "ncip-40-7-b"})
        return on

    def clean(self) -> dict[str, Any]:
        """A row ends after it begins; a new one belongs to its visit and to who added it."""
        cleaned: dict[str, Any] = super().clean() or {}
        starts_at, ends_at = cleaned.get("starts_at"), cleaned.get("ends_at")
        if starts_at and ends_at and ends_at <= starts_at:
            sentence = gettext("It ends before it begins: write the later hour here.")
            error = forms.ValidationError(sentence, code="ends_before", params={"rule": "ncip-40-7-b"})
            self.add_error("ends_at", error)
        if self.instance.pk is None:
            self.instance.visit = self.visit
            self.instance.owner = self.act.actor.organisation
        return cleaned


class ParticipantForm(SubjectForm):
    """Somebody who takes part in the visit (ncip-40-7-b)."""

    class Meta:
        model = VisitParticipant
        fields: ClassVar = ["side", "name", "position", "organisation_name"]

    def clean(self) -> dict[str, Any]:
        """A new one belongs to his visit and to who added him."""
        cleaned: dict[str, Any] = super().clean() or {}
        if self.instance.pk is None:
            self.instance.visit = self.subject
            self.instance.owner = self.act.actor.organisation
        return cleaned


def bodies_of(visit: Any) -> Any:
    """Who may answer for a row of the programme: those invited, the authorised body and the mission."""
    if visit is None:
        return Organisation.objects.none()
    invited = visit.invitations.values("organisation")
    named = Q(pk__in=invited) | Q(kind=Kind.AUTHORISED_BODY) | Q(pk=visit.owner_id)
    return Organisation.objects.filter(named)
