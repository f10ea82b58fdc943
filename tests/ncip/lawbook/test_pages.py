from datetime import date

import pytest
from django.utils import timezone
from pytest_django.asserts import assertContains

from ncip.law.rulebook import load
from ncip.reference.models import LegalValue

PAGES = ("/law/", "/law/readings/", "/law/parameters/", "/law/search/?q=инициатива", "/law/standard/")
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("page", PAGES)
def test_the_law_is_open_to_everybody_in_three_languages(client, page, language):
    answer = client.get(page, headers={"accept-language": language})
    assertContains(answer, f'<html lang="{language}"')


@pytest.mark.parametrize("page", PAGES)
def test_a_page_of_the_law_asks_the_database_for_amendments_only(client, page, django_assert_max_num_queries):
    with django_assert_max_num_queries(1 if "parameters" in page else 0):
        client.get(page)


@pytest.mark.rule("ncip-order-1", "ncip-order-wording")
def test_the_rules_say_by_which_wording_the_platform_works(client):
    assertContains(client.get("/law/ncip/", headers={"accept-language": "ru"}), "№ 11-1-4/746")


def test_a_rule_stands_at_its_address_with_its_words_and_reading(client):
    answer = client.get("/law/ncip/", headers={"accept-language": "kk"})
    assertContains(answer, '<article id="ncip-51-b"', count=1)
    assertContains(answer, '<blockquote class="quote" lang="ru">инициирует переход')
    assertContains(answer, load().translations["kk"]["ncip-51-b"])


def test_a_whole_paragraph_has_an_address(client):
    assertContains(client.get("/law/ncip/"), '<section class="card" id="ncip-47"', count=1)


def test_a_rule_shows_where_it_is_realised_and_tested(client):
    answer = client.get("/law/ncip/")
    assertContains(answer, "ncip.law.terms:TERM_REWORK")
    assertContains(answer, "tests.ncip.law.test_terms:test_terms_end_as_in_the_worked_examples")


@pytest.mark.parametrize("document", ["onewindow2019", "productivity2020", "interaction2015"])
def test_an_archived_document_is_plainly_marked(client, document):
    answer = client.get(f"/law/{document}/", headers={"accept-language": "ru"})
    assertContains(answer, "Этот документ больше никого не обязывает.")


def test_a_document_in_force_is_not_marked_as_archived(client):
    assert b"notice-amber" not in client.get("/law/rating/").content


def test_a_document_that_does_not_exist_is_not_found(client):
    assert client.get("/law/nowhere/").status_code == 404


def test_every_reading_stands_at_its_address(client):
    content = client.get("/law/readings/").content.decode()
    assert all(f'<article id="{ref}"' in content for ref in load().readings)


def test_the_words_that_were_searched_for_are_marked(client):
    assertContains(client.get("/law/search/", {"q": "дорожной"}), "<mark>дорожной</mark>")


@pytest.mark.parametrize("query", ["<script>alert(1)</script>", "\x00", "[(*", "%", "'; DROP TABLE"])
def test_a_strange_query_is_answered_and_never_run(client, query):
    answer = client.get("/law/search/", {"q": query})
    assert (answer.status_code, b"<script>alert" in answer.content) == (200, False)


@pytest.mark.parametrize(("length", "fault"), [(200, False), (201, True)])
def test_a_query_of_more_than_200_characters_is_refused_in_a_sentence(client, length, fault):
    answer = client.get("/law/search/", {"q": "х" * length}, headers={"accept-language": "ru"})
    assert ("Ищите не длиннее 200 символов." in answer.content.decode()) is fault


def test_a_word_that_no_rule_has_is_answered_with_a_way_out(client):
    assertContains(
        client.get("/law/search/", {"q": "ыщъ"}, headers={"accept-language": "en"}),
        "No rule has all these words",
    )


def test_the_pages_of_the_law_only_read(client):
    assert client.post("/law/").status_code == 405


@pytest.mark.rule("ncip-9-8")
def test_an_agreed_amendment_stands_beside_the_printed_value(client):
    LegalValue.objects.create(
        code="term_rework", valid_from=date(2026, 6, 1), value=7, act="Приказ № 1", recorded_at=timezone.now()
    )
    answer = client.get("/law/parameters/", headers={"accept-language": "ru"})
    assertContains(answer, '<p class="muted">5 рабочих дней</p><p>7 рабочих дней</p>')


@pytest.mark.rule("ncip-app1-invest", "ncip-56")
def test_scales_are_written_with_the_side_on_which_they_are_closed(client):
    answer = client.get("/law/parameters/", headers={"accept-language": "en"})
    assertContains(answer, "from 10,000,000, below 15,000,000: 1")
    assertContains(answer, "over 5, up to and including 15: 1")
