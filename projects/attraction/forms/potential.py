"""Potential investors: the entry, its end, and the list that is given."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from frontoffices.registry.models import Organisation
from ncip.casework.forms import ActionForm, SubjectForm
from ncip.reference.models import Oked
from ncip.ui.widgets import CheckboxList
from projects.attraction.choices import RowField, RowsField, offer
from projects.attraction.enums import PotentialState
from projects.attraction.models import InvestorList, PotentialInvestor
from projects.attraction.permissions import HOME_OFFICES


class PotentialInvestorForm(SubjectForm):
    """In which sector the company may invest and how it was found (ncip-5-4)."""

    sector = RowField(key="code", label=_("Sector of interest"))

    class Meta:
        model = PotentialInvestor
        fields: ClassVar = ["sector", "source", "interest"]
        widgets: ClassVar = {"interest": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the classifier, the company's own field of activity first in mind."""
        super().__init__(*args, **kwargs)
        offer(self, "sector", Oked.objects.standing().order_by("code"))
        if self.instance.pk is None and self.subject is not None:
            self.fields["sector"].initial = self.subject.oked_id

    def clean(self) -> dict[str, Any]:
        """The new entry gets its company, its office and its day."""
        cleaned: dict[str, Any] = super().clean() or {}
        if self.instance.company_id is None and self.subject is not None:
            self.instance.company = self.subject
            self.instance.owner = self.act.actor.organisation
            self.instance.listed_on = self.act.on
        return cleaned


class DropPotentialForm(ActionForm):
    """Why a company is taken off the list."""

    reason = forms.CharField(label=_("Reason"), max_length=300)


class InvestorListForm(SubjectForm):
    """Which potential investors are named to whom (ncip-17-3, ncip-15-3)."""

    entries = RowsField(
        label=_("Potential investors"),
        widget=CheckboxList,
        error_messages={"required": _("Choose at least one potential investor.")},
    )
    recipients = RowsField(
        label=_("Recipients"),
        help_text=_("Central and regional front offices."),
        widget=CheckboxList,
        error_messages={"required": _("Choose at least one front office.")},
    )

    class Meta:
        model = InvestorList
        fields: ClassVar = ["title", "entries", "recipients", "note"]
        widgets: ClassVar = {"note": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer what the office itself has listed, and the home offices of the day."""
        super().__init__(*args, **kwargs)
        listed = PotentialInvestor.objects.filter(
            state=PotentialState.LISTED, owner=self.act.actor.organisation
        )
        offer(self, "entries", listed.for_list())
        offer(self, "recipients", Organisation.objects.active(self.act.on).of_kind(*HOME_OFFICES))

    def clean(self) -> dict[str, Any]:
        """The new list gets its office and its day."""
        cleaned: dict[str, Any] = super().clean() or {}
        if self.instance.pk is None:
            self.instance.owner = self.act.actor.organisation
            self.instance.given_on = self.act.on
        return cleaned
