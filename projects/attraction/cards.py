"""To whom a company card is open: the offices that come to accompany the investor see it too (ncip-6-2)."""

from datetime import date
from typing import Any
from uuid import UUID

from ncip.casework.act import Act
from projects.attraction.models import Company, CompanyAccess


def open_card(company: Company, *, to: Any, on: date) -> None:
    """Open a company card to an organisation from a day on; opening it twice changes nothing."""
    if company.owner_id != to.pk:
        CompanyAccess.objects.get_or_create(company=company, organisation=to, defaults={"opened_on": on})


def open_on_request(company: Company, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """The keeper opens the card to an office that asked for it (ncip-6-2)."""
    open_card(company, to=params["to"], on=act.on)
