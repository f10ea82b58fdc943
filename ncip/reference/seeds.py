"""The figures that come with the portal, from `fixtures/` (provenance: SOURCES.md there) and `holidays`."""

import csv
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from holidays import country_holidays

from ncip.reference.enums import DayKind

FIXTURES = Path(__file__).parent / "fixtures"
LIBRARY_YEARS = range(2018, 2023)
LIBRARY = "holidays 0.108"
LISTED_KINDS = {
    "holiday": DayKind.HOLIDAY,
    "estimated": DayKind.HOLIDAY,
    "carried_over": DayKind.CARRIED_OVER,
    "transferred_day_off": DayKind.TRANSFERRED_OFF,
}
NOTE_IN_NAME = re.compile(r" \((.*)\)$")
WORKED = {
    "name_kk": "Ауыстырылған жұмыс күні",
    "name_ru": "Перенесённый рабочий день",
    "name_en": "Working day moved by an act",
}
MOVED_OFF = "Перенесённый выходной день"
CARRIED = "Выходной день за праздник: {name}"

Row = dict[str, Any]


def rows_of(name: str, folder: Path = FIXTURES) -> list[dict[str, str]]:
    """The rows of a fixture file."""
    with (folder / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def day_or_none(text: str) -> date | None:
    """A date written as ISO, or none."""
    return date.fromisoformat(text) if text else None


def calculation_indices() -> Iterator[Row]:
    """The monthly calculation index by year."""
    for row in rows_of("mci.csv"):
        yield {
            "year": int(row["year"]),
            "valid_from": date.fromisoformat(row["valid_from"]),
            "value": Decimal(row["value_kzt"]),
            "applies_to": row["applies_to"],
            "act": row["legal_act"],
            "act_date": day_or_none(row["act_date"]),
            "act_number": row["act_number"],
            "act_verified": False,
            "value_verified": row["value_verification"],
            "source": row["source"],
        }


def calendar_days() -> Iterator[Row]:
    """Days off and working weekends 2018-2027: the package to 2022, the list from 2023, acts for both."""
    acts = {row["day_off"]: row["act"] for row in rows_of("day_transfers.csv")}
    for day, kind, name_kk, name_en in [*_library_days(), *_listed_days()]:
        act = acts.get(day.isoformat(), "") if kind == DayKind.TRANSFERRED_OFF else ""
        yield _day(day, kind, {"name_kk": name_kk, "name_en": name_en}, act)
    for row in rows_of("day_transfers.csv"):
        yield {
            "day": date.fromisoformat(row["working_day"]),
            "kind": DayKind.WORKING_WEEKEND.value,
            **WORKED,
            "act": row["act"],
            "source": row["act_url"],
        }


def _listed_days() -> Iterator[tuple[date, DayKind, str, str]]:
    for row in rows_of("holidays_kz.csv"):
        yield date.fromisoformat(row["date"]), LISTED_KINDS[row["type"]], row["name_kk"], row["name_en"]


def _library_days() -> Iterator[tuple[date, DayKind, str, str]]:
    kazakh = country_holidays("KZ", years=LIBRARY_YEARS, language="kk")
    english = country_holidays("KZ", years=LIBRARY_YEARS, language="en_US")
    for day, name_en in sorted(english.items()):
        yield day, _kind_of(name_en), kazakh[day], name_en


def _kind_of(name_en: str) -> DayKind:
    if name_en.startswith("Day off"):
        return DayKind.TRANSFERRED_OFF
    return DayKind.CARRIED_OVER if name_en.endswith("(observed)") else DayKind.HOLIDAY


def _russian(name_en: str, kind: DayKind) -> str:
    if kind == DayKind.TRANSFERRED_OFF:
        return MOVED_OFF
    names = {row["name_en"]: row["name_ru"] for row in rows_of("holiday_names.csv")}
    name = "; ".join(names[NOTE_IN_NAME.sub("", part)] for part in name_en.split("; "))
    return CARRIED.format(name=name) if kind == DayKind.CARRIED_OVER else name


def _day(day: date, kind: DayKind, names: dict[str, str], act: str) -> Row:
    name_en = names["name_en"]
    estimated = " (estimated)" if "(estimated)" in name_en else ""
    return {
        "day": day,
        "kind": kind.value,
        "name_kk": NOTE_IN_NAME.sub("", names["name_kk"]),
        "name_ru": _russian(name_en, kind),
        "name_en": name_en.replace(" (estimated)", ""),
        "act": act,
        "source": LIBRARY + estimated,
    }


def activities() -> Iterator[Row]:
    """Sections and divisions of OKED."""
    for row in rows_of("oked.csv"):
        basis = f"ru: {row['ru_basis'] or '-'}; kk: {row['kk_basis'] or '-'}"
        names = {name: row[name] for name in ("code", "level", "parent", "name_kk", "name_ru", "name_en")}
        yield {**names, "manufacturing": row["manufacturing"] == "1", "source": basis}


def support_measures() -> Iterator[Row]:
    """Measures of state support named in the legal texts."""
    for row in rows_of("support_measures.csv"):
        yield {**row, "archived": row["archived"] == "1"}


def delay_reasons() -> Iterator[Row]:
    """Reasons of delay of roadmap tasks."""
    yield from rows_of("delay_reasons.csv")


def demonstration_goods() -> Iterator[Row]:
    """A few positions for the demonstration: not the official list."""
    for row in rows_of("demonstration_goods.csv"):
        yield {**row, "valid_from": date(2022, 5, 30), "demonstration": True, "source": "demonstration"}


def global2000_sample() -> list[dict[str, str]]:
    """A sample of the 2025 edition of The Global 2000."""
    return rows_of("global2000_sample.csv")
