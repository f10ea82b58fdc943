"""The pages, files and REST resource of the rating: what each reader sees of it (56)."""

import io
from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from frontoffices.registry.enums import Kind
from ncip.law.quarters import Quarter
from projects.implementation.models import Task
from rating.delays.periods import code_of
from tests.people import akimat, authorised_body, member_of, national_company
from tests.projects.implementation.road import an_organisation
from tests.projects.implementation.test_pages import browser_of, queries_of
from tests.rating.delays.rated import FIRST, LAST, a_project, a_task, calculated, published

pytestmark = pytest.mark.django_db
PAGE = "/ratings/delays/2025-3/"
KOSTANAY = f"{PAGE}regions/KZ-39/"
API = "/api/v1/ratings/delays/"


def investor():
    return member_of(an_organisation(Kind.INVESTOR, "Investor"), name="investor")


def nobody():
    return member_of(an_organisation(Kind.CONTRACTOR, "Contractor"), name="contractor")


def status(actor, url):
    return browser_of(actor).get(url).status_code


def text(actor, url, language="en"):
    return browser_of(actor, language).get(url).content.decode()


@pytest.mark.rule("ncip-56")
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_pages_open_in_three_languages(language):
    a_task(a_project(), FIRST)
    published()
    browser = browser_of(national_company(), language)
    pages = [PAGE, f"{PAGE}?view=tiles", KOSTANAY, f"{PAGE}check/", "/ratings/delays/2025-2/"]
    assert [browser.get(url).status_code for url in pages] == [200] * 5


@pytest.mark.rule("ncip-56")
@pytest.mark.parametrize(
    ("actor", "answer"), [(investor, 404), (nobody, 404), (akimat, 200), (authorised_body, 200)]
)
def test_a_rating_that_is_not_published_is_for_officials(actor, answer):
    calculated()
    assert [status(actor(), url) for url in (PAGE, KOSTANAY, f"{API}2025-3/")] == [answer] * 3


@pytest.mark.rule("ncip-56")
def test_everybody_who_is_signed_in_sees_a_published_rating():
    published()
    assert [status(investor(), url) for url in (PAGE, KOSTANAY, f"{API}2025-3/", f"{PAGE}check/")] == [
        200,
        200,
        200,
        404,
    ]


def test_visitors_are_asked_to_sign_in(client):
    published()
    assert client.get(PAGE).status_code == 302


@pytest.mark.parametrize("code", ["2024-4", "2025-5", "2099-1", "spring"])
def test_what_is_no_quarter_is_not_found(code):
    assert status(national_company(), f"/ratings/delays/{code}/") == 404


def test_an_unknown_region_or_kind_of_file_is_not_found():
    urls = [
        f"{PAGE}regions/KZ-99/",
        f"{PAGE}export/exe/",
        f"{KOSTANAY}export/exe/",
        f"{API}2025-3/regions/KZ-99/",
    ]
    assert [status(national_company(), url) for url in urls] == [404] * 4


@pytest.mark.rule("ncip-56")
def test_the_way_in_leads_officials_to_the_running_quarter_and_others_to_the_last_published():
    running = reverse("delay_rating", args=[code_of(Quarter.of(timezone.localdate()))])
    before = browser_of(investor()).get("/ratings/delays/")
    published()
    leads = [browser_of(actor).get("/ratings/delays/").url for actor in (akimat(), investor())]
    assert (before.status_code, leads) == (200, [running, PAGE])


def test_a_chosen_quarter_is_opened():
    assert browser_of(akimat()).get("/ratings/delays/?quarter=2025-2").url == "/ratings/delays/2025-2/"


@pytest.mark.rule("ncip-56", "ncip-24")
@pytest.mark.parametrize(("iso", "shown"), [("KZ-39", True), ("KZ-79", False)])
def test_late_tasks_are_shown_with_their_projects_only(iso, shown):
    project = a_project()
    a_task(project, FIRST)
    page = text(akimat(iso), KOSTANAY)
    assert (project.code in page, "1 more late task belongs to a project that is not shown" in page) == (
        shown,
        not shown,
    )


@pytest.mark.rule("ncip-56", "ncip-24")
def test_differences_are_shown_with_their_projects_only():
    project = a_project()
    task = a_task(project, FIRST)
    published()
    Task.objects.filter(pk=task.pk).update(due_on=FIRST + timedelta(days=1))
    own, other = text(akimat(), f"{PAGE}check/"), text(akimat("KZ-79"), f"{PAGE}check/")
    assert ("01.07.2025" in own, "02.07.2025" in own, project.code in own) == (True, True, True)
    assert (project.code in other, "1 more difference belongs to a project that is not shown" in other) == (
        False,
        True,
    )


@pytest.mark.rule("ncip-56")
def test_every_kind_of_difference_is_put_into_words():
    project = a_project()
    task = a_task(project, FIRST, date(2025, 8, 1))
    gone = a_task(project, FIRST)
    published()
    Task.objects.filter(pk=task.pk).update(completed_on=None, state="in_progress")
    Task.objects.filter(pk=gone.pk).update(due_on=date(2026, 8, 1))
    a_project("KZ-11")
    page = text(national_company(), f"{PAGE}check/")
    assert [words in page for words in ("open on the rating day", "01.08.2025", "not counted")] == [True] * 3


@pytest.mark.rule("ncip-56")
def test_a_published_region_shows_what_was_frozen():
    project = a_project()
    task = a_task(project, FIRST, date(2025, 7, 4))
    published()
    Task.objects.filter(pk=task.pk).update(completed_on=date(2025, 7, 30))
    page = text(national_company(), KOSTANAY)
    assert ("04.07.2025" in page, "30.07.2025" in page) == (True, False)


@pytest.mark.rule("ncip-56")
def test_a_running_quarter_shows_the_forecast_and_the_next_step():
    today = timezone.localdate()
    a_task(a_project(), today - timedelta(days=3))
    code = code_of(Quarter.of(today))
    page = text(akimat(), f"/ratings/delays/{code}/regions/KZ-39/")
    step = f"1 from {today + timedelta(days=3):%d.%m.%Y}"
    assert ("overdue tasks were closed today" in page, step in page) == (True, True)


@pytest.mark.rule("ncip-56")
def test_the_place_is_compared_with_the_quarter_before():
    a_project("KZ-11")
    task = a_task(a_project(), date(2025, 6, 1), date(2025, 6, 5))
    a_project()
    assert task.due_on is not None
    assert "up by 1" in text(national_company(), PAGE)
    assert "down by 1" in text(national_company(), PAGE)


@pytest.mark.rule("ncip-app2-4-1")
def test_the_national_company_publishes_from_the_page():
    calculated()
    actor = national_company()
    assert 'href="/do/delay-rating/2025-3/publish/"' in text(actor, PAGE)
    done = browser_of(actor).post("/do/delay-rating/2025-3/publish/", {"key": "once"})
    assert (done.status_code, done.url) == (302, PAGE)


def test_a_page_of_an_act_without_questions_shows_no_empty_form():
    calculated()
    assert "None" not in text(national_company(), "/do/delay-rating/2025-3/publish/").split("<main")[1]


def sheet(actor, url):
    answer = browser_of(actor, "en").get(url)
    rows = load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active.values
    return [list(row) for row in rows]


@pytest.mark.rule("ncip-56")
def test_the_table_is_a_file_too():
    a_task(a_project(), LAST - timedelta(days=20))
    head, first, *rest = sheet(national_company(), f"{PAGE}export/xlsx/")
    assert (head[:3], first[:3], len(rest)) == (
        ["Place", "Region", "Points"],
        [1, "Kostanay Region", 1.5],
        19,
    )


@pytest.mark.rule("ncip-56")
def test_the_late_tasks_are_a_file_too():
    project = a_project()
    a_task(project, LAST - timedelta(days=20))
    answer = browser_of(national_company(), "en").get(f"{KOSTANAY}export/csv/")
    lines = b"".join(answer.streaming_content).decode().splitlines()
    assert (len(lines), project.code in lines[1], lines[1].endswith("20;1,5")) == (2, True, True)


@pytest.mark.rule("ncip-56")
def test_the_rating_is_a_document_too():
    published()
    answer = browser_of(investor()).get(f"{PAGE}pdf/")
    assert (answer.status_code, answer["Content-Type"], answer.content[:5]) == (
        200,
        "application/pdf",
        b"%PDF-",
    )


@pytest.mark.rule("ncip-56")
def test_the_api_tells_the_regions_and_the_late_tasks():
    project = a_project()
    task = a_task(project, LAST - timedelta(days=6))
    browser = browser_of(akimat(), "en")
    whole = browser.get(f"{API}2025-3/regions/").json()
    one = browser.get(f"{API}2025-3/regions/KZ-39/").json()
    assert (whole["state"], len(whole["regions"]), whole["regions"][0]["points"]) == ("preliminary", 20, "1")
    assert (one["place"], [row["task"] for row in one["late"]]) == (1, [str(task.public_id)])
    assert (one["late"][0]["days"], one["late"][0]["project"]) == (6, project.code)


@pytest.mark.rule("ncip-56")
def test_the_api_lists_and_publishes_ratings():
    calculated()
    browser = browser_of(national_company(), "en")
    assert [row["quarter"] for row in browser.get(API).json()["results"]] == ["2025-3"]
    found = browser.get(f"{API}2025-3/").json()
    done = browser.post(
        f"{API}2025-3/actions/publish/", {"version": found["version"]}, content_type="application/json"
    ).json()
    assert (found["state"], done["state"], len(done["sha256"])) == ("draft", "published", 64)


@pytest.mark.parametrize(
    "url", [PAGE, KOSTANAY, f"{PAGE}check/", f"{API}", f"{API}2025-3/", f"{API}2025-3/regions/KZ-39/"]
)
def test_pages_take_as_many_queries_for_one_project_as_for_three(url):
    a_task(a_project(), FIRST)
    published()
    a_task(a_project(), FIRST)
    browser = browser_of(national_company())
    first = queries_of(browser, url)
    for _number in range(2):
        a_task(a_project(), FIRST)
    assert queries_of(browser, url) == first


def test_lists_of_several_quarters_take_no_more_queries():
    published()
    browser = browser_of(national_company())
    first = queries_of(browser, API)
    published(Quarter(2025, 1))
    published(Quarter(2025, 2))
    assert queries_of(browser, API) == first


def test_the_header_leads_to_the_rating():
    assert 'href="/ratings/delays/"' in text(akimat(), PAGE)
