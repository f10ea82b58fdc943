"""Countries by ISO 3166-1 alpha-2 code, named in Kazakh, Russian and English (Unicode CLDR, by Babel)."""

from functools import cache

from babel import Locale

from ncip.law.kazakh import fold, sort_key
from ncip.reference.names import spoken

HOME = "KZ"
# Codes of CLDR that are no countries: groups, private and reserved codes.
NOT_COUNTRIES = frozenset(
    ["AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "XK", "ZZ"]
)
# Everyday names which differ from those of CLDR; used when a list is read.
OTHER_NAMES = {
    "usa": "US",
    "uk": "GB",
    "uae": "AE",
    "turkey": "TR",
    "czech republic": "CZ",
    "hong kong": "HK",
    "сша": "US",
    "оаэ": "AE",
}


@cache
def names(language: str) -> dict[str, str]:
    """Code -> name of every country in a language, in the order of its alphabet."""
    territories = Locale.parse(language).territories
    found = {
        code: name
        for code, name in territories.items()
        if len(code) == 2 and code.isalpha() and code not in NOT_COUNTRIES
    }
    return dict(sorted(found.items(), key=lambda item: sort_key(item[1])))


def country_name(code: str, language: str | None = None) -> str:
    """The name of a country in the language given or the active one; the code itself when it is unknown."""
    return names(spoken(language)).get(code, code)


def country_choices() -> list[tuple[str, str]]:
    """Choices of a country field in the active language."""
    return list(names(spoken()).items())


@cache
def _codes() -> dict[str, str]:
    known = {fold(name): code for language in ("kk", "ru", "en") for code, name in names(language).items()}
    return {**known, **OTHER_NAMES}


def country_code(name: str) -> str | None:
    """The code of a country written in any of the three languages, or None when no country is called so."""
    return _codes().get(fold(name))
