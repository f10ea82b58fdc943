"""The way of an initiative: to which akimat, by whom, for how long, and where else (ncip-41, ncip-42)."""

from typing import Any, ClassVar

from django import forms
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from frontoffices.registry.enums import Kind
from frontoffices.registry.models import Organisation
from ncip.accounts.enums import Role
from ncip.accounts.models import Membership, User
from ncip.casework.forms import ActionForm, DocumentField
from ncip.law.parameters import EXTENSION_MAX_DAYS
from ncip.reference.parameters import parameter
from projects.attraction.choices import RowField, offer
from projects.attraction.forms.citing import CitingForm


class PassOnForm(ActionForm):
    """The akimat that receives the initiative (ncip-41-b)."""

    leb = RowField(label=_("Akimat"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the akimats that act on the day; the wished region's comes first in mind."""
        super().__init__(*args, **kwargs)
        akimats = Organisation.objects.active(self.act.on).of_kind(Kind.LOCAL_EXECUTIVE_BODY)
        offer(self, "leb", akimats)
        if self.subject.region_id:
            self.fields["leb"].initial = akimats.filter(region=self.subject.region_id).first()


class AssignForm(ActionForm):
    """The official of the akimat who accompanies the investor (ncip-42-a)."""

    official = RowField(
        label=_("Responsible official"),
        error_messages={
            "invalid_choice": _("Choose an official who works in the akimat of this initiative today.")
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer those who work in the akimat, or in a unit of it, on the day of the act (D14)."""
        super().__init__(*args, **kwargs)
        offer(self, "official", officials_of(self.subject.leb_id, self.act.on))


def officials_of(leb_id: int, on: Any) -> Any:
    """The people who act for a local executive body or a unit of it on a day."""
    there = Q(organisation=leb_id) | Q(organisation__parent=leb_id, organisation__kind=Kind.LEB_UNIT)
    working = Membership.objects.current(on).filter(there).exclude(role=Role.OBSERVER)
    return User.objects.filter(is_active=True, pk__in=working.values("user"))


def akimats(on: Any) -> Any:
    """The local executive bodies that act on a day."""
    return Organisation.objects.active(on).of_kind(Kind.LOCAL_EXECUTIVE_BODY)


class ReasonForm(ActionForm):
    """An act that says why."""

    reason = forms.CharField(
        max_length=2000,
        label=_("Reason"),
        help_text=_("The sender and the akimat read it."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class ExtendForm(CitingForm, ReasonForm):
    """By how many calendar days, and why (ncip-42-2)."""

    field_rules: ClassVar = {"days": "ncip-42-2", "reason": "ncip-42-2"}

    days = forms.IntegerField(min_value=1, label=_("Calendar days"))
    reason = forms.CharField(
        max_length=2000,
        label=_("What is still to be found out"),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    field_order = ("days", "reason")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Say the longest extension of the day."""
        super().__init__(*args, **kwargs)
        self.longest = parameter(EXTENSION_MAX_DAYS).on(self.act.on)
        self.fields["days"].help_text = gettext(
            "From 1 to %(most)d, counted from the end of the first term. The term can be extended only once."
        ) % {"most": self.longest}

    def clean_days(self) -> int:
        """At most 30 calendar days (ncip-42-2)."""
        days: int = self.cleaned_data["days"]
        if days > self.longest:
            sentence = gettext("An initiative is extended by at most %(most)d calendar days.")
            raise forms.ValidationError(sentence % {"most": self.longest}, code="too_long")
        return days


class ProposeRedirectForm(CitingForm, ActionForm):
    """To which other akimat, and by which arrangement with it (ncip-42-3)."""

    field_rules: ClassVar = {"to": "ncip-42-3", "arrangement": "ncip-42-3"}

    to = RowField(
        label=_("Akimat that takes the initiative over"),
        error_messages={
            "invalid_choice": _(
                "Choose another akimat: an initiative is not redirected to the one that holds it."
            )
        },
    )
    arrangement = forms.CharField(
        required=False,
        max_length=2000,
        label=_("Prior arrangement"),
        help_text=_("With whom in the other akimat it was agreed, when and how."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    letter = DocumentField(required=False, label=_("Letter of the other akimat"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer every akimat that acts on the day but the present one."""
        super().__init__(*args, **kwargs)
        offer(self, "to", akimats(self.act.on).exclude(pk=self.subject.leb_id))

    def clean(self) -> dict[str, Any]:
        """The prior arrangement is recorded, in words or by the letter (D14)."""
        cleaned: dict[str, Any] = super().clean() or {}
        if not cleaned.get("arrangement") and not cleaned.get("letter") and "letter" not in self.errors:
            sentence = gettext("Record the arrangement with the other akimat in words, or add its letter.")
            self.add_error("arrangement", forms.ValidationError(sentence, code="required"))
        return cleaned


class RefuseRedirectForm(CitingForm, ReasonForm):
    """Why the initiative stays where it is (D14)."""

    field_rules: ClassVar = {"reason": "ncip-42-3"}


class CloseInitiativeForm(CitingForm, ReasonForm):
    """Why there is no way on (D14)."""

    field_rules: ClassVar = {"reason": "ncip-42-b"}
