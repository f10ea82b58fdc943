"""Who entered or left a pool, when and why, and the pools in figures (25-28, 35, 36; reading D46)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from frontoffices.registry.enums import Kind
from projects.implementation.models import PoolMovement, Project
from projects.implementation.presentation.pools import by_region, by_sector, total
from tests import people
from tests.people import akimat, authorised_body, national_company
from tests.projects.implementation.road import (
    FORMED,
    THRESHOLD_2025,
    a_company,
    act,
    amend,
    formed,
    rate,
    the,
)
from tests.projects.implementation.test_exclusion import asked
from tests.projects.implementation.test_pages import browser_of, text_of

pytestmark = pytest.mark.django_db
LATER = date(2025, 6, 2)


def movements(project: Project) -> list[tuple[str, str, date, str]]:
    return list(project.movements.order_by("id").values_list("left", "entered", "on", "why"))


def small(name: str = "Tobyl Steel", **fields: Any) -> Project:
    return formed(company=a_company(name), **{"cost": "1000000.00", **fields})


@pytest.mark.rule("ncip-25")
def test_a_small_project_enters_the_regional_pool_by_its_cost() -> None:
    assert movements(small()) == [("", "regional", FORMED, "cost")]


@pytest.mark.rule("ncip-28")
def test_a_large_project_enters_the_national_pool_by_its_cost() -> None:
    assert movements(formed()) == [("", "national", FORMED, "cost")]


@pytest.mark.rule("ncip-28")
def test_a_project_rises_by_itself_and_the_movement_says_when_and_why() -> None:
    project = small()
    rate(LATER)
    amend(project, "edit", akimat(), LATER, cost=str(THRESHOLD_2025))
    assert movements(project) == [("", "regional", FORMED, "cost"), ("regional", "national", LATER, "cost")]


@pytest.mark.rule("ncip-28", "ncip-54")
def test_a_contract_moves_a_small_project_up() -> None:
    project = small()
    rate(LATER)
    given = {"number": "7", "signed_on": str(LATER), "ends_on": "2030-01-01"}
    act(project, "add_contract", authorised_body(), LATER, **given)
    assert movements(project)[1:] == [("regional", "national", LATER, "contract")]


@pytest.mark.rule("ncip-28")
def test_a_fallen_cost_is_no_movement() -> None:
    project = formed()
    rate(LATER)
    amend(project, "edit", akimat(), LATER, cost="1000000.00")
    assert movements(project) == [("", "national", FORMED, "cost")]


@pytest.mark.rule("ncip-35")
def test_a_decision_takes_a_project_out_with_its_words() -> None:
    project = formed()
    request = asked(project, effect="exclude", grounds=["ground_3"])
    act(request, "send", akimat(), LATER)
    act(request, "exclude", authorised_body(), LATER, reason="Bankrupt since May")
    last = project.movements.first()
    assert (last.left, last.entered, last.why, last.explanation) == (
        "national",
        "",
        "decision",
        "Bankrupt since May",
    )


def test_the_database_knows_no_way_down() -> None:
    project = formed()
    with pytest.raises(IntegrityError), transaction.atomic():
        PoolMovement.objects.filter(project=project).update(left="national", entered="regional")


@pytest.mark.rule("ncip-24")
def test_a_movement_is_shown_to_whoever_sees_the_project() -> None:
    formed()
    readers = [akimat(), national_company(), akimat("KZ-79"), people.mission()]
    assert [PoolMovement.objects.visible_to(reader).count() for reader in readers] == [1, 1, 0, 0]


def test_movements_are_narrowed_by_day_pool_and_reason() -> None:
    formed(), small()
    client, url = browser_of(national_company()), "/api/v1/pool-movements/"
    queries = ("entered=regional", f"since={LATER}", "why=contract", f"until={FORMED}")
    assert [len(client.get(f"{url}?{query}").json()["results"]) for query in queries] == [1, 0, 0, 2]


@pytest.mark.rule("ncip-3-16")
def test_the_totals_add_cost_in_tenge_and_in_indices_and_jobs() -> None:
    formed(jobs="120"), small(jobs="30")
    line = total(by_region(Project.objects.exclude(pool=""), ""))
    expected = Decimal("1001000000") / Decimal("3932")
    assert (line.projects, line.cost, round(line.mci, 4), line.jobs) == (
        2,
        Decimal("1001000000"),
        round(expected, 4),
        150,
    )


def test_each_region_and_each_sector_has_its_line() -> None:
    formed(), small("Altyn Dan", oked="52")
    formed(akimat("KZ-79"), company=a_company("Shymkent Glass"), region="KZ-79")
    projects = Project.objects.exclude(pool="")
    regions = {line.url.rpartition("=")[2]: line.projects for line in by_region(projects, "")}
    sectors = {line.name[0]: line.projects for line in by_sector(projects, "")}
    assert (regions, sectors) == ({"KZ-39": 2, "KZ-79": 1}, {"C": 2, "H": 1})


def test_a_line_leads_to_exactly_its_projects() -> None:
    formed(), small("Altyn Dan", oked="52")
    [line] = by_sector(Project.objects.filter(pool="regional"), "regional")
    page = text_of(browser_of(national_company()), line.url)
    assert (line.url, page.count('class="link"')) == ("/projects/?pool=regional&section=H", 1)


@pytest.mark.rule("ncip-24")
def test_an_akimat_sums_its_own_region_only() -> None:
    formed()
    page = text_of(browser_of(akimat("KZ-79"), "en"), reverse("pools"))
    assert "No project in this pool" in page


def test_a_mission_is_shown_no_money() -> None:
    text = text_of(browser_of(people.mission(), "en"), reverse("pools"))
    assert ("Cost, MCI" in text, "Projects" in text) == (False, True)


@pytest.mark.rule("ncip-28")
def test_a_fallen_cost_is_flagged_on_the_page_of_the_pools_and_leads_to_the_project() -> None:
    project, other = formed(), formed(company=a_company("Altyn Dan"))
    rate(LATER)
    amend(project, "edit", akimat(), LATER, cost="1000000.00")
    client = browser_of(authorised_body(), "en")
    shown = text_of(client, reverse("project_list") + "?fallen=yes")
    assert (
        "has fallen below" in text_of(client, reverse("pools")),
        project.code in shown,
        other.code in shown,
    ) == (
        True,
        True,
        False,
    )


@pytest.mark.parametrize("address", ["pools", "pool_movements"])
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_totals_and_movements_are_sent_as_a_file(address: str, form: str) -> None:
    formed()
    answer = browser_of(national_company()).get(f"{reverse(address)}?export={form}")
    assert (answer.status_code, "attachment" in answer["Content-Disposition"]) == (200, True)


def test_the_regional_representative_of_the_national_company_sees_its_region() -> None:
    formed()
    reader = people.member_of(the(Kind.NATCO_REGIONAL, region__iso="KZ-39"))
    assert PoolMovement.objects.visible_to(reader).count() == 1
