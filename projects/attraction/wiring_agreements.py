"""What meetings, agreements and memoranda register: consequences, participants, entries in the header."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from ncip.casework import extensions
from ncip.casework.actor import Actor
from ncip.ui import navigation
from projects.attraction import agreements, drafts, notices
from projects.attraction.permissions import CARD_MAKERS, OVERSEERS


def connect() -> None:
    """Called once, when all models are loaded."""
    extensions.then("meeting", "create", agreements.write_down)
    extensions.then("agreement", "keep", agreements.end_promise)
    extensions.then("agreement", "postpone", agreements.move_date)
    extensions.then("agreement", "name", agreements.hand_on)
    extensions.sweep("agreement-reviews", agreements.remind)
    extensions.sweep("meeting-drafts", drafts.forget)
    extensions.participants("agreement", notices.around_agreement)
    for label in ("memorandum", "consultation"):
        extensions.participants(label, notices.keeper)
    extensions.panel(
        "company", template="attraction/_company_notes.html", context=agreements.notes_of, order=20
    )
    navigation.register(
        navigation.Item(_("Meetings"), "meetings", order=32, icon="users", visible=works_here)
    )
    navigation.register(
        navigation.Item(_("Agreements"), "agreements", order=38, icon="clipboard-check", visible=works_here)
    )


def works_here(request: HttpRequest) -> bool:
    """Whether the person acts for an office that works with meetings and agreements."""
    actor = Actor.of_request(request)
    return actor.sees_all or actor.is_kind(*CARD_MAKERS, *OVERSEERS)
