"""The entries of the header and the footer that lead to the pages above the Modules."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from frontoffices.registry.enums import Kind
from ncip.casework import extensions
from ncip.casework.actor import Actor
from ncip.dashboards import duty
from ncip.ui import navigation
from ncip.ui.navigation import Item, Place
from projects.implementation.permissions import SENDING_KINDS


def connect() -> None:
    """Called once, when all apps are loaded."""
    navigation.register(Item(_("My work"), "my_work", (Place.MAIN,), order=10, icon="checklist"))
    navigation.register(
        Item(_("Panel"), "panel", (Place.MAIN,), order=12, icon="chart-bar", visible=has_a_panel)
    )
    navigation.register(
        Item(_("Overview"), "overview", (Place.MAIN,), order=15, icon="map-2", visible=works_in_state)
    )
    navigation.register(Item(_("Projects"), "project_list", (Place.MAIN,), order=20, icon="stack-2"))
    navigation.register(Item(_("Regions"), "region_list", (Place.PUBLIC,), order=10, icon="map"))
    navigation.register(Item(_("REST API"), "api_docs", (Place.FOOTER,), order=80, icon="api"))
    extensions.work_panel(template="dashboards/_duty.html", context=duty.panel, order=5)
    navigation.register_search("search", navigation.signed_in)


def works_in_state(request: HttpRequest) -> bool:
    """Whether the person works for a front office rather than for an investor or a contractor."""
    actor = Actor.of_request(request)
    return not actor.is_kind(Kind.INVESTOR, Kind.CONTRACTOR)


def has_a_panel(request: HttpRequest) -> bool:
    """Whether the person accompanies projects: not a mission, which sees only the state of what it started."""
    actor = Actor.of_request(request)
    acts_for_somebody = actor.organisation is not None or actor.sees_all
    return acts_for_somebody and works_in_state(request) and not actor.is_kind(*SENDING_KINDS)
