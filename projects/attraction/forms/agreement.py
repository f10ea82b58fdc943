"""Agreements with investors: what, who, by when; kept, postponed, dropped."""

from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from frontoffices.registry.models import Organisation
from ncip.accounts.enums import Role
from ncip.accounts.models import Membership, User
from ncip.casework.forms import ActionForm, DocumentField, SubjectForm
from ncip.ui.fields import DayField
from projects.attraction.choices import RowField, offer
from projects.attraction.forms.citing import CitingForm
from projects.attraction.guards.visits import TELLS_OF
from projects.attraction.models import Agreement, Meeting, Memorandum, Visit
from projects.attraction.permissions import CARD_MAKERS

SOURCES = ("meeting", "memorandum", "visit")


def people_of(organisation: Any, on: date) -> Any:
    """The people who act for an organisation on a day, observers aside."""
    working = Membership.objects.current(on).filter(organisation=organisation).exclude(role=Role.OBSERVER)
    return User.objects.filter(is_active=True, pk__in=working.values("user"))


class OwnerFields(SubjectForm):
    """Who answers: an organisation of the three levels, and a person of one's own organisation."""

    responsible = RowField(label=_("Organisation that answers"))
    official = RowField(
        required=False,
        label=_("Person who answers"),
        help_text=_("Of your own organisation; another organisation names its person itself."),
    )

    class Meta:
        model = Agreement
        fields: ClassVar = ["responsible", "official"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the front offices of the day and the people of the actor's own."""
        super().__init__(*args, **kwargs)
        own = self.act.actor.organisation
        offer(self, "responsible", Organisation.objects.active(self.act.on).of_kind(*CARD_MAKERS))
        offer(self, "official", people_of(own, self.act.on))
        if self.instance.pk is None:
            self.initial.setdefault("responsible", own)

    def clean(self) -> dict[str, Any]:
        """A person answers for the organisation in which he works."""
        cleaned: dict[str, Any] = super().clean() or {}
        own, official = self.act.actor.organisation, cleaned.get("official")
        if official is not None and cleaned.get("responsible") not in (None, own):
            sentence = gettext("This person does not work in the organisation that answers. Leave it empty.")
            self.add_error(
                "official",
                forms.ValidationError(sentence, code="other_body", params={"rule": "ncip-6-5"}),
            )
        return cleaned


class AgreementForm(CitingForm, OwnerFields):
    """A new agreement under the card of a company (ncip-5-12)."""

    field_rules: ClassVar = {"what": "ncip-40-4-f", "due_on": "ncip-5-12", "responsible": "ncip-6-5"}

    meeting = RowField(required=False, label=_("Agreed at the meeting"))
    memorandum = RowField(required=False, label=_("Agreed in the memorandum"))
    visit = RowField(required=False, label=_("Agreed on the visit"))
    due_on = DayField(label=_("To be kept by"), help_text=_("The date that the parties agreed on."))
    review_on = DayField(
        required=False, label=_("Next review"), help_text=_("When you will look again how it stands.")
    )

    class Meta:
        model = Agreement
        fields: ClassVar = [
            "meeting",
            "memorandum",
            "visit",
            "what",
            "due_on",
            "responsible",
            "official",
            "review_on",
        ]
        widgets: ClassVar = {"what": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the meetings, memoranda and held visits of the company that the actor sees."""
        super().__init__(*args, **kwargs)
        for name, model in (("meeting", Meeting), ("memorandum", Memorandum)):
            rows: Any = model._default_manager
            offer(self, name, rows.visible_to(self.act.actor).filter(company=self.subject))
        visits = Visit.objects.visible_to(self.act.actor).filter(companies=self.subject, state__in=TELLS_OF)
        offer(self, "visit", visits)

    def clean(self) -> dict[str, Any]:
        """It was agreed somewhere, and is kept after that day; the new card gets its company and keeper."""
        cleaned: dict[str, Any] = super().clean() or {}
        self.instance.company = self.subject
        self.instance.owner = self.act.actor.organisation
        self.instance.promised_on = cleaned.get("due_on")
        sources = [cleaned[name] for name in SOURCES if cleaned.get(name)]
        if len(sources) != 1 and not set(SOURCES) & set(self.errors):
            sentence = gettext("Say where it was agreed: choose one meeting, one visit or one memorandum.")
            self._refuse("meeting", "source", sentence)
        due_on, agreed_on = cleaned.get("due_on"), day_of(sources[0]) if sources else None
        if due_on and agreed_on and due_on < agreed_on:
            self._refuse("due_on", "order", gettext("An agreement is kept after it was made: check the day."))
        return cleaned

    def _refuse(self, field: str, code: str, sentence: str) -> None:
        self.add_error(field, forms.ValidationError(sentence, code=code, params={"rule": "ncip-5-12"}))


class AgreementWordsForm(SubjectForm):
    """The words of an agreement and the day of its next review (ncip-5-12)."""

    review_on = DayField(required=False, label=_("Next review"))

    class Meta:
        model = Agreement
        fields: ClassVar = ["what", "review_on"]
        widgets: ClassVar = {"what": forms.Textarea(attrs={"rows": 3})}


class AgreementOwnerForm(OwnerFields):
    """Who answers for an agreement from now on (ncip-6-5)."""


class KeepForm(ActionForm):
    """What came of an agreement (ncip-5-12)."""

    kept_on = DayField(label=_("Kept on"))
    result = forms.CharField(label=_("Result"), widget=forms.Textarea(attrs={"rows": 3}))
    evidence = DocumentField(required=False, label=_("Paper that proves it"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Today is the usual day."""
        super().__init__(*args, **kwargs)
        self.initial.setdefault("kept_on", self.act.on)

    def clean_kept_on(self) -> date:
        """A day that has come, not before the agreement was made."""
        kept_on: date = self.cleaned_data["kept_on"]
        if kept_on > self.act.on:
            sentence = gettext("This day has not come yet: enter the day on which the agreement was kept.")
            raise forms.ValidationError(sentence, code="future", params={"rule": "ncip-5-12"})
        if kept_on < day_of(self.subject.source):
            sentence = gettext("An agreement is kept after it was made: check the day.")
            raise forms.ValidationError(sentence, code="order", params={"rule": "ncip-5-12"})
        return kept_on


class PostponeForm(ActionForm):
    """Another date and why (ncip-5-12)."""

    to = DayField(label=_("New date"))
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3}))

    def clean_to(self) -> date:
        """Another day than now, and not one that has passed."""
        to: date = self.cleaned_data["to"]
        if to < self.act.on:
            sentence = gettext("This day has passed. Choose today or a later day.")
            raise forms.ValidationError(sentence, code="past", params={"rule": "ncip-5-12"})
        if to == self.subject.due_on:
            sentence = gettext("This is the present date. Choose another one.")
            raise forms.ValidationError(sentence, code="same", params={"rule": "ncip-5-12"})
        return to


class DropForm(ActionForm):
    """Why the agreement is not followed any more (ncip-5-12)."""

    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3}))


def day_of(source: Any) -> date:
    """The day on which something was agreed."""
    if isinstance(source, Visit):
        return source.begins_on
    found: date = source.held_on if isinstance(source, Meeting) else source.signed_on
    return found
