"""Columns of the list of visits; the same serve the page, CSV and XLSX."""

from django.utils.translation import gettext_lazy as _

from ncip.ui.tables import Column
from projects.attraction.presentation.visits import days, state_badge
from projects.attraction.tables.cards import linked

VISITS = (
    Column("title", _("Visit"), value=str, cell=linked, heading=True),
    Column("days", _("Days"), value=days),
    Column("kind", _("Kind of visit"), value=lambda row: row.get_kind_display()),
    Column(
        "companies",
        _("Companies"),
        value=lambda row: ", ".join(str(company) for company in row.companies.all()),
    ),
    Column("country", _("Country"), value=lambda row: row.country_name),
    Column("body", _("Competent body"), value=lambda row: row.body.short_name),
    Column(
        "accompanying",
        _("Accompanying officer"),
        value=lambda row: row.accompanying.short_name if row.accompanying else "—",
    ),
    Column("state", _("State"), value=lambda row: row.get_state_display(), cell=state_badge),
)

VISITS_OF_COMPANY = tuple(one for one in VISITS if one.key in ("title", "days", "kind", "state"))
