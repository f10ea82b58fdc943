"""The overview, the regions and the home page: only counted figures, with the moment of counting."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ncip.dashboards import figures, maps
from projects.implementation import tallies
from projects.implementation.models import RegionTally
from regions.atlas.models import Region
from tests import people
from tests.projects.implementation import road
from tests.projects.implementation.test_pages import browser_of
from tests.projects.issues import sitting

pytestmark = pytest.mark.django_db


def tally(iso: str = "KZ-39", pool: str = "national", **counted: Any) -> RegionTally:
    fields = {"projects": 2, "cost_kzt": 1_000_000_000, "colours": {"red": 1, "yellow": 1, "green": 8}}
    return RegionTally.objects.create(
        region=Region.objects.get(iso=iso),
        pool=pool,
        day=road.APPROVED,
        computed_at=road.at(road.APPROVED),
        **{**fields, **counted},
    )


def test_the_figures_of_both_pools_add_up() -> None:
    tally()
    tally(pool="regional", projects=3, colours={"red": 1})
    found = figures.overview().total
    assert (found.projects, found.overdue, found.tasks) == (5, 2, 11)


def test_the_figures_of_one_pool_stand_alone() -> None:
    tally()
    tally(pool="regional", projects=3)
    assert figures.overview("regional").total.projects == 3


def test_the_figures_follow_the_projects() -> None:
    road.approved()
    tallies.refresh(road.at(road.APPROVED))
    kostanay = Region.objects.get(iso="KZ-39")
    assert (figures.overview().of(kostanay).projects, figures.overview().of(kostanay).tasks) == (1, 3)


@pytest.mark.parametrize(
    ("red", "rest", "level"), [(0, 0, "t0"), (0, 10, "t1"), (7, 93, "t2"), (15, 85, "t3")]
)
def test_a_region_is_coloured_by_its_share_of_overdue_tasks(red: int, rest: int, level: str) -> None:
    tally(colours={"red": red, "green": rest})
    assert maps.overdue_level(figures.overview().total) == level


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize(
    "query", ["", "?view=tiles", "?show=investment", "?pool=national&region=KZ-39", "?pool=x"]
)
def test_the_overview_opens(query: str, language: str) -> None:
    tally()
    client = browser_of(people.national_company(), language)
    assert client.get(reverse("overview") + query).status_code == 200


def test_the_overview_asks_the_same_whatever_the_number_of_regions() -> None:
    client = browser_of(people.national_company())
    tally()
    one = _queries(client, reverse("overview"))
    tally("KZ-79")
    tally("KZ-10")
    assert _queries(client, reverse("overview")) == one


@pytest.mark.parametrize(
    ("who", "query", "leads"),
    [
        (people.national_company, "", {"all": True, "own": True, "other": True}),
        (people.akimat, "", {"all": False, "own": True, "other": False}),
        (sitting.council, "", {"all": False, "own": False, "other": False}),
        (sitting.council, "?pool=national", {"all": True, "own": True, "other": True}),
        (sitting.council, "?pool=regional", {"all": False, "own": False, "other": False}),
    ],
)
def test_a_figure_leads_to_its_projects_only_for_who_sees_them_all(
    who: Any, query: str, leads: dict[str, bool]
) -> None:
    tally()
    shown = browser_of(who()).get(reverse("overview") + query).context
    rows = {row["region"].iso: bool(row["projects_url"]) for row in shown["rows"]}
    assert {
        "all": bool(shown["projects_url"]),
        "own": rows["KZ-39"],
        "other": rows["KZ-79"],
    } == leads


@pytest.mark.parametrize("query", ["", "?pool=national", "?pool=regional"])
def test_the_lists_behind_the_overview_are_as_long_as_it_says(query: str) -> None:
    road.formed()
    road.formed(company=road.a_company("Small"), cost="1000000.00", title="Bakery")
    road.draft(company=road.a_company("Not formed"))
    tallies.refresh(road.at(road.FORMED))
    client = browser_of(people.national_company())
    shown = client.get(reverse("overview") + query).context
    row = next(one for one in shown["rows"] if one["region"].iso == "KZ-39")
    lengths = [client.get(url).context["total"] for url in (shown["projects_url"], row["projects_url"])]
    assert lengths == [shown["total"].projects, row["figures"].projects]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_the_table_of_regions_can_be_taken_along(form: str) -> None:
    response = browser_of(people.national_company()).get(reverse("overview_export", args=[form]))
    assert response.status_code == 200


def test_a_phone_gets_the_tiles_until_it_asks_for_the_map() -> None:
    client = browser_of(people.national_company())
    tiles = client.get(reverse("overview"), headers={"Sec-CH-UA-Mobile": "?1"}).content.decode()
    chosen = client.get(
        reverse("overview") + "?view=map", headers={"Sec-CH-UA-Mobile": "?1"}
    ).content.decode()
    assert ('class="tile ' in tiles, 'class="tile ' in chosen) == (True, False)


@pytest.mark.parametrize("name", ["home", "region_list"])
def test_visitors_read_the_public_pages(name: str) -> None:
    tally()
    assert Client().get(reverse(name)).status_code == 200


def test_the_home_page_shows_no_figure_before_anything_was_counted() -> None:
    assert "hero-figures" not in Client().get(reverse("home")).content.decode()


def test_the_home_page_counts_nothing_in_the_request() -> None:
    tally()
    assert _queries(Client(), reverse("home")) == 2


def test_the_page_of_a_region_names_its_akimat() -> None:
    page = Client().get(reverse("region", args=["KZ-39"]), headers={"Accept-Language": "ru"}).content.decode()
    assert str(people.the("local_executive_body", region__iso="KZ-39").name_ru) in page


def test_an_unknown_region_is_not_found() -> None:
    assert Client().get(reverse("region", args=["KZ-99"])).status_code == 404


def test_the_number_of_a_project_leads_to_its_card() -> None:
    project = road.formed()
    response = browser_of(people.akimat()).get(f"{reverse('search')}?q={project.code.lower()}")
    assert (response.status_code, response.url) == (302, project.get_absolute_url())


def test_search_finds_a_region_in_any_language() -> None:
    page = browser_of(people.akimat(), "en").get(f"{reverse('search')}?q=қостанай").content.decode()
    assert reverse("region", args=["KZ-39"]) in page


@pytest.mark.rule("ncip-32-a")
def test_search_names_projects_of_the_corridor_first() -> None:
    inside = road.formed(cost=str(road.TASK_FORCE_2025), company=road.a_company("Inside"), title="Tractors")
    road.formed(company=road.a_company("Outside"), title="Tractors and carts")
    found = browser_of(people.akimat()).get(f"{reverse('search')}?q=tractors").context["projects"]
    assert ([one.pk for one in found].index(inside.pk), len(found)) == (0, 2)


def test_search_does_not_find_what_another_region_keeps() -> None:
    road.formed(title="Завод тракторов")
    page = browser_of(people.akimat("KZ-79")).get(f"{reverse('search')}?q=тракторов").content.decode()
    assert "Завод тракторов" not in page


def _queries(client: Client, url: str) -> int:
    client.get(url)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)
