"""Presentation and image materials of regions and industries."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from frontoffices.exchange import notices, permissions
from frontoffices.exchange.enums import MaterialLanguage, MaterialSubject
from frontoffices.exchange.enums import MaterialState as S
from frontoffices.exchange.guards import materials as guards
from frontoffices.exchange.papers import fingerprints
from frontoffices.exchange.queries import MaterialQuerySet
from ncip.casework.act import Act
from ncip.casework.actions import Amendment, Creation, action
from ncip.casework.fields import StateField, state_is_one_of
from ncip.casework.models import Subject
from ncip.casework.reasons import Reason
from ncip.reference.fields import DerivedTextField
from projects.attraction.names import words

ORGANISATION = "frontoffices_registry.Organisation"


class PresentationMaterial(Subject):
    """A presentation of the opportunities of a region, an industry or of state support (ncip-14-6, ncip-18-9)."""

    state = StateField(_("state"), choices=S.choices, default=S.DRAFT)
    about = models.CharField(_("what it is about"), max_length=20, choices=MaterialSubject.choices)
    title = models.CharField(_("title"), max_length=300)
    region = models.ForeignKey(
        "regions_atlas.Region",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("region"),
    )
    oked = models.ForeignKey(
        "ncip_reference.Oked",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("industry"),
    )
    language = models.CharField(_("language"), max_length=10, choices=MaterialLanguage.choices)
    description = models.TextField(_("for whom and for what"), blank=True)
    owner = models.ForeignKey(
        ORGANISATION,
        on_delete=models.PROTECT,
        editable=False,
        related_name="presentation_materials",
        verbose_name=_("front office that keeps the record"),
    )
    remarks = models.TextField(_("remarks"), blank=True, editable=False)
    approved_on = models.DateField(_("approved on"), null=True, editable=False)
    approved_by = models.ForeignKey(
        ORGANISATION,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("approved by"),
    )
    approved_files = models.JSONField(_("approved files"), default=list, editable=False)
    search_text = DerivedTextField(derive="derive_search_text", blank=True, default="")

    objects = MaterialQuerySet.as_manager()

    class Meta:
        verbose_name = _("presentation material")
        verbose_name_plural = _("presentation materials")
        default_permissions = ("view",)
        ordering: ClassVar = ["-id"]
        constraints: ClassVar = [
            state_is_one_of(S, name="presentation_material_state_known"),
            models.CheckConstraint(
                condition=~models.Q(state=S.APPROVED)
                | models.Q(approved_on__isnull=False, approved_by__isnull=False),
                name="approved_material_has_an_approver",
            ),
            models.CheckConstraint(
                condition=~models.Q(about=MaterialSubject.REGION) | models.Q(region__isnull=False),
                name="material_on_a_region_names_it",
            ),
            models.CheckConstraint(
                condition=~models.Q(about=MaterialSubject.INDUSTRY) | models.Q(oked__isnull=False),
                name="material_on_an_industry_names_it",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["owner", "-id"], name="material_of_owner")]

    class Casework:
        label = "presentation-material"
        resource = "presentation-materials"
        verbose = _("presentation material")
        card = "material"
        creation = Creation(
            rule=["ncip-14-6", "ncip-18-9"],
            label=_("Add a material"),
            who=permissions.home_office,
            form="MaterialForm",
        )
        amendments: ClassVar = [
            Amendment(
                "edit",
                rule=["ncip-14-6", "ncip-18-9"],
                label=_("Edit the material"),
                who=permissions.keeper,
                form="EditMaterialForm",
                states=[S.DRAFT, S.RETURNED],
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def closed_to_papers(self) -> Reason | None:
        """What was approved stays as it is: other files need a new version and its approval (ncip-14-6)."""
        if self.state != S.APPROVED:
            return None
        text = _("The material is approved as it is. Prepare a new version to change its files.")
        return Reason("approved", text, "file", "ncip-14-6")

    def derive_search_text(self) -> str:
        """The words by which the material is found."""
        return " ".join(words(f"{self.title} {self.description}"))

    @action(
        field=state,
        source=[S.DRAFT, S.RETURNED],
        target=S.ON_APPROVAL,
        rule=["ncip-14-6", "ncip-18-9"],
        label=_("Send for approval"),
        text=_(
            "The authorised body or the national company approves the files as they are now, or returns them."
        ),
        who=permissions.keeper,
        guards=[guards.has_a_file],
        notify=[notices.other_coordinators],
        notice=_("A presentation material waits for approval."),
    )
    def submit(self, act: Act) -> None:
        """The draft of the material is sent for approval (ncip-14-6, ncip-18-9)."""
        self.remarks = ""

    @action(
        field=state,
        source=[S.ON_APPROVAL],
        target=S.APPROVED,
        rule=["ncip-14-6", "ncip-18-9"],
        label=_("Approve the material"),
        text=_("The files as they are now are shown to all front offices as approved."),
        who=permissions.approver,
        guards=[guards.has_a_file],
        notify=[notices.keeper],
        notice=_("The presentation material was approved."),
    )
    def approve(self, act: Act) -> None:
        """The files as they stand are agreed to; their digests tell them from later ones (ncip-14-6, ncip-18-9)."""
        self.approved_on, self.approved_by = act.on, act.actor.organisation
        self.approved_files = fingerprints(self)

    @action(
        field=state,
        source=[S.ON_APPROVAL],
        target=S.RETURNED,
        rule=["ncip-14-6", "ncip-18-9"],
        label=_("Return the material"),
        text=_("Its maker learns what to change."),
        who=permissions.approver,
        form="ReasonForm",
        notify=[notices.keeper],
        notice=_("The presentation material was returned."),
        danger=True,
    )
    def send_back(self, act: Act, *, reason: str) -> None:
        """The material is not agreed to yet, with the remarks (ncip-14-6, ncip-18-9)."""
        self.remarks = reason

    @action(
        field=state,
        source=[S.APPROVED],
        target=S.DRAFT,
        rule=["ncip-14-6", "ncip-18-9"],
        label=_("Prepare a new version"),
        text=_("The material becomes a draft again: the new files need a new approval."),
        who=permissions.keeper,
        primary=False,
    )
    def revise(self, act: Act) -> None:
        """A changed material goes through the approval again (ncip-14-6, ncip-18-9)."""
        self.approved_on, self.approved_by, self.approved_files = None, None, []

    @property
    def subject_name(self) -> Any:
        """The region or the industry, or that it is about state support."""
        return self.region or self.oked or self.get_about_display()
