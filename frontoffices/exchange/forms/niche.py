"""A niche of a region."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from frontoffices.exchange.models import Niche
from ncip.casework.forms import SubjectForm
from ncip.reference.models import Oked
from ncip.ui.fields import MoneyField
from projects.attraction.choices import RowField, offer
from projects.attraction.enums import Currency
from projects.attraction.forms.citing import CitingForm
from regions.atlas.models import Region


class NicheForm(CitingForm, SubjectForm):
    """Industry, region and description of a potential niche (ncip-16-2)."""

    field_rules: ClassVar = dict.fromkeys(("title", "region", "oked", "description"), "ncip-16-2")

    region = RowField(key="iso", label=_("Region"))
    oked = RowField(key="code", label=_("Industry"), help_text=_("By the classifier of economic activities."))
    cost = MoneyField(required=False, label=_("Estimated investment"))
    currency = forms.ChoiceField(choices=[("", "—"), *Currency.choices], required=False, label=_("Currency"))

    class Meta:
        model = Niche
        fields: ClassVar = ["title", "region", "oked", "description", "demand", "cost", "currency"]
        widgets: ClassVar = {
            "description": forms.Textarea(attrs={"rows": 5}),
            "demand": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the industries, and the own region of an office that has one."""
        super().__init__(*args, **kwargs)
        own = self.act.actor.organisation
        offer(self, "oked", Oked.objects.standing().order_by("code"))
        offer(self, "region", Region.objects.all())
        if own is not None and own.region_id:
            offer(self, "region", Region.objects.filter(pk=own.region_id))
            self.initial.setdefault("region", own.region_id)

    def clean_cost(self) -> Any:
        """An estimate is positive."""
        cost = self.cleaned_data["cost"]
        if cost is not None and cost <= 0:
            raise forms.ValidationError(gettext("Enter a cost greater than zero."), code="not_positive")
        return cost

    def clean(self) -> dict[str, Any]:
        """An estimate has its currency; the new record gets its keeper."""
        cleaned: dict[str, Any] = super().clean() or {}
        if self.instance.owner_id is None:
            self.instance.owner = self.act.actor.organisation
        if cleaned.get("cost") is not None and not cleaned.get("currency"):
            error = forms.ValidationError(gettext("Choose the currency of the cost."), code="required")
            self.add_error("currency", error)
        return cleaned
