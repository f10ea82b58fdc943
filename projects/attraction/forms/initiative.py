"""The initiative: what is proposed, to which akimat it goes, who answers for it."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ncip.casework.actor import Actor
from ncip.casework.forms import ActionForm, SubjectForm
from ncip.ui.fields import MoneyField
from ncip.ui.widgets import CheckboxList
from projects.attraction.choices import RowField, RowsField, offer
from projects.attraction.enums import Currency, VisitState
from projects.attraction.forms.citing import CitingForm
from projects.attraction.models import Initiative, Meeting, Visit
from regions.atlas.models import Region

HELD = (VisitState.HELD, VisitState.CARD_FILLED, VisitState.INITIATIVE_PASSED)


class InitiativeForm(CitingForm, SubjectForm):
    """A proposal to implement a project, resting on meeting cards (ncip-3-1)."""

    field_rules: ClassVar = {"meetings": "ncip-3-1", "visit": "ncip-41-b"}

    meetings = RowsField(
        label=_("Meeting cards"),
        help_text=_("The meetings on which the proposal rests."),
        widget=CheckboxList,
        error_messages={"required": _("Choose at least one meeting card on which the initiative rests.")},
    )
    visit = RowField(
        required=False,
        label=_("Born from the visit"),
        help_text=_("After a visit the initiative is due in 3 working days; passing it on meets that term."),
    )
    region = RowField(key="iso", required=False, label=_("Region wished by the investor"))
    cost = MoneyField(required=False, label=_("Preliminary cost"))
    currency = forms.ChoiceField(choices=[("", "—"), *Currency.choices], required=False, label=_("Currency"))

    class Meta:
        model = Initiative
        fields: ClassVar = ["title", "summary", "meetings", "visit", "cost", "currency", "jobs", "region"]
        widgets: ClassVar = {"summary": forms.Textarea(attrs={"rows": 5})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the meetings with the company that the actor sees."""
        super().__init__(*args, **kwargs)
        self.company = self.instance.company if self.instance.pk else self.subject
        meetings = visible_meetings(self.company, self.act.actor)
        offer(self, "meetings", meetings)
        offer(self, "visit", held_visits(self.company, self.act.actor))
        if self.instance.pk is None and not self.is_bound and len(meetings) == 1:
            self.initial.setdefault("meetings", [meetings[0].public_id])
        offer(self, "region", Region.objects.all())

    def clean_cost(self) -> Any:
        """A cost is positive."""
        cost = self.cleaned_data["cost"]
        if cost is not None and cost <= 0:
            raise forms.ValidationError(gettext("Enter a cost greater than zero."), code="not_positive")
        return cost

    def clean(self) -> dict[str, Any]:
        """A cost has its currency; the new initiative gets its company, sender and country."""
        cleaned: dict[str, Any] = super().clean() or {}
        if self.instance.pk is None:
            self.instance.company = self.company
            self.instance.sender = self.act.actor.organisation
            self.instance.country = self.company.country if self.company else ""
        if cleaned.get("cost") is not None and not cleaned.get("currency"):
            self.add_error(
                "currency",
                forms.ValidationError(gettext("Choose the currency of the cost."), code="required"),
            )
        return cleaned


class AddMeetingsForm(ActionForm):
    """Further meetings with interested persons within an initiative (ncip-43-a)."""

    more = RowsField(label=_("Meeting cards"), widget=CheckboxList)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the meetings that are not linked yet."""
        super().__init__(*args, **kwargs)
        seen = visible_meetings(self.subject.company, self.act.actor)
        offer(self, "more", seen.exclude(links__initiative=self.subject))


def held_visits(company: Any, actor: Actor) -> Any:
    """The visits of a company that took place, as far as the actor sees them."""
    return Visit.objects.visible_to(actor).filter(companies=company, state__in=HELD).order_by("-begins_on")


def visible_meetings(company: Any, actor: Any) -> Any:
    """The meeting cards of a company that the actor sees."""
    return Meeting.objects.visible_to(actor).filter(company=company)
