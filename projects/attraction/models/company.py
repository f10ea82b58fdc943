"""The company card."""

from typing import ClassVar
from uuid import UUID

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils.translation import gettext_lazy as _

from ncip.casework.actions import Amendment, Creation
from ncip.casework.models import Subject
from ncip.casework.permissions import SYSTEM
from ncip.law.kazakh import sort_key
from ncip.reference.countries import HOME, country_choices, country_name
from ncip.reference.fields import DerivedTextField
from ncip.reference.identifiers import validate_bin
from ncip.reference.similarity import bare_name, trigrams
from projects.attraction import permissions
from projects.attraction.enums import CompanyKind, CompanySize
from projects.attraction.fields import DerivedTrigramsField
from projects.attraction.guards import companies as guards
from projects.attraction.names import words
from projects.attraction.queries.cards import LAST_CONTACT, CompanyQuerySet


class Company(Subject):
    """The card of a potential or present investor with his primary data (ncip-40-3)."""

    name = models.CharField(_("name"), max_length=300)
    other_names = models.TextField(
        _("other names"), blank=True, help_text=_("In other languages or spellings, one per line.")
    )
    kind = models.CharField(
        _("kind of investor"), max_length=20, choices=CompanyKind.choices, default=CompanyKind.LEGAL_ENTITY
    )
    oked = models.ForeignKey(
        "ncip_reference.Oked", on_delete=models.PROTECT, related_name="+", verbose_name=_("field of activity")
    )
    size = models.CharField(_("size"), max_length=10, choices=CompanySize.choices)
    country = models.CharField(_("country of origin"), max_length=2, choices=country_choices)
    bin = models.CharField(
        _("BIN"),
        max_length=12,
        unique=True,
        null=True,
        blank=True,
        validators=[validate_bin],
        help_text=_("12 digits, when the company is registered in Kazakhstan."),
    )
    registration_number = models.CharField(_("foreign registration number"), max_length=60, blank=True)
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="subsidiaries",
        verbose_name=_("parent company"),
    )
    website = models.URLField(_("website"), blank=True)
    global2000_entry = models.ForeignKey(
        "ncip_reference.Global2000Entry",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("place in The Global 2000"),
    )
    organisation = models.OneToOneField(
        "frontoffices_registry.Organisation",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="company",
        verbose_name=_("organisation with access to the portal"),
    )
    owner = models.ForeignKey(
        "frontoffices_registry.Organisation",
        on_delete=models.PROTECT,
        editable=False,
        related_name="companies",
        verbose_name=_("front office that keeps the card"),
    )
    last_met = models.DateField(_("day of the last meeting"), null=True, editable=False)
    demo_fields = models.JSONField(_("demonstration values"), default=list, blank=True, editable=False)
    search_text = DerivedTextField(derive="derive_search_text", blank=True, default="")
    sort_key = DerivedTextField(derive="derive_sort_key", blank=True, default="")
    trigrams = DerivedTrigramsField(derive="derive_trigrams")

    objects = CompanyQuerySet.as_manager()

    class Meta:
        verbose_name = _("company card")
        verbose_name_plural = _("company cards")
        default_permissions = ("view",)
        ordering: ClassVar = ["sort_key", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(bin=None) | models.Q(bin__regex=r"^\d{12}$"),
                name="company_bin_has_12_digits",
            ),
            models.CheckConstraint(
                condition=models.Q(country__regex=r"^[A-Z]{2}$"), name="company_country_is_iso"
            ),
            models.CheckConstraint(
                condition=models.Q(size__in=CompanySize.values), name="company_size_known"
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=CompanyKind.values), name="company_kind_known"
            ),
            models.CheckConstraint(
                condition=models.Q(parent=None) | ~models.Q(parent=models.F("id")),
                name="company_not_its_own_parent",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["sort_key", "id"], name="company_sort"),
            models.Index(fields=["country", "sort_key", "id"], name="company_country"),
            models.Index(fields=["oked", "sort_key", "id"], name="company_oked"),
            models.Index(LAST_CONTACT.desc(), models.F("id").desc(), name="company_last_met"),
            models.Index("country", LAST_CONTACT.desc(), models.F("id").desc(), name="company_country_met"),
            GinIndex(fields=["trigrams"], name="company_trigrams"),
        ]

    class Casework:
        label = "company"
        resource = "companies"
        verbose = _("company card")
        card = "company"
        creation = Creation(
            rule=["ncip-40-3", "ncip-39-b"],
            label=_("Add a company"),
            who=permissions.card_maker,
            form="CompanyForm",
        )
        amendments: ClassVar = [
            Amendment(
                "edit",
                rule="ncip-40-3",
                label=_("Edit the company card"),
                who=permissions.keeper_of_company,
                form="CompanyForm",
            ),
            Amendment(
                "open_card",
                rule="ncip-6-2",
                label=_("Open the card to another organisation"),
                who=permissions.keeper_of_company,
                form="OpenCardForm",
            ),
            Amendment(
                "give_access",
                rule="ncip-24",
                label=_("Give the investor access"),
                text=_("The people of this organisation will see the company and its projects."),
                who=permissions.administrator_of_portal,
                form="GiveAccessForm",
            ),
            Amendment(
                "merge",
                rule=["ncip-6-2", "ncip-47-2"],
                label=_("Merge another card into this one"),
                text=_(
                    "Contacts, meetings, initiatives, projects, documents, messages and accesses of the other card "
                    "pass to this one. The other card is closed for good; its address leads here."
                ),
                who=permissions.administrator,
                form="MergeForm",
                guards=[guards.another_card, guards.one_bin, guards.one_organisation],
                danger=True,
            ),
            Amendment(
                "set_global2000",
                rule="ncip-app1-g2000",
                label=_("Set the place in The Global 2000"),
                who=SYSTEM,
                form="PlaceForm",
                hidden=True,
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_foreign(self) -> bool:
        """Whether the investor comes from abroad (ncip-3-19)."""
        return self.country != HOME

    @property
    def names(self) -> list[str]:
        """The name and its variants."""
        return [self.name, *[line.strip() for line in self.other_names.splitlines() if line.strip()]]

    @property
    def country_name(self) -> str:
        """The country of origin in the active language."""
        return country_name(self.country)

    @property
    def former_ids(self) -> list[UUID]:
        """The numbers of the cards that were merged into this one."""
        return list(self.former_cards.values_list("public_id", flat=True))

    def derive_search_text(self) -> str:
        """The words by which the company is found: names and numbers."""
        return " ".join(words(" ".join([*self.names, self.bin or "", self.registration_number])))

    def derive_sort_key(self) -> str:
        """The place in the alphabet, legal form aside."""
        return sort_key(bare_name(self.name))

    def derive_trigrams(self) -> list[str]:
        """The trigrams of all search words."""
        return trigrams(self.derive_search_text())
