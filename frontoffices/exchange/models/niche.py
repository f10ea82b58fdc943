"""Niches: what a region lacks and an investor could supply."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from frontoffices.exchange import permissions
from frontoffices.exchange.enums import NicheState as S
from frontoffices.exchange.queries import NicheQuerySet
from ncip.casework.act import Act
from ncip.casework.actions import Amendment, Creation, action
from ncip.casework.fields import StateField, state_is_one_of
from ncip.casework.models import Subject
from ncip.reference.fields import DerivedTextField
from projects.attraction.names import words


class Niche(Subject):
    """A potential niche that a regional front office tells the external ones (ncip-16-2)."""

    state = StateField(_("state"), choices=S.choices, default=S.OPEN)
    title = models.CharField(_("niche"), max_length=300)
    region = models.ForeignKey(
        "regions_atlas.Region", on_delete=models.PROTECT, related_name="niches", verbose_name=_("region")
    )
    oked = models.ForeignKey(
        "ncip_reference.Oked", on_delete=models.PROTECT, related_name="+", verbose_name=_("industry")
    )
    description = models.TextField(_("description"))
    demand = models.TextField(_("demand, import and export"), blank=True)
    cost = models.DecimalField(
        _("estimated investment"), max_digits=20, decimal_places=2, null=True, blank=True
    )
    currency = models.CharField(_("currency"), max_length=3, blank=True)
    owner = models.ForeignKey(
        "frontoffices_registry.Organisation",
        on_delete=models.PROTECT,
        editable=False,
        related_name="niches",
        verbose_name=_("front office that keeps the record"),
    )
    closed_because = models.TextField(_("why closed"), blank=True, editable=False)
    search_text = DerivedTextField(derive="derive_search_text", blank=True, default="")

    objects = NicheQuerySet.as_manager()

    class Meta:
        verbose_name = _("niche")
        verbose_name_plural = _("niches")
        default_permissions = ("view",)
        ordering: ClassVar = ["-id"]
        constraints: ClassVar = [
            state_is_one_of(S, name="niche_state_known"),
            models.CheckConstraint(
                condition=models.Q(cost=None) | (models.Q(cost__gt=0) & ~models.Q(currency="")),
                name="niche_cost_has_a_currency",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["region", "-id"], name="niche_of_region")]

    class Casework:
        label = "niche"
        resource = "niches"
        verbose = _("niche")
        card = "niche"
        creation = Creation(
            rule="ncip-16-2",
            label=_("Add a niche"),
            who=permissions.regional_office,
            form="NicheForm",
        )
        amendments: ClassVar = [
            Amendment(
                "edit",
                rule="ncip-16-2",
                label=_("Edit the niche"),
                who=permissions.keeper,
                form="NicheForm",
                states=[S.OPEN],
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def derive_search_text(self) -> str:
        """The words by which the niche is found."""
        return " ".join(words(f"{self.title} {self.description}"))

    @action(
        field=state,
        source=[S.OPEN],
        target=S.CLOSED,
        rule="ncip-16-2",
        label=_("Close the niche"),
        text=_("The niche is taken or no longer there; it stays readable."),
        who=permissions.keeper,
        form="ReasonForm",
        primary=False,
    )
    def close(self, act: Act, *, reason: str) -> None:
        """The niche is taken or gone, with the reason (ncip-16-2)."""
        self.closed_because = reason
