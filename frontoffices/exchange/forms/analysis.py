"""An analysis: what it is about, what was gathered and what follows."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from frontoffices.exchange.enums import AnalysisKind
from frontoffices.exchange.models import Analysis
from frontoffices.exchange.models.analysis import FIRST_YEAR, LAST_YEAR
from frontoffices.exchange.permissions import REGIONAL
from ncip.casework.forms import DocumentField, SubjectForm
from ncip.reference.countries import HOME
from projects.attraction.choices import RowField, offer
from projects.attraction.forms.citing import CitingForm
from projects.attraction.permissions import MISSIONS
from regions.atlas.models import Region

TEXTS = ("data", "sources", "conclusions")


class EditAnalysisForm(CitingForm, SubjectForm):
    """What is gathered goes on growing until the analysis is shared (ncip-5-13)."""

    field_rules: ClassVar = {"data": "ncip-5-13", "sources": "ncip-5-13", "conclusions": "ncip-15-1"}

    class Meta:
        model = Analysis
        fields: ClassVar = ["title", *TEXTS]
        widgets: ClassVar = {
            "data": forms.Textarea(attrs={"rows": 10}),
            "sources": forms.Textarea(attrs={"rows": 3}),
            "conclusions": forms.Textarea(attrs={"rows": 5}),
        }
        help_texts: ClassVar = {
            "data": _("Economy, investment abroad, companies that look for markets, barriers."),
            "sources": _("Publications, statistics, talks: so that others can check and repeat."),
        }


class AnalysisForm(EditAnalysisForm):
    """A new analysis of the country of a mission, of the region of an office, or a study of the centre."""

    field_rules: ClassVar = {**EditAnalysisForm.field_rules, "country": "ncip-5-13", "region": "ncip-15-1"}

    region = RowField(key="iso", required=False, label=_("Region"))
    year = forms.IntegerField(min_value=FIRST_YEAR, max_value=LAST_YEAR, label=_("Year"))
    file = DocumentField(required=False, label=_("File"))

    class Meta(EditAnalysisForm.Meta):
        fields: ClassVar = ["kind", "country", "region", "year", *EditAnalysisForm.Meta.fields]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer what the level of the office analyses."""
        super().__init__(*args, **kwargs)
        own = self.act.actor.organisation
        offer(self, "region", Region.objects.all())
        self.initial.setdefault("year", self.act.on.year)
        kinds = self._kinds(own)
        kind: Any = self.fields["kind"]
        kind.choices = [(one.value, one.label) for one in kinds]
        if own is not None and own.kind in MISSIONS:
            del self.fields["region"], self.fields["country"]
        elif own is not None and own.kind in REGIONAL:
            del self.fields["country"]
            offer(self, "region", Region.objects.filter(pk=own.region_id or 0))
            self.initial.setdefault("region", own.region_id)

    def _kinds(self, own: Any) -> list[AnalysisKind]:
        if own is not None and own.kind in MISSIONS:
            return [AnalysisKind.COUNTRY]
        if own is not None and own.kind in REGIONAL:
            return [AnalysisKind.REGIONAL, AnalysisKind.STUDY]
        return list(AnalysisKind)

    def clean(self) -> dict[str, Any]:
        """The territory that the kind asks for and none beside it; the new record gets its keeper."""
        cleaned: dict[str, Any] = super().clean() or {}
        own: Any = self.act.actor.organisation
        self.instance.owner = own
        kind = cleaned.get("kind")
        if own is not None and own.kind in MISSIONS:
            self.instance.country = own.country
            return cleaned
        if kind == AnalysisKind.COUNTRY and cleaned.get("country", "") in ("", HOME):
            self._ask("country", gettext("Choose the foreign country that is analysed."))
        if kind == AnalysisKind.REGIONAL and not cleaned.get("region"):
            self._ask("region", gettext("Choose the region that is analysed."))
        if kind != AnalysisKind.COUNTRY:
            cleaned["country"] = ""
        else:
            cleaned["region"] = None
        return cleaned

    def _ask(self, field: str, sentence: str) -> None:
        if field in self.fields and field not in self.errors:
            self.add_error(field, forms.ValidationError(sentence, code="required"))
