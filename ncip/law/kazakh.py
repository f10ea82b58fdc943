"""Order and comparison of Kazakh and Russian words.

The Kazakh Cyrillic alphabet of 42 letters contains the Russian one, so one order serves both languages.
Databases of unknown locale sort neither: the key is made here and may be stored in a column.
"""

from unicodedata import normalize

ALPHABET = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
# Letters move to a private area of Unicode in the order of the alphabet, behind digits and Latin letters.
_ORDER = {ord(letter): chr(0xE000 + place) for place, letter in enumerate(ALPHABET)}


def fold(text: str) -> str:
    """Text for a search that minds neither case nor doubled spaces nor how a letter is composed."""
    return " ".join(normalize("NFC", text).casefold().split())


def sort_key(text: str) -> str:
    """A key that sorts by the Kazakh alphabet whatever the case; digits and Latin letters come first."""
    return fold(text).translate(_ORDER)
