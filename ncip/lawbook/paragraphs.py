"""A document as its page shows it: paragraphs with their rules, in the order of the text."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import get_language

from ncip.law import rulebook
from ncip.law.rulebook import Entry
from ncip.lawbook import coverage, labels, manifest
from ncip.lawbook.labels import Label
from ncip.lawbook.manifest import Places

NUMBER = re.compile(r"\d+(?:-\d+)?(?:\.\d+)?")
BRACKET = re.compile(r"[\s(].*")


@dataclass(frozen=True, slots=True)
class Article:
    """One rule with its words in the reader's language and the places where it is realised and tested."""

    entry: Entry
    text: str
    text_lang: str
    places: Places
    lack: coverage.Lack | None

    @property
    def para(self) -> str:
        """The reference to the text in the reader's language."""
        return labels.para_label(self.entry.para)

    @property
    def kind(self) -> Label:
        """Duty, term, field and so on."""
        return labels.KINDS[self.entry.kind]

    @property
    def module(self) -> Label:
        """The part of the platform to which the rule belongs."""
        return labels.MODULES[self.entry.module]

    @property
    def actors(self) -> list[Label]:
        """Who is bound or entitled."""
        return [labels.ACTORS[actor] for actor in self.entry.actor]

    @property
    def realised_by(self) -> Label:
        """What realises the rule, or an empty text."""
        return labels.REALISATIONS.get(self.entry.realised_by or "", "")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the text; `anchor` is empty where its only rule carries the address itself."""

    number: str
    anchor: str
    articles: tuple[Article, ...]

    @property
    def plain(self) -> bool:
        """Whether the paragraph has a bare number."""
        return NUMBER.fullmatch(self.number) is not None

    @property
    def heading(self) -> str:
        """The heading of a paragraph without a bare number, in the reader's language."""
        return labels.para_label(self.number)


def article(entry: Entry) -> Article:
    """A rule for the reader of the active language."""
    text, language = rulebook.load().text_of(entry.id, get_language() or "en")
    shipped = manifest.shipped()
    places = shipped.get(entry.id, manifest.NOWHERE)
    return Article(entry, text, language, places, coverage.lack_of(entry, shipped))


def paragraphs(entries: Iterable[Entry]) -> Iterator[Paragraph]:
    """The rules of a document grouped by paragraph."""
    seen: set[str] = set()
    for number, group in groupby(entries, key=lambda entry: paragraph_number(entry.para)):
        articles = tuple(article(entry) for entry in group)
        anchor = _anchor(articles[0].entry)
        yield Paragraph(number, "" if anchor in seen else anchor, articles)
        seen.add(anchor)


def paragraph_number(para: str) -> str:
    """The paragraph of a reference: 42 of `42(1)`, `Annex 1` of `Annex 1, criterion 2`."""
    if found := NUMBER.match(para):
        return found[0]
    first, _comma, rest = para.partition(", ")
    if first == "Standard":
        return f"{first}, {rest.split(', ')[0]}"
    return first if rest else BRACKET.sub("", para)


def _anchor(entry: Entry) -> str:
    """The address of the whole paragraph, such as ncip-47; empty where a rule has it or none is possible."""
    register = rulebook.load()
    ref = "-".join(entry.id.split("-")[:2])
    return "" if ref in register.by_id or not rulebook.PARAGRAPH.fullmatch(ref) else ref
