import pytest

from ncip.lawbook.search import search, stem


def ids(query: str) -> list[str]:
    return [entry.id for entry in search(query).entries]


def test_a_russian_word_is_found_in_its_other_forms():
    assert "ncip-50" in ids("дорожных карт")


def test_a_kazakh_word_is_found_in_its_other_forms():
    assert {"ncip-42-b", "ncip-3-1"} <= set(ids("бастаманың"))


def test_every_word_must_be_there():
    assert set(ids("roadmap rejection")) < set(ids("roadmap"))


def test_a_rule_is_found_by_its_id_first():
    assert ids("ncip-42-b")[0] == "ncip-42-b"


def test_case_does_not_matter():
    assert ids("ДОРОЖНОЙ") == ids("дорожной")


def test_rules_in_force_stand_before_archived_ones():
    found = search("инвестор").entries
    exact = [entry.in_force for entry in found if "инвестор" in entry.quote.split()]
    assert exact == sorted(exact, reverse=True)


@pytest.mark.parametrize("query", ["", "  ", "...", "()[*", "\x00"])
def test_a_query_without_words_finds_nothing(query):
    assert search(query).entries == ()


@pytest.mark.parametrize(
    ("word", "beginning"),
    [
        ("инициативы", "инициа"),
        ("бастамаға", "бастама"),
        ("карта", "карт"),
        ("срок", "срок"),
        ("ncip-42-b", "ncip-42-b"),
        ("150000", "150000"),
    ],
)
def test_longer_words_lose_their_ending(word, beginning):
    assert stem(word) == beginning
