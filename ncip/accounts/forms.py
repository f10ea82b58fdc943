"""What people enter about themselves and about the people of their organisation."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ncip.accounts.enums import Role
from ncip.accounts.models import User
from ncip.ui.fields import DayField


class ProfileForm(forms.ModelForm):
    """What a person changes himself; names and e-mail are the administrator's."""

    class Meta:
        model = User
        fields = ["phone", "language", "theme"]


class InviteForm(forms.Form):
    """A person who joins the organisation."""

    email = forms.EmailField(label=_("E-mail"), max_length=254)
    family_name = forms.CharField(label=_("Family name"), max_length=100)
    given_name = forms.CharField(label=_("Given name"), max_length=100)
    patronymic = forms.CharField(label=_("Patronymic"), max_length=100, required=False)
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices, initial=Role.OFFICER)

    def clean_email(self) -> str:
        """The e-mail is kept in lower case."""
        email: str = self.cleaned_data["email"].strip().casefold()
        return email


class EndMembershipForm(forms.Form):
    """The last day of a membership."""

    last_day = DayField(label=_("Last day"))

    def __init__(self, *args: Any, starts_on: Any, **kwargs: Any) -> None:
        """The last day does not precede the first."""
        self.starts_on = starts_on
        super().__init__(*args, **kwargs)

    def clean_last_day(self) -> Any:
        """Refuses a day before the first one."""
        day = self.cleaned_data["last_day"]
        if day < self.starts_on:
            raise forms.ValidationError(_("The last day cannot precede the first day."), code="too_early")
        return day
