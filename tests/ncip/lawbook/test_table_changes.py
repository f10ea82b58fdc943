"""The pages on which a change of a legal table is proposed and decided (9-8, 22)."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from ncip.casework import door
from ncip.casework.actor import Actor
from ncip.casework.reasons import GuardsRefuse
from ncip.journal.enums import Channel
from ncip.lawbook.models import TableChange, TableChangeState
from ncip.reference.changes import LEGAL_TABLES
from ncip.reference.models import CalculationIndex, PriorityGood
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


GOODS_HEAD = "hs_code;valid_from;name_kk;name_ru;name_en;level"
GOODS_PAGE = "/law/changes/file/priority-goods/"


def goods_file(*lines: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(
        "goods.csv", "\r\n".join([GOODS_HEAD, *lines]).encode(), content_type="text/csv"
    )


def good_lines(number: int) -> list[str]:
    return [f"{code:04};01.01.2028;;Товар {code};;high" for code in range(1, number + 1)]


def goods_of_2028() -> int:
    return PriorityGood.objects.filter(valid_from="2028-01-01").count()


def rows_of_page(page: Any) -> str:
    found = re.search(r'name="rows" value="([^"]+)"', page.content.decode())
    assert found is not None
    return found.group(1)


def proposed_goods(number: int) -> TableChange:
    client = browser_of(administrator())
    page = client.post(GOODS_PAGE, {"file": goods_file(*good_lines(number))})
    params = {"table": "priority-goods", "act": "Order 306", "rows": rows_of_page(page)}
    client.post(reverse("create", args=["table-change"]), params)
    return TableChange.objects.get()


@pytest.mark.rule("ncip-9-8", "ncip-22")
def test_three_bad_rows_of_a_thousand_are_all_told_and_nothing_is_kept() -> None:
    lines = good_lines(1000)
    for place in (9, 499, 998):
        lines[place] = lines[place].replace("high", "huge")
    page = browser_of(administrator()).post(GOODS_PAGE, {"file": goods_file(*lines)})
    rows = re.findall(r'<th scope="row" class="num"[^>]*>([^<]+)</th>', page.content.decode())
    assert (page.status_code, rows) == (422, ["11", "501", "1\u00a0000"])
    assert TableChange.objects.count() == 0


@pytest.mark.rule("ncip-9-8", "ncip-22")
def test_a_file_is_tried_before_it_is_proposed() -> None:
    page = browser_of(administrator()).post(GOODS_PAGE, {"file": goods_file(*good_lines(3))})
    assert (page.status_code, 'name="rows"' in page.content.decode()) == (200, True)
    assert (TableChange.objects.count(), goods_of_2028()) == (0, 0)


@pytest.mark.rule("ncip-9-8", "ncip-22")
def test_consent_enters_all_rows_of_a_file_at_once() -> None:
    change = proposed_goods(1000)
    address = reverse("perform", args=["table-change", change.public_id, "consent"])
    browser_of(authorised_body()).post(address, {"version": change.version})
    assert PriorityGood.objects.standing().filter(act="Order 306").count() == 1000


@pytest.mark.rule("ncip-9-8")
def test_a_refusal_leaves_the_table_as_it_was() -> None:
    change = proposed_goods(2)
    address = reverse("perform", args=["table-change", change.public_id, "refuse"])
    browser_of(authorised_body()).post(address, {"version": change.version, "reason": "No act"})
    change.refresh_from_db()
    assert (change.state, len(change.payload), goods_of_2028()) == ("refused", 2, 0)


@pytest.mark.rule("ncip-9-8")
def test_rows_that_became_bad_since_are_refused_with_their_numbers() -> None:
    change = proposed_goods(3)
    change.payload[1]["hs_code"] = "1"
    change.save()
    with pytest.raises(GuardsRefuse) as refused:
        door.perform(
            TableChange, change, "consent", authorised_body(), at=timezone.now(), channel=Channel.WEB
        )
    assert [reason.text.split(":")[0].split()[-1] for reason in refused.value.reasons] == ["2"]
    assert goods_of_2028() == 0


def test_a_proposal_without_its_act_keeps_the_rows_of_the_file() -> None:
    client = browser_of(administrator())
    rows = rows_of_page(client.post(GOODS_PAGE, {"file": goods_file(*good_lines(2))}))
    page = client.post(
        reverse("create", args=["table-change"]), {"table": "priority-goods", "act": "", "rows": rows}
    )
    assert (page.status_code, rows_of_page(page)) == (400, rows)


def test_damaged_rows_are_refused_with_a_sentence() -> None:
    params = {"table": "priority-goods", "act": "Order 306", "rows": "abc:def"}
    page = browser_of(administrator()).post(reverse("create", args=["table-change"]), params)
    assert (page.status_code, TableChange.objects.count()) == (400, 0)


def test_the_api_takes_a_list_and_tells_the_bad_rows() -> None:
    good = {"hs_code": "8703", "level": "high", "valid_from": "2028-01-01"}
    params = {"table": "priority-goods", "act": "Order 306", "rows": [good, {**good, "hs_code": "87"}]}
    client = browser_of(administrator())
    refused = client.post("/api/v1/table-changes/", params, content_type="application/json")
    assert (refused.status_code, [one["field"] for one in refused.json()["reasons"]]) == (400, ["rows"])
    params["rows"] = [good, {**good, "hs_code": "8704"}]
    taken = client.post("/api/v1/table-changes/", params, content_type="application/json")
    assert (taken.status_code, len(taken.json()["payload"])) == (201, 2)


def test_a_parameter_is_not_changed_by_a_list() -> None:
    params = {"table": "parameter", "act": "A", "rows": "[{}]"}
    page = browser_of(administrator()).post(reverse("create", args=["table-change"]), params)
    assert (page.status_code, TableChange.objects.count()) == (400, 0)


@pytest.mark.parametrize(
    "file",
    [
        SimpleUploadedFile("goods.csv", b"name;colour\nBolt;red"),
        SimpleUploadedFile("goods.pdf", b"%PDF-1.7 no table"),
        SimpleUploadedFile("goods.csv", b""),
        SimpleUploadedFile("goods.xlsx", b"MZ a program"),
    ],
)
def test_another_file_is_refused_with_a_sentence(file: SimpleUploadedFile) -> None:
    page = browser_of(administrator()).post(GOODS_PAGE, {"file": file})
    assert (page.status_code, "data-error-summary" in page.content.decode()) == (422, True)


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_the_template_can_be_taken(form: str) -> None:
    answer = browser_of(administrator()).get(f"{GOODS_PAGE}template.{form}")
    assert (answer.status_code, f"priority-goods.{form}" in answer["Content-Disposition"]) == (200, True)


@pytest.mark.rule("ncip-22")
def test_only_administrators_send_files() -> None:
    assert browser_of(authorised_body()).get(GOODS_PAGE).status_code == 403


def test_the_card_of_many_rows_is_paged_in_constant_queries(django_assert_max_num_queries: Any) -> None:
    change = proposed_goods(120)
    client = browser_of(authorised_body())
    client.get(change.get_absolute_url())
    with django_assert_max_num_queries(30) as first:
        one = client.get(change.get_absolute_url()).content.decode()
    with django_assert_max_num_queries(30) as third:
        three = client.get(change.get_absolute_url(), {"page": "3"}).content.decode()
    assert (one.count('data-label="№"'), three.count('data-label="№"')) == (50, 20)
    assert len(first) == len(third)
