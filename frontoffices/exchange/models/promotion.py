"""How external front offices bring investment proposals to the business communities of their country."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from frontoffices.exchange import notices, permissions
from frontoffices.exchange.enums import PromotionWay
from frontoffices.exchange.queries import PromotionQuerySet
from ncip.casework.actions import Amendment, Creation
from ncip.casework.models import Subject
from ncip.reference.countries import country_choices, country_name
from ncip.reference.fields import DerivedTextField
from projects.attraction.names import words


class Promotion(Subject):
    """A proposal promoted in a business community of the host country, and the response (ncip-5-8)."""

    community = models.CharField(
        _("business community"), max_length=300, help_text=_("A chamber, an association, a council, a club.")
    )
    country = models.CharField(_("country"), max_length=2, choices=country_choices, editable=False)
    proposal = models.CharField(_("what was offered"), max_length=300)
    niche = models.ForeignKey(
        "frontoffices_exchange.Niche",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="promotions",
        verbose_name=_("niche"),
    )
    material = models.ForeignKey(
        "frontoffices_exchange.PresentationMaterial",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="promotions",
        verbose_name=_("approved material"),
    )
    way = models.CharField(_("way"), max_length=20, choices=PromotionWay.choices)
    promoted_on = models.DateField(_("day"))
    response = models.TextField(_("response"), blank=True)
    interested = models.PositiveIntegerField(_("companies that showed interest"), default=0)
    owner = models.ForeignKey(
        "frontoffices_registry.Organisation",
        on_delete=models.PROTECT,
        editable=False,
        related_name="promotions",
        verbose_name=_("front office that keeps the record"),
    )
    search_text = DerivedTextField(derive="derive_search_text", blank=True, default="")

    objects = PromotionQuerySet.as_manager()

    class Meta:
        verbose_name = _("promotion of a proposal")
        verbose_name_plural = _("promotion of proposals")
        default_permissions = ("view",)
        ordering: ClassVar = ["-promoted_on", "-id"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~models.Q(country=""), name="promotion_has_a_country"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["-promoted_on", "-id"], name="promotion_by_day"),
            models.Index(fields=["owner", "-promoted_on"], name="promotion_of_owner"),
        ]

    class Casework:
        label = "promotion"
        resource = "promotions"
        verbose = _("promotion of a proposal")
        card = "promotion"
        creation = Creation(
            rule="ncip-5-8",
            label=_("Record a promotion"),
            who=permissions.mission,
            form="PromotionForm",
            notify=[notices.niche_keeper],
            notice=_("A niche of your region was promoted abroad."),
        )
        amendments: ClassVar = [
            Amendment(
                "edit",
                rule="ncip-5-8",
                label=_("Add the response"),
                who=permissions.keeper,
                form="PromotionForm",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.proposal}: {self.community}"

    def derive_search_text(self) -> str:
        """The words by which the record is found."""
        return " ".join(words(f"{self.proposal} {self.community} {self.response}"))

    @property
    def country_name(self) -> str:
        """The country in the reader's language."""
        return country_name(self.country)
