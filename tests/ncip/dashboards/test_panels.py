"""The interactive panels: each number is the length of the list behind it, for everybody who is shown it (55, 59)."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from html import unescape

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from frontoffices.registry.enums import Kind
from frontoffices.registry.models import Organisation
from ncip.casework.actor import Actor
from ncip.dashboards import panels
from projects.implementation import recount, tallies
from projects.implementation.lights import BOTH
from projects.implementation.models import BodyTally, Project, ProjectParticipant, RegionTally, Task
from tests import people
from tests.ncip.law.conftest import worked
from tests.projects.implementation import road
from tests.projects.implementation.test_pages import browser_of

pytestmark = pytest.mark.django_db
NUMBER = re.compile(r'href="(/(?:tasks|projects)/\?[^"]+)"[^>]*>(?:<b>)?\s*([\d\s\u202f\u00a0]+?)\s*<')


def today() -> date:
    """The pages ask the clock, so the tasks of these tests are due around the real today."""
    return timezone.localdate()


def ministry() -> Actor:
    return people.member_of(people.the(Kind.CENTRAL_BODY), name="ministry")


def task_force() -> Actor:
    return people.member_of(people.the(Kind.TASK_FORCE), name="force")


def council() -> Actor:
    return people.member_of(people.the(Kind.COUNCIL), name="council")


def shared(project: Project, body: Organisation) -> None:
    """An organisation takes part in a project, as every responsible does."""
    ProjectParticipant.objects.create(
        project=project, organisation=body, role="responsible", since=road.APPROVED
    )


def a_project(name: str, responsible: Organisation | None = None) -> Project:
    """A running project with a red, a yellow and a green task today; the red one may be somebody's."""
    roadmap = road.approved(company=road.a_company(name), title=f"Plant of {name}")
    red, yellow, green = road.open_tasks(roadmap)
    Task.objects.filter(pk=yellow.pk).update(due_on=today() + timedelta(days=10))
    Task.objects.filter(pk=green.pk).update(due_on=today() + timedelta(days=11))
    if responsible is not None:
        Task.objects.filter(pk=red.pk).update(responsible=responsible, responsible_kind="body")
        shared(roadmap.project, responsible)
    return Project.objects.get(pk=roadmap.project_id)


def country() -> None:
    """Running projects in two regions, a suspended, an excluded and a regional one, and one that is not formed."""
    body = people.the(Kind.CENTRAL_BODY)
    a_project("Tobol", body)
    a_project("Turgai")
    elsewhere = a_project("Aktobe", body)
    Project.objects.filter(pk=elsewhere.pk).update(region=road.region("KZ-15"), leb=None)
    road.act(a_project("Still", body), "suspend", Actor.system(), today(), reason="Decision")
    road.act(a_project("Gone", body), "exclude", Actor.system(), today(), reason="Decision")
    road.formed(company=road.a_company("Small"), cost="1000000.00", title="Bakery")
    road.draft(company=road.a_company("Not formed"))
    tallies.refresh(timezone.now())


READERS: dict[str, tuple[Callable[[], Actor], str]] = {
    "akimat": (people.akimat, "/panel/regions/KZ-39/?pool=both"),
    "akimat, national pool": (people.akimat, "/panel/regions/KZ-39/"),
    "national company": (people.national_company, "/panel/country/?pool=both"),
    "national company in a region": (people.national_company, "/panel/regions/KZ-39/?pool=regional"),
    "authorised body": (people.authorised_body, "/panel/country/"),
    "council": (council, "/panel/country/"),
    "council in a region": (council, "/panel/regions/KZ-39/"),
    "task force": (task_force, "/panel/country/?pool=both"),
    "administrator": (people.administrator, "/panel/country/?pool=both"),
    "ministry": (ministry, ""),
}


def numbers_of(page: str) -> set[tuple[str, int]]:
    """Every linked number of a panel with the address of its rows."""
    return {
        (unescape(url), int(re.sub(r"\D", "", shown))) for url, shown in NUMBER.findall(page) if shown.strip()
    }


@pytest.mark.rule("ncip-55", "ncip-59")
@pytest.mark.parametrize("reader", READERS)
def test_every_number_of_a_panel_is_the_length_of_the_list_behind_it(reader: str) -> None:
    country()
    who, url = READERS[reader]
    actor = who()
    url = url or reverse("panel_body", args=[actor.organisation.public_id])  # type: ignore[union-attr]
    client = browser_of(actor, "en")
    found = numbers_of(client.get(url).content.decode())
    lengths = {(address, client.get(address).context["total"]) for address, _shown in found}
    assert len(found) >= 4
    assert found == lengths


@pytest.mark.rule("ncip-55-red", "ncip-55-yellow", "ncip-55-green")
@pytest.mark.parametrize("example", worked("dashboard"), ids=lambda one: str(one["due"]))
def test_worked_examples_of_colours_are_what_the_panel_counts(example: dict[str, str]) -> None:
    day = date.fromisoformat(example["today"])
    task = road.open_tasks(road.approved(on=day))[0]
    Task.objects.filter(roadmap=task.roadmap).update(due_on=example["due"])
    if example.get("completed"):
        road.complete(task, people.akimat(), day)
    tallies.refresh_all(road.at(day))
    counted = panels.of_country(BOTH).lights.colours
    left = 2 if example.get("completed") else 3
    expected = dict.fromkeys(panels.SHADES, 0) | {example["color"] or "red": left}
    assert counted == expected


@pytest.mark.rule("ncip-55")
@pytest.mark.parametrize(
    ("who", "url"),
    [
        (lambda: people.akimat("KZ-79"), "/panel/regions/KZ-39/"),
        (people.akimat, "/panel/country/"),
        (ministry, "/panel/country/"),
        (ministry, "/panel/regions/KZ-39/"),
        (people.mission, "/panel/country/"),
        (lambda: road.investor_of(road.formed()), "/panel/regions/KZ-39/"),
    ],
)
def test_a_panel_with_figures_of_others_is_not_found(who: Callable[[], Actor], url: str) -> None:
    assert browser_of(who()).get(url).status_code == 404


def test_the_panel_of_another_body_is_not_found() -> None:
    other = people.the(Kind.CENTRAL_BODY)
    url = reverse("panel_body", args=[other.public_id])
    assert browser_of(people.akimat()).get(url).status_code == 404
    assert browser_of(people.authorised_body()).get(url).status_code == 200


@pytest.mark.rule("ncip-59")
def test_the_council_is_shown_the_national_pool_alone() -> None:
    country()
    page = browser_of(council()).get("/panel/country/?pool=both")
    assert (page.context["pools"], page.context["panel"].projects["projects"].value) == ([], 4)


@pytest.mark.parametrize(
    ("who", "target"),
    [
        (people.akimat, "/panel/regions/KZ-39/"),
        (council, "/panel/country/"),
        (people.authorised_body, "/panel/country/"),
    ],
)
def test_everybody_is_led_to_the_panel_of_his_office(who: Callable[[], Actor], target: str) -> None:
    response = browser_of(who()).get("/panel/")
    assert (response.status_code, response.url) == (302, target)


def test_a_central_body_is_led_to_its_own_tasks() -> None:
    actor = ministry()
    assert actor.organisation is not None
    assert browser_of(actor).get("/panel/").url == reverse("panel_body", args=[actor.organisation.public_id])


@pytest.mark.rule("ncip-55-red")
def test_the_tasks_of_a_ministry_are_counted_over_all_regions_the_worst_first() -> None:
    country()
    a_project("Third", people.the(Kind.CENTRAL_BODY))
    tallies.refresh_all(timezone.now())
    found = panels.of_body(people.the(Kind.CENTRAL_BODY))
    assert found.lights.colours == {"red": 3, "yellow": 0, "green": 0}
    assert [(line.lights.query["region"], line.lights.colours["red"]) for line in found.regions] == [
        ("KZ-39", 2),
        ("KZ-15", 1),
    ]


def test_the_change_since_the_last_month_leads_to_the_tasks_of_that_day() -> None:
    project = a_project("Tobol")
    last_month = today().replace(day=1) - timedelta(days=1)
    red = Task.objects.filter(roadmap__project=project).order_by("due_on")[0]
    Task.objects.filter(pk=red.pk).update(due_on=last_month)
    tallies.refresh(timezone.now())
    month = panels.of_country(BOTH).lights.trends["red"][0]
    assert (month.day, month.then.value, month.change) == (last_month, 0, 1)


def test_a_panel_asks_the_same_whatever_it_shows() -> None:
    clients = [
        (browser_of(people.akimat()), "/panel/regions/KZ-39/"),
        (browser_of(council()), "/panel/country/"),
        (browser_of(council()), "/api/v1/panels/country/"),
        (browser_of(task_force()), "/panel/task-force/"),
        (browser_of(ministry()), reverse("panel_body", args=[people.the(Kind.CENTRAL_BODY).public_id])),
    ]
    a_project("One", people.the(Kind.CENTRAL_BODY))
    Project.objects.update(task_force=True)
    tallies.refresh_all(timezone.now())
    one = [_queries(client, url) for client, url in clients]
    country()
    Project.objects.update(task_force=True)
    tallies.refresh_all(timezone.now())
    assert [_queries(client, url) for client, url in clients] == one


def test_a_full_recount_finds_no_difference_and_names_the_one_that_is_made() -> None:
    country()
    call_command("tallies")
    RegionTally.objects.filter(region__iso="KZ-15", pool="national").update(projects=7)
    BodyTally.objects.filter(region__iso="KZ-15", organisation=None).delete()
    with pytest.raises(CommandError):
        call_command("tallies")
    found = [(one.where, one.figure, one.kept, one.counted) for one in recount.differences()]
    assert found == [("KZ-15 national", "projects", 7, 1), ("all bodies", "tasks", 7, 9)]


def test_counting_again_mends_what_differs() -> None:
    country()
    RegionTally.objects.update(projects=7)
    call_command("tallies", refresh=True)
    assert list(recount.differences()) == []


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize(
    "url", ["/panel/country/", "/panel/regions/KZ-39/", "/tasks/", "/tasks/?on=2026-01-05&colour=red"]
)
def test_the_pages_open_in_every_language(url: str, language: str) -> None:
    country()
    assert browser_of(people.authorised_body(), language).get(url).status_code == 200


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_the_tasks_can_be_taken_along(form: str) -> None:
    country()
    assert browser_of(people.akimat()).get(f"/tasks/?export={form}").status_code == 200


@pytest.mark.rule("ncip-55", "ncip-59", "ncip-48-5")
@pytest.mark.parametrize(
    ("page", "resource"),
    [
        ("/panel/country/?pool=both", "/api/v1/panels/country/?pool=both"),
        ("/panel/regions/KZ-39/", "/api/v1/panels/regions/KZ-39/"),
    ],
)
def test_the_api_gives_the_numbers_of_the_page(page: str, resource: str) -> None:
    country()
    client = browser_of(people.national_company())
    shown, given = client.get(page).context["panel"], client.get(resource).json()
    assert given["tasks"]["red"] == {
        "value": shown.lights.colours["red"],
        "url": shown.lights.numbers["red"].url,
    }
    assert [line["name"] for line in given["bodies"]] == [line.name for line in shown.bodies]
    assert given["projects"]["projects"]["value"] == shown.projects["projects"].value


def _queries(client: Client, url: str) -> int:
    client.get(url)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


@pytest.mark.parametrize(
    ("reader", "page"),
    [
        (people.akimat, "/panel/regions/KZ-39/"),
        (people.national_company, "/panel/country/"),
        (council, "/panel/country/"),
        (task_force, "/panel/task-force/"),
    ],
)
def test_everybody_is_sent_on_to_the_panel_of_his_own_office(reader: Callable[[], Actor], page: str) -> None:
    answer = browser_of(reader()).get(reverse("panel"))
    assert (answer.status_code, answer["Location"]) == (302, page)
