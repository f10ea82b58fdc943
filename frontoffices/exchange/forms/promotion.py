"""A proposal promoted in a business community: to whom, what, how, and the response."""

from datetime import date
from typing import Any, ClassVar

from django import forms
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from frontoffices.exchange.enums import MaterialState, NicheState
from frontoffices.exchange.models import Niche, PresentationMaterial, Promotion
from ncip.casework.forms import DocumentField, SubjectForm
from ncip.ui.fields import DayField
from projects.attraction.choices import RowField, offer
from projects.attraction.forms.citing import CitingForm


class PromotionForm(CitingForm, SubjectForm):
    """What was promoted where (ncip-5-8); a niche told by a region and an approved material are named with it."""

    field_rules: ClassVar = dict.fromkeys(("community", "proposal", "way", "promoted_on"), "ncip-5-8")

    niche = RowField(required=False, label=_("Niche"), help_text=_("Its region is told."))
    material = RowField(required=False, label=_("Approved material"))
    promoted_on = DayField(label=_("Day"))
    interested = forms.IntegerField(
        required=False, min_value=0, max_value=100_000, label=_("Companies that showed interest")
    )
    file = DocumentField(required=False, label=_("File"))

    class Meta:
        model = Promotion
        fields: ClassVar = [
            "community",
            "proposal",
            "niche",
            "material",
            "way",
            "promoted_on",
            "response",
            "interested",
        ]
        widgets: ClassVar = {"response": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the niches that wait for an investor and the approved materials; a later edit adds no file."""
        super().__init__(*args, **kwargs)
        niches = Niche.objects.filter(Q(state=NicheState.OPEN) | Q(pk=self.instance.niche_id))
        offer(self, "niche", niches.order_by("title"))
        materials = PresentationMaterial.objects.visible_to(self.act.actor)
        kept = Q(state=MaterialState.APPROVED) | Q(pk=self.instance.material_id)
        offer(self, "material", materials.filter(kept).order_by("title"))
        if self.instance.pk is not None:
            del self.fields["file"]

    def clean_promoted_on(self) -> date:
        """What was promoted lies behind."""
        promoted_on: date = self.cleaned_data["promoted_on"]
        if promoted_on > self.act.on:
            raise forms.ValidationError(gettext("The day has not come yet."), code="future")
        return promoted_on

    def clean_interested(self) -> int:
        """Nobody, unless somebody is named."""
        return self.cleaned_data["interested"] or 0

    def clean(self) -> dict[str, Any]:
        """The new record gets its keeper and the country of the mission."""
        cleaned: dict[str, Any] = super().clean() or {}
        own = self.act.actor.organisation
        if self.instance.owner_id is None and own is not None:
            self.instance.owner, self.instance.country = own, own.country
        return cleaned
