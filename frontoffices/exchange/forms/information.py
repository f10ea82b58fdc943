"""An information material: its section, region, language, validity and file."""

from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from frontoffices.exchange.enums import InformationSection
from frontoffices.exchange.models import InformationMaterial
from frontoffices.exchange.permissions import REGIONAL
from frontoffices.exchange.sections import REGIONAL_RULES
from ncip.casework.forms import ActionForm, DocumentField, DoorForm, SubjectForm
from ncip.ui.fields import DayField
from projects.attraction.choices import RowField, offer
from projects.attraction.forms.citing import CitingForm
from regions.atlas.models import Region

VALIDITY_HELP = _(
    "A day that your office sets; it is reminded a month and a week before. The Rules give none."
)


class ValidUntil(DoorForm):
    """Until when an edition is valid: a day that has not passed."""

    cleaned_data: dict[str, Any]

    def clean_valid_until(self) -> date:
        """What is published today is valid today."""
        valid_until: date = self.cleaned_data["valid_until"]
        if valid_until < self.act.on:
            raise forms.ValidationError(gettext("Name a day that is still to come."), code="past")
        return valid_until


class EditInformationForm(ValidUntil, CitingForm, SubjectForm):
    """One section of the materials (ncip-12-2); a regional office tells its own region (ncip-14-2)."""

    field_rules: ClassVar = {"section": "ncip-12-2", "region": "ncip-14-2", "readiness": "ncip-12-2-d"}

    region = RowField(
        key="iso", required=False, label=_("Region"), help_text=_("Leave empty for the whole country.")
    )
    valid_until = DayField(label=_("Valid until"), help_text=VALIDITY_HELP)

    class Meta:
        model = InformationMaterial
        fields: ClassVar = [
            "section",
            "title",
            "region",
            "language",
            "readiness",
            "summary",
            "valid_until",
        ]
        widgets: ClassVar = {"summary": forms.Textarea(attrs={"rows": 6})}
        help_texts: ClassVar = {"readiness": _("Only for industrial sites.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """A regional office tells the sections of paragraph 14(2) about its own region."""
        super().__init__(*args, **kwargs)
        own = self.act.actor.organisation
        offer(self, "region", Region.objects.all())
        if own is not None and own.kind in REGIONAL:
            section: Any = self.fields["section"]
            section.choices = [(one.value, one.label) for one in REGIONAL_RULES]
            offer(self, "region", Region.objects.filter(pk=own.region_id or 0))
            self.fields["region"].required = True
            self.fields["region"].help_text = ""
            self.initial.setdefault("region", own.region_id)

    def clean(self) -> dict[str, Any]:
        """Sites are ready or planned, nothing else is; the new record gets its keeper."""
        cleaned: dict[str, Any] = super().clean() or {}
        if self.instance.owner_id is None:
            self.instance.owner = self.act.actor.organisation
        if cleaned.get("section") != InformationSection.SITES:
            cleaned["readiness"] = ""
        elif not cleaned.get("readiness") and "readiness" not in self.errors:
            sentence = gettext("Say whether the sites are ready or planned.")
            self.add_error("readiness", forms.ValidationError(sentence, code="required"))
        return cleaned


class InformationForm(EditInformationForm):
    """A new material with its file; later versions are added under its documents."""

    file = DocumentField(label=_("File"), help_text=_("PDF, presentation, text or picture."))


class RenewInformationForm(ValidUntil, CitingForm, ActionForm):
    """The next edition: figures, validity, and the file when it is a new one."""

    field_rules: ClassVar = {"summary": "ncip-12-2", "valid_until": "ncip-12-2"}

    summary = forms.CharField(label=_("In short"), widget=forms.Textarea(attrs={"rows": 6}))
    valid_until = DayField(label=_("Valid until"), help_text=VALIDITY_HELP)
    file = DocumentField(required=False, label=_("New file"), help_text=_("Leave empty if the file stays."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Begin with the words of the present edition."""
        super().__init__(*args, **kwargs)
        self.initial.setdefault("summary", self.subject.summary)
