"""The register of rules: one entry per paragraph that binds anybody, and the readings of the doubtful ones.

The YAML files beside this module are the data. An entry keeps the decisive words of the official text in
their own language, what they mean in testable words, and the reading chosen where the text is unclear.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

import yaml

REGISTER = Path(__file__).parent / "register"
# The order in which people meet the documents: the binding ones first, then the archived ones by age.
DOCUMENTS = ("ncip", "rating", "standard", "onewindow2019", "productivity2020", "interaction2015")
LANGUAGES = ("kk", "ru")
REALISATIONS = ("action", "guard", "term", "field", "page", "duty", "data", "none")
# A paragraph or an annex as a whole: ncip-47, ncip-app1.
PARAGRAPH = re.compile(r"[a-z0-9]+-(?:app)?\d+")

T = TypeVar("T")


class UnknownRule(LookupError):
    """A rule id, document or reading which the register does not have."""


@dataclass(frozen=True, slots=True)
class Document:
    """One legal document of the register: title and status in English, `lang` is the language of its text."""

    id: str
    lang: str
    title: str
    status: str
    source: str
    in_force: bool


@dataclass(frozen=True, slots=True)
class Doubt:
    """Where the text of an entry is unclear, and how it is read; `ref` leads to the reading."""

    ref: str
    issue: str
    reading: str


@dataclass(frozen=True, slots=True)
class Reading:
    """One numbered reading of doubtful paragraphs; `decisive` marks those that change results most."""

    ref: str
    document: str
    paras: str
    issue: str
    reading: str
    decisive: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """One rule: the words of the official text (in `lang`) and their meaning in testable English."""

    id: str
    document: str
    para: str
    quote: str
    lang: str
    actor: tuple[str, ...]
    kind: str
    rule: str
    numbers: Mapping[str, Any]
    module: str
    in_force: bool
    in_force_note: str
    doubts: tuple[Doubt, ...]
    see: tuple[str, ...]
    realised_by: str | None
    reason: str
    later: str

    @property
    def path(self) -> str:
        """The stable address of the rule on the portal."""
        return f"/law/{self.document}/#{self.id}"


@dataclass(frozen=True, slots=True)
class Register:
    """The whole register, read once."""

    documents: Mapping[str, Document]
    by_id: Mapping[str, Entry]
    readings: Mapping[str, Reading]
    translations: Mapping[str, Mapping[str, str]]

    def document(self, document_id: str) -> Document:
        """One document, or UnknownRule."""
        return _found(self.documents, document_id, "document")

    def entry(self, rule_id: str) -> Entry:
        """One rule, or UnknownRule."""
        return _found(self.by_id, rule_id, "rule")

    def reading(self, ref: str) -> Reading:
        """One reading (D01, R01, ...), or UnknownRule."""
        return _found(self.readings, ref, "reading")

    def paragraph(self, ref: str) -> tuple[Entry, ...]:
        """All rules of a whole paragraph or annex, such as ncip-47; UnknownRule where there is none."""
        found = tuple(row for row in self.by_id.values() if row.id.startswith(f"{ref}-"))
        if not found or not PARAGRAPH.fullmatch(ref):
            raise UnknownRule(f"The register has no paragraph {ref!r}.")
        return found

    def entries(self, document: str | None = None, module: str | None = None) -> tuple[Entry, ...]:
        """The rules of a document and/or a module in the order of the text."""
        return tuple(
            row
            for row in self.by_id.values()
            if document in (None, row.document) and module in (None, row.module)
        )

    def text_of(self, rule_id: str, language: str) -> tuple[str, str]:
        """The readable rule text with its language: the reader's where translated, English otherwise."""
        row = self.entry(rule_id)
        translated = self.translations.get(language, {}).get(rule_id)
        return (translated, language) if translated else (row.rule, "en")


@cache
def load() -> Register:
    """Read and check the register; the answer is kept for the life of the process."""
    files = {name: _read(f"{name}.yaml") for name in DOCUMENTS}
    rows = [_entry(row, body["document"]) for body in files.values() for row in body["rules"]]
    readings = [Reading(**row) for row in _read("readings.yaml")["readings"]]
    register = Register(
        documents=MappingProxyType({name: _document(body) for name, body in files.items()}),
        by_id=MappingProxyType({row.id: row for row in rows}),
        readings=MappingProxyType({reading.ref: reading for reading in readings}),
        translations=MappingProxyType(
            {language: _read(f"translations/{language}.yaml") for language in LANGUAGES}
        ),
    )
    check(register, entry_count=len(rows))
    return register


def check(register: Register, *, entry_count: int) -> None:
    """Refuse a register that contradicts itself: doubled ids, dead references, unknown realisations."""
    faults = ["doubled rule ids"] if entry_count != len(register.by_id) else []
    for row in register.by_id.values():
        faults += _faults(row, register)
    for language, texts in register.translations.items():
        faults += [f"{language} text of {rule_id}" for rule_id in texts if rule_id not in register.by_id]
    if faults:
        raise ValueError("The register contradicts itself: " + "; ".join(faults))


def entry(rule_id: str) -> Entry:
    """One rule by its id; raises UnknownRule."""
    return load().entry(rule_id)


def entries(document: str | None = None, module: str | None = None) -> tuple[Entry, ...]:
    """The rules of a document and/or a module in the order of the text."""
    return load().entries(document, module)


def rule_path(ref: str) -> str:
    """The address of a rule, or of a whole paragraph such as ncip-47, on the portal; raises UnknownRule."""
    register = load()
    row = register.by_id.get(ref) or register.paragraph(ref)[0]
    return f"/law/{row.document}/#{ref}"


def _faults(row: Entry, register: Register) -> list[str]:
    faults = [f"{row.id}: see {other}" for other in row.see if other not in register.by_id]
    faults += [f"{row.id}: reading {doubt.ref}" for doubt in row.doubts if doubt.ref not in register.readings]
    if row.realised_by not in (None, *REALISATIONS):
        faults.append(f"{row.id}: realised by {row.realised_by}")
    if (row.realised_by == "none") != bool(row.reason):
        faults.append(f"{row.id}: a reason stands exactly where nothing realises the rule")
    if row.later and row.realised_by:
        faults.append(f"{row.id}: put off to later, though it is realised")
    return faults


def _found(rows: Mapping[str, T], key: str, noun: str) -> T:
    if key not in rows:
        raise UnknownRule(f"The register has no {noun} {key!r}.")
    return rows[key]


def _read(name: str) -> Any:
    text = (REGISTER / name).read_text(encoding="utf-8")
    return yaml.load(text, Loader=_Loader) or {}  # noqa: S506 -- a safe loader with exact decimals


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Safe YAML whose decimal fractions are exact: 0.15 stays 0.15."""


_Loader.add_constructor(
    "tag:yaml.org,2002:float",
    lambda loader, node: Decimal(str(loader.construct_scalar(node))),
)


def _document(body: Mapping[str, Any]) -> Document:
    head = body["document"]
    return Document(
        id=head["id"],
        lang=head["lang"],
        title=head["title"],
        status=head["status"],
        source=head["seed"],
        in_force=any(row["in_force"] for row in body["rules"]),
    )


def _entry(row: Mapping[str, Any], document: Mapping[str, Any]) -> Entry:
    return Entry(
        id=row["id"],
        document=document["id"],
        para=str(row["para"]),
        quote=row["quote"],
        lang=document["lang"],
        actor=tuple(row["actor"]),
        kind=row["kind"],
        rule=row["rule"],
        numbers=MappingProxyType(row["numbers"]),
        module=row["module"],
        in_force=row["in_force"],
        in_force_note=row["in_force_note"],
        doubts=tuple(Doubt(**doubt) for doubt in row["doubt"] or ()),
        see=tuple(row.get("see") or ()),
        realised_by=row.get("realised_by"),
        reason=row.get("reason", ""),
        later=row.get("later", ""),
    )
