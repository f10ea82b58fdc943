"""The words of Django and its companions that people meet in our pages, and what is missing of them.

Django, allauth, the REST framework and import-export bring their own catalogues, nearly complete in Russian
and full of gaps in Kazakh. `locale/frameworks/` fills the gaps; Django puts our words before theirs.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as Entry
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from ncip.ui.translations import (
    TRANSLATED,
    Additions,
    Key,
    blank_entry,
    current_entries,
    parsed_key,
    read_catalog,
    translated,
    with_additions,
    write_catalog,
)


@dataclass(frozen=True)
class Framework:
    """A package with its own catalogues; that of the language `reference` lists all its messages."""

    package: str
    reference: str
    # Where the messages come from that no page shows: how the place noted in the catalogue begins.
    unseen: tuple[str, ...] = ()


FRAMEWORKS = (
    Framework(
        "django.conf",
        "en",
        (
            "conf/global_settings.py",
            "contrib/syndication",
            "views/static.py",
            "views/templates/default_urlconf.html",
            "views/templates/directory_index.html",
        ),
    ),
    Framework("django.contrib.admin", "en"),
    Framework("django.contrib.auth", "en"),
    Framework("django.contrib.contenttypes", "en"),
    Framework("django.contrib.sessions", "en"),
    Framework(
        "allauth", "ru", ("socialaccount/", "templates/socialaccount/", "headless/", "idp/", "templates/idp/")
    ),
    Framework("rest_framework", "kk"),
    Framework("import_export", "ru"),
    Framework("django_filters", "ru"),
)


def catalog_of(framework: Framework, language: str) -> Catalog:
    """The catalogue that a package brings for a language; empty where it brings none."""
    spec = find_spec(framework.package)
    if spec is None or spec.origin is None:
        return Catalog()
    folder = Path(spec.origin).parent / "locale" / language / "LC_MESSAGES"
    for name, read in (("django.po", read_po), ("django.mo", read_mo)):
        if (folder / name).exists():
            with (folder / name).open("rb") as stream:
                return read(stream)
    return Catalog()


def seen(framework: Framework, entry: Entry) -> bool:
    """Whether a page of the portal can show the message."""
    if not entry.locations:
        return True
    return any(not place.removeprefix("./").startswith(framework.unseen) for place, _line in entry.locations)


def framework_messages() -> Iterator[tuple[Framework, Key, Entry]]:
    """Every message of every package that people can meet."""
    for framework in FRAMEWORKS:
        for key, entry in current_entries(catalog_of(framework, framework.reference)).items():
            if not framework.unseen or seen(framework, entry):
                yield framework, key, entry


@cache
def gaps() -> dict[str, dict[Key, str]]:
    """Per language the messages that a package leaves without words, with their plural or ""."""
    supplied = {
        (framework.package, language): current_entries(catalog_of(framework, language))
        for framework in FRAMEWORKS
        for language in TRANSLATED
    }
    found: dict[str, dict[Key, str]] = {language: {} for language in TRANSLATED}
    for framework, key, entry in framework_messages():
        for language in TRANSLATED:
            theirs = supplied[framework.package, language].get(key)
            if theirs is None or theirs.fuzzy or not translated(theirs):
                found[language][key] = entry.id[1] if isinstance(entry.id, tuple) else ""
    return found


def missing_framework_strings(locale: Path) -> dict[str, dict[Key, str]]:
    """What neither the packages nor `locale/frameworks` say, per language."""
    lacking = {}
    for language, wanted in gaps().items():
        ours = current_entries(read_catalog(locale, language))
        lacking[language] = {
            key: plural for key, plural in wanted.items() if key not in ours or not translated(ours[key])
        }
    return lacking


def add(locale: Path, additions: Additions) -> int:
    """Store words for messages of the frameworks and say how many."""
    for language in TRANSLATED:
        entries = current_entries(read_catalog(locale, language))
        places = {parsed_key(text)[0]: blank_entry(*parsed_key(text), language) for text in additions}
        filled = with_additions(language, places | entries, additions)
        ready = {key: entry for key, entry in filled.items() if translated(entry)}
        write_catalog(locale, language, ready, {})
    return len(additions)
