"""Country and regional analyses and studies: gathered, concluded, exchanged between the levels."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from frontoffices.exchange import notices, permissions
from frontoffices.exchange.enums import AnalysisKind as K
from frontoffices.exchange.enums import AnalysisState as S
from frontoffices.exchange.guards import analyses as guards
from frontoffices.exchange.queries import AnalysisQuerySet
from ncip.casework.act import Act
from ncip.casework.actions import Amendment, Creation, action
from ncip.casework.fields import StateField, state_is_one_of
from ncip.casework.models import Subject
from ncip.reference.countries import country_choices, country_name
from ncip.reference.fields import DerivedTextField
from projects.attraction.names import words

FIRST_YEAR, LAST_YEAR = 2020, 2100
RULES_OF_KINDS = {K.COUNTRY: "ncip-5-13", K.REGIONAL: "ncip-15-1", K.STUDY: "ncip-6-1"}


class Analysis(Subject):
    """An analysis of a country, of a region, or a study: first gathered, then exchanged (ncip-5-13, ncip-15-1)."""

    state = StateField(_("state"), choices=S.choices, default=S.GATHERED)
    kind = models.CharField(_("kind of analysis"), max_length=20, choices=K.choices)
    title = models.CharField(_("title"), max_length=300)
    country = models.CharField(_("country"), max_length=2, choices=country_choices, blank=True)
    region = models.ForeignKey(
        "regions_atlas.Region",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("region"),
    )
    year = models.PositiveSmallIntegerField(_("year"))
    data = models.TextField(_("information gathered"), blank=True)
    sources = models.TextField(_("sources"), blank=True)
    conclusions = models.TextField(_("conclusions"), blank=True)
    owner = models.ForeignKey(
        "frontoffices_registry.Organisation",
        on_delete=models.PROTECT,
        editable=False,
        related_name="analyses",
        verbose_name=_("front office that keeps the record"),
    )
    shared_on = models.DateField(_("shared on"), null=True, editable=False)
    remarks = models.TextField(_("why it was put aside"), blank=True, editable=False)
    search_text = DerivedTextField(derive="derive_search_text", blank=True, default="")

    objects = AnalysisQuerySet.as_manager()

    class Meta:
        verbose_name = _("analysis")
        verbose_name_plural = _("analyses")
        default_permissions = ("view",)
        ordering: ClassVar = ["-id"]
        constraints: ClassVar = [
            state_is_one_of(S, name="analysis_state_known"),
            models.CheckConstraint(
                condition=~models.Q(state=S.SHARED)
                | (models.Q(shared_on__isnull=False) & ~models.Q(conclusions="")),
                name="shared_analysis_has_conclusions",
            ),
            models.CheckConstraint(
                condition=(models.Q(kind=K.COUNTRY, region=None) & ~models.Q(country=""))
                | models.Q(kind=K.REGIONAL, region__isnull=False, country="")
                | models.Q(kind=K.STUDY, country=""),
                name="analysis_names_its_territory",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["owner", "-id"], name="analysis_of_owner")]

    class Casework:
        label = "analysis"
        resource = "analyses"
        verbose = _("analysis")
        card = "analysis"
        creation = Creation(
            rule=["ncip-5-13", "ncip-6-1", "ncip-15-1"],
            label=_("Begin an analysis"),
            who=permissions.front_office,
            form="AnalysisForm",
        )
        amendments: ClassVar = [
            Amendment(
                "edit",
                rule=["ncip-5-13", "ncip-6-1", "ncip-15-1"],
                label=_("Add to the analysis"),
                who=permissions.gatherer,
                form="EditAnalysisForm",
                states=[S.GATHERED],
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def derive_search_text(self) -> str:
        """The words by which the analysis is found."""
        return " ".join(words(f"{self.title} {self.conclusions}"))

    @property
    def rule(self) -> str:
        """The paragraph of this kind of analysis."""
        return RULES_OF_KINDS[K(self.kind)]

    @property
    def territory(self) -> Any:
        """The country, the region, or the whole of Kazakhstan for a study."""
        return country_name(self.country) if self.country else self.region or _("Kazakhstan")

    @action(
        field=state,
        source=[S.GATHERED],
        target=S.SHARED,
        rule=["ncip-15-1", "ncip-6-1"],
        label=_("Share the analysis"),
        text=_("Every front office reads it; the other level and the national company are told."),
        who=permissions.keeper,
        guards=[guards.is_concluded],
        notify=[notices.other_level],
        notice=_("An analysis was shared with your level."),
    )
    def share(self, act: Act) -> None:
        """External and regional offices exchange their analyses (ncip-15-1)."""
        self.shared_on = act.on

    @action(
        field=state,
        source=[S.SHARED],
        target=S.PUT_ASIDE,
        rule="ncip-15-1",
        label=_("Put the analysis aside"),
        text=_("A later analysis takes its place; it stays readable."),
        who=permissions.keeper,
        form="ReasonForm",
        primary=False,
    )
    def put_aside(self, act: Act, *, reason: str) -> None:
        """The analysis is not the present one any more, with the reason (ncip-15-1)."""
        self.remarks = reason
