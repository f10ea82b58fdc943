"""The catalogues of the portal's own words: found in the code, kept in `locale/`, compiled by Babel.

English is written in the code; `locale/<language>/LC_MESSAGES/django.po` holds the Kazakh and Russian forms.
The English catalogue only holds what should read differently from the code. Entries are sorted and carry no
line numbers, so that two changes of the portal seldom touch the same lines. GNU gettext is not needed.
"""

import fcntl
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from tokenize import TokenError
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as Entry
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

TRANSLATED = ("kk", "ru")
LANGUAGES = (*TRANSLATED, "en")
PLURALS = {
    "kk": "nplurals=2; plural=(n != 1);",
    "ru": (
        "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : "
        "n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);"
    ),
    "en": "nplurals=2; plural=(n != 1);",
}
FORMS = {"kk": 2, "ru": 3, "en": 2}

SOURCE_FOLDERS = ("ncip", "projects", "regions", "rating", "frontoffices", "templates")
IGNORED_PARTS = {"migrations", "__pycache__"}
PYTHON_KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
Additions = dict[str, dict[str, Any]]
CONTEXT_SEPARATOR = "\x04"
PLURAL_SEPARATOR = "||"
# A fixed day, because a header that changes with every run would be a conflict in every merge.
HEADER_DAY = datetime(2026, 11, 20, tzinfo=UTC)

LITERAL = r"[uU]?(?:\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*')"
TEMPLATE_CALL = re.compile(
    rf"(?<![\w.])(?:_|n?p?gettext)\((?:\s*{LITERAL}\s*,?)+(?:\s*count\s*)?\)", re.DOTALL
)


class TranslationError(Exception):
    """Something that the person who runs the command must put right; the text is the sentence."""


@dataclass(order=True, frozen=True)
class Key:
    """What identifies a message: gettext keeps the singular and the plural of it in one entry."""

    singular: str
    context: str = ""

    @classmethod
    def of(cls, entry: Entry) -> "Key":
        """The key of a catalogue's entry."""
        singular = entry.id if isinstance(entry.id, str) else entry.id[0]
        return cls(singular, entry.context or "")

    def __str__(self) -> str:
        return f"{self.context}{CONTEXT_SEPARATOR}{self.singular}" if self.context else self.singular


@dataclass
class Found:
    """A message met in the sources, with the files that show it."""

    plural: str = ""
    files: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class AddReport:
    """What became of a file of translations."""

    stored: int
    unknown: list[str]


def source_files(base: Path) -> list[Path]:
    """Python modules and templates that speak to people, in a stable order."""
    found = (
        path
        for folder in SOURCE_FOLDERS
        for path in (base / folder).rglob("*")
        if path.suffix in {".py", ".html", ".txt"} and not IGNORED_PARTS & set(path.relative_to(base).parts)
    )
    return sorted(
        path for path in found if path.suffix != ".txt" or "templates" in path.relative_to(base).parts
    )


def messages_of_python(source: str) -> Iterator[tuple[Key, str]]:
    """Every message of a Python text with its plural ("" when it has none)."""
    for _line, ids, _comments, context in extract("python", BytesIO(source.encode()), PYTHON_KEYWORDS):
        singular, plural = (ids[0], ids[1]) if isinstance(ids, tuple) else (ids, "")
        if singular:
            yield Key(singular, context or ""), plural


def messages_of_template(source: str) -> Iterator[tuple[Key, str]]:
    """Every message of a Django template: Django rewrites the tags as calls, the calls are read as Python."""
    for call in TEMPLATE_CALL.finditer(templatize(source)):
        yield from messages_of_python(call.group())


def extract_messages(base: Path) -> dict[Key, Found]:
    """All messages below `base`. Raises `TranslationError` naming a file that cannot be read."""
    found: dict[Key, Found] = {}
    for path in source_files(base):
        read = messages_of_python if path.suffix == ".py" else messages_of_template
        try:
            messages = list(read(path.read_text(encoding="utf-8")))
        except (SyntaxError, TokenError, UnicodeDecodeError) as error:
            raise TranslationError(f"{path.relative_to(base)} cannot be read: {error}") from error
        for key, plural in messages:
            message = found.setdefault(key, Found())
            message.plural = message.plural or plural
            message.files.add(str(path.relative_to(base)))
    return found


def po_path(locale: Path, language: str) -> Path:
    """Where the catalogue of a language lies."""
    return locale / language / "LC_MESSAGES" / "django.po"


def new_catalog(language: str) -> Catalog:
    """An empty catalogue with a header that never changes by itself."""
    catalog = Catalog(
        locale=language,
        project="NCIP",
        version="1",
        header_comment=f"# {language}: the words of the portal. Edit with `manage.py translations`.",
        creation_date=HEADER_DAY,
        revision_date=HEADER_DAY,
        last_translator="NCIP",
        language_team=language,
        msgid_bugs_address="",
        fuzzy=False,
    )
    headers = [
        (name, PLURALS[language] if name == "Plural-Forms" else text) for name, text in catalog.mime_headers
    ]
    catalog.mime_headers = headers
    return catalog


def read_catalog(locale: Path, language: str) -> Catalog:
    """The catalogue as it lies on the disk; an empty one where there is none yet."""
    path = po_path(locale, language)
    if not path.exists():
        return new_catalog(language)
    with path.open("rb") as stream:
        return read_po(stream, locale=language)


def write_catalog(locale: Path, language: str, entries: dict[Key, Entry], obsolete: dict[Key, Entry]) -> None:
    """Write the catalogue anew, sorted, through a temporary file so that a reader never sees half of it."""
    catalog = new_catalog(language)
    for key in sorted(entries):
        entry = entries[key]
        catalog.add(entry.id, entry.string, context=key.context or None)
    for key in sorted(obsolete):
        entry = obsolete[key]
        catalog.obsolete[str(key)] = Entry(entry.id, entry.string, context=key.context or None)
    path = po_path(locale, language)
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".po.new")
    with fresh.open("wb") as stream:
        write_po(stream, catalog, no_location=True, sort_output=True, width=0)
    fresh.replace(path)


def current_entries(catalog: Catalog) -> dict[Key, Entry]:
    """The living entries of a catalogue, without its header."""
    return {Key.of(entry): entry for entry in catalog if entry.id}


def known_entries(catalog: Catalog) -> dict[Key, Entry]:
    """The living and the obsolete entries: a message that comes back finds its translation again."""
    return {Key.of(entry): entry for entry in catalog.obsolete.values()} | current_entries(catalog)


def translated(entry: Entry) -> bool:
    """Whether every form of the entry has words."""
    return all(entry.string) if isinstance(entry.string, (tuple, list)) else bool(entry.string)


def blank_entry(key: Key, plural: str, language: str) -> Entry:
    """A message that waits for its translation."""
    if plural:
        return Entry((key.singular, plural), ("",) * FORMS[language], context=key.context or None)
    return Entry(key.singular, "", context=key.context or None)


def carried(key: Key, plural: str, language: str, known: dict[Key, Entry]) -> Entry:
    """The entry of a message, with its old translation when that still has the right shape."""
    old = known.get(key)
    wanted = (key.singular, plural) if plural else key.singular
    return old if old and old.id == wanted else blank_entry(key, plural, language)


@contextmanager
def locked(var: Path) -> Iterator[None]:
    """One writer of the catalogues at a time on this machine."""
    var.mkdir(parents=True, exist_ok=True)
    with (var / "translations.lock").open("w") as stream:
        fcntl.flock(stream, fcntl.LOCK_EX)
        yield


def update(base: Path, locale: Path, *, prune: bool = False) -> dict[Key, Found]:
    """Bring the catalogues in step with the sources; what has left them is kept aside unless `prune`."""
    found = extract_messages(base)
    for language in LANGUAGES:
        known = known_entries(read_catalog(locale, language))
        if language in TRANSLATED:
            entries = {key: carried(key, message.plural, language, known) for key, message in found.items()}
        else:
            entries = {key: entry for key, entry in known.items() if key in found and translated(entry)}
        gone = {key: entry for key, entry in known.items() if key not in found and translated(entry)}
        write_catalog(locale, language, entries, {} if prune else gone)
    return found


def parsed_key(text: str) -> tuple[Key, str]:
    """The key and the plural that `context\\x04singular||plural` names."""
    context, _separator, rest = text.rpartition(CONTEXT_SEPARATOR)
    singular, _separator, plural = rest.partition(PLURAL_SEPARATOR)
    return Key(singular, context), plural


def load_additions(path: Path) -> Additions:
    """The translations of a JSON file. Raises `TranslationError` when it has another shape."""
    try:
        additions = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise TranslationError(f"{path} cannot be read: {error}") from error
    if not isinstance(additions, dict) or not all(isinstance(value, dict) for value in additions.values()):
        raise TranslationError(f'{path} must look like {{"message": {{"ru": "...", "kk": "..."}}}}.')
    return additions


def form_fault(text: str, words: Any, plural: str, language: str) -> str:
    """Why these words do not fit the message, or ""."""
    if language not in LANGUAGES:
        return f"{text!r}: the portal has no language {language!r}."
    if not plural:
        return "" if isinstance(words, str) else f"{text!r}: {language} must be one text."
    fits = (
        isinstance(words, list)
        and len(words) == FORMS[language]
        and all(isinstance(form, str) for form in words)
    )
    return "" if fits else f"{text!r}: {language} must be a list of {FORMS[language]} texts."


def with_additions(language: str, entries: dict[Key, Entry], additions: Additions) -> dict[Key, Entry]:
    """The entries with the words of `additions`; messages that are not in the sources are left out."""
    filled = dict(entries)
    for text, words_by_language in additions.items():
        key, plural = parsed_key(text)
        if language not in words_by_language or (language in TRANSLATED and key not in entries):
            continue
        words = words_by_language[language]
        if fault := form_fault(text, words, plural, language):
            raise TranslationError(fault)
        identity = (key.singular, plural) if plural else key.singular
        if key in entries and entries[key].id != identity:
            raise TranslationError(f"{text!r}: the sources know it as {entries[key].id!r}.")
        filled[key] = Entry(identity, tuple(words) if plural else words, context=key.context or None)
    return filled


def add(locale: Path, additions: Additions, found: dict[Key, Found]) -> AddReport:
    """Store translations. Messages that the sources do not know are named in the report and not stored."""
    unknown = [text for text in additions if parsed_key(text)[0] not in found]
    known = {text: words for text, words in additions.items() if text not in unknown}
    written = []
    for language in LANGUAGES:
        catalog = read_catalog(locale, language)
        entries = with_additions(language, current_entries(catalog), known)
        obsolete = {Key.of(entry): entry for entry in catalog.obsolete.values()}
        written.append((language, entries, obsolete))
    for language, entries, obsolete in written:
        write_catalog(locale, language, entries, obsolete)
    return AddReport(len(known), unknown)


def compile_catalogs(locale: Path) -> int:
    """Write the `.mo` files that Django reads; a message without words is left to Django's fallback."""
    count = 0
    for language in LANGUAGES:
        ready = new_catalog(language)
        for key, entry in current_entries(read_catalog(locale, language)).items():
            if translated(entry):
                ready.add(entry.id, entry.string, context=key.context or None)
        path = po_path(locale, language).with_suffix(".mo")
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_suffix(".mo.new")
        with fresh.open("wb") as stream:
            write_mo(stream, ready)
        fresh.replace(path)
        count += len(ready)
    return count
