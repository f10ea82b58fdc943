"""The versions of a passport as people read them: each with what it changed, and any two side by side (D33)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ncip.accounts.models import User
from ncip.reference.models import Oked, SupportMeasure
from ncip.ui.dates import short_day
from ncip.ui.numbers import money, number
from projects.attraction.models import Company, Contact
from projects.implementation.enums import ProductionType, SourceKind
from projects.implementation.versions import RELATED, changed_fields
from regions.atlas.models import District, Region

Content = dict[str, Any]
LABELS: Final[dict[str, tuple[str | Promise, str]]] = {
    "title": (gettext_lazy("Name of the project"), "ncip-47-9"),
    "company": (gettext_lazy("Investor company"), "ncip-47-1"),
    "bin": (gettext_lazy("BIN"), "ncip-47-2"),
    "oked": (gettext_lazy("Industry"), "ncip-47-3"),
    "hs_code": (gettext_lazy("Commodity position"), "ncip-47-4"),
    "region": (gettext_lazy("Region"), "ncip-47-5"),
    "district": (gettext_lazy("District"), "ncip-47-5"),
    "cost": (gettext_lazy("Approximate cost"), "ncip-47-6"),
    "currency": (gettext_lazy("Currency"), "ncip-47-6"),
    "financing": (gettext_lazy("Scheme of financing"), "ncip-47-7"),
    "contact": (gettext_lazy("Contact person of the investor"), "ncip-47-8"),
    "responsible": (gettext_lazy("Responsible person"), "ncip-47-8"),
    "description": (gettext_lazy("Short description"), "ncip-47-9"),
    "goals": (gettext_lazy("Goals"), "ncip-47-9"),
    "expected_results": (gettext_lazy("Expected results"), "ncip-47-9"),
    "registered_on": (gettext_lazy("Company registered in Kazakhstan"), "ncip-47-10"),
    "jobs": (gettext_lazy("Jobs"), "ncip-42-1"),
    "production": (gettext_lazy("What the project does"), "ncip-3-15"),
    "partnership": (gettext_lazy("Public-private partnership or concession"), "ncip-42-1"),
    "needs": (gettext_lazy("Needs of the investor"), "ncip-42-1"),
    "measures": (gettext_lazy("State support measures wanted"), "ncip-42-1"),
    "planned_start": (gettext_lazy("Planned start"), "ncip-42-1"),
    "planned_finish": (gettext_lazy("Planned finish"), "ncip-42-1"),
}
TABLES: Final[dict[str, Any]] = {
    "company": Company,
    "oked": Oked,
    "region": Region,
    "district": District,
    "contact": Contact,
    "responsible": User,
}
DAYS: Final = ("registered_on", "planned_start", "planned_finish")


@dataclass(frozen=True)
class Change:
    """A field of the passport that differs between two versions."""

    label: str
    rule: str
    before: str
    after: str


def listed(versions: Sequence[Any]) -> list[dict[str, Any]]:
    """The versions, the newest first, each with the names of the fields it changed."""
    older = {version.number: version for version in versions}
    return [
        {"version": version, "fields": names_of(older.get(version.number - 1), version)}
        for version in versions
    ]


def names_of(older: Any, newer: Any) -> str:
    """The changed fields in words; nothing for the version with which the passport was formed."""
    if older is None:
        return ""
    changed = changed_fields(older.content, newer.content)
    return ", ".join(str(label) for name, (label, _rule) in LABELS.items() if name in changed)


def compare(older: Any, newer: Any) -> list[Change]:
    """What differs between two versions, before and after, in the order of paragraph 47."""
    names = changed_fields(older.content, newer.content)
    known = Known([older.content, newer.content], names)
    ordered = [name for name in LABELS if name in names]
    return [
        Change(
            str(LABELS[name][0]),
            LABELS[name][1],
            known.words(name, older.content),
            known.words(name, newer.content),
        )
        for name in ordered
    ]


class Known:
    """The names behind the public numbers of some versions: one query for each kind that changed."""

    def __init__(self, contents: Sequence[Content], names: Iterable[str]) -> None:
        """Look up only what is going to be shown."""
        self.rows = {
            name: self._rows(name, {content.get(name) for content in contents})
            for name in RELATED
            if name in names
        }
        codes = {code for content in contents for code in content.get("measures") or []}
        measures = SupportMeasure.objects.filter(code__in=codes) if "measures" in names else ()
        self.measures = {measure.code: str(measure) for measure in measures}

    def _rows(self, name: str, keys: set[Any]) -> dict[str, str]:
        key = RELATED[name]
        rows = TABLES[name].objects.filter(**{f"{key}__in": keys - {None}})
        return {str(getattr(row, key)): str(row) for row in rows}

    def words(self, name: str, content: Content) -> str:
        """One field of a version in the reader's language; empty when it was not filled."""
        value = content.get(name)
        if value in (None, "", [], {}):
            return ""
        if name in self.rows:
            return self.rows[name].get(str(value), str(value))
        if name == "measures":
            return ", ".join(self.measures.get(code, code) for code in value)
        if name in DAYS:
            return short_day(date.fromisoformat(value))
        return WORDS.get(name, _as_it_is)(value, content)


def _as_it_is(value: Any, content: Content) -> str:
    return str(value)


def _cost(value: Any, content: Content) -> str:
    return str(money(Decimal(value), content["currency"], full=True))


def _jobs(value: Any, content: Content) -> str:
    return str(number(value))


def _production(value: Any, content: Content) -> str:
    return ", ".join(str(ProductionType(one).label) for one in value)


def _partnership(value: Any, content: Content) -> str:
    return _("yes") if value else _("no")


def _financing(value: Any, content: Content) -> str:
    lines = [
        f"{SourceKind(source['kind']).label}: {number(Decimal(source['amount']), 2)} {content['currency']}"
        + (f" ({source['terms']})" if source["terms"] else "")
        for source in value
    ]
    return "; ".join(lines)


WORDS: Final[dict[str, Callable[[Any, Content], str]]] = {
    "cost": _cost,
    "jobs": _jobs,
    "production": _production,
    "partnership": _partnership,
    "financing": _financing,
}
