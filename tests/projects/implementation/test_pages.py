"""The list of projects and the card of a project, as people of different bodies meet them."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ncip.casework.actor import Actor
from projects.implementation.models import ProjectParticipant, Task
from tests import people
from tests.ncip.casework.papers import upload
from tests.projects.implementation import road

pytestmark = pytest.mark.django_db
TABS = ("roadmap", "passport", "corridor", "documents", "conversation", "journal")


def browser_of(actor: Actor, language: str = "ru") -> Client:
    """A browser in which this person has signed in."""
    assert actor.user is not None
    actor.user.language = language
    actor.user.save()
    client = Client()
    client.force_login(actor.user)
    return client


def queries_of(client: Client, url: str) -> int:
    """How many queries a page costs once everything that is asked only once is known."""
    client.get(url)
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


def text_of(client: Client, url: str) -> str:
    return client.get(url).content.decode()


def test_the_list_costs_the_same_for_one_and_for_three_projects() -> None:
    client = browser_of(people.national_company())
    road.formed()
    one = queries_of(client, reverse("project_list"))
    road.formed(company=road.a_company("Tobyl Steel"))
    road.designated(company=road.a_company("Altyn Dan"))
    assert queries_of(client, reverse("project_list")) == one


@pytest.mark.parametrize("start", [road.drafted, road.approved])
def test_the_card_costs_the_same_for_one_and_for_three_tasks(start: Any) -> None:
    client = browser_of(people.national_company())
    roadmap = start()
    url, kept = roadmap.project.get_absolute_url(), list(roadmap.tasks.all())
    Task.objects.filter(pk__in=[task.pk for task in kept[3:]]).delete()
    three = queries_of(client, url)
    Task.objects.filter(pk__in=[task.pk for task in kept[1:3]]).delete()
    assert queries_of(client, url) == three


@pytest.mark.parametrize("words", ["заводы", "пшениц", "фёдоров", "Қостанай", "tobyl", "KZ-39-2025"])
def test_projects_are_found_by_russian_forms_kazakh_words_company_and_number(words: str) -> None:
    road.formed(company=road.a_company("Tobyl Steel"), title="Завод по переработке пшеницы, Федоров")
    road.formed(company=road.a_company("Алтын Дән"), title="Тепличный комплекс")
    page = text_of(browser_of(people.national_company()), f"{reverse('project_list')}?q={words}")
    assert "Завод по переработке пшеницы" in page


def test_a_filter_leaves_only_what_fits() -> None:
    road.formed(title="Большой завод")
    road.formed(company=road.a_company("Su"), title="Малый цех", cost="100000000.00")
    page = text_of(browser_of(people.national_company()), f"{reverse('project_list')}?pool=regional")
    assert ("Малый цех" in page, "Большой завод" in page) == (True, False)


def test_a_damaged_cursor_is_a_bad_request() -> None:
    client = browser_of(people.national_company())
    assert client.get(f"{reverse('project_list')}?cursor=damaged").status_code == 400


def test_the_file_holds_every_row_that_the_reader_sees_and_no_formula() -> None:
    road.formed(title="=1+1")
    road.draft(company=road.a_company("Unseen draft"), title="Черновик")
    response: Any = browser_of(people.national_company()).get(reverse("project_export", args=["csv"]))
    lines = b"".join(response.streaming_content).decode().splitlines()
    assert (len(lines), "'=1+1" in lines[1]) == (2, True)


def test_an_unknown_form_of_file_is_not_found() -> None:
    client = browser_of(people.national_company())
    assert client.get(reverse("project_export", args=["exe"])).status_code == 404


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("tab", TABS)
def test_every_part_of_the_card_opens_in_three_languages(tab: str, language: str) -> None:
    project = road.designated()
    url = reverse("project_tab", args=[project.code, tab])
    assert browser_of(people.akimat(), language).get(url).status_code == 200


def test_an_unknown_part_of_the_card_is_not_found() -> None:
    url = reverse("project_tab", args=[road.formed().code, "secrets"])
    assert browser_of(people.akimat()).get(url).status_code == 404


def test_another_region_does_not_see_the_card() -> None:
    client = browser_of(people.akimat("KZ-79"))
    assert client.get(road.formed().get_absolute_url()).status_code == 404


def test_a_draft_is_shown_to_its_author_only() -> None:
    project = road.draft()
    statuses = [
        browser_of(one).get(project.get_absolute_url()).status_code
        for one in (people.akimat(), people.national_company())
    ]
    assert statuses == [200, 404]


def test_the_card_says_which_fields_of_the_passport_are_missing() -> None:
    project = road.draft(hs_code="")
    page = text_of(browser_of(people.akimat(), "en"), reverse("project_tab", args=[project.code, "passport"]))
    assert "Enter the commodity position of the project." in page


def test_demonstration_values_are_marked() -> None:
    project = road.formed()
    project.demo_fields = ["jobs"]
    project.save()
    page = text_of(browser_of(people.akimat(), "en"), reverse("project_tab", args=[project.code, "passport"]))
    assert page.count("demonstration value<") == 1


@pytest.mark.rule("ncip-app1-formula")
def test_the_receipt_shows_weights_and_total() -> None:
    project = road.formed()
    page = text_of(browser_of(people.akimat(), "en"), reverse("project_tab", args=[project.code, "corridor"]))
    assert "Total; the threshold is 1.3" in page


@pytest.mark.rule("ncip-55-red")
def test_the_roadmap_shows_only_tasks_of_the_chosen_colour() -> None:
    roadmap = road.approved()
    page = text_of(browser_of(people.akimat()), f"{roadmap.project.get_absolute_url()}?show=green")
    assert 'id="task-' not in page


def test_the_next_action_names_the_act_and_its_paragraph() -> None:
    project = road.drafted().project
    page = text_of(browser_of(people.akimat(), "en"), project.get_absolute_url())
    assert ("Send to the national company" in page, "First do what is listed above." in page) == (True, True)


def test_a_mission_sees_the_state_of_its_project_and_no_money() -> None:
    project = road.formed()
    mission = people.mission()
    from_it = type(project).objects.filter(pk=project.pk)
    assert not from_it.visible_to(mission).exists()


def test_the_page_of_a_task_opens_from_the_card() -> None:
    roadmap = road.approved()
    task = roadmap.tasks.open()[0]
    url = reverse("project_task", args=[roadmap.project.code, task.public_id])
    assert browser_of(people.akimat()).get(url).status_code == 200


def test_a_task_of_another_project_is_not_found() -> None:
    url = reverse("project_task", args=[road.formed().code, "01890000-0000-7000-8000-000000000000"])
    assert browser_of(people.akimat()).get(url).status_code == 404


def test_a_participant_sees_the_whole_card() -> None:
    project = road.formed()
    ministry = people.member_of(people.the("central_body"))
    ProjectParticipant.objects.create(
        project=project, organisation=ministry.organisation, role="accompanying", since=road.FORMED
    )
    assert browser_of(ministry).get(project.get_absolute_url()).status_code == 200


@pytest.mark.rule("ncip-60")
@pytest.mark.parametrize(
    ("day", "with_evidence", "status"),
    [("19.06.2025", False, 400), ("11.07.2125", True, 422)],
    ids=["no evidence", "future"],
)
def test_a_completion_without_evidence_or_in_the_future_stays_on_the_form(day, with_evidence, status):
    akimat = people.akimat()
    task = road.open_tasks(road.approved(akimat))[0]
    url = reverse("perform", args=["task", task.public_id, "complete"])
    sent = {"completed_on": day} | ({"evidence": upload()} if with_evidence else {})
    page = browser_of(akimat).post(url, sent)
    task.refresh_from_db()
    assert (page.status_code, task.state, day in page.content.decode()) == (status, "not_started", True)
