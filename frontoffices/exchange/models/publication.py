"""Publications: how successful projects with foreign investment are covered by the media."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from frontoffices.exchange import notices, permissions
from frontoffices.exchange.enums import Medium
from frontoffices.exchange.guards import publications as guards
from frontoffices.exchange.queries import PublicationQuerySet
from ncip.casework.actions import Amendment, Creation
from ncip.casework.models import Subject
from ncip.reference.fields import DerivedTextField
from projects.attraction.names import words

ORGANISATION = "frontoffices_registry.Organisation"


class Publication(Subject):
    """Joint coverage of a successful project with foreign investment in the media (ncip-14-5, ncip-18-10)."""

    project = models.ForeignKey(
        "projects_implementation.Project",
        on_delete=models.PROTECT,
        editable=False,
        related_name="publications",
        verbose_name=_("project"),
    )
    title = models.CharField(_("headline"), max_length=300)
    published_on = models.DateField(_("published on"))
    medium = models.CharField(_("kind of media"), max_length=20, choices=Medium.choices)
    outlet = models.CharField(_("outlet"), max_length=200)
    url = models.URLField(_("address of the publication"), max_length=500, blank=True)
    partner = models.ForeignKey(
        ORGANISATION,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("jointly with"),
    )
    joint_order = models.CharField(
        _("joint order"), max_length=200, blank=True, help_text=_("Its number and day.")
    )
    owner = models.ForeignKey(
        ORGANISATION,
        on_delete=models.PROTECT,
        editable=False,
        related_name="publications",
        verbose_name=_("front office that keeps the record"),
    )
    search_text = DerivedTextField(derive="derive_search_text", blank=True, default="")

    objects = PublicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publications")
        default_permissions = ("view",)
        ordering: ClassVar = ["-published_on", "-id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~models.Q(owner=models.F("partner")), name="publication_is_joint"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["-published_on", "-id"], name="publication_by_day")]

    class Casework:
        label = "publication"
        resource = "publications"
        verbose = _("publication")
        card = "publication"
        creation = Creation(
            rule=["ncip-14-5", "ncip-18-10"],
            label=_("Add a publication"),
            who=permissions.home_office,
            form="PublicationForm",
            guards=[guards.under_a_project, guards.investor_is_foreign],
            parent="project",
            notify=[notices.partner],
            notice=_("A joint publication on a project was recorded."),
        )
        amendments: ClassVar = [
            Amendment(
                "edit",
                rule=["ncip-14-5", "ncip-18-10"],
                label=_("Edit the publication"),
                who=permissions.keeper,
                form="PublicationForm",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def derive_search_text(self) -> str:
        """The words by which the publication is found."""
        return " ".join(words(f"{self.title} {self.outlet}"))
