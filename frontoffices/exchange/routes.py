"""Which level asks which, under which paragraph: a table instead of a ladder (ncip-9-6 to ncip-17-1)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from frontoffices.exchange.enums import RequestKind as K
from frontoffices.exchange.permissions import CENTRAL, FRONT_OFFICES, REGIONAL
from frontoffices.registry.enums import Kind
from projects.attraction.permissions import MISSIONS


@dataclass(frozen=True)
class Route:
    """A kind of request: its paragraph, who sends it and to whom."""

    kind: K
    rule: str
    senders: tuple[str, ...]
    addressees: tuple[str, ...]


NATCO: Final = (Kind.NATIONAL_COMPANY, Kind.NATCO_REGIONAL, Kind.TASK_FORCE)
ROUTES: Final = {
    route.kind: route
    for route in (
        Route(K.PARTNER_SEARCH, "ncip-15-2", MISSIONS, REGIONAL),
        Route(K.INVESTOR_INFORMATION, "ncip-15-3", MISSIONS, REGIONAL),
        Route(K.PROJECT_DATA, "ncip-15-4", MISSIONS, REGIONAL),
        Route(K.INVESTOR_SEARCH, "ncip-16-1", REGIONAL, MISSIONS),
        Route(K.INFORMATION, "ncip-17-1", MISSIONS, CENTRAL),
        Route(K.INVESTOR_MEETING, "ncip-12-1-a", MISSIONS, NATCO),
        Route(K.DOCUMENT_HELP, "ncip-12-1-b", MISSIONS, NATCO),
        Route(K.MEETING_RESULTS, "ncip-10-5", (Kind.AUTHORISED_BODY,), FRONT_OFFICES),
        Route(K.COUNTRY_DATA, "ncip-12-4", (Kind.NATIONAL_COMPANY,), MISSIONS),
        Route(K.REGIONAL_DATA, "ncip-13-5", (Kind.NATIONAL_COMPANY,), REGIONAL),
        Route(K.ANALYSIS_RESULTS, "ncip-9-6", (Kind.AUTHORISED_BODY,), (Kind.NATIONAL_COMPANY,)),
    )
}


def open_to(kind_of_sender: str | None) -> list[Route]:
    """The requests that an organisation of that kind may send."""
    return [route for route in ROUTES.values() if kind_of_sender in route.senders]


def addressed(routes: Iterable[Route]) -> set[Any]:
    """The kinds of organisations to which any of the requests may go."""
    return {kind for route in routes for kind in route.addressees}
