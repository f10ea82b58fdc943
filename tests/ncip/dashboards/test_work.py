"""My work: each person finds the cases that wait for him, his terms and tasks, and what he sent on."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ncip.casework import explain
from ncip.casework.actions import declarations_of, model_of
from ncip.casework.actor import Actor
from ncip.dashboards import queue, terms
from tests import people
from tests.projects.implementation import road
from tests.projects.implementation.test_pages import browser_of

pytestmark = pytest.mark.django_db
# Primary acts that wait for nobody in particular: they stand beside the act that moves the case on.
BESIDE = {
    ("initiative", "extend"),
    ("initiative", "propose_redirect"),
    ("initiative", "refuse_redirect"),
    ("roadmap", "reject"),
    ("roadmap", "answer_remarks"),
    ("project", "refuse_validation"),
    ("visit", "decline"),
}


def acts_for(actor: Actor) -> list[tuple[str, str]]:
    return sorted((case.subject.label, case.action) for case in queue.cases(actor, road.FORMED))


def test_every_act_that_moves_a_case_on_has_a_queue() -> None:
    named = {(wait.label, wait.action) for wait in queue.WAITS} | BESIDE
    moving = {
        (label, name)
        for label in ("initiative", "visit", "project", "roadmap")
        for name, act in declarations_of(model_of(label)).actions.items()
        if act.targets and act.primary and not act.hidden
    }
    assert moving - named == set()


@pytest.mark.parametrize(
    ("step", "who", "act"),
    [
        (road.draft, people.akimat, ("project", "form_passport")),
        (road.formed, people.akimat, ("project", "designate_leb")),
        (road.designated, people.akimat, ("roadmap", "draft")),
        (road.drafted, people.akimat, ("roadmap", "submit")),
        (road.submitted, people.national_company, ("roadmap", "approve")),
        (road.awaiting, people.national_chamber, ("project", "validate")),
    ],
)
def test_a_case_waits_for_the_one_whom_the_rules_name(step: Any, who: Any, act: tuple[str, str]) -> None:
    step()
    assert acts_for(who()) == [act]


@pytest.mark.parametrize("step", [road.draft, road.formed, road.drafted, road.submitted, road.awaiting])
def test_every_case_of_a_queue_passes_the_declared_predicate(step: Any) -> None:
    step()
    for actor in (people.akimat(), people.national_company(), people.national_chamber()):
        for case in queue.cases(actor, road.FORMED):
            found = explain.explain(case.subject, actor, at=road.at(road.FORMED))
            mine = next(one for one in found if one.name == case.action)
            assert (mine.role_fits, mine.state_fits) == (True, True)


def test_the_investor_is_asked_to_agree_until_he_has() -> None:
    roadmap = road.written()
    investor = road.investor_of(roadmap.project)
    before = acts_for(investor)
    road.act(roadmap, "agree", investor, road.DESIGNATED)
    assert (before, acts_for(investor)) == ([("roadmap", "agree")], [])


def test_an_observer_has_nothing_to_do() -> None:
    road.formed()
    assert queue.cases(people.observer_of(people.akimat()), road.FORMED) == []


def test_strangers_have_no_cases() -> None:
    road.submitted()
    assert acts_for(people.akimat("KZ-79")) == []


@pytest.mark.rule("ncip-48-c")
def test_the_roadmap_waits_with_the_term_of_its_project() -> None:
    road.designated()
    assert [case.last_day for case in queue.cases(people.akimat(), road.FORMED)] == [date(2025, 6, 16)]


def test_my_terms_are_those_of_my_organisation() -> None:
    road.designated()
    assert [one.deadline.last_day for one in terms.my_terms(people.akimat())] == [date(2025, 6, 16)]
    assert terms.my_terms(people.akimat("KZ-79")) == []


@pytest.mark.rule("ncip-55-red", "ncip-55-yellow", "ncip-55-green")
def test_my_last_days_are_counted_by_colour() -> None:
    days = [date(2025, 6, 1), date(2025, 6, 12), date(2025, 6, 13)]
    assert terms.lights(days, date(2025, 6, 2)) == {"red": 1, "amber": 1, "green": 1}


def test_my_tasks_come_only_from_approved_roadmaps() -> None:
    roadmap = road.submitted()
    before = terms.my_tasks(people.akimat())
    road.act(roadmap, "approve", people.national_company(), road.APPROVED)
    assert (before, len(terms.my_tasks(people.akimat()))) == ([], 3)


def test_what_i_sent_names_who_holds_it() -> None:
    roadmap = road.submitted()
    assert [(one.subject.pk, str(one.last_day)) for one in terms.sent(people.akimat(), road.REJECTED)] == [
        (roadmap.pk, "None")
    ]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_my_work_opens_in_three_languages(language: str) -> None:
    road.designated()
    assert browser_of(people.akimat(), language).get(reverse("my_work")).status_code == 200


def test_my_work_costs_the_same_for_one_and_for_three_cases() -> None:
    client = browser_of(people.akimat())
    road.designated()
    one = _queries(client)
    road.designated(company=road.a_company("Tobyl Steel"))
    road.designated(company=road.a_company("Altyn Dan"))
    assert _queries(client) == one


def _queries(client: Any) -> int:
    client.get(reverse("my_work"))
    with CaptureQueriesContext(connection) as captured:
        assert client.get(reverse("my_work")).status_code == 200
    return len(captured)


@pytest.mark.rule("ncip-52")
@pytest.mark.parametrize(("days", "tone"), [(0, "neutral"), (5, "neutral"), (6, "amber")])
def test_a_roadmap_with_the_national_company_shows_elapsed_days_beside_a_target(days: int, tone: str) -> None:
    road.submitted()
    (case,) = queue.cases(people.national_company(), road.REJECTED + timedelta(days=days))
    assert case.review is not None
    assert (case.last_day, case.review.elapsed, case.review.target, case.review.tone) == (None, days, 5, tone)


@pytest.mark.rule("ncip-52")
def test_the_akimat_reads_how_long_the_roadmap_has_been_away() -> None:
    road.submitted()
    (one,) = terms.sent(people.akimat(), road.REJECTED + timedelta(days=3))
    assert one.review is not None
    assert one.review.elapsed == 3


def test_only_urgent_tasks_and_the_next_few_are_shown_but_all_are_counted() -> None:
    road.approved()
    mine = terms.my_tasks(people.akimat())
    before, after = road.DUE - timedelta(days=11), road.DUE + timedelta(days=1)
    assert terms.count_tasks(people.akimat(), before) == {"red": 0, "amber": 0, "green": 3}
    assert terms.count_tasks(people.akimat(), road.DUE - timedelta(days=10))["amber"] == 3
    assert terms.count_tasks(people.akimat(), after)["red"] == 3
    assert len(terms.urgent_and_next(mine * 3, before)) == terms.NEAR
    assert len(terms.urgent_and_next(mine * 3, after)) == 9
