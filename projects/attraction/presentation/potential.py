"""How potential investors and their lists show their facts."""

from typing import Any

from django.utils.translation import gettext as _

from ncip.ui.dates import short_day
from projects.attraction.presentation.cards import fact


def potential_facts(entry: Any) -> list[dict[str, Any]]:
    """Who may invest in what, and who says so (ncip-5-4)."""
    company, office = entry.company, entry.owner
    dropped = [
        fact(_("Taken off the list on"), short_day(entry.dropped_on)),
        fact(_("Why it was taken off"), entry.drop_reason),
    ]
    return [
        fact(_("Company"), company, url=company.get_absolute_url()),
        fact(_("Country of origin"), company.country_name),
        fact(_("Sector of interest"), entry.sector, rule="ncip-5-4"),
        fact(_("How it was found"), entry.get_source_display()),
        fact(_("Why it may invest"), entry.interest),
        fact(_("External front office"), office, url=office.get_absolute_url(), rule="ncip-17-3"),
        fact(_("Listed on"), short_day(entry.listed_on)),
        *(dropped if entry.dropped_on else []),
    ]


def list_facts(found: Any) -> list[dict[str, Any]]:
    """Who gave the list to whom and when (ncip-17-3, ncip-15-3)."""
    to = ", ".join(office.short_name for office in found.recipients.all())
    return [
        fact(_("Given by"), found.owner, url=found.owner.get_absolute_url(), rule="ncip-17-3"),
        fact(_("Recipients"), to, rule="ncip-15-3"),
        fact(_("Given on"), short_day(found.given_on)),
        fact(_("Covering note"), found.note),
    ]
