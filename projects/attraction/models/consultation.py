"""The log of consultations with potential investors."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from ncip.casework.actions import Amendment, Creation
from ncip.casework.models import Subject
from projects.attraction import permissions
from projects.attraction.guards import cards as guards
from projects.attraction.guards.cards import FIRST_DAY
from projects.attraction.queries.consultations import ConsultationQuerySet


class Consultation(Subject):
    """What a potential investor asked and what he was told: investor, date, subject, officer (ncip-5-1)."""

    company = models.ForeignKey(
        "projects_attraction.Company",
        on_delete=models.PROTECT,
        editable=False,
        related_name="consultations",
        verbose_name=_("company"),
    )
    held_on = models.DateField(_("date of the consultation"))
    topic = models.CharField(_("subject of the consultation"), max_length=300)
    advice = models.TextField(
        _("what was explained"), blank=True, help_text=_("Also which opportunities and sources were named.")
    )
    officer = models.ForeignKey(
        "ncip_accounts.User",
        on_delete=models.PROTECT,
        editable=False,
        related_name="consultations",
        verbose_name=_("officer"),
    )
    owner = models.ForeignKey(
        "frontoffices_registry.Organisation",
        on_delete=models.PROTECT,
        editable=False,
        related_name="consultations",
        verbose_name=_("front office that keeps the card"),
    )

    objects = ConsultationQuerySet.as_manager()

    class Meta:
        verbose_name = _("consultation")
        verbose_name_plural = _("consultations")
        default_permissions = ("view",)
        ordering: ClassVar = ["-held_on", "-id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(held_on__gte=FIRST_DAY), name="consultation_not_before_1991"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["company", "-held_on", "-id"], name="consultation_of_company"),
            models.Index(fields=["-held_on", "-id"], name="consultation_held"),
        ]

    class Casework:
        label = "consultation"
        resource = "consultations"
        verbose = _("consultation")
        card = "consultation"
        creation = Creation(
            rule="ncip-5-1",
            label=_("Log a consultation"),
            who=permissions.mission,
            form="ConsultationForm",
            guards=[guards.under_a_company],
            parent="company",
        )
        amendments: ClassVar = [
            Amendment(
                "edit",
                rule="ncip-5-1",
                label=_("Edit the consultation"),
                who=permissions.keeper,
                form="ConsultationForm",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.held_on:%d.%m.%Y}, {self.topic}"
