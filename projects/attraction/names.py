"""Names of companies: by which words a card is found, and how alike two names are.

Fuzzy search needs no extension of the database: the trigrams of the words stand in an indexed array.
"""

from ncip.law.kazakh import fold
from ncip.reference.similarity import LEGAL_FORMS, WORD, similarity, trigrams

ALIKE = 0.5
PIECE = 3


def words(text: str) -> list[str]:
    """The words of a text, folded, without punctuation."""
    return WORD.findall(fold(text))


def wanted_words(text: str) -> list[str]:
    """The words of a search; a legal form is left out where another word remains."""
    said = words(text)
    return [word for word in said if word not in LEGAL_FORMS] or said


def inner_trigrams(word: str) -> list[str]:
    """The trigrams inside a word; none of a word of one or two letters."""
    return sorted({word[start : start + PIECE] for start in range(len(word) - PIECE + 1)})


def likeness(one: str, other: str) -> float:
    """From 0 to 1: how many trigrams two names share, legal forms aside."""
    return similarity(trigrams(one), trigrams(other))
