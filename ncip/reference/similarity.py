"""Similar names without an extension of the database: trigrams kept in an array column with a GIN index."""

import re

from ncip.law.kazakh import fold

# Words that say the legal form, not the name.
LEGAL_FORMS = frozenset(
    [
        *("ag", "ao", "co", "company", "corp", "corporation", "gmbh", "group", "holding", "holdings", "inc"),
        *("international", "jsc", "limited", "llc", "llp", "ltd", "nv", "plc", "sa", "se", "spa", "the"),
        *("ао", "акционерное", "общество", "зао", "ооо", "оао", "пао", "тоо", "жшс", "ақ", "жауапкершілігі"),
    ]
)
WORD = re.compile(r"\w+")


def bare_name(text: str) -> str:
    """A company's name without case, punctuation and legal form; the whole name when nothing else is left."""
    words = WORD.findall(fold(text))
    return " ".join(word for word in words if word not in LEGAL_FORMS) or " ".join(words)


def trigrams(text: str) -> list[str]:
    """The sorted trigrams of a name's words, each word between spaces."""
    grams: set[str] = set()
    for word in bare_name(text).split():
        padded = f"  {word} "
        grams.update(padded[start : start + 3] for start in range(len(padded) - 2))
    return sorted(grams)


def similarity(one: list[str], other: list[str]) -> float:
    """The share of trigrams that two names have in common: 0 to 1."""
    first, second = set(one), set(other)
    together = len(first | second)
    return len(first & second) / together if together else 0.0
