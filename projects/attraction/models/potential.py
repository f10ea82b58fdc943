"""Potential investors whom the external front offices name, and the lists that they give (ncip-5-4, ncip-17-3)."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from ncip.casework.act import Act
from ncip.casework.actions import Amendment, Creation, action
from ncip.casework.fields import StateField, state_is_one_of
from ncip.casework.models import Subject
from projects.attraction import notices, permissions
from projects.attraction.enums import PotentialSource, PotentialState
from projects.attraction.guards import cards
from projects.attraction.guards import companies as guards
from projects.attraction.queries.potential import InvestorListQuerySet, PotentialInvestorQuerySet


class PotentialInvestor(Subject):
    """A foreign company that an external front office identified as a potential investor (ncip-5-4)."""

    state = StateField(_("state"), choices=PotentialState.choices, default=PotentialState.LISTED)
    company = models.ForeignKey(
        "projects_attraction.Company",
        on_delete=models.PROTECT,
        editable=False,
        related_name="potential",
        verbose_name=_("company"),
    )
    sector = models.ForeignKey(
        "ncip_reference.Oked",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("sector of interest"),
    )
    source = models.CharField(_("how it was found"), max_length=20, choices=PotentialSource.choices)
    interest = models.TextField(
        _("why it may invest"), help_text=_("Plans abroad, negotiations, needs that Kazakhstan can meet.")
    )
    owner = models.ForeignKey(
        "frontoffices_registry.Organisation",
        on_delete=models.PROTECT,
        editable=False,
        related_name="potential_investors",
        verbose_name=_("external front office"),
    )
    listed_on = models.DateField(_("listed on"), editable=False)
    dropped_on = models.DateField(_("taken off the list on"), null=True, editable=False)
    drop_reason = models.CharField(_("why it was taken off"), max_length=300, blank=True, editable=False)

    objects = PotentialInvestorQuerySet.as_manager()

    class Meta:
        verbose_name = _("potential investor")
        verbose_name_plural = _("potential investors")
        default_permissions = ("view",)
        ordering: ClassVar = ["-id"]
        constraints: ClassVar = [
            state_is_one_of(PotentialState, name="potential_state_known"),
            models.CheckConstraint(
                condition=models.Q(source__in=PotentialSource.values), name="potential_source_known"
            ),
            models.CheckConstraint(
                condition=models.Q(state=PotentialState.LISTED, dropped_on=None)
                | (
                    models.Q(state=PotentialState.DROPPED, dropped_on__isnull=False)
                    & ~models.Q(drop_reason="")
                ),
                name="dropped_potential_says_why",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["company", "-id"], name="potential_of_company"),
            models.Index(fields=["owner", "state", "-id"], name="potential_of_office"),
            models.Index(fields=["state", "-id"], name="potential_in_state"),
        ]

    class Casework:
        label = "potential_investor"
        resource = "potential-investors"
        verbose = _("potential investor")
        card = "potential_investor"
        creation = Creation(
            rule=["ncip-5-4", "ncip-17-3"],
            label=_("Put on the list of potential investors"),
            who=permissions.mission,
            form="PotentialInvestorForm",
            guards=[cards.under_a_company, guards.comes_from_abroad, guards.not_listed_yet],
            parent="company",
        )
        amendments: ClassVar = [
            Amendment(
                "edit",
                rule="ncip-5-4",
                label=_("Edit the entry"),
                who=permissions.keeper,
                form="PotentialInvestorForm",
                states=[PotentialState.LISTED],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.company}: {self.sector.name}"

    @action(
        field=state,
        source=[PotentialState.LISTED],
        target=PotentialState.DROPPED,
        rule="ncip-17-3",
        label=_("Take off the list"),
        text=_("Lists that were given before stay as they were."),
        who=permissions.keeper,
        form="DropPotentialForm",
        primary=False,
        danger=True,
    )
    def drop(self, act: Act, *, reason: str) -> None:
        """The company is no potential investor any more (ncip-17-3)."""
        self.dropped_on, self.drop_reason = act.on, reason


class InvestorList(Subject):
    """A list of potential investors that an external front office gave to home offices (ncip-17-3, ncip-15-3)."""

    title = models.CharField(_("title"), max_length=200)
    note = models.TextField(_("covering note"), blank=True)
    entries = models.ManyToManyField(
        PotentialInvestor, related_name="lists", verbose_name=_("potential investors")
    )
    recipients = models.ManyToManyField(
        "frontoffices_registry.Organisation", related_name="investor_lists", verbose_name=_("recipients")
    )
    owner = models.ForeignKey(
        "frontoffices_registry.Organisation",
        on_delete=models.PROTECT,
        editable=False,
        related_name="given_investor_lists",
        verbose_name=_("given by"),
    )
    given_on = models.DateField(_("given on"), editable=False)

    objects = InvestorListQuerySet.as_manager()

    class Meta:
        verbose_name = _("list of potential investors")
        verbose_name_plural = _("lists of potential investors")
        default_permissions = ("view",)
        ordering: ClassVar = ["-id"]
        indexes: ClassVar = [models.Index(fields=["owner", "-id"], name="investor_list_of_office")]

    class Casework:
        label = "investor_list"
        resource = "investor-lists"
        verbose = _("list of potential investors")
        card = "investor_list"
        creation = Creation(
            rule=["ncip-17-3", "ncip-15-3"],
            label=_("Give the list to home offices"),
            text=_("The recipients are told, and see the cards of these companies from now on."),
            who=permissions.mission,
            form="InvestorListForm",
            notify=[notices.recipients],
            notice=_("A list of potential investors was given to your organisation."),
        )

    def __str__(self) -> str:
        return self.title
