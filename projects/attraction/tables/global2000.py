"""Columns of the decisions on a place in The Global 2000."""

from django.utils.translation import gettext_lazy as _

from ncip.ui.badges import badge
from ncip.ui.tables import Column
from projects.attraction.enums import MatchDecision
from projects.attraction.tables.cards import day_cell

TONES = {MatchDecision.CONFIRMED: ("green", "check"), MatchDecision.REJECTED: ("neutral", "x")}

MATCHES = (
    Column("entry", _("Name in The Global 2000"), value=lambda row: str(row.entry), heading=True),
    Column("edition", _("Edition"), value=lambda row: row.entry.edition.year),
    Column(
        "decision",
        _("Decision"),
        value=lambda row: row.get_decision_display(),
        cell=lambda row: badge(row.get_decision_display(), *TONES[MatchDecision(row.decision)]),
    ),
    Column(
        "on", _("Decided on"), value=lambda row: row.decided_on, cell=lambda row: day_cell(row.decided_on)
    ),
    Column("owner", _("Decided by"), value=lambda row: row.owner.short_name if row.owner else "—"),
)
