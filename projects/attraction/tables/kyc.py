"""Columns of the list of KYC checks on a company card."""

from django.utils.translation import gettext_lazy as _

from ncip.ui.tables import Column
from projects.attraction.presentation.kyc import state_badge
from projects.attraction.tables.cards import day_cell, linked

KYC_CHECKS = (
    Column(
        "created",
        _("KYC check"),
        value=lambda row: row.occasion or str(row),
        cell=lambda row: linked(row, row.occasion),
        heading=True,
    ),
    Column(
        "started", _("Begun on"), value=lambda row: row.started_on, cell=lambda row: day_cell(row.started_on)
    ),
    Column(
        "valid",
        _("Valid until"),
        value=lambda row: row.valid_until,
        cell=lambda row: day_cell(row.valid_until),
    ),
    Column("risk", _("Overall risk"), value=lambda row: row.get_risk_display() or "—"),
    Column("owner", _("Performed by"), value=lambda row: row.owner.short_name),
    Column("state", _("State"), value=lambda row: row.get_state_display(), cell=state_badge),
)
