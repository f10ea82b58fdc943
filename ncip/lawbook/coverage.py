"""How much of the register is realised: counted per document and module, and what is missing."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from ncip.law.rulebook import Entry
from ncip.lawbook.manifest import NOWHERE, Manifest

# Modules in which every rule in force is realised and tested, or has a reason: a test keeps them so.
COMPLETE_MODULES: tuple[str, ...] = ()


class Lack(StrEnum):
    """What a rule in force still lacks."""

    NOT_BUILT = "not built"
    NO_CODE = "not cited in code"
    NO_TEST = "no test"


@dataclass(frozen=True, slots=True)
class Row:
    """The counts of one module of one document; only entries in force can be missing."""

    document: str
    module: str
    entries: int
    in_force: int
    realised: int
    cited: int
    tested: int
    missing: int
    later: int


def lack_of(entry: Entry, manifest: Manifest) -> Lack | None:
    """What a rule lacks; None for archived ones, for settled ones and where a reason stands instead."""
    if not entry.in_force or entry.realised_by == "none" or entry.later:
        return None
    places = manifest.get(entry.id, NOWHERE)
    if entry.realised_by is None:
        return Lack.NOT_BUILT
    if not places.code:
        return Lack.NO_CODE
    return None if places.tests else Lack.NO_TEST


def rows(entries: Iterable[Entry], manifest: Manifest) -> list[Row]:
    """The counts per document and module in the order of the register."""
    groups: dict[tuple[str, str], list[Entry]] = {}
    for entry in entries:
        groups.setdefault((entry.document, entry.module), []).append(entry)
    return [_row(document, module, group, manifest) for (document, module), group in groups.items()]


def totals(parts: Iterable[Row], document: str = "", module: str = "") -> Row:
    """Several rows added up."""
    listed = list(parts)
    counts = [sum(column) for column in zip(*(_counts(row) for row in listed), strict=True)] or [0] * 7
    return Row(document, module, *counts)


def _row(document: str, module: str, group: list[Entry], manifest: Manifest) -> Row:
    places = [manifest.get(entry.id, NOWHERE) for entry in group]
    return Row(
        document=document,
        module=module,
        entries=len(group),
        in_force=sum(entry.in_force for entry in group),
        realised=sum(entry.realised_by is not None for entry in group),
        cited=sum(bool(place.code) for place in places),
        tested=sum(bool(place.tests) for place in places),
        missing=sum(lack_of(entry, manifest) is not None for entry in group),
        later=sum(entry.in_force and bool(entry.later) for entry in group),
    )


def _counts(row: Row) -> tuple[int, ...]:
    return (row.entries, row.in_force, row.realised, row.cited, row.tested, row.missing, row.later)
