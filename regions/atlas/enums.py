"""Kinds of territory, as КАТО names them."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class RegionKind(TextChoices):
    """A territory of the first level."""

    OBLAST = "oblast", _("Region (oblast)")
    CAPITAL = "capital", _("Capital")
    CITY_REPUBLICAN = "city_republican", _("City of republican significance")


class DistrictKind(TextChoices):
    """A territory of the second level."""

    DISTRICT = "district", _("District")
    CITY_ADMINISTRATION = "city_administration", _("City administration")
    CITY_DISTRICT = "city_district", _("District of a city")
