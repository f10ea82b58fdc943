import pytest

from ncip.law.rulebook import entries

pytestmark = pytest.mark.django_db
RULES = "/api/v1/rules/"


def test_a_rule_is_read_without_signing_in(client):
    rule = client.get(f"{RULES}ncip-51-b/", headers={"accept-language": "ru"}).json()
    names = ("id", "lang", "readings", "url", "text_lang")
    assert [rule[name] for name in names] == [
        "ncip-51-b",
        "ru",
        ["D18", "D30"],
        "/law/ncip/#ncip-51-b",
        "ru",
    ]
    assert rule["numbers"]["days"] == 5


def test_a_rule_that_does_not_exist_is_a_problem(client):
    answer = client.get(f"{RULES}ncip-999/")
    assert (answer.status_code, answer["content-type"]) == (404, "application/problem+json")


def test_pages_follow_each_other_without_gap_or_repetition(client):
    seen, cursor = [], {}
    while cursor is not None:
        page = client.get(RULES, {"document": "standard", "limit": 40, **cursor}).json()
        seen += [rule["id"] for rule in page["results"]]
        cursor = {"cursor": page["next"]} if page["next"] else None
    assert seen == [rule.id for rule in entries("standard")]


def test_rules_are_filtered_by_module_and_force(client):
    page = client.get(RULES, {"module": "pools", "in_force": "false"}).json()
    assert {rule["document"] for rule in page["results"]} == {"onewindow2019"}


def test_rules_are_searched_by_words(client):
    page = client.get(RULES, {"q": "дорожной карты", "document": "ncip", "limit": 1}).json()
    assert len(page["results"]) == 1


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("limit", "0"), ("limit", "501"), ("limit", "many"), ("document", "nowhere"),
        ("module", "nowhere"), ("cursor", "nowhere"), ("in_force", "perhaps"), ("q", "x" * 201),
    ],
)  # fmt: skip
def test_an_impossible_parameter_is_named(client, name, value):
    answer = client.get(RULES, {name: value})
    assert (answer.status_code, [reason["field"] for reason in answer.json()["reasons"]]) == (400, [name])


def test_the_register_cannot_be_written(client):
    assert client.post(RULES, {}).status_code in (401, 403, 405)


def test_a_list_of_rules_asks_the_database_nothing(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        client.get(f"{RULES}?limit=3")
