"""What waits for whom on the road of a visit, on the page My work and in the search."""

import pytest
import time_machine
from django.urls import reverse

from ncip.dashboards import queue
from tests.projects.attraction.people import akimat, embassy, moment, perform
from tests.projects.attraction.test_pages import signed_in
from tests.projects.attraction.visiting import (
    PLANNED,
    approved,
    authority,
    filled,
    held,
    item,
    ministry,
    participant,
    planned,
    prepared,
    ready,
    trip,
)

pytestmark = pytest.mark.django_db
NOTHING_AGREED = {"events": "Talks", "no_agreement": "on", "no_agreement_reason": "He thinks it over"}


def waits(actor):
    return [(case.subject.label, case.action) for case in queue.cases(actor, PLANNED)]


@pytest.mark.rule("ncip-40-7-a", "ncip-40-7-b", "ncip-41-a", "ncip-41-b")
@pytest.mark.parametrize(
    ("bring", "who", "act"),
    [
        (planned, authority, "approve"),
        (prepared, authority, "complete_programme"),
        (ready, embassy, "hold"),
        (held, embassy, "fill_card"),
        (filled, embassy, "pass_initiative"),
        (trip, embassy, "fill_card"),
    ],
)
def test_a_visit_waits_for_the_one_who_does_the_next_step(bring, who, act):
    bring()
    assert waits(who()) == [("visit", act)]


@pytest.mark.rule("ncip-40-7-b")
def test_a_body_with_a_row_is_asked_until_it_has_agreed():
    found = approved()
    before = waits(ministry())
    item(found)
    participant(found)
    asked = waits(ministry())
    perform(found, "agree_part", ministry(), on=PLANNED)
    assert (before, asked, waits(ministry())) == ([], [("visit", "agree_part")], [])


@pytest.mark.rule("ncip-41-b")
def test_without_an_agreement_no_initiative_is_waited_for():
    filled(data=NOTHING_AGREED)
    assert waits(embassy()) == []


def test_strangers_have_nothing_to_do_with_a_visit():
    held()
    assert [waits(actor) for actor in (embassy("FR"), akimat("11"))] == [[], []]


def test_a_visit_is_found_by_the_search_of_the_header_only_by_those_who_see_it(client):
    planned()
    with time_machine.travel(moment(PLANNED), tick=False):
        pages = [
            signed_in(client, actor).get(reverse("search"), {"q": "looks at sites"}).content.decode()
            for actor in (embassy(), akimat("11"))
        ]
    assert ["Rhein Solar looks at sites" in page for page in pages] == [True, False]
