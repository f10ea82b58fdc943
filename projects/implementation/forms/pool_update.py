"""What the acts of a quarterly update of a pool ask for (14(4), 26)."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from frontoffices.registry.enums import Kind
from frontoffices.registry.models import Organisation
from ncip.casework.forms import ActionForm, SubjectForm
from ncip.ui.widgets import CheckboxList
from projects.attraction.choices import RowField, RowsField, offer
from projects.implementation.models import PoolUpdate
from regions.atlas.models import Region

LONGEST = 5_000


class PoolUpdateDutyForm(SubjectForm):
    """A duty that the portal opens by itself once a quarter has ended."""

    region = RowField(key="iso")

    class Meta:
        model = PoolUpdate
        fields: ClassVar = ["region", "pool", "year", "quarter"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Any region; the akimat that acts there today answers for the update."""
        super().__init__(*args, **kwargs)
        offer(self, "region", Region.objects.defer("shape"))

    def clean(self) -> dict[str, Any]:
        """The duty knows its akimat."""
        cleaned: dict[str, Any] = super().clean() or {}
        acting = Organisation.objects.active(self.act.on).of_kind(Kind.LOCAL_EXECUTIVE_BODY)
        self.instance.organisation = acting.filter(region=cleaned.get("region")).first()
        return cleaned


class ConfirmProjectsForm(ActionForm):
    """The projects whose data are up to date: all that are left, or those that are named (ncip-26)."""

    everything = forms.BooleanField(required=False, label=_("All projects that are not confirmed yet"))
    projects = RowsField(
        key="code", required=False, label=_("Projects with data up to date"), widget=CheckboxList
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer what is not confirmed yet."""
        super().__init__(*args, **kwargs)
        offer(self, "projects", self.subject.unconfirmed().order_by("sort_key", "id"))

    def clean(self) -> dict[str, Any]:
        """Something is named."""
        cleaned: dict[str, Any] = super().clean() or {}
        if not cleaned.get("everything") and not cleaned.get("projects") and not self.errors:
            error = forms.ValidationError(gettext("Name at least one project."), code="required")
            self.add_error("projects", error)
        return cleaned


class SummaryForm(ActionForm):
    """What has changed in the pool in the quarter (ncip-26)."""

    summary = forms.CharField(
        max_length=LONGEST,
        label=_("What has changed in the quarter"),
        help_text=_("Write “no change” where nothing happened."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class AskAgreementForm(SummaryForm):
    """The sectoral bodies and what they are asked to agree to (ncip-14-4)."""

    bodies = RowsField(
        label=_("Sectoral state bodies"),
        widget=CheckboxList,
        error_messages={"required": _("Name at least one sectoral state body.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the central state bodies that act today; show what was written before."""
        super().__init__(*args, **kwargs)
        acting = Organisation.objects.active(self.act.on).of_kind(Kind.CENTRAL_BODY)
        offer(self, "bodies", acting.order_by("sort_ru", "id"))
        self.initial.setdefault("summary", self.subject.summary)


class RemarksForm(ActionForm):
    """Why a sectoral body does not agree (ncip-14-4)."""

    remarks = forms.CharField(
        max_length=LONGEST,
        label=_("Remarks"),
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Say what has to be corrected.")},
    )
