"""What the exchange shows on cards of lower floors."""

from datetime import date
from typing import Any

from frontoffices.exchange.models import ExchangeRequest, InvestmentEvent, Publication
from frontoffices.exchange.permissions import CENTRAL, REGIONAL
from ncip.casework.actor import Actor

SHOWN = 10


def events_of_meeting(meeting: Any, actor: Actor, on: date) -> dict[str, Any] | None:
    """ncip-40-1: the events at which the meeting was held; nothing where there is none."""
    events = list(InvestmentEvent.objects.visible_to(actor).filter(meetings=meeting).order_by("-starts_on"))
    return {"events": events} if events else None


def requests_of_company(company: Any, actor: Actor, on: date) -> dict[str, Any] | None:
    """ncip-15-2, ncip-15-3, ncip-15-4: what was asked and told about the company, as far as the reader sees it."""
    rows = ExchangeRequest.objects.visible_to(actor).filter(company=company).for_list().order_by("-id")
    requests = list(rows[:SHOWN])
    return {"requests": requests} if requests else None


def publications_of_project(project: Any, actor: Actor, on: date) -> dict[str, Any] | None:
    """ncip-14-5, ncip-18-10: the coverage of the project, and where further coverage is recorded."""
    records = actor.sees_all or actor.is_kind(*CENTRAL, *REGIONAL)
    rows = Publication.objects.visible_to(actor).filter(project=project).order_by("-published_on", "-id")
    publications = list(rows[:SHOWN])
    if not publications and not (records and project.company.is_foreign):
        return None
    return {"publications": publications}
