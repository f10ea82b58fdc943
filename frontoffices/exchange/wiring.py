"""What the exchange registers: consequences, sweeps, panels on lower cards, whom its messages concern."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from frontoffices.exchange import duties, freshness, guests, notices, panels, programmes, requests
from frontoffices.exchange.permissions import FRONT_OFFICES
from ncip.casework import extensions
from ncip.casework.actor import Actor
from ncip.law.terms import TERM_INFORMATION_CURRENT
from ncip.ui import navigation


def connect() -> None:
    """Called once, when all models are loaded."""
    extensions.then("investment-event", "invite", guests.keep_log)
    extensions.then("investment-event", "join", guests.add_self)
    extensions.then("investment-event", "hold", guests.note_who_came)
    extensions.then("investment-event", "link_meetings", guests.link)
    extensions.then("country-programme", "create", programmes.take_over)
    extensions.then("country-programme", "agree", programmes.replace_older)
    extensions.then("programme-update", "create", duties.open_term)
    extensions.then("programme-update", "make", programmes.renew_data)
    extensions.then("exchange-request", "create", requests.open_card_to_addressee)
    extensions.then("exchange-request", "edit", requests.open_card_to_addressee)
    extensions.then("exchange-request", "register", requests.open_term)
    extensions.on_due(TERM_INFORMATION_CURRENT, action="lapse")
    extensions.sweep("programme-updates", duties.open_updates)
    extensions.panel("meeting", template="exchange/_events_of_meeting.html", context=panels.events_of_meeting)
    extensions.panel(
        "company", template="exchange/_requests_of_company.html", context=panels.requests_of_company
    )
    extensions.panel(
        "project", template="exchange/_publications_of_project.html", context=panels.publications_of_project
    )
    for label, context in (("initiative", freshness.of_initiative), ("project", freshness.of_project)):
        extensions.panel(label, template="exchange/_data_updated.html", context=context, order=90)
    extensions.work_panel(
        template="exchange/_data_to_update.html", context=freshness.to_bring_up_to_date, order=60
    )
    extensions.participants("exchange-request", notices.of_request)
    for label in (
        "presentation-material",
        "niche",
        "publication",
        "information-material",
        "analysis",
        "promotion",
    ):
        extensions.participants(label, notices.of_record)
    extensions.participants("systemic-issue", notices.of_issue)
    extensions.participants("investment-event", notices.of_event)
    extensions.participants("country-programme", notices.of_programme)
    navigation.register(
        navigation.Item(_("Interaction"), "events", order=38, icon="calendar-event", visible=works_here)
    )


def works_here(request: HttpRequest) -> bool:
    """Whether the person acts for a front office."""
    actor = Actor.of_request(request)
    return actor.sees_all or actor.is_kind(*FRONT_OFFICES)
