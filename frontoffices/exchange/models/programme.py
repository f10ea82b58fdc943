"""Country investment programmes: yearly versions, their measures, and the updates that are due."""

from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from frontoffices.exchange import notices, permissions
from frontoffices.exchange.enums import MeasureState as M
from frontoffices.exchange.enums import ProgrammeState as S
from frontoffices.exchange.enums import Section, UpdateKind
from frontoffices.exchange.enums import UpdateState as U
from frontoffices.exchange.guards import programmes as guards
from frontoffices.exchange.queries import OfProgrammeQuerySet, ProgrammeQuerySet
from ncip.casework.act import Act
from ncip.casework.actions import Amendment, Creation, action
from ncip.casework.fields import StateField, state_is_one_of
from ncip.casework.models import Subject
from ncip.casework.permissions import SYSTEM
from ncip.law.terms import TERM_PROGRAMME_UPDATE, TERM_PROGRAMME_YEAR
from ncip.reference.countries import country_choices, country_name
from ncip.reference.fields import DerivedTextField
from projects.attraction.names import words

ORGANISATION = "frontoffices_registry.Organisation"
FIRST_YEAR, LAST_YEAR = 2020, 2100


class CountryProgramme(Subject):
    """The yearly version of a programme for targeted work with investors of a country (ncip-3-3, ncip-5-19)."""

    state = StateField(_("state"), choices=S.choices, default=S.DRAFT)
    country = models.CharField(_("country"), max_length=2, choices=country_choices)
    year = models.PositiveSmallIntegerField(_("year"))
    goals = models.TextField(_("goals for the year"))
    sectors = models.TextField(_("priority industries and target companies"), blank=True)
    analysis = models.TextField(_("data for the country analysis"), blank=True)
    investment_data = models.TextField(
        _("data on investment activity"),
        blank=True,
        help_text=_("Volume and direction of investment from the country, by the latest year."),
    )
    owner = models.ForeignKey(
        ORGANISATION,
        on_delete=models.PROTECT,
        editable=False,
        related_name="country_programmes",
        verbose_name=_("mission that forms the programme"),
    )
    agreed_on = models.DateField(_("agreed by the national company on"), null=True, editable=False)
    remarks = models.TextField(_("remarks of the national company"), blank=True, editable=False)
    search_text = DerivedTextField(derive="derive_search_text", blank=True, default="")

    objects = ProgrammeQuerySet.as_manager()

    class Meta:
        verbose_name = _("country investment programme")
        verbose_name_plural = _("country investment programmes")
        default_permissions = ("view",)
        ordering: ClassVar = ["-year", "-id"]
        constraints: ClassVar = [
            state_is_one_of(S, name="country_programme_state_known"),
            models.UniqueConstraint(fields=["country", "year"], name="one_programme_per_country_and_year"),
            models.CheckConstraint(
                condition=models.Q(state__in=[S.DRAFT, S.ON_AGREEMENT]) | models.Q(agreed_on__isnull=False),
                name="programme_in_effect_was_agreed",
            ),
            models.CheckConstraint(
                condition=models.Q(year__range=(FIRST_YEAR, LAST_YEAR)), name="programme_year_plausible"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["-year", "-id"], name="programme_by_year")]

    class Casework:
        label = "country-programme"
        resource = "country-programmes"
        verbose = _("country investment programme")
        card = "programme"
        creation = Creation(
            rule=["ncip-5-19", "ncip-3-3", "ncip-5-18", "ncip-17-2"],
            label=_("Form a country programme"),
            who=permissions.mission,
            form="ProgrammeForm",
        )
        amendments: ClassVar = [
            Amendment(
                "edit",
                rule=["ncip-17-2", "ncip-5-18"],
                label=_("Edit the country programme"),
                who=permissions.programme_maker,
                form="ProgrammeForm",
                states=[S.DRAFT, S.ACTIVE],
            ),
        ]

    def __str__(self) -> str:
        return str(
            _("%(country)s: programme for %(year)s") % {"country": self.country_name, "year": self.year}
        )

    def derive_search_text(self) -> str:
        """The words by which the programme is found."""
        return " ".join(words(f"{self.goals} {self.sectors}"))

    @property
    def country_name(self) -> str:
        """The country in the active language."""
        return country_name(self.country)

    @action(
        field=state,
        source=[S.DRAFT],
        target=S.ON_AGREEMENT,
        rule="ncip-17-2",
        label=_("Send to the national company"),
        text=_("The national company agrees to the programme or returns it with remarks."),
        who=permissions.mission_of_country,
        guards=[guards.is_complete, guards.has_a_measure],
        notify=[notices.national_company],
        notice=_("A country programme waits for your agreement."),
    )
    def submit(self, act: Act) -> None:
        """The external office sends the programme which it forms jointly with the national company (ncip-17-2)."""
        self.remarks = ""

    @action(
        field=state,
        source=[S.ON_AGREEMENT],
        target=S.ACTIVE,
        rule="ncip-17-2",
        label=_("Agree to the programme"),
        text=_("The programme takes effect, and the version before it ends. Updates fall due each quarter."),
        who=permissions.national_company,
        notify=[notices.keeper],
        notice=_("The national company agreed to the country programme."),
    )
    def agree(self, act: Act) -> None:
        """The national company forms the programme jointly: its mark of agreement (ncip-17-2)."""
        self.agreed_on = act.on

    @action(
        field=state,
        source=[S.ON_AGREEMENT],
        target=S.DRAFT,
        rule="ncip-17-2",
        label=pgettext_lazy("programme", "Return with remarks"),
        text=_("The mission mends the draft and sends it again."),
        who=permissions.national_company,
        form="ReasonForm",
        notify=[notices.keeper],
        notice=_("The national company returned the country programme."),
        danger=True,
    )
    def send_back(self, act: Act, *, reason: str) -> None:
        """The national company does not agree yet and says why (ncip-17-2)."""
        self.remarks = reason

    @action(
        field=state,
        source=[S.ACTIVE],
        target=S.REPLACED,
        rule="ncip-5-18",
        label=_("Replace by the newer version"),
        who=SYSTEM,
        hidden=True,
    )
    def replace(self, act: Act) -> None:
        """The version of the new year took effect (ncip-5-18)."""


class ProgrammeMeasure(Subject):
    """A measure of a country programme with its day and who answers for it (ncip-17-2)."""

    state = StateField(_("state"), choices=M.choices, default=M.PLANNED)
    programme = models.ForeignKey(
        CountryProgramme,
        on_delete=models.PROTECT,
        editable=False,
        related_name="measures",
        verbose_name=_("country investment programme"),
    )
    section = models.CharField(pgettext_lazy("programme", "section"), max_length=20, choices=Section.choices)
    title = models.CharField(_("measure"), max_length=300)
    due_on = models.DateField(_("due on"))
    responsible = models.ForeignKey(
        ORGANISATION, on_delete=models.PROTECT, related_name="+", verbose_name=_("who answers for it")
    )
    done_on = models.DateField(_("done on"), null=True, editable=False)
    result = models.TextField(_("result"), blank=True, editable=False)

    objects = OfProgrammeQuerySet.as_manager()

    class Meta:
        verbose_name = _("measure of a country programme")
        verbose_name_plural = _("measures of country programmes")
        default_permissions = ("view",)
        ordering: ClassVar = ["due_on", "id"]
        constraints: ClassVar = [
            state_is_one_of(M, name="programme_measure_state_known"),
            models.CheckConstraint(
                condition=~models.Q(state=M.DONE) | models.Q(done_on__isnull=False),
                name="done_measure_has_a_day",
            ),
        ]

    class Casework:
        label = "programme-measure"
        resource = "programme-measures"
        verbose = _("measure of a country programme")
        card = "programme"
        creation = Creation(
            rule="ncip-17-2",
            label=_("Add a measure"),
            who=permissions.programme_maker,
            form="MeasureForm",
            guards=[guards.under_a_programme, guards.programme_is_open],
            parent="country-programme",
            notify=[notices.responsible],
            notice=_("Your organisation answers for a measure of a country programme."),
        )
        amendments: ClassVar = [
            Amendment(
                "edit",
                rule="ncip-17-2",
                label=_("Edit the measure"),
                who=permissions.programme_maker,
                form="MeasureForm",
                states=[M.PLANNED],
            ),
        ]

        @staticmethod
        def lock_root(subject: "ProgrammeMeasure") -> models.Model:
            """The programme is locked first."""
            return subject.programme

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The card of the programme, at its measures."""
        return f"{self.programme.get_absolute_url()}#measures"

    @action(
        field=state,
        source=[M.PLANNED],
        target=M.DONE,
        rule="ncip-17-2",
        label=_("Report the measure as done"),
        who=permissions.measure_doer,
        form="CompleteMeasureForm",
        guards=[guards.programme_took_effect],
    )
    def complete(self, act: Act, *, done_on: date, result: str) -> None:
        """The measure was carried out, with its result (ncip-17-2)."""
        self.done_on, self.result = done_on, result

    @action(
        field=state,
        source=[M.PLANNED],
        target=M.DROPPED,
        rule="ncip-17-2",
        label=_("Drop the measure"),
        who=permissions.programme_maker,
        form="ReasonForm",
        primary=False,
        danger=True,
    )
    def drop(self, act: Act, *, reason: str) -> None:
        """The measure will not be carried out, with the reason (ncip-17-2)."""
        self.result = reason


class ProgrammeUpdate(Subject):
    """An update of a country programme in the portal: each quarter (ncip-17-2) and each year (ncip-5-18)."""

    state = StateField(_("state"), choices=U.choices, default=U.DUE)
    programme = models.ForeignKey(
        CountryProgramme,
        on_delete=models.PROTECT,
        editable=False,
        related_name="updates",
        verbose_name=_("country investment programme"),
    )
    kind = models.CharField(_("kind of update"), max_length=20, choices=UpdateKind.choices)
    year = models.PositiveSmallIntegerField(_("year"))
    quarter = models.PositiveSmallIntegerField(_("quarter"), null=True, blank=True)
    progress = models.TextField(_("what was done in the period"), blank=True, editable=False)
    analysis = models.TextField(_("new data for the country analysis"), blank=True, editable=False)
    made_on = models.DateField(_("made on"), null=True, editable=False)

    objects = OfProgrammeQuerySet.as_manager()

    class Meta:
        verbose_name = _("update of a country programme")
        verbose_name_plural = _("updates of country programmes")
        default_permissions = ("view",)
        ordering: ClassVar = ["-year", "-quarter", "-id"]
        constraints: ClassVar = [
            state_is_one_of(U, name="programme_update_state_known"),
            models.UniqueConstraint(
                fields=["programme", "kind", "year", "quarter"],
                nulls_distinct=False,
                name="one_update_per_period",
            ),
            models.CheckConstraint(
                condition=models.Q(kind=UpdateKind.QUARTERLY, quarter__range=(1, 4))
                | models.Q(kind=UpdateKind.YEARLY, quarter=None),
                name="update_period_fits_kind",
            ),
            models.CheckConstraint(
                condition=models.Q(state=U.DUE) | models.Q(made_on__isnull=False),
                name="made_update_has_a_day",
            ),
        ]

    class Casework:
        label = "programme-update"
        resource = "programme-updates"
        verbose = _("update of a country programme")
        card = "programme_update"
        creation = Creation(
            rule=["ncip-17-2", "ncip-5-18"],
            label=_("Open the duty to update"),
            who=SYSTEM,
            form="UpdateDutyForm",
            parent="country-programme",
            hidden=True,
        )

        @staticmethod
        def lock_root(subject: "ProgrammeUpdate") -> models.Model:
            """The programme is locked first."""
            return subject.programme

    def __str__(self) -> str:
        return str(_("%(programme)s, %(period)s") % {"programme": self.programme, "period": self.period})

    @property
    def period(self) -> str:
        """The quarter or the year that the update is about."""
        if self.quarter is None:
            return str(_("data for %(year)s") % {"year": self.year})
        return str(_("quarter %(quarter)s of %(year)s") % {"quarter": self.quarter, "year": self.year})

    @action(
        field=state,
        source=[U.DUE],
        target=U.MADE,
        rule=["ncip-17-2", "ncip-5-18"],
        label=_("Update the programme"),
        text=_(
            "What was done in the period and what is new for the country analysis; the national company is told."
        ),
        who=permissions.mission_of_country,
        form="MakeUpdateForm",
        closes=[TERM_PROGRAMME_UPDATE, TERM_PROGRAMME_YEAR],
        notify=[notices.national_company],
        notice=_("A country programme was updated."),
    )
    def make(self, act: Act, *, progress: str, analysis: str, **more: Any) -> None:
        """The external office updates the programme in the portal (ncip-17-2, ncip-5-18)."""
        self.progress, self.analysis, self.made_on = progress, analysis, act.on
