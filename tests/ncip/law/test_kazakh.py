import pytest

from ncip.law.kazakh import ALPHABET, fold, sort_key


def test_words_sort_by_the_kazakh_alphabet():
    words = [
        "Ұлытау",
        "Әйтеке",
        "Қостанай",
        "Шымкент",
        "Атырау",
        "Үстірт",
        "Ақтөбе",
        "Құлсары",
        "Кентау",
        "Ірі",
        "Ыстық",
    ]
    assert sorted(words, key=sort_key) == [
        "Ақтөбе",
        "Атырау",
        "Әйтеке",
        "Кентау",
        "Қостанай",
        "Құлсары",
        "Ұлытау",
        "Үстірт",
        "Шымкент",
        "Ыстық",
        "Ірі",
    ]


def test_russian_words_keep_their_order():
    words = ["Яр", "Ёлка", "эхо", "Елена", "юг", "Жук"]
    assert sorted(words, key=sort_key) == ["Елена", "Ёлка", "Жук", "эхо", "юг", "Яр"]


def test_digits_and_latin_letters_come_first():
    assert sorted(["Алматы", "KZ", "2026"], key=sort_key) == ["2026", "KZ", "Алматы"]


def test_the_alphabet_has_42_letters():
    assert len(set(ALPHABET)) == 42


@pytest.mark.parametrize("text", ["  Йод  бар ", "ЙОД БАР", "и\u0306од бар"])
def test_folding_minds_neither_case_nor_spaces_nor_composition(text):
    assert fold(text) == "йод бар"
