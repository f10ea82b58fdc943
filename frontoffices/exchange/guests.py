"""What follows the acts of an event: the log of who was told, who joins and who came (ncip-5-10, ncip-8-1)."""

from typing import Any
from uuid import UUID

from frontoffices.exchange.enums import GuestStatus, Means
from frontoffices.exchange.models import EventGuest, InvestmentEvent
from ncip.casework.act import Act


def keep_log(event: InvestmentEvent, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """ncip-5-10: everybody who was told stands in the log once, with the day and the way."""
    facts = {"means": params["means"], "told_on": params["told_on"], "entry": event_id}
    if office := params["office"]:
        _put(event, office.name_ru or office.name, facts | {"organisation": office})
    for name in params["addressees"]:
        _put(event, name, facts)


def add_self(event: InvestmentEvent, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """ncip-8-1, ncip-18-7: the front office that joins stands on the list of participants."""
    office: Any = act.actor.organisation
    guest, _created = EventGuest.objects.get_or_create(
        event=event,
        organisation=office,
        defaults={
            "name": office.name_ru or office.name,
            "means": Means.PORTAL,
            "status": GuestStatus.COMING,
            "entry": event_id,
        },
    )
    guest.status, guest.entry = GuestStatus.COMING, event_id
    guest.save()


def note_who_came(event: InvestmentEvent, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """ncip-5-9: after the event the list tells who came."""
    came = [guest.pk for guest in params["came"]]
    event.guests.filter(pk__in=came).update(status=GuestStatus.CAME, entry=event_id)
    event.guests.exclude(pk__in=came).update(status=GuestStatus.ABSENT, entry=event_id)
    for name in params["others"]:
        _put(event, name, {"entry": event_id}, GuestStatus.CAME)


def link(event: InvestmentEvent, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """ncip-40-1: meetings with potential investors held at the event."""
    event.meetings.add(*params["more"])


def _put(event: InvestmentEvent, name: str, facts: dict[str, Any], status: str = GuestStatus.TOLD) -> None:
    EventGuest.objects.update_or_create(
        event=event, name=name, defaults=facts, create_defaults=facts | {"status": status}
    )
