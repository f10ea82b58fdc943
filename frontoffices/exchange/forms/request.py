"""A request between levels: who asks whom for what, and the answer."""

from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from frontoffices.exchange.enums import Need, RequestKind
from frontoffices.exchange.models import ExchangeRequest
from frontoffices.exchange.routes import ROUTES, addressed, open_to
from frontoffices.registry.models import Organisation
from frontoffices.registry.queries import bodies_of
from ncip.casework.forms import ActionForm, DocumentField, SubjectForm
from ncip.ui.fields import DayField
from ncip.ui.widgets import RadioCards
from projects.attraction.choices import RowField, WrittenRowField, offer
from projects.attraction.forms.citing import CitingForm
from projects.attraction.forms.company import companies_called, told_apart
from projects.attraction.models import Company


class EditRequestForm(CitingForm, SubjectForm):
    """The words of a request; to whom it goes does not change any more."""

    field_rules: ClassVar = {"kind": "ncip-15-2", "addressee": "ncip-15-2", "company": "ncip-15-3"}

    company = WrittenRowField(
        find=companies_called,
        tell=told_apart,
        required=False,
        label=_("Company"),
        help_text=_(
            "Its name or BIN, as on the company card of your office. The addressee will see that card."
        ),
    )
    wanted_on = DayField(
        required=False,
        label=_("Answer wanted by"),
        help_text=_("A wish of the sender, not a term of the Rules."),
    )

    class Meta:
        model = ExchangeRequest
        fields: ClassVar = ["title", "text", "company", "wanted_on"]
        widgets: ClassVar = {"text": forms.Textarea(attrs={"rows": 6})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the company cards that the office keeps: only their keeper opens them to others."""
        super().__init__(*args, **kwargs)
        own = self.act.actor.organisation
        offer(self, "company", Company.objects.filter(owner__in=bodies_of(own)))

    def clean_wanted_on(self) -> date | None:
        """A wished day lies ahead."""
        wanted_on: date | None = self.cleaned_data["wanted_on"]
        if wanted_on is not None and wanted_on <= self.act.on:
            raise forms.ValidationError(gettext("Wish for a day that is still to come."), code="past")
        return wanted_on


class RequestForm(EditRequestForm):
    """A new request: the kinds that a paragraph provides for the office, and whom each may reach."""

    kind = forms.ChoiceField(label=_("Kind of request"))
    addressee = RowField(label=_("Addressee"))
    file = DocumentField(required=False, label=_("File"))

    class Meta(EditRequestForm.Meta):
        fields: ClassVar = ["kind", "addressee", *EditRequestForm.Meta.fields]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer what the sender may ask, and of whom."""
        super().__init__(*args, **kwargs)
        own = self.act.actor.organisation
        routes = open_to(own.kind if own else None)
        kind: Any = self.fields["kind"]
        kind.choices = [(route.kind.value, route.kind.label) for route in routes]
        offices = Organisation.objects.active(self.act.on).filter(kind__in=addressed(routes))
        offer(self, "addressee", offices.exclude(pk__in=bodies_of(own)))

    def clean(self) -> dict[str, Any]:
        """The addressee is one whom the paragraph names; information on an investor names the company."""
        cleaned: dict[str, Any] = super().clean() or {}
        if self.instance.owner_id is None:
            self.instance.owner = self.act.actor.organisation
        kind, addressee = cleaned.get("kind"), cleaned.get("addressee")
        if kind and addressee and addressee.kind not in ROUTES[RequestKind(kind)].addressees:
            sentence = gettext("“%(kind)s” is not asked of this office. Choose another addressee.")
            error = forms.ValidationError(
                sentence,
                code="wrong_level",
                params={"kind": RequestKind(kind).label, "rule": ROUTES[RequestKind(kind)].rule},
            )
            self.add_error("addressee", error)
        if (
            kind == RequestKind.INVESTOR_INFORMATION
            and "company" not in self.errors
            and not cleaned.get("company")
        ):
            sentence = gettext("Name the potential investor: the company as on its card.")
            self.add_error("company", forms.ValidationError(sentence, code="required"))
        return cleaned


class RegisterRequestForm(ActionForm):
    """Under which number the addressee registers the request."""

    number = forms.CharField(
        max_length=60,
        required=False,
        label=_("Registration number"),
        help_text=_("The incoming number of your office, when it gives one."),
    )


class AnswerRequestForm(CitingForm, ActionForm):
    """The answer; on a potential project also whether it is needed (ncip-15-4)."""

    field_rules: ClassVar = {"need": "ncip-15-4", "answer_text": "ncip-15-4"}

    need = forms.ChoiceField(
        choices=Need.choices, widget=RadioCards, label=_("Is the project needed in the region?")
    )
    answer_text = forms.CharField(label=_("Answer"), widget=forms.Textarea(attrs={"rows": 6}))
    file = DocumentField(required=False, label=_("File"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Only data on a potential project ask for a decision; the answer is then its reason."""
        super().__init__(*args, **kwargs)
        if self.subject.kind == RequestKind.PROJECT_DATA:
            self.fields["answer_text"].label = _("Reason of the decision")
        else:
            del self.fields["need"]
