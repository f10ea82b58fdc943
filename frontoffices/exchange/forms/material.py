"""A presentation material: what it is about, and its file."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from frontoffices.exchange.enums import MaterialSubject
from frontoffices.exchange.models import PresentationMaterial
from frontoffices.exchange.permissions import REGIONAL
from ncip.casework.forms import DocumentField, SubjectForm
from ncip.reference.models import Oked
from projects.attraction.choices import RowField, offer
from projects.attraction.forms.citing import CitingForm
from regions.atlas.models import Region


class EditMaterialForm(CitingForm, SubjectForm):
    """What a material is about: a region for regional offices, an industry or support for central ones."""

    field_rules: ClassVar = {
        "about": "ncip-14-6",
        "region": "ncip-14-6",
        "oked": "ncip-18-9",
        "file": "ncip-14-6",
    }

    region = RowField(key="iso", required=False, label=_("Region"))
    oked = RowField(key="code", required=False, label=_("Industry"))

    class Meta:
        model = PresentationMaterial
        fields: ClassVar = ["about", "title", "region", "oked", "language", "description"]
        widgets: ClassVar = {"description": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer what the paragraph of the office's level names."""
        super().__init__(*args, **kwargs)
        own = self.act.actor.organisation
        offer(self, "oked", Oked.objects.standing().order_by("code"))
        offer(self, "region", Region.objects.all())
        if own is not None and own.kind in REGIONAL:
            self._only_own_region(own)
        else:
            self.fields["about"].choices = [  # type: ignore[attr-defined]
                (one.value, one.label) for one in MaterialSubject if one != MaterialSubject.REGION
            ]
            del self.fields["region"]

    def _only_own_region(self, own: Any) -> None:
        """Paragraph 14(6) speaks of the region of the office."""
        self.fields["about"].choices = [  # type: ignore[attr-defined]
            (MaterialSubject.REGION.value, MaterialSubject.REGION.label)
        ]
        del self.fields["oked"]
        if own.region_id:
            offer(self, "region", Region.objects.filter(pk=own.region_id))
            self.initial.setdefault("region", own.region_id)

    def clean(self) -> dict[str, Any]:
        """The region or industry that the subject asks for; the new record gets its keeper."""
        cleaned: dict[str, Any] = super().clean() or {}
        if self.instance.owner_id is None:
            self.instance.owner = self.act.actor.organisation
        about = cleaned.get("about")
        if about == MaterialSubject.REGION and not cleaned.get("region"):
            self._ask("region", gettext("Choose the region that the material presents."))
        if about == MaterialSubject.INDUSTRY and not cleaned.get("oked"):
            self._ask("oked", gettext("Choose the industry that the material presents."))
        return cleaned

    def _ask(self, field: str, sentence: str) -> None:
        if field not in self.errors:
            self.add_error(field, forms.ValidationError(sentence, code="required"))


class MaterialForm(EditMaterialForm):
    """A new material with its first file; later versions are added under its documents."""

    file = DocumentField(label=_("File"), help_text=_("PDF, presentation, text or picture."))
