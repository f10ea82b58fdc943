"""What the official gathers to move an initiative to Module 2 (ncip-42-1)."""

from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ncip.casework.forms import ActionForm
from ncip.reference.measures import measures_on
from ncip.ui.fields import DayField, MoneyField
from ncip.ui.widgets import CheckboxList
from projects.attraction.choices import RowField, RowsField, offer
from projects.attraction.enums import Currency
from projects.attraction.forms.citing import CitingForm
from regions.atlas.models import District, Region

SMALLEST = Decimal("0.01")


class CreatePassportForm(CitingForm, ActionForm):
    """Parameters, preliminary cost and term, needs of the investor and support measures of the project."""

    field_rules: ClassVar = {
        "title": "ncip-42-1-a",
        "description": "ncip-42-1-a",
        "region": "ncip-42-1-a",
        "jobs": "ncip-42-1-a",
        "cost": "ncip-42-1-b",
        "currency": "ncip-42-1-b",
        "planned_start": "ncip-42-1-b",
        "planned_finish": "ncip-42-1-b",
        "needs": "ncip-42-1-c",
        "measures": "ncip-42-1-d",
    }

    title = forms.CharField(max_length=300, label=_("Name of the project"))
    description = forms.CharField(
        label=_("Parameters of the project"),
        help_text=_("What will be built or produced, capacity, technology, product."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    region = RowField(key="iso", label=_("Region of implementation"))
    district = RowField(key="kato", required=False, label=_("District"))
    cost = MoneyField(
        min_value=SMALLEST,
        label=_("Preliminary cost"),
        error_messages={"min_value": _("Enter a cost greater than zero.")},
    )
    currency = forms.ChoiceField(choices=Currency.choices, label=_("Currency"))
    planned_start = DayField(label=_("Planned start"))
    planned_finish = DayField(label=_("Planned finish"))
    jobs = forms.IntegerField(min_value=0, max_value=1_000_000, label=_("Jobs"))
    needs = forms.CharField(
        label=_("Needs of the investor"),
        help_text=_("Land, energy, water, roads, staff, permits. Write “none” if there are none."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    measures = RowsField(
        key="code",
        required=False,
        label=_("Measures of state support"),
        widget=CheckboxList,
    )
    no_measures = forms.BooleanField(
        required=False, label=_("The investor asks for no measures of state support")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer what may be chosen, and what the initiative already says."""
        super().__init__(*args, **kwargs)
        initiative = self.subject
        offer(self, "region", Region.objects.defer("shape"))
        offer(self, "district", District.objects.filter(region=initiative.leb.region_id))
        offer(self, "measures", measures_on(self.act.on).filter(archived=False))
        measures: Any = self.fields["measures"]
        measures.optional_note = _("choose at least one, or tick below that none is asked for")
        self.initial = {
            "title": initiative.title,
            "description": initiative.summary,
            "region": initiative.region or initiative.leb.region,
            "cost": initiative.cost,
            "currency": initiative.currency or "KZT",
            "jobs": initiative.jobs,
            **self.initial,
        }

    def clean_region(self) -> Region:
        """The akimat creates projects of its own region; another region needs a redirection (ncip-42-3)."""
        region: Region = self.cleaned_data["region"]
        if region.pk != self.subject.leb.region_id:
            sentence = gettext(
                "Your akimat creates projects of its own region. For another region redirect the initiative."
            )
            raise forms.ValidationError(sentence, code="other_region", params={"rule": "ncip-42-3"})
        return region

    def clean(self) -> dict[str, Any]:
        """The finish follows the start, and the measures are chosen or plainly not asked for."""
        cleaned: dict[str, Any] = super().clean() or {}
        start, finish = cleaned.get("planned_start"), cleaned.get("planned_finish")
        if start and finish and finish <= start:
            self._refuse(
                "planned_finish", "order", gettext("The project finishes after it starts."), "ncip-42-1-b"
            )
        if "measures" not in self.errors and bool(cleaned.get("measures")) == bool(
            cleaned.get("no_measures")
        ):
            sentence = gettext("Choose measures of state support, or tick that the investor asks for none.")
            self._refuse("measures", "required", sentence, "ncip-42-1-d")
        return cleaned

    def _refuse(self, field: str, code: str, sentence: str, rule: str) -> None:
        self.add_error(field, forms.ValidationError(sentence, code=code, params={"rule": rule}))
