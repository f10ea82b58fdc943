"""Kinds and levels of the organisations that take part in attracting and supporting investors."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Level(TextChoices):
    """The three levels of front offices (ncip-1, ncip-3-24, ncip-4-1)."""

    EXTERNAL = "external", _("External level")
    CENTRAL = "central", _("Central level")
    REGIONAL = "regional", _("Regional level")


class Kind(TextChoices):
    """What an organisation is under paragraph 4, and the parties beside it."""

    AUTHORISED_BODY = "authorised_body", _("Authorised body")
    NATIONAL_COMPANY = "national_company", _("National company")
    NATCO_REGIONAL = "natco_regional", _("Regional representative of the national company")
    NATCO_FOREIGN = "natco_foreign", _("Foreign representative of the national company")
    TASK_FORCE = "task_force", _("Task Force")
    FOREIGN_MISSION = "foreign_mission", _("Foreign mission")
    FOREIGN_REPRESENTATIVE = "foreign_representative", _("Foreign representative of a state body")
    CENTRAL_BODY = "central_body", _("Central state body")
    CENTRAL_BODY_LOCAL = "central_body_local", _("Local representative of a central state body")
    NATIONAL_CHAMBER = "national_chamber", _("National chamber")
    HOLDING = "holding", _("National managing holding")
    STATE_COMPANY = "state_company", _("National company controlled by the state")
    SUPPORT_ORGANISATION = "support_organisation", _("Support organisation")
    LOCAL_EXECUTIVE_BODY = "local_executive_body", _("Local executive body")
    LEB_UNIT = "leb_unit", _("Unit of a local executive body")
    REGIONAL_ORGANISATION = "regional_organisation", _("Regional organisation")
    SERVICE_PROVIDER = "service_provider", _("Provider of state services")
    COUNCIL = "council", _("Investment attraction council")
    INVESTOR = "investor", _("Investor")
    CONTRACTOR = "contractor", _("Contractor")
