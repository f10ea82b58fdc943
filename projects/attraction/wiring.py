"""What Module 1 registers: consequences of its acts, whom its messages concern, its entries in the header."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from ncip.casework import extensions
from ncip.casework.actor import Actor
from ncip.law.terms import TERM_INITIATIVE
from ncip.ui import navigation
from projects.attraction import (
    cards,
    events,
    global2000,
    initiatives,
    kyc,
    merging,
    notices,
    panels,
    sent_tables,
    timeline,
    visits,
    wiring_agreements,
    work,
)
from projects.attraction.permissions import CARD_MAKERS, OVERSEERS


def connect() -> None:
    """Called once, when all models are loaded."""
    wiring_agreements.connect()
    extensions.then("company", "open_card", cards.open_on_request)
    extensions.then("company", "create", global2000.keep_written_place)
    extensions.then("company", "edit", global2000.keep_written_place)
    extensions.then("company", "merge", merging.absorb)
    extensions.then("global2000_match", "create", global2000.follow_decision)
    extensions.then("investor_list", "create", cards.open_listed)
    extensions.then("meeting", "create", cards.follow_meeting)
    extensions.then("meeting", "edit", cards.follow_meeting)
    extensions.then("kyc_check", "answer", kyc.keep_answers)
    extensions.sweep("kyc-reminders", kyc.remind)
    extensions.sweep("sent-tables", sent_tables.forget)
    extensions.then("initiative", "pass_on", initiatives.hand_to_akimat)
    extensions.then("initiative", "acknowledge", initiatives.confirm_receipt)
    extensions.then("initiative", "assign", initiatives.name_official)
    extensions.then("initiative", "extend", initiatives.lengthen_term)
    extensions.then("initiative", "consent_redirect", initiatives.hand_on)
    extensions.then("initiative", "add_meetings", initiatives.link_more_meetings)
    extensions.missed(TERM_INITIATIVE, notices.told_of_missed_term)
    extensions.then("visit", "create", visits.begin)
    extensions.then("visit", "approve", visits.invite_competent_body)
    extensions.then("visit", "invite", visits.invite_bodies)
    extensions.then("visit", "withdraw_invitation", visits.let_go)
    extensions.then("visit", "agree_part", visits.mark_part)
    extensions.then("visit", "correct_days", visits.count_anew)
    extensions.then("visit", "fill_card", visits.after_the_card)
    extensions.then("visit", "pass_initiative", visits.pass_on_initiative)
    extensions.then("initiative", "pass_on", visits.end_term_of_visit)
    extensions.participants("visit", notices.around_visit)
    extensions.panel("company", template="attraction/_company_visits.html", context=panels.visits, order=40)
    extensions.participants("initiative", notices.participants)
    for source in events.SOURCES:
        timeline.register(source)
    for label in ("company", "contact", "investor_list", "kyc_check", "meeting", "potential_investor"):
        extensions.participants(label, notices.keeper)
    extensions.work_panel(
        template="attraction/work/_quick.html", context=work.quick_acts, order=10, first=True
    )
    extensions.work_panel(template="attraction/work/_held.html", context=work.held_by_others, order=10)
    extensions.work_panel(template="attraction/work/_visits.html", context=work.visits_soon, order=15)
    extensions.work_panel(template="attraction/work/_contacts.html", context=work.last_contacts, order=20)
    navigation.register(
        navigation.Item(_("Companies"), "companies", order=30, icon="building", visible=works_here)
    )
    navigation.register(
        navigation.Item(_("Visits"), "visit_planner", order=33, icon="calendar-event", visible=works_here)
    )
    navigation.register(
        navigation.Item(_("Initiatives"), "initiatives", order=35, icon="route", visible=works_here)
    )


def works_here(request: HttpRequest) -> bool:
    """Whether the person acts for an office that works with the cards of Module 1."""
    actor = Actor.of_request(request)
    return actor.sees_all or actor.is_kind(*CARD_MAKERS, *OVERSEERS)
