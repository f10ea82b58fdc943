"""What other cards do to a company card: to whom it is open (ncip-6-2), and when the company was last met."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Max

from ncip.casework.act import Act
from projects.attraction.models import Company, CompanyAccess, InvestorList, Meeting


def open_card(company: Company, *, to: Any, on: date) -> None:
    """Open a company card to an organisation from a day on; opening it twice changes nothing."""
    if company.owner_id != to.pk:
        CompanyAccess.objects.get_or_create(company=company, organisation=to, defaults={"opened_on": on})


def open_on_request(company: Company, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """The keeper opens the card to an office that asked for it (ncip-6-2)."""
    open_card(company, to=params["to"], on=act.on)


def open_listed(found: InvestorList, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """Who is given a list of potential investors sees the cards of its companies (ncip-17-3, ncip-15-3)."""
    recipients = list(found.recipients.all())
    for entry in found.entries.select_related("company"):
        for office in recipients:
            open_card(entry.company, to=office, on=act.on)


def follow_meeting(meeting: Meeting, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """The company card knows the day of the last meeting, by which missions sort their companies."""
    tell_last_meeting(meeting.company_id)


def tell_last_meeting(company_id: int) -> None:
    """Write the day of the last meeting on the card."""
    last = Meeting.objects.filter(company=company_id).aggregate(last=Max("held_on"))["last"]
    Company.objects.filter(pk=company_id).update(last_met=last)
