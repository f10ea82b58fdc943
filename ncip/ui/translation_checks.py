"""What is wrong with the catalogues: a missing, copied or broken translation fails `make test`."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel.messages.catalog import Message as Entry

from ncip.ui.framework_strings import missing_framework_strings
from ncip.ui.translations import (
    FORMS,
    LANGUAGES,
    TRANSLATED,
    Found,
    Key,
    current_entries,
    known_entries,
    read_catalog,
    translated,
)

PERCENT = re.compile(r"%(?:\((\w+)\))?[-#0 +]*(?:\d+|\*)?(?:\.\d+)?([a-zA-Z%])")
BRACE = re.compile(r"(?<!\{)\{(\w*)(?:[.\[:!][^{}]*)?\}(?!\})")
TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
LETTER = re.compile(r"[A-Za-z]{2}")
# Kazakh and Russian share many terms, but not whole sentences.
SHARED_WORDS = 3


def placeholders(text: str) -> Counter[str]:
    """What is filled in when the text is shown, with how often; `%%` is a plain sign."""
    percent = (name or f"%{kind}" for name, kind in PERCENT.findall(text) if kind != "%")
    return Counter([*percent, *(f"{{{name}}}" for name in BRACE.findall(text))])


def forms_of(entry: Entry) -> tuple[str, ...]:
    """The words of an entry, one per plural form."""
    return (entry.string or "",) if isinstance(entry.string, str | None) else tuple(entry.string)


def allowed_copies(locale: Path) -> set[str]:
    """Texts that are the same in two languages: names, signs and terms, one a line in `locale/same.txt`."""
    path = locale / "same.txt"
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return {line for line in lines if line and not line.startswith("#")}


def placeholder_faults(entry: Entry) -> Iterator[str]:
    """Forms that fill in other things than the English text."""
    ids = (entry.id,) if isinstance(entry.id, str) else tuple(entry.id)
    forms = forms_of(entry)
    for number, form in enumerate(forms):
        # Only a form that is used for the number one alone may leave the number out.
        alone = number == 0 and len(forms) == 2
        accepted = [placeholders(text) for text in (ids if alone else ids[-1:])]
        if placeholders(form) not in accepted:
            yield f"fills in {sorted(placeholders(form))} where English fills in {sorted(accepted[-1])}"


def markup_faults(entry: Entry) -> Iterator[str]:
    """Forms whose tags or line breaks at the ends differ from the English text."""
    singular = entry.id if isinstance(entry.id, str) else entry.id[0]
    for form in forms_of(entry):
        if Counter(TAG.findall(form)) != Counter(TAG.findall(singular)):
            yield "has other tags than the English text"
        if form[:1].isspace() != singular[:1].isspace() or form[-1:].isspace() != singular[-1:].isspace():
            yield "begins or ends with a space where the English text does not, or the reverse"


def copy_faults(entry: Entry, same: set[str]) -> Iterator[str]:
    """Words that were copied from English instead of translated."""
    ids = (entry.id,) if isinstance(entry.id, str) else tuple(entry.id)
    for form in forms_of(entry):
        bare = BRACE.sub("", PERCENT.sub("", form))
        if form in ids and form not in same and LETTER.search(bare):
            yield "is the English text (if that is meant, add it to locale/same.txt)"


def entry_faults(language: str, key: Key, entry: Entry, same: set[str]) -> Iterator[str]:
    """Every fault of one entry, as sentences."""
    name = f"{language}: {str(key)!r}"
    if not translated(entry):
        yield f"{name} has no translation"
        return
    if isinstance(entry.id, tuple) and len(forms_of(entry)) != FORMS[language]:
        yield f"{name} has {len(forms_of(entry))} plural forms, not {FORMS[language]}"
        return
    faults = [*placeholder_faults(entry), *markup_faults(entry)]
    if language in TRANSLATED:
        faults += copy_faults(entry, same)
    yield from (f"{name} {fault}" for fault in dict.fromkeys(faults))


def shared_faults(catalogs: dict[str, dict[Key, Entry]], same: set[str]) -> Iterator[str]:
    """Kazakh sentences that are Russian ones."""
    for key, entry in catalogs["kk"].items():
        words = forms_of(entry)[0]
        russian = catalogs["ru"].get(key)
        copied = russian is not None and words == forms_of(russian)[0]
        if copied and len(words.split()) > SHARED_WORDS and words not in same:
            yield f"kk: {str(key)!r} is the Russian text"


def step_faults(locale: Path, found: dict[Key, Found]) -> Iterator[str]:
    """Messages that the sources and a catalogue do not share."""
    for language in LANGUAGES:
        catalog = read_catalog(locale, language)
        entries = current_entries(catalog)
        if language in TRANSLATED:
            yield from (
                f"{language}: {str(key)!r} is not in the catalogue" for key in sorted(found.keys() - entries)
            )
        gone = sorted(known_entries(catalog).keys() - found.keys())
        yield from (f"{language}: {str(key)!r} is no longer in the sources" for key in gone)


def framework_faults(locale: Path, same: set[str]) -> Iterator[str]:
    """Words of Django and its companions that would appear in the wrong language."""
    for language, keys in missing_framework_strings(locale).items():
        yield from (f"{language}: {str(key)!r} of a framework has no translation" for key in sorted(keys))
    for language in TRANSLATED:
        for key, entry in current_entries(read_catalog(locale, language)).items():
            yield from entry_faults(language, key, entry, same)


def check(locale: Path, frameworks: Path, found: dict[Key, Found]) -> list[str]:
    """All faults of the catalogues; an empty list is a pass."""
    same = allowed_copies(locale)
    catalogs = {language: current_entries(read_catalog(locale, language)) for language in LANGUAGES}
    faults: Iterable[str] = (
        *step_faults(locale, found),
        *(
            fault
            for language, entries in catalogs.items()
            for key, entry in entries.items()
            for fault in entry_faults(language, key, entry, same)
        ),
        *shared_faults(catalogs, same),
        *framework_faults(frameworks, same),
    )
    return list(faults)
