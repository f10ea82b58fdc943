"""The contact card: the person who speaks for the investor."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ncip.casework.forms import SubjectForm
from projects.attraction.enums import Sector
from projects.attraction.models import Contact

PERSONAL = ("family_name", "given_name", "position", "phone", "email", "consent")


class ContactForm(SubjectForm):
    """The contact person (ncip-40-3-d)."""

    personal = PERSONAL
    sector = forms.ChoiceField(
        choices=Sector.choices, required=False, initial=Sector.CORPORATE, label=_("Sector")
    )

    class Meta:
        model = Contact
        fields: ClassVar = [
            "family_name",
            "given_name",
            "position",
            "sector",
            "phone",
            "email",
            "language",
            "consent",
        ]
        widgets: ClassVar = {
            "family_name": forms.TextInput(attrs={"autocomplete": "off"}),
            "given_name": forms.TextInput(attrs={"autocomplete": "off"}),
            "phone": forms.TextInput(attrs={"type": "tel", "inputmode": "tel", "autocomplete": "off"}),
            "email": forms.EmailInput(attrs={"inputmode": "email", "autocomplete": "off"}),
        }

    def clean_sector(self) -> str:
        """Contacts come from the corporate sector unless another one is named (ncip-5-5)."""
        present = self.instance.sector if self.instance.pk else Sector.CORPORATE
        return str(self.cleaned_data["sector"] or present)

    def clean(self) -> dict[str, Any]:
        """A person can be reached by telephone or by e-mail; the new card gets its company and keeper."""
        cleaned: dict[str, Any] = super().clean() or {}
        if self.instance.company_id is None:
            self.instance.company = self.subject
            self.instance.owner = self.act.actor.organisation
        reachable = cleaned.get("phone") or cleaned.get("email")
        if not reachable and not {"phone", "email"} & set(self.errors):
            sentence = gettext(
                "Give a telephone number or an e-mail address, so that the person can be reached."
            )
            self.add_error(
                "email", forms.ValidationError(sentence, code="required", params={"rule": "ncip-40-3-d"})
            )
        return cleaned


class EraseContactForm(SubjectForm):
    """The person's wish that his data be erased."""

    agreed = forms.BooleanField(
        label=_("The person withdrew the consent"),
        help_text=_("Name, position, telephone and e-mail are erased for good."),
    )

    class Meta:
        model = Contact
        fields: ClassVar[list[str]] = []

    def save(self, commit: bool = True) -> Contact:
        """Empty every personal column, once the guards have let it through."""
        for name in PERSONAL:
            setattr(self.instance, name, "")
        self.instance.erased_on = self.act.on
        erased: Contact = super().save(commit)
        return erased
