"""How alike two names are."""

import pytest

from projects.attraction.names import ALIKE, inner_trigrams, likeness, wanted_words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Rhein Solar GmbH", "RHEIN SOLAR LLP"),
        ("ТОО «Қостанай Биофуд»", "Қостанай биофуд ЖШС"),
        ("Qostanay Biofood", "Kostanay Biofood"),
    ],
)
def test_spellings_of_one_company_are_alike(one, other):
    assert likeness(one, other) >= ALIKE


@pytest.mark.parametrize(("one", "other"), [("Kaz Minerals", "Kaz Chrome"), ("Rhein Solar", "Elbe Wind")])
def test_different_companies_are_not_alike(one, other):
    assert likeness(one, other) < ALIKE


def test_a_legal_form_is_searched_only_when_it_stands_alone():
    assert (wanted_words("ТОО Рейн"), wanted_words("ТОО")) == (["рейн"], ["тоо"])


def test_a_short_word_has_no_trigrams():
    assert (inner_trigrams("кз"), inner_trigrams("рейн")) == ([], ["ейн", "рей"])
