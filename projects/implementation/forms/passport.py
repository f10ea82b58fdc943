"""The passport of a project, from the first draft to later edits (42(1), 46, 47)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.db.models import Case, Value, When
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from frontoffices.registry.kinds import INITIATING_KINDS
from ncip.accounts.models import Membership, User
from ncip.casework.forms import SubjectForm
from ncip.journal.enums import Channel
from ncip.reference.measures import measures_on
from ncip.ui.fields import MoneyField
from ncip.ui.widgets import CheckboxList, DateInput
from projects.attraction.activities import ActivityField, activities_by_section
from projects.attraction.choices import GroupedRowField, RowField, RowsField, offer
from projects.attraction.enums import Currency
from projects.attraction.models import Company, Contact, Initiative
from projects.implementation.codes import next_code
from projects.implementation.enums import ProductionType, ProjectState
from projects.implementation.guards.passport import REQUIRED, registration_ahead
from projects.implementation.guards.task import FIRST_DAY
from projects.implementation.models import Project
from projects.implementation.permissions import speaks_for
from regions.atlas.models import District, Region

SMALLEST = Decimal("0.01")
MOST_JOBS = 1_000_000
LONGEST_REASON = 1_000
LAST_YEAR = 2100
NEEDED_LATER = _("needed to form the passport")


def reason_field() -> forms.CharField:
    """Why a formed passport is changed: it stands in the versions of the passport (D33)."""
    return forms.CharField(
        max_length=LONGEST_REASON,
        label=_("Reason of the change"),
        help_text=_("It is kept with the version of the passport, beside your name and the day."),
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Say why the formed passport is changed.")},
    )


class PassportForm(SubjectForm):
    """Every field of paragraph 47; a draft may leave open what forming the passport will ask for (D17)."""

    company = RowField(label=_("Investor company"))
    oked = ActivityField(required=False, label=_("Industry"))
    region = RowField(key="iso", label=_("Region"))
    district = GroupedRowField(
        key="kato",
        required=False,
        label=_("District"),
        group_by=lambda district: district.region_id,
        head=lambda districts: districts[0].region.name,
    )
    contact = GroupedRowField(
        required=False,
        label=_("Contact person of the investor"),
        group_by=lambda contact: contact.company_id,
        head=lambda contacts: contacts[0].company.name,
    )
    responsible = RowField(required=False, label=_("Responsible person"))
    currency = forms.ChoiceField(choices=Currency.choices, required=False, label=_("Currency"))
    cost = MoneyField(
        min_value=SMALLEST,
        required=False,
        label=_("Approximate cost"),
        error_messages={"min_value": _("Enter a cost greater than zero.")},
    )
    jobs = forms.IntegerField(min_value=0, max_value=MOST_JOBS, required=False, label=_("Jobs"))
    production = forms.MultipleChoiceField(
        choices=ProductionType.choices,
        required=False,
        label=_("What the project does"),
        widget=CheckboxList,
    )
    measures = RowsField(
        key="code",
        required=False,
        label=_("State support measures wanted"),
        widget=CheckboxList,
    )

    reason = reason_field()
    demo_fields = forms.JSONField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Project
        fields: ClassVar = [
            "title",
            "company",
            "bin",
            "registered_on",
            "oked",
            "hs_code",
            "production",
            "partnership",
            "region",
            "district",
            "cost",
            "currency",
            "jobs",
            "contact",
            "responsible",
            "description",
            "goals",
            "expected_results",
            "needs",
            "measures",
            "planned_start",
            "planned_finish",
            "already_running",
        ]
        labels: ClassVar = {"title": _("Name of the project")}
        widgets: ClassVar = {
            **dict.fromkeys(
                ("description", "goals", "expected_results", "needs"), forms.Textarea(attrs={"rows": 4})
            ),
            **dict.fromkeys(("registered_on", "planned_start", "planned_finish"), DateInput()),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer what the actor may choose on the day of the act."""
        super().__init__(*args, **kwargs)
        self.is_new = self.instance.pk is None
        offer(self, "company", self._companies())
        offer(self, "oked", activities_by_section())
        offer(self, "region", Region.objects.defer("shape"))
        offer(self, "district", self._districts())
        offer(self, "contact", self._contacts())
        offer(self, "responsible", self._officials())
        offer(self, "measures", measures_on(self.act.on).filter(archived=False))
        if self.is_new:
            self.initial.setdefault("region", self.act.actor.region_id)
        else:
            self.fields["already_running"].disabled = True
        for needed in REQUIRED[ProjectState.FORMED]:
            field: Any = self.fields.get(needed.field)
            if field is not None:
                field.optional_note = NEEDED_LATER
        if self.instance.state == ProjectState.DRAFT:
            del self.fields["reason"]
        # Only the demonstration says which of its values are made up.
        if self.act.channel != Channel.DEMO:
            del self.fields["demo_fields"]

    def _companies(self) -> Any:
        shown = Company.objects.visible_to(self.act.actor)
        if self.is_new:
            return shown
        return Company.objects.filter(pk__in=[*shown.values_list("pk", flat=True)]) | Company.objects.filter(
            pk=self.instance.company_id
        )

    def _districts(self) -> Any:
        """The districts by region, those of the actor's own region first."""
        own = Case(When(region=self.act.actor.region_id, then=Value(0)), default=Value(1))
        districts = District.objects.select_related("region").defer("region__shape")
        return districts.order_by(own, "region__sort_order", "kato")

    def _contacts(self) -> Any:
        """The contact persons whom the actor sees, and those of the company of the passport."""
        shown = Contact.objects.visible_to(self.act.actor) | Contact.objects.filter(
            company=self.instance.company_id
        )
        return (
            shown.filter(erased_on=None)
            .select_related("company")
            .order_by("company__sort_key", "company_id", "family_name")
        )

    def _officials(self) -> Any:
        """Who works today for the initiating body, and who is already named."""
        body = self.instance.initiator_id or getattr(speaks_for(self.act.actor), "pk", None)
        working = Membership.objects.current(self.act.on).filter(organisation=body)
        return User.objects.filter(pk__in=working.values("user")) | User.objects.filter(
            pk=self.instance.responsible_id
        )

    def clean_currency(self) -> str:
        """Tenge unless another currency is chosen."""
        return self.cleaned_data["currency"] or "KZT"

    def clean_hs_code(self) -> str:
        """ncip-47-4: digits of the commodity code, however they are spaced."""
        code = "".join(self.cleaned_data["hs_code"].split())
        if code and not (code.isascii() and code.isdigit() and len(code) in (4, 6, 10)):
            raise self._error(
                "hs_code", gettext("Enter 4, 6 or 10 digits of the commodity code."), "ncip-47-4"
            )
        return code

    def clean_registered_on(self) -> date | None:
        """ncip-47-10: the company is registered already, and not before the country was (D17)."""
        day: date | None = self.cleaned_data["registered_on"]
        ahead = registration_ahead(day, self.act.on)
        if ahead:
            raise self._error(ahead.code, str(ahead.text), "ncip-47-10")
        if day is not None and day < FIRST_DAY:
            raise self._error("too_early", gettext("Enter a day after 16.12.1991."), "ncip-47-10")
        return day

    def clean(self) -> dict[str, Any]:
        """What two fields say together: district and region, contact and company, start and finish."""
        cleaned: dict[str, Any] = super().clean() or {}
        district, contact = cleaned.get("district"), cleaned.get("contact")
        if district and cleaned.get("region") and district.region_id != cleaned["region"].pk:
            self._refuse("district", gettext("The district belongs to another region."), "ncip-47-5")
        if contact and cleaned.get("company") and contact.company_id != cleaned["company"].pk:
            self._refuse("contact", gettext("The contact person belongs to another company."), "ncip-47-8")
        self._check_plan(cleaned.get("planned_start"), cleaned.get("planned_finish"))
        if "demo_fields" in self.fields:
            self.instance.demo_fields = cleaned.get("demo_fields") or []
        return cleaned

    def _check_plan(self, start: date | None, finish: date | None) -> None:
        for name, day in (("planned_start", start), ("planned_finish", finish)):
            if day is not None and not (day >= FIRST_DAY and day.year <= LAST_YEAR):
                self._refuse(
                    name, gettext("Enter a day between 16.12.1991 and the end of 2100."), "ncip-42-1-b"
                )
        if start and finish and finish < start:
            self._refuse("planned_finish", gettext("The project finishes after it starts."), "ncip-42-1-b")

    def _refuse(self, field: str, sentence: str, rule: str) -> None:
        self.add_error(field, self._error("invalid", sentence, rule))

    def _error(self, code: str, sentence: str, rule: str) -> forms.ValidationError:
        return forms.ValidationError(sentence, code=code, params={"rule": rule})

    def save(self, commit: bool = True) -> Project:
        """A new passport takes its number, its initiating body and, when there is one, its initiative."""
        project: Project = self.instance
        if self.is_new:
            body = speaks_for(self.act.actor)
            project.code = next_code(project.region, self.act.on)
            project.prepared_by = body
            project.initiator = body if body is not None and body.kind in INITIATING_KINDS else None
            project.responsible = project.responsible or self.act.actor.user
            project.initiative = self.subject if isinstance(self.subject, Initiative) else None
        saved: Project = super().save(commit=commit)
        return saved
