"""What follows the acts of a country programme: one version in effect, and what the next one takes over (ncip-5-18)."""

from typing import Any
from uuid import UUID

from frontoffices.exchange.enums import MeasureState, ProgrammeState
from frontoffices.exchange.models import CountryProgramme, ProgrammeMeasure, ProgrammeUpdate
from ncip.casework import door
from ncip.casework.act import Act
from ncip.casework.actor import Actor


def previous_of(programme: CountryProgramme) -> CountryProgramme | None:
    """The version of the latest earlier year."""
    earlier = CountryProgramme.objects.filter(country=programme.country, year__lt=programme.year)
    return earlier.order_by("-year").first()


def take_over(programme: CountryProgramme, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """ncip-5-18: measures that are still planned move on into the version of the new year."""
    previous = previous_of(programme)
    if previous is None:
        return
    for measure in previous.measures.filter(state=MeasureState.PLANNED).select_related("responsible"):
        params = {
            "section": measure.section,
            "title": measure.title,
            "due_on": measure.due_on.isoformat(),
            "responsible": str(measure.responsible.public_id),
        }
        door.create(
            ProgrammeMeasure, params, Actor.system(), at=act.at, channel=act.channel, parent=programme
        )


def replace_older(programme: CountryProgramme, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """ncip-5-18: a country has one version in effect, the one agreed last."""
    others = CountryProgramme.objects.filter(country=programme.country, state=ProgrammeState.ACTIVE)
    for older in others.exclude(pk=programme.pk):
        door.perform(CountryProgramme, older, "replace", Actor.system(), at=act.at, channel=act.channel)


def renew_data(update: ProgrammeUpdate, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """ncip-5-18: the yearly update brings the investment data of the version in effect up to date."""
    data = params.get("investment_data")
    running = CountryProgramme.objects.filter(country=update.programme.country, state=ProgrammeState.ACTIVE)
    if data and (programme := running.first()):
        door.amend(
            CountryProgramme,
            programme,
            "edit",
            {"investment_data": data},
            Actor.system(),
            at=act.at,
            channel=act.channel,
            partial=True,
        )
