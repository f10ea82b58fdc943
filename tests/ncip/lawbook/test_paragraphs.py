import pytest
from django.utils.translation import override

from ncip.law import catalogue
from ncip.law.rulebook import entries, entry, load
from ncip.law.terms import Unit
from ncip.lawbook import labels
from ncip.lawbook.paragraphs import article, paragraph_number, paragraphs


@pytest.mark.parametrize(
    ("para", "number"),
    [
        ("42", "42"),
        ("42(1)", "42"),
        ("12(1) indent 2", "12"),
        ("15-1(3)", "15-1"),
        ("5.3, instrument 2, 1)", "5.3"),
        ("Annex 1, criterion 2", "Annex 1"),
        ("Standard, 4, note", "Standard, 4"),
        ("order 2(1)-(3)", "order"),
        ("annex, block 1, question 2", "annex"),
    ],
)
def test_a_reference_belongs_to_its_paragraph(para, number):
    assert paragraph_number(para) == number


def test_a_document_is_shown_whole_and_in_order():
    shown = [found.entry.id for paragraph in paragraphs(entries("ncip")) for found in paragraph.articles]
    assert shown == [rule.id for rule in entries("ncip")]


@pytest.mark.parametrize("document", load().documents)
def test_every_address_of_a_document_is_unique(document):
    shown = list(paragraphs(entries(document)))
    anchors = [paragraph.anchor for paragraph in shown if paragraph.anchor]
    anchors += [found.entry.id for paragraph in shown for found in paragraph.articles]
    assert len(anchors) == len(set(anchors))


def test_a_paragraph_whose_rule_has_its_address_has_none_of_its_own():
    found = {paragraph.number: paragraph.anchor for paragraph in paragraphs(entries("ncip"))}
    assert (found["47"], found["50"], found["Annex 1"]) == ("ncip-47", "", "ncip-app1")


@pytest.mark.parametrize(("language", "text_lang"), [("ru", "ru"), ("kk", "kk"), ("en", "en")])
def test_a_rule_of_the_main_road_is_read_in_every_language(language, text_lang):
    with override(language):
        assert article(entry("ncip-42-b")).text_lang == text_lang


def test_a_rule_which_is_not_translated_says_that_it_is_english():
    with override("kk"):
        assert article(entry("std-1")).text_lang == "en"


def test_every_code_of_the_register_has_words():
    rules = load().by_id.values()
    assert {rule.kind for rule in rules} <= set(labels.KINDS)
    assert {rule.module for rule in rules} <= set(labels.MODULES)
    assert {actor for rule in rules for actor in rule.actor} <= set(labels.ACTORS)
    assert set(load().documents) == set(labels.DOCUMENTS)


def test_every_term_has_words_for_its_actors_and_for_what_begins_and_closes_it():
    terms = catalogue.terms().values()
    assert {actor for term in terms for actor in term.who} <= set(labels.ACTORS)
    assert {event for term in terms for event in (term.starts_on, term.closed_by)} <= set(labels.EVENTS)


@pytest.mark.parametrize(
    ("unit", "number", "words"),
    [
        (Unit.YEARS, 3, "3 года"),
        (Unit.WORKING_DAYS, 5, "5 рабочих дней"),
        (Unit.CALENDAR_DAYS, 1, "1 календарный день"),
    ],
)
def test_a_length_is_said_in_words(unit, number, words):
    with override("ru"):
        assert labels.duration(unit, number) == words


def test_a_reference_is_read_in_the_language_of_the_reader():
    with override("ru"):
        assert labels.para_label("Annex 1, criterion 2") == "Приложение 1, критерий 2"
