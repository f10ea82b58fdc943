"""The contact card."""

from typing import ClassVar

from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from ncip.casework.actions import Amendment, Creation
from ncip.casework.models import Subject
from projects.attraction import permissions
from projects.attraction.enums import Sector
from projects.attraction.guards import cards as guards
from projects.attraction.queries.cards import ContactQuerySet


class Contact(Subject):
    """The contact person of a potential investor (ncip-40-3-d), from a sector of the host country (ncip-5-5).

    The row can be erased when the person withdraws his consent; the journal keeps no value of it.
    """

    company = models.ForeignKey(
        "projects_attraction.Company",
        on_delete=models.PROTECT,
        editable=False,
        related_name="contacts",
        verbose_name=_("company"),
    )
    family_name = models.CharField(_("family name"), max_length=100)
    given_name = models.CharField(_("given name"), max_length=100, blank=True)
    position = models.CharField(_("position"), max_length=200, blank=True)
    sector = models.CharField(_("sector"), max_length=20, choices=Sector.choices, default=Sector.CORPORATE)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    language = models.CharField(_("language of correspondence"), max_length=60, blank=True)
    consent = models.CharField(
        _("consent to keep the data"),
        max_length=300,
        blank=True,
        help_text=_("How and when the person agreed, for example: business card handed over on 12.03.2026."),
    )
    erased_on = models.DateField(_("erased on"), null=True, blank=True, editable=False)
    owner = models.ForeignKey(
        "frontoffices_registry.Organisation",
        on_delete=models.PROTECT,
        editable=False,
        related_name="contacts",
        verbose_name=_("front office that keeps the card"),
    )

    objects = ContactQuerySet.as_manager()

    class Meta:
        verbose_name = _("contact card")
        verbose_name_plural = _("contact cards")
        default_permissions = ("view",)
        ordering: ClassVar = ["family_name", "given_name", "id"]
        indexes: ClassVar = [models.Index(Lower("email"), name="contact_email")]
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(sector__in=Sector.values), name="contact_sector_known"),
            models.CheckConstraint(
                condition=models.Q(erased_on__isnull=False) | ~models.Q(family_name=""),
                name="contact_has_a_name",
            ),
            models.CheckConstraint(
                condition=models.Q(erased_on=None)
                | models.Q(family_name="", given_name="", position="", phone="", email=""),
                name="erased_contact_is_empty",
            ),
        ]

    class Casework:
        label = "contact"
        resource = "contacts"
        verbose = _("contact card")
        card = "contact"
        personal = ("family_name", "given_name", "position", "phone", "email", "consent")
        creation = Creation(
            rule=["ncip-40-3", "ncip-40-3-d"],
            label=_("Add a contact person"),
            who=permissions.card_maker,
            form="ContactForm",
            guards=[guards.under_a_company],
            parent="company",
        )
        amendments: ClassVar = [
            Amendment(
                "edit",
                rule="ncip-40-3-d",
                label=_("Edit the contact card"),
                who=permissions.keeper,
                form="ContactForm",
                guards=[guards.contact_not_erased],
            ),
            Amendment(
                "erase",
                rule="ncip-40-3-d",
                label=_("Erase the person's data"),
                who=permissions.keeper,
                form="EraseContactForm",
                guards=[guards.contact_not_erased],
                danger=True,
            ),
        ]

    def __str__(self) -> str:
        return self.full_name or str(_("Erased contact"))

    @property
    def full_name(self) -> str:
        """Family name and given name; empty when erased."""
        return f"{self.family_name} {self.given_name}".strip()
