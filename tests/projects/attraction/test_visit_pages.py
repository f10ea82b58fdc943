"""The pages of visits: list, planner and card, shown to those whom they concern, with a steady number of queries."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from frontoffices.registry.enums import Kind
from ncip.accounts.models import User
from ncip.casework.actor import Actor
from ncip.casework.audience import participants
from projects.attraction.models import Company, ProgrammeItem, Visit, VisitParticipant
from tests.projects.attraction.people import (
    akimat,
    amend,
    company,
    embassy,
    meeting,
    moment,
    office,
    officer_of,
    perform,
)
from tests.projects.attraction.test_pages import count, page_of, signed_in
from tests.projects.attraction.visiting import (
    PLANNED,
    STATES,
    approved,
    authority,
    filled,
    invite_kostanay,
    item,
    item_data,
    ministry,
    participant,
    planned,
    prepared,
    ready,
    trip,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def on_the_day():
    with time_machine.travel(moment(PLANNED), tick=False):
        yield


# Who sees what


def seen(actor):
    """How many visits, rows of programmes and participants the actor sees."""
    return tuple(
        model.objects.visible_to(actor).count() for model in (Visit, ProgrammeItem, VisitParticipant)
    )


@pytest.mark.parametrize(
    "kind", [Kind.AUTHORISED_BODY, Kind.NATIONAL_COMPANY, Kind.TASK_FORCE, Kind.NATIONAL_CHAMBER]
)
def test_overseers_see_every_visit(kind):
    prepared()
    assert seen(office(kind)) == (1, 1, 1)


def test_a_mission_sees_the_visits_of_its_country():
    prepared()
    assert (seen(embassy()), seen(office(Kind.NATCO_FOREIGN)), seen(embassy("FR"))) == (
        (1, 1, 1),
        (1, 1, 1),
        (0, 0, 0),
    )


def test_the_competent_body_sees_the_plan_and_another_ministry_does_not():
    planned()
    other = officer_of(
        type(ministry().organisation).objects.create(
            kind=Kind.CENTRAL_BODY, level="central", name_ru="Другое", name_kk="Басқа", name_en="Other"
        )
    )
    assert (seen(ministry())[0], seen(other)[0]) == (1, 0)


@pytest.mark.rule("ncip-40-7-b")
def test_an_akimat_sees_the_visit_and_its_companies_once_it_is_invited():
    found = approved()
    before = (seen(akimat()), Company.objects.visible_to(akimat()).count())
    invite_kostanay(found)
    assert (before, seen(akimat())[0], Company.objects.visible_to(akimat()).count()) == (((0, 0, 0), 0), 1, 1)


@pytest.mark.parametrize("kind", [Kind.COUNCIL, Kind.INVESTOR, Kind.CONTRACTOR, Kind.REGIONAL_ORGANISATION])
def test_others_see_no_visits(kind):
    prepared()
    assert seen(office(kind)) == (0, 0, 0)


def test_the_portal_itself_and_an_administrator_see_all():
    prepared()
    administrator = User.objects.create_superuser("root@example.kz", "A-long-password-1", family_name="Root")
    assert (seen(Actor.system()), seen(Actor.of(administrator)), seen(Actor())) == (
        (1, 1, 1),
        (1, 1, 1),
        (0, 0, 0),
    )


@pytest.mark.rule("ncip-43-c")
def test_a_message_concerns_mission_bodies_and_authorised_body():
    people = [embassy(), ministry(), authority(), akimat()]
    found = approved()
    invite_kostanay(found)
    assert set(participants(found, on=PLANNED)) == {actor.user for actor in people}


# The pages


@pytest.mark.parametrize("name", ["visits", "visit_planner"])
def test_visitors_are_asked_to_sign_in(client, name):
    assert client.get(reverse(name)).status_code == 302


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_state_is_shown_in_three_languages(client, language):
    signed_in(client, embassy(), language)
    shown = [
        page_of(bring(of=company(name=f"{state} AG", really_another="on"))) for state, bring in STATES.items()
    ]
    pages = [
        reverse("visits"),
        reverse("visit_planner"),
        page_of(trip(of=company(name="Isar AG"), on=date(2025, 2, 7))),
    ]
    assert {client.get(url).status_code for url in [*shown, *pages]} == {200}


def test_a_visit_that_is_not_shown_is_not_found(client):
    found = prepared()
    assert signed_in(client, akimat("11")).get(page_of(found)).status_code == 404


def test_the_list_is_searched_by_company_and_title(client):
    planned()
    planned(of=company(name="Elbe Wind AG"), title="Wind farm")
    signed_in(client, embassy())
    titles = [
        [row.title for row in client.get(reverse("visits"), {"q": words}).context["page"].rows]
        for words in ("elbe", "looks sites", "nobody")
    ]
    assert titles == [["Wind farm"], ["Rhein Solar looks at sites"], []]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"kind": "outgoing"}, 0),
        ({"kind": "incoming"}, 1),
        ({"state": "planned"}, 1),
        ({"state": "held"}, 0),
        ({"since": "07.02.2025"}, 1),
        ({"since": "08.02.2025"}, 0),
        ({"until": "2025-02-05"}, 1),
        ({"until": "04.02.2025"}, 0),
        ({"country": "DE"}, 1),
    ],
)
def test_the_list_is_narrowed(client, query, found):
    planned()
    answer = signed_in(client, embassy()).get(reverse("visits"), query)
    assert len(answer.context["page"].rows) == found


@pytest.mark.parametrize("query", [{"since": "soon"}, {"kind": "??"}, {"cursor": "x"}, {"month": "2025-13"}])
@pytest.mark.parametrize("name", ["visits", "visit_planner"])
def test_what_cannot_be_asked_is_no_error_of_the_portal(client, name, query):
    assert signed_in(client, embassy()).get(reverse(name), query).status_code in (200, 400)


@pytest.mark.parametrize(("form", "begins"), [("csv", "\ufeff".encode()), ("xlsx", b"PK")])
def test_the_list_is_exported(client, form, begins):
    planned()
    answer = signed_in(client, embassy()).get(reverse("visits"), {"export": form})
    assert b"".join(answer.streaming_content).startswith(begins)


def test_the_planner_shows_a_visit_on_each_of_its_days(client):
    planned()
    answer = signed_in(client, embassy()).get(reverse("visit_planner"), {"month": "2025-02"})
    days = [day.on.day for week in answer.context["weeks"] for day in week if day.entries]
    assert days == [5, 6, 7]


@pytest.mark.parametrize(
    ("month", "first", "last"),
    [("2025-02", date(2025, 1, 27), date(2025, 3, 2)), ("2025-12", date(2025, 12, 1), date(2026, 1, 4))],
)
def test_the_planner_shows_whole_weeks_from_monday(client, month, first, last):
    weeks = signed_in(client, embassy()).get(reverse("visit_planner"), {"month": month}).context["weeks"]
    assert (weeks[0][0].on, weeks[-1][-1].on, {len(week) for week in weeks}) == (first, last, {7})


def test_the_planner_leads_to_the_neighbouring_months(client):
    text = signed_in(client, embassy()).get(reverse("visit_planner"), {"month": "2025-12"}).content.decode()
    assert ('href="?month=2025-11"' in text, 'href="?month=2026-01"' in text) == (True, True)


def test_a_declined_visit_leaves_the_planner_and_stays_on_the_list(client):
    perform(planned(), "decline", authority(), {"reason": "Built already"}, on=PLANNED)
    signed_in(client, embassy())
    planner = client.get(reverse("visit_planner"), {"month": "2025-02"}).context["agenda"]
    assert (planner, len(client.get(reverse("visits")).context["page"].rows)) == ([], 1)


@pytest.mark.rule("ncip-40-7-a")
def test_the_waiting_time_is_shown_beside_a_target_that_is_no_term(client):
    found = planned()
    with time_machine.travel(moment(date(2025, 2, 11)), tick=False):
        answer = signed_in(client, authority()).get(page_of(found))
    assert (answer.context["decision"], "a target, not a term of the law" in answer.content.decode()) == (
        {"waited": 6, "target": 5, "late": True},
        True,
    )


@pytest.mark.rule("ncip-40-7-b")
def test_the_marks_of_the_bodies_are_visible(client):
    found = prepared()
    before = signed_in(client, embassy()).get(page_of(found)).content.decode()
    amend(found.programme.get(), "edit", item_data(found, place="Hotel"), authority(), on=PLANNED)
    after = client.get(page_of(found)).content.decode()
    assert ("agreed 03.02.2025" in before, "changed since it agreed" in after) == (True, True)


def test_only_who_may_change_a_row_is_offered_it(client):
    found = ready()
    mine = signed_in(client, ministry()).get(page_of(found)).content.decode().count("/edit/programme_item/")
    others = signed_in(client, embassy()).get(page_of(found)).content.decode().count("/edit/programme_item/")
    assert (mine, others) == (1, 0)


def test_without_an_agreement_nothing_further_is_waited_for(client):
    data = {"events": "Talks", "no_agreement": "on", "no_agreement_reason": "He thinks it over"}
    answer = signed_in(client, embassy()).get(page_of(filled(data=data)))
    assert (answer.context["waits"], [step["state"] for step in answer.context["steps"]]) == (
        False,
        ["done"] * 5,
    )


def test_an_initiative_offers_the_held_visits_of_its_company(client):
    found = trip(on=date(2025, 2, 7))
    of = found.companies.get()
    meeting(of, held_on="2025-02-01")
    url = reverse("create", args=["initiative"]) + f"?parent={of.public_id}"
    assert str(found.public_id) in signed_in(client, embassy()).get(url).content.decode()


# Queries


def test_the_list_asks_as_much_for_three_as_for_one(client):
    signed_in(client, embassy())
    planned()
    one = count(client, reverse("visits"))
    for name in ("Elbe Wind AG", "Isar Hydro AG"):
        planned(of=company(name=name))
    assert count(client, reverse("visits")) == one


def test_the_planner_asks_as_much_for_three_as_for_one(client):
    signed_in(client, embassy())
    planned()
    one = count(client, reverse("visit_planner"))
    for name in ("Elbe Wind AG", "Isar Hydro AG"):
        planned(of=company(name=name))
    assert count(client, reverse("visit_planner")) == one


def test_the_card_asks_as_much_for_three_rows_as_for_one(client):
    found = prepared()
    signed_in(client, ministry())
    one = count(client, page_of(found))
    for hour in ("12", "14"):
        item(found, starts_at=f"{hour}:00", ends_at=f"{hour}:30")
        participant(found, name=f"Guest {hour}")
    invite_kostanay(found)
    assert count(client, page_of(found)) == one
