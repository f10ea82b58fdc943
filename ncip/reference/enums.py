"""Choices of the reference tables."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class DayKind(TextChoices):
    """Why a day is off, or why a Saturday or Sunday is worked."""

    HOLIDAY = "holiday", _("Holiday")
    CARRIED_OVER = "carried_over", _("Day off carried over from a holiday")
    TRANSFERRED_OFF = "transferred_off", _("Day off transferred by an act")
    WORKING_WEEKEND = "working_weekend", _("Working Saturday or Sunday")


class RateSource(TextChoices):
    """Where an exchange rate comes from."""

    NATIONAL_BANK = "national_bank", _("National Bank of the Republic of Kazakhstan")
    DEMONSTRATION = "demonstration", _("Demonstration value, not an official rate")


class GoodLevel(TextChoices):
    """Level of processing of a priority good (Annex 1, reading D10)."""

    HIGH = "high", _("High level of processing")
    MEDIUM = "medium", _("Medium level of processing")
    OTHER = "other", _("Other level of processing")


class OkedLevel(TextChoices):
    """Depth of a code of economic activity."""

    SECTION = "section", _("Section")
    DIVISION = "division", _("Division")


class DelaySide(TextChoices):
    """On whose side a reason of delay lies."""

    INVESTOR = "investor", _("On the investor's side")
    STATE = "state", _("On the side of state bodies")
    CONTRACTOR = "contractor", _("On the side of contractors and suppliers")
    OUTSIDE = "outside", _("Outside the parties")


class Table(TextChoices):
    """The reference tables, as named in proposals, imports and the journal."""

    CALCULATION_INDEX = "calculation-index", _("Monthly calculation index")
    EXCHANGE_RATE = "exchange-rate", _("Exchange rates")
    CALENDAR = "calendar", _("Working calendar")
    GLOBAL2000 = "global-2000", _("The Global 2000")
    PRIORITY_GOODS = "priority-goods", _("Priority goods")
    OKED = "oked", _("Economic activities (OKED)")
    SUPPORT_MEASURE = "support-measure", _("State support measures")
    DELAY_REASON = "delay-reason", _("Reasons of delay")
    PARAMETER = "parameter", _("Parameters of the law")
