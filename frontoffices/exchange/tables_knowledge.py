"""Columns of information materials, analyses, systemic issues and promotions; pages and exports share them."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from frontoffices.exchange.tables import KEEPER, STATE, day_column
from ncip.ui.dates import day_tag
from ncip.ui.tables import Column
from projects.attraction.tables.cards import linked

INFORMATION: Final = (
    Column("title", _("Information material"), value=str, cell=linked, heading=True),
    Column("section", _("Section of the materials"), value=lambda row: row.get_section_display()),
    Column("region", _("Region"), value=lambda row: str(row.region or _("The whole country"))),
    Column("language", _("Language"), value=lambda row: row.get_language_display()),
    day_column("valid_until", _("Valid until")),
    KEEPER,
    STATE,
)
ANALYSES: Final = (
    Column("title", _("Analysis"), value=str, cell=linked, heading=True),
    Column("kind", _("Kind"), value=lambda row: row.get_kind_display()),
    Column("territory", _("Territory"), value=lambda row: str(row.territory)),
    Column("year", _("Year"), value=lambda row: row.year, cell=lambda row: str(row.year), numeric=True),
    KEEPER,
    Column(
        "shared_on",
        _("Shared on"),
        value=lambda row: row.shared_on,
        cell=lambda row: day_tag(row.shared_on) if row.shared_on else "—",
    ),
    STATE,
)
ISSUES: Final = (
    Column("title", _("Systemic issue"), value=str, cell=linked, heading=True),
    Column("area", _("Area"), value=lambda row: row.get_area_display()),
    Column("affected", _("Investors concerned"), value=lambda row: row.affected, numeric=True),
    Column("owner", _("Raised by"), value=lambda row: row.owner.short_name),
    Column(
        "responsible",
        _("Who answers for it"),
        value=lambda row: row.responsible.short_name if row.responsible else "—",
    ),
    Column(
        "due_on",
        _("Due on"),
        value=lambda row: row.due_on,
        cell=lambda row: day_tag(row.due_on) if row.due_on else "—",
    ),
    STATE,
)
PROMOTIONS: Final = (
    Column("proposal", _("What was offered"), value=lambda row: row.proposal, cell=linked, heading=True),
    Column("community", _("Business community"), value=lambda row: row.community),
    Column("country", _("Country"), value=lambda row: row.country_name),
    Column("way", _("Way"), value=lambda row: row.get_way_display()),
    day_column("promoted_on", _("Day")),
    Column("interested", _("Interested"), value=lambda row: row.interested, numeric=True),
    KEEPER,
)
