"""Columns of the lists of agreements, memoranda and meetings; the same serve the pages, CSV and XLSX."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from ncip.ui.dates import day_tag
from ncip.ui.tables import Column
from projects.attraction.enums import AgreementState
from projects.attraction.presentation.agreements import agreement_badge, date_badge
from projects.attraction.presentation.cards import state_badge
from projects.attraction.tables.cards import linked


def agreements_on(on: date) -> tuple[Column, ...]:
    """The columns of agreements on a day: lateness is computed on it."""
    return (
        Column("what", _("What was agreed"), value=str, cell=linked, heading=True),
        Column("company", _("Company"), value=lambda row: row.company.name),
        Column("country", _("Country"), value=lambda row: row.company.country_name),
        Column("responsible", _("Who answers"), value=who_answers),
        Column(
            "due_on", _("To be kept by"), value=lambda row: row.due_on, cell=lambda row: day_tag(row.due_on)
        ),
        Column(
            "days",
            _("Term"),
            value=lambda row: "" if not row.is_late(on) else (on - row.due_on).days,
            cell=lambda row: "—" if row.state == AgreementState.DROPPED else date_badge(row, on),
        ),
        Column("state", _("State"), value=lambda row: row.get_state_display(), cell=agreement_badge),
    )


def short_agreements_on(on: date) -> tuple[Column, ...]:
    """The columns of agreements on the card where they were reached."""
    return tuple(one for one in agreements_on(on) if one.key in ("what", "responsible", "due_on", "days"))


def who_answers(agreement: Any) -> str:
    """The organisation and, when one is named, the person."""
    official = agreement.official
    words = agreement.responsible.short_name
    return f"{words}, {official.short_name}" if official else words


def counted(state: str, key: str) -> Any:
    """A figure of an organisation, leading to the agreements behind it."""

    def cell(row: dict[str, Any]) -> SafeString | int:
        if not row[key]:
            return 0
        url = f"{reverse('agreements')}?responsible={row['organisation'].public_id}&state={state}"
        return format_html('<a href="{}">{}</a>', url, row[key])

    return cell


def _number(key: str, label: Any, state: str) -> Column:
    return Column(key, label, value=lambda row: row[key], cell=counted(state, key), numeric=True)


COUNTS: Sequence[Column] = (
    Column("organisation", _("Who answers"), value=lambda row: row["organisation"].name, heading=True),
    _number("running", _("Open"), "open"),
    _number("late", _("Late"), "late"),
    _number("in_time", _("Kept in time"), "in_time"),
    _number("kept_late", _("Kept late"), "kept_late"),
    _number("dropped", _("Dropped"), "dropped"),
)

MEMORANDA = (
    Column("title", _("Document"), value=str, cell=linked, heading=True),
    Column("company", _("Company"), value=lambda row: row.company.name, cell=lambda row: linked(row.company)),
    Column("country", _("Country"), value=lambda row: row.company.country_name),
    Column(
        "signed_on", _("Signed on"), value=lambda row: row.signed_on, cell=lambda row: day_tag(row.signed_on)
    ),
    Column("owner", _("Kept by"), value=lambda row: row.owner.short_name),
)


def day_linked(meeting: Any) -> SafeString:
    """The day of a meeting, leading to its card."""
    return format_html('<a href="{}">{}</a>', meeting.get_absolute_url(), day_tag(meeting.held_on))


MEETING_LIST = (
    Column("held_on", _("Date"), value=lambda row: row.held_on, cell=day_linked, heading=True),
    Column("company", _("Company"), value=lambda row: row.company.name, cell=lambda row: linked(row.company)),
    Column("country", _("Country"), value=lambda row: row.company.country_name),
    Column("place", _("Place"), value=lambda row: row.place),
    Column("subject", _("Subject of interest"), value=lambda row: row.subject_of_interest),
    Column("owner", _("Kept by"), value=lambda row: row.owner.short_name),
    Column("state", _("State"), value=lambda row: row.get_state_display(), cell=state_badge),
)
