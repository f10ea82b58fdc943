"""The pages on which a change of a legal table is proposed and decided (9-8, 22)."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from ncip.casework import door
from ncip.casework.actor import Actor
from ncip.journal.enums import Channel
from ncip.lawbook.models import TableChange, TableChangeState
from ncip.reference.changes import LEGAL_TABLES
from ncip.reference.models import CalculationIndex
from tests.people import administrator, akimat, authorised_body

pytestmark = pytest.mark.django_db

ROW = {
    "table": "calculation-index",
    "act": "Budget 2028",
    "row_valid_from": "01.01.2028",
    "row_value": "5000",
}


def browser_of(actor: Actor) -> Client:
    client = Client()
    assert actor.user is not None
    client.force_login(actor.user)
    return client


def proposed(**changes: Any) -> TableChange:
    params = ROW | changes
    return door.create(TableChange, params, administrator(), at=timezone.now(), channel=Channel.WEB).subject


@pytest.mark.rule("ncip-9-8")
@pytest.mark.parametrize("table", sorted(LEGAL_TABLES))
def test_the_form_asks_for_the_columns_of_the_chosen_table(table: str) -> None:
    page = browser_of(administrator()).get(reverse("create", args=["table-change"]), {"table": table})
    missing = [
        name for name in LEGAL_TABLES[table].form.base_fields if f"row_{name}" not in page.content.decode()
    ]
    assert (page.status_code, missing) == (200, [])


@pytest.mark.rule("ncip-9-8", "ncip-22")
def test_a_change_is_proposed_and_agreed_on_its_pages() -> None:
    created = browser_of(administrator()).post(reverse("create", args=["table-change"]), ROW)
    change = TableChange.objects.get()
    assert created["Location"] == change.get_absolute_url()
    address = reverse("perform", args=["table-change", change.public_id, "consent"])
    browser_of(authorised_body()).post(address, {"version": change.version})
    assert CalculationIndex.objects.standing().get(valid_from="2028-01-01").value == 5000


def test_a_bad_row_keeps_what_was_typed() -> None:
    bad = ROW | {"row_value": "many"}
    page = browser_of(administrator()).post(reverse("create", args=["table-change"]), bad)
    assert (page.status_code, 'value="many"' in page.content.decode()) == (400, True)


def test_a_stale_page_is_refused_with_a_sentence() -> None:
    change = proposed()
    address = reverse("perform", args=["table-change", change.public_id, "consent"])
    assert browser_of(authorised_body()).post(address, {"version": change.version + 1}).status_code == 409


def test_a_refusal_needs_its_reason() -> None:
    change = proposed()
    address = reverse("perform", args=["table-change", change.public_id, "refuse"])
    assert browser_of(authorised_body()).post(address, {"reason": ""}).status_code == 400
    assert TableChange.objects.get().state == TableChangeState.PROPOSED


def test_an_akimat_does_not_see_the_proposal() -> None:
    assert browser_of(akimat()).get(proposed().get_absolute_url()).status_code == 404


def test_only_an_administrator_is_told_how_to_propose() -> None:
    page = browser_of(authorised_body()).get(reverse("create", args=["table-change"]), {"table": "calendar"})
    assert "<form method" not in page.content.decode().split("<main", 1)[1]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_list_and_the_card_speak_three_languages(language: str) -> None:
    change = proposed()
    client = browser_of(authorised_body())
    for address in (reverse("table_changes"), change.get_absolute_url()):
        page = client.get(address, {"lang": language})
        assert (page.status_code, f'lang="{language}"' in page.content.decode()) == (200, True)


def test_the_list_asks_no_more_for_three_than_for_one(django_assert_max_num_queries: Any) -> None:
    client = browser_of(authorised_body())
    proposed()
    client.get(reverse("table_changes"))
    with django_assert_max_num_queries(12) as one:
        client.get(reverse("table_changes"))
    for year in (2029, 2030):
        proposed(row_valid_from=f"01.01.{year}")
    with django_assert_max_num_queries(12) as three:
        client.get(reverse("table_changes"))
    assert len(three) == len(one)


def test_the_resource_answers_with_state_version_and_actions() -> None:
    change = proposed()
    data = browser_of(authorised_body()).get(f"/api/v1/table-changes/{change.public_id}/").json()
    assert (data["state"], data["version"], [one["name"] for one in data["actions"] if one["enabled"]]) == (
        "proposed",
        1,
        ["consent", "refuse"],
    )


def test_the_resource_refuses_as_a_problem_with_the_rule() -> None:
    change = proposed()
    answer = browser_of(administrator()).post(
        f"/api/v1/table-changes/{change.public_id}/actions/consent/", {}, content_type="application/json"
    )
    assert (answer.status_code, answer["Content-Type"], answer.json()["reasons"][0]["rule"]) == (
        403,
        "application/problem+json",
        "ncip-9-8",
    )
