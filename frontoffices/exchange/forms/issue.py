"""A systemic issue of investors, the measure that follows, and its result."""

from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from frontoffices.exchange.enums import AnalysisState
from frontoffices.exchange.forms.shared import offices_on
from frontoffices.exchange.models import Analysis, SystemicIssue
from ncip.casework.forms import ActionForm, DocumentField, SubjectForm
from ncip.ui.fields import DayField
from projects.attraction.choices import RowField, offer
from projects.attraction.forms.citing import CitingForm
from regions.atlas.models import Region


class IssueForm(CitingForm, SubjectForm):
    """What hinders investors and what is recommended (ncip-5-14)."""

    field_rules: ClassVar = {"problem": "ncip-5-14", "recommendation": "ncip-5-14", "analysis": "ncip-69"}

    region = RowField(
        key="iso", required=False, label=_("Region"), help_text=_("Leave empty if it is not of one region.")
    )
    analysis = RowField(
        required=False, label=_("Analysis"), help_text=_("The shared analysis that shows the problem.")
    )

    class Meta:
        model = SystemicIssue
        fields: ClassVar = ["area", "title", "problem", "recommendation", "affected", "region", "analysis"]
        widgets: ClassVar = {
            "problem": forms.Textarea(attrs={"rows": 5}),
            "recommendation": forms.Textarea(attrs={"rows": 5}),
        }
        help_texts: ClassVar = {
            "problem": _(
                "What happens, where, under which norm. Do not name investors: every office reads it."
            ),
            "recommendation": _("Who should change what."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the analyses that were shared."""
        super().__init__(*args, **kwargs)
        offer(self, "region", Region.objects.all())
        shared = Analysis.objects.visible_to(self.act.actor).filter(state=AnalysisState.SHARED)
        offer(self, "analysis", shared.order_by("-id"))

    def clean(self) -> dict[str, Any]:
        """The new record gets its keeper."""
        if self.instance.owner_id is None:
            self.instance.owner = self.act.actor.organisation
        return super().clean() or {}


class NameMeasureForm(CitingForm, ActionForm):
    """The measure on an issue: what, who, by when (ncip-69)."""

    field_rules: ClassVar = dict.fromkeys(("responsible", "measure", "due_on"), "ncip-69")

    measure = forms.CharField(label=_("Measure"), widget=forms.Textarea(attrs={"rows": 4}))
    responsible = RowField(label=_("Who answers for it"))
    due_on = DayField(label=_("Due on"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the front offices that act today."""
        super().__init__(*args, **kwargs)
        offer(self, "responsible", offices_on(self.act.on))

    def clean_due_on(self) -> date:
        """A measure lies ahead."""
        due_on: date = self.cleaned_data["due_on"]
        if due_on <= self.act.on:
            raise forms.ValidationError(gettext("Name a day that is still to come."), code="past")
        return due_on


class ResultForm(CitingForm, ActionForm):
    """What came of the measure, with a paper that shows it where there is one."""

    field_rules: ClassVar = {"result": "ncip-69"}

    result = forms.CharField(label=_("Result"), widget=forms.Textarea(attrs={"rows": 4}))
    file = DocumentField(required=False, label=_("File"))
