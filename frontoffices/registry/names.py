"""Words by which an organisation is found and the order in which it is listed."""

from typing import Any

from ncip.law.kazakh import fold, sort_key
from ncip.reference.countries import country_name
from ncip.reference.names import name_with_language

SEARCHED = ("name_kk", "name_ru", "name_en", "short_kk", "short_ru", "short_en", "city", "bin")


def search_text(organisation: Any) -> str:
    """All names, the city, the BIN and the country in three languages, casefolded and joined."""
    words = [getattr(organisation, field) or "" for field in SEARCHED]
    if organisation.country:
        words += [country_name(organisation.country, language) for language in ("kk", "ru", "en")]
    return " ".join(fold(word) for word in words if word)


def sort_text(organisation: Any, language: str) -> str:
    """The place of the organisation's name in the alphabet of a language."""
    return sort_key(name_with_language(organisation, "name", language)[0])
