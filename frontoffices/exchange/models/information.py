"""Information materials on the investment potential and climate: six sections that are kept current."""

from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from frontoffices.exchange import notices, permissions
from frontoffices.exchange.enums import InformationSection as Part
from frontoffices.exchange.enums import InformationState as S
from frontoffices.exchange.enums import MaterialLanguage, SiteReadiness
from frontoffices.exchange.guards import information as guards
from frontoffices.exchange.queries import InformationQuerySet
from frontoffices.exchange.sections import rule_of
from ncip.casework.act import Act
from ncip.casework.actions import Amendment, Creation, Opening, action
from ncip.casework.fields import StateField, state_is_one_of
from ncip.casework.models import Subject
from ncip.casework.permissions import SYSTEM
from ncip.law.terms import TERM_INFORMATION_CURRENT
from ncip.reference.fields import DerivedTextField
from projects.attraction.names import words

ORGANISATION = "frontoffices_registry.Organisation"
RULES = ["ncip-12-2", "ncip-14-2"]


class InformationMaterial(Subject):
    """What one section tells of the country or a region, in one language, with its validity (ncip-12-2, ncip-14-2)."""

    state = StateField(_("state"), choices=S.choices, default=S.DRAFT)
    section = models.CharField(_("section of the materials"), max_length=20, choices=Part.choices)
    title = models.CharField(_("title"), max_length=300)
    region = models.ForeignKey(
        "regions_atlas.Region",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("region"),
    )
    language = models.CharField(_("language"), max_length=10, choices=MaterialLanguage.choices)
    readiness = models.CharField(
        _("readiness of the sites"), max_length=10, choices=SiteReadiness.choices, blank=True
    )
    summary = models.TextField(_("in short"), help_text=_("The figures that an officer tells an investor."))
    valid_until = models.DateField(_("valid until"))
    owner = models.ForeignKey(
        ORGANISATION,
        on_delete=models.PROTECT,
        editable=False,
        related_name="information_materials",
        verbose_name=_("front office that keeps the record"),
    )
    published_on = models.DateField(_("current since"), null=True, editable=False)
    edition = models.PositiveSmallIntegerField(_("edition"), default=0, editable=False)
    remarks = models.TextField(_("why it was withdrawn"), blank=True, editable=False)
    search_text = DerivedTextField(derive="derive_search_text", blank=True, default="")

    objects = InformationQuerySet.as_manager()

    class Meta:
        verbose_name = _("information material")
        verbose_name_plural = _("information materials")
        default_permissions = ("view",)
        ordering: ClassVar = ["-id"]
        constraints: ClassVar = [
            state_is_one_of(S, name="information_material_state_known"),
            models.CheckConstraint(
                condition=models.Q(state=S.DRAFT) | models.Q(published_on__isnull=False, edition__gt=0),
                name="published_information_has_a_day",
            ),
            models.CheckConstraint(
                condition=models.Q(section=Part.SITES) ^ models.Q(readiness=""),
                name="readiness_belongs_to_sites",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["section", "-id"], name="information_of_section"),
            models.Index(fields=["owner", "-id"], name="information_of_owner"),
        ]

    class Casework:
        label = "information-material"
        resource = "information-materials"
        verbose = _("information material")
        card = "information_material"
        creation = Creation(
            rule=RULES,
            label=_("Add an information material"),
            who=permissions.informant,
            form="InformationForm",
        )
        amendments: ClassVar = [
            Amendment(
                "edit",
                rule=RULES,
                label=_("Edit the information material"),
                who=permissions.keeper,
                form="EditInformationForm",
                states=[S.DRAFT],
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def derive_search_text(self) -> str:
        """The words by which the material is found."""
        return " ".join(words(f"{self.title} {self.summary}"))

    @property
    def rule(self) -> str:
        """The paragraph of the section: of the centre, or of a regional office."""
        return rule_of(self.section, regional=self.owner.kind in permissions.REGIONAL)

    @action(
        field=state,
        source=[S.DRAFT],
        target=S.CURRENT,
        rule=RULES,
        label=_("Publish the information material"),
        text=_("Every front office finds it; those to whom the paragraph sends it are told."),
        who=permissions.keeper,
        guards=[guards.has_a_file, guards.is_still_valid],
        opens=[Opening(TERM_INFORMATION_CURRENT, responsible="owner", start="valid_until")],
        notify=[notices.readers_of_information],
        notice=_("New information on the investment potential and climate."),
    )
    def publish(self, act: Act) -> None:
        """The material is sent: by the centre to external offices, by a region to the centre (ncip-12-2, ncip-14-2)."""
        self.published_on, self.edition = act.on, 1

    @action(
        field=state,
        source=[S.CURRENT, S.OUTDATED],
        target=S.CURRENT,
        rule=RULES,
        label=_("Renew the information material"),
        text=_("A new edition takes the place of the present one; earlier files stay under the documents."),
        who=permissions.keeper,
        form="RenewInformationForm",
        closes=[TERM_INFORMATION_CURRENT],
        opens=[Opening(TERM_INFORMATION_CURRENT, responsible="owner", start="valid_until")],
        notify=[notices.readers_of_information],
        notice=_("Information on the investment potential and climate was renewed."),
    )
    def renew(self, act: Act, *, summary: str, valid_until: date, **file: Any) -> None:
        """The next edition, with the day until which it is valid (ncip-12-2, ncip-14-2)."""
        self.summary, self.valid_until = summary, valid_until
        self.published_on, self.edition = act.on, self.edition + 1

    @action(
        field=state,
        source=[S.CURRENT],
        target=S.OUTDATED,
        rule=RULES,
        label=_("Mark as out of date"),
        who=SYSTEM,
        closes=[TERM_INFORMATION_CURRENT],
        notify=[notices.keeper],
        notice=_("An information material is out of date: renew or withdraw it."),
        hidden=True,
    )
    def lapse(self, act: Act) -> None:
        """The day until which the material is valid has passed; nobody is told figures of the year before last."""

    @action(
        field=state,
        source=[S.CURRENT, S.OUTDATED],
        target=S.WITHDRAWN,
        rule=RULES,
        label=_("Withdraw the information material"),
        text=_("It is not shown among the current ones any more."),
        who=permissions.keeper,
        form="ReasonForm",
        closes=[TERM_INFORMATION_CURRENT],
        primary=False,
        danger=True,
    )
    def withdraw(self, act: Act, *, reason: str) -> None:
        """The material is taken back, with the reason (ncip-12-2, ncip-14-2)."""
        self.remarks = reason
