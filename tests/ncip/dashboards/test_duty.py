"""What an administrator of the platform finds in his work."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from ncip.casework.models import Deadline
from ncip.dashboards import duty, queue
from tests import people
from tests.ncip.lawbook.test_table_changes import proposed
from tests.projects.implementation import road
from tests.projects.implementation.test_pages import browser_of

pytestmark = pytest.mark.django_db
ON = date(2025, 6, 2)


def shown(actor: Any) -> dict[str, Any]:
    found = duty.panel(actor, ON)
    assert found is not None
    return found


@pytest.mark.rule("ncip-9-8")
def test_an_administrator_finds_the_proposals_that_wait() -> None:
    change = proposed()
    assert shown(people.administrator())["proposals"] == [change]


@pytest.mark.rule("ncip-9-8")
def test_a_proposal_waits_for_the_authorised_body_and_for_nobody_else() -> None:
    proposed()
    waits = {
        who.__name__: [(case.subject.label, case.action) for case in queue.cases(who(), ON)]
        for who in (people.authorised_body, people.national_company, people.akimat)
    }
    assert waits == {
        "authorised_body": [("table-change", "consent")],
        "national_company": [],
        "akimat": [],
    }


def test_an_administrator_finds_the_terms_on_which_the_tick_failed() -> None:
    roadmap = road.designated()
    before = shown(people.administrator())["stuck"]
    Deadline.objects.update(trouble="ValueError: no such day")
    found = shown(people.administrator())["stuck"]
    assert (before, [(one.subject, one.deadline.trouble) for one in found]) == (
        [],
        [(roadmap, "ValueError: no such day")],
    )


def test_a_term_without_its_case_is_shown_all_the_same() -> None:
    road.designated()
    Deadline.objects.update(trouble="lost", subject_id="01890000-0000-7000-8000-000000000000")
    assert [(one.subject, one.kind) for one in shown(people.administrator())["stuck"]] == [(None, "проект")]


def test_officials_have_no_such_part() -> None:
    assert duty.panel(people.authorised_body(), ON) is None


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("kk", "Өңделмеген мерзімдер"),
        ("ru", "Сроки, которые не удалось обработать"),
        ("en", "Terms that could not be worked on"),
    ],
)
def test_the_page_of_an_administrator_speaks_three_languages(language: str, words: str) -> None:
    page = browser_of(people.administrator()).get(reverse("my_work"), {"lang": language})
    assert words in page.content.decode()
