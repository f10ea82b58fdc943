"""The calendar of a person: what ordinary programs read from it, and who gets in without signing in."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from icalendar import Calendar

from ncip.accounts.calendar_keys import make_key, person_of, revoke_key
from ncip.accounts.models import CalendarKey
from ncip.casework import deadlines
from ncip.casework.act import Act
from ncip.casework.actor import Actor
from ncip.casework.models import Deadline
from ncip.dashboards import feed
from ncip.journal.enums import Channel
from ncip.journal.models import Event
from tests import people
from tests.projects.attraction import people as module_1
from tests.projects.attraction import visiting
from tests.projects.implementation import road
from tests.projects.implementation.test_pages import browser_of

pytestmark = pytest.mark.django_db
LAST_DAY = date(2025, 6, 16)  # of the roadmap of an akimat designated on 15 May 2025


def secret_of(actor: Actor) -> str:
    assert actor.user is not None
    return make_key(actor.user, membership=actor.membership, at=timezone.now())


def address_of(actor: Actor) -> str:
    return reverse("calendar_feed", args=[secret_of(actor)])


def read(actor: Actor, on: date = LAST_DAY) -> list[Any]:
    assert actor.user is not None
    with override("en"):
        content = feed.calendar_of(actor.user, on=on, absolute=lambda path: f"https://ncip.test{path}")
    return list(Calendar.from_ical(content).walk("VEVENT"))


@pytest.mark.rule("ncip-48-c")
@pytest.mark.parametrize(
    ("on", "overdue"),
    [
        (LAST_DAY - timedelta(days=1), False),
        (LAST_DAY, False),
        (LAST_DAY + timedelta(days=1), True),
    ],
)
def test_a_running_term_stands_on_its_last_day_and_stays_when_it_has_run_out(on: date, overdue: bool) -> None:
    road.designated()
    (event,) = read(people.akimat(), on)
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (LAST_DAY, LAST_DAY + timedelta(days=1))
    assert str(event["summary"]).startswith("Overdue: ") is overdue


@pytest.mark.rule("ncip-55")
def test_open_tasks_stand_on_their_due_days() -> None:
    road.approved()
    found = [event for event in read(people.akimat()) if str(event["uid"]).startswith("task-")]
    assert [event.decoded("dtstart") for event in found] == [road.DUE] * 3


@pytest.mark.rule("ncip-40-4")
def test_a_meeting_of_my_organisation_is_told_without_names() -> None:
    mission = module_1.embassy()
    card = module_1.company(mission)
    meeting = module_1.meeting(card, mission, participants="Secret Person")
    (event,) = read(mission, meeting.held_on)
    assert (card.name in str(event["summary"]), str(event["location"])) == (True, meeting.place)
    assert b"Secret" not in event.to_ical()


def test_an_old_meeting_leaves_the_calendar() -> None:
    mission = module_1.embassy()
    meeting = module_1.meeting(module_1.company(mission), mission)
    assert len(read(mission, meeting.held_on + feed.LOOK_BACK)) == 1
    assert read(mission, meeting.held_on + feed.LOOK_BACK + timedelta(days=1)) == []


def test_others_find_nothing_of_mine() -> None:
    road.designated()
    assert read(people.akimat("KZ-79")) == []


@pytest.mark.rule("ncip-24", "ncip-40-4", "ncip-40-6")
def test_meetings_and_visits_of_another_country_are_not_mine() -> None:
    visit = visiting.planned()
    meeting = module_1.meeting(visit.companies.get())
    assert len(read(module_1.embassy(), meeting.held_on)) == 2
    assert read(module_1.embassy("FR"), meeting.held_on) == []


def test_an_entry_has_what_calendar_programs_ask_for() -> None:
    road.designated()
    (event,) = read(people.akimat())
    assert {"UID", "DTSTAMP", "SEQUENCE", "DTSTART", "SUMMARY", "URL"} <= set(event)
    assert str(event["url"]).startswith("https://ncip.test/")


def test_the_same_state_gives_the_same_bytes_and_a_change_a_higher_sequence() -> None:
    project = road.designated()
    akimat = people.akimat()
    (before,) = read(akimat)
    assert read(akimat)[0].to_ical() == before.to_ical()
    road.amend(project, "edit", akimat, road.DESIGNATED, title="Car plant of the north")
    (after,) = read(akimat)
    assert (after["uid"], after["sequence"] > before["sequence"]) == (before["uid"], True)


def test_a_last_day_that_is_counted_again_has_a_higher_sequence() -> None:
    road.designated()
    akimat = people.akimat()
    (before,) = read(akimat)
    Deadline.objects.update(printed_day=date(2025, 6, 20))
    act = Act(actor=Actor.system(), at=road.at(road.DESIGNATED), channel=Channel.SYSTEM)
    assert len(deadlines.recompute(act, shorten=False)) == 1
    (after,) = read(akimat)
    assert after["sequence"] == before["sequence"] + 1


@pytest.mark.parametrize(("language", "words"), [("kk", "Мерзімі өтті"), ("ru", "Просрочено")])
def test_the_calendar_speaks_the_language_of_the_person(language: str, words: str) -> None:
    road.designated()
    akimat = people.akimat()
    assert akimat.user is not None
    akimat.user.language = language
    akimat.user.save()
    content = Client().get(address_of(akimat)).content.decode()
    assert words in content.replace("\r\n ", "")


def test_the_address_is_read_without_signing_in() -> None:
    road.designated()
    answer = Client().get(address_of(people.akimat()))
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    assert len(Calendar.from_ical(answer.content).walk("VEVENT")) == 1


def test_an_unchanged_calendar_is_not_sent_again() -> None:
    address = address_of(people.akimat())
    first = Client().get(address)
    assert Client().get(address, headers={"If-None-Match": first["ETag"]}).status_code == 304


@pytest.mark.parametrize("secret", ["wrong", "a" * 43])
def test_a_wrong_secret_opens_nothing(secret: str) -> None:
    assert Client().get(reverse("calendar_feed", args=[secret])).status_code == 404


def test_a_revoked_address_opens_nothing() -> None:
    akimat = people.akimat()
    address = address_of(akimat)
    assert akimat.user is not None
    revoke_key(akimat.user, membership=akimat.membership, at=timezone.now())
    assert Client().get(address).status_code == 404


def test_a_new_address_ends_the_one_before() -> None:
    akimat = people.akimat()
    old, new = address_of(akimat), address_of(akimat)
    assert (Client().get(old).status_code, Client().get(new).status_code) == (404, 200)


def test_a_closed_account_has_no_calendar() -> None:
    akimat = people.akimat()
    address = address_of(akimat)
    assert akimat.user is not None
    akimat.user.is_active = False
    akimat.user.save()
    assert Client().get(address).status_code == 404


def test_a_membership_that_has_ended_takes_its_terms_along() -> None:
    road.designated()
    akimat = people.akimat()
    assert akimat.membership is not None
    akimat.membership.ends_on = LAST_DAY - timedelta(days=1)
    akimat.membership.save()
    assert read(akimat) == []


def test_the_secret_is_kept_nowhere() -> None:
    secret = secret_of(people.akimat())
    key = CalendarKey.objects.get()
    events = Event.objects.filter(subject_id=key.public_id)
    assert secret not in str([key.secret_hash, *events.values_list("after", "before", "params")])
    assert [event.action for event in events] == ["calendar.make"]
    assert person_of(secret) == key.user


def test_the_address_is_shown_once_on_the_page() -> None:
    client = browser_of(people.akimat())
    made = client.post(reverse("calendar"), {"make": ""}).content.decode()
    again = client.get(reverse("calendar")).content.decode()
    assert ("/calendar/" in made and ".ics" in made, ".ics" in again) == (True, False)


def test_the_address_is_revoked_on_the_page() -> None:
    client = browser_of(people.akimat())
    client.post(reverse("calendar"), {"make": ""})
    client.post(reverse("calendar"), {"revoke": ""})
    assert list(CalendarKey.objects.in_use()) == []


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_page_opens_in_three_languages(language: str) -> None:
    assert browser_of(people.akimat(), language).get(reverse("calendar")).status_code == 200


def test_the_feed_asks_the_same_for_one_and_for_three_cases() -> None:
    address = address_of(people.akimat())
    road.approved()
    road.designated(company=road.a_company("One"))
    one = asked(address)
    road.designated(company=road.a_company("Tobyl Steel"))
    road.designated(company=road.a_company("Altyn Dan"))
    assert asked(address) == one


def asked(address: str) -> int:
    with CaptureQueriesContext(connection) as found:
        Client().get(address)
    return len(found)
