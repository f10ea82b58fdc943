"""Columns of the directory: the same for the page, CSV and XLSX."""

from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from frontoffices.registry.models import Organisation
from ncip.ui.badges import badge
from ncip.ui.tables import Column


def name_link(organisation: Organisation) -> str:
    """The name in its language, leading to the card."""
    return format_html(
        '<a href="{}" lang="{}">{}</a>',
        organisation.get_absolute_url(),
        organisation.name_lang,
        organisation.name,
    )


def place(organisation: Organisation) -> str:
    """The region at home, the country abroad."""
    return organisation.region.name if organisation.region else organisation.country_name


def trust(organisation: Organisation) -> str:
    """Whether the entry was verified."""
    return badge(gettext("Verified"), "green") if organisation.verified else badge(gettext("Not verified"))


DIRECTORY = (
    Column("name", _("Organisation"), lambda one: one.name, name_link, heading=True),
    Column("kind", _("Kind"), lambda one: one.get_kind_display()),
    Column("level", _("Level"), lambda one: one.get_level_display()),
    Column("place", _("Region or country"), place),
    Column("city", _("City"), lambda one: one.city_name),
    Column("verified", _("Source"), lambda one: _("Verified") if one.verified else _("Not verified"), trust),
)
