"""Search in the law by words: the original text, our reading in every language, and the ids.

Russian and Kazakh words change their endings, so a longer word is looked for by its beginning.
"""

import re
from dataclasses import dataclass
from functools import cache

from ncip.law import rulebook
from ncip.law.kazakh import fold
from ncip.law.rulebook import Entry

WORD = re.compile(r"[\w-]+")
LONGEST_QUERY = 200
SHORTEST_STEM = 4
# How many letters may be an ending: Kazakh words carry several endings, so long words lose more.
ENDING, LONG_ENDING, LONG_WORD = 2, 4, 10


@dataclass(frozen=True, slots=True)
class Found:
    """The rules which hold every word, best first, and the beginnings that were looked for."""

    entries: tuple[Entry, ...]
    stems: tuple[str, ...]


def search(query: str) -> Found:
    """Rules with every word of the query; those with the exact words come first, then those in force."""
    words = tuple(dict.fromkeys(WORD.findall(fold(query))))
    stems = tuple(stem(word) for word in words)
    if not words:
        return Found((), ())
    hits = [
        (-sum(word in tokens for word in words), not entry.in_force, place, entry)
        for place, (entry, tokens) in enumerate(_index())
        if all(any(token.startswith(beginning) for token in tokens) for beginning in stems)
    ]
    return Found(tuple(entry for *_, entry in sorted(hits, key=lambda hit: hit[:3])), stems)


def stem(word: str) -> str:
    """The beginning of a word by which its other forms are found; ids and short words stay whole."""
    if "-" in word or word.isdigit():
        return word
    ending = LONG_ENDING if len(word) >= LONG_WORD else ENDING
    return word[: max(SHORTEST_STEM, len(word) - ending)]


@cache
def _index() -> tuple[tuple[Entry, frozenset[str]], ...]:
    register = rulebook.load()
    return tuple((entry, frozenset(WORD.findall(fold(_text(entry))))) for entry in register.by_id.values())


def _text(entry: Entry) -> str:
    translations = rulebook.load().translations.values()
    return " ".join((entry.id, entry.quote, entry.rule, *(texts.get(entry.id, "") for texts in translations)))
