"""Documents that show the intent of a company: memoranda and letters."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from ncip.casework.actions import Amendment, Creation
from ncip.casework.models import Subject
from projects.attraction import permissions
from projects.attraction.enums import MemorandumKind
from projects.attraction.guards import cards as guards
from projects.attraction.guards.cards import FIRST_DAY
from projects.attraction.queries.agreements import MemorandumQuerySet


class Memorandum(Subject):
    """A signed document that shows what a foreign company intends (ncip-5-3)."""

    company = models.ForeignKey(
        "projects_attraction.Company",
        on_delete=models.PROTECT,
        editable=False,
        related_name="memoranda",
        verbose_name=_("company"),
    )
    kind = models.CharField(
        _("kind of document"),
        max_length=20,
        choices=MemorandumKind.choices,
        default=MemorandumKind.MEMORANDUM,
    )
    title = models.CharField(_("subject of the document"), max_length=300)
    parties = models.TextField(_("parties"), help_text=_("Who signed, one party per line."))
    signed_on = models.DateField(_("signed on"))
    anchor = models.BooleanField(_("with an anchor investor"), default=False)
    transnational = models.BooleanField(_("with a transnational company"), default=False)
    owner = models.ForeignKey(
        "frontoffices_registry.Organisation",
        on_delete=models.PROTECT,
        editable=False,
        related_name="memoranda",
        verbose_name=_("front office that keeps the card"),
    )

    objects = MemorandumQuerySet.as_manager()

    class Meta:
        verbose_name = _("memorandum")
        verbose_name_plural = _("memoranda")
        default_permissions = ("view",)
        ordering: ClassVar = ["-signed_on", "-id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(kind__in=MemorandumKind.values), name="memorandum_kind_known"
            ),
            models.CheckConstraint(
                condition=models.Q(signed_on__gte=FIRST_DAY), name="memorandum_not_before_1991"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["company", "-signed_on", "-id"], name="memorandum_of_company"),
            models.Index(fields=["-signed_on", "-id"], name="memorandum_signed"),
        ]

    class Casework:
        label = "memorandum"
        resource = "memoranda"
        verbose = _("memorandum")
        card = "memorandum"
        creation = Creation(
            rule="ncip-5-3",
            label=_("Add a memorandum"),
            who=permissions.mission,
            form="MemorandumForm",
            guards=[guards.under_a_company],
            parent="company",
        )
        amendments: ClassVar = [
            Amendment(
                "edit",
                rule="ncip-5-3",
                label=_("Edit the memorandum"),
                who=permissions.keeper,
                form="MemorandumWordsForm",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.signed_on:%d.%m.%Y}, {self.title}"
