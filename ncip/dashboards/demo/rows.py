"""The announced projects as passports: what the source says, and what the demonstration had to make up."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import Final

HERE = Path(__file__).parent
MILLION = Decimal(1_000_000)
SMALL_COST, USUAL_COST = Decimal(420), Decimal(9_500)
USUAL_JOBS = 120
# Where the source names no region, the demonstration places the project.
REGIONS_MADE_UP: Final = MappingProxyType(
    {"10": "KZ-19", "11": "KZ-19", "12": "KZ-61", "13": "KZ-33", "20": "KZ-39"}
)
COUNTRIES: Final = MappingProxyType(
    {
        "China": "CN", "Türkiye": "TR", "United States": "US", "South Korea": "KR", "Qatar": "QA", "Austria": "AT",
        "Russia": "RU", "Saudi Arabia": "SA", "Denmark": "DK", "France": "FR", "Kazakhstan": "KZ", "": "KZ",
    }
)  # fmt: skip
# Sector of the source: division of OKED and a commodity position (a service exports its main good).
ACTIVITIES: Final = MappingProxyType(
    {
        "mechanical engineering": ("28", "7325"), "automotive": ("29", "8703"), "food industry": ("10", "1904"),
        "transport and logistics": ("52", "8609"), "metallurgy": ("24", "7214"), "pharmaceuticals": ("21", "3004"),
        "textiles": ("13", "5208"), "energy": ("35", "2716"), "construction materials": ("23", "6907"),
        "chemical industry": ("20", "3102"), "waste management": ("38", "3825"), "plastics": ("22", "3923"),
        "light industry": ("15", "6403"), "mining": ("07", "2603"), "petrochemicals": ("20", "3901"),
        "oil and gas": ("06", "2711"), "renewable energy": ("35", "2716"), "agriculture": ("01", "0207"),
        "water supply": ("36", "2201"), "electrical engineering": ("27", "8504"), "healthcare": ("86", "9018"),
    }
)  # fmt: skip


@dataclass(frozen=True)
class Row:
    """An announced project and the point of the road on which the demonstration places it."""

    id: str
    title: str
    point: str
    company: str
    country: str
    region: str
    sector: str
    cost: Decimal
    currency: str
    jobs: int
    year: int
    source: str
    note: str
    made_up: frozenset[str] = field(default_factory=frozenset)

    @property
    def number(self) -> int:
        """The number in the list: gives every project its own dates, the same on every machine."""
        return int(self.id)

    @property
    def oked(self) -> str:
        """The division of OKED that fits the sector."""
        return ACTIVITIES[self.sector][0]

    @property
    def hs_code(self) -> str:
        """The commodity position that fits the sector."""
        return ACTIVITIES[self.sector][1]

    @property
    def registered_on(self) -> date:
        """A made-up day on which the company was registered in Kazakhstan."""
        return date(2012 + self.number % 11, 1 + self.number % 12, 1 + self.number % 27)

    @property
    def description(self) -> str:
        """What the source says, with its page; the notes of whoever collected the rows stay in the table."""
        return f"{self.title}. Источник: {self.source}"


def read() -> list[Row]:
    """All rows in the order of the list."""
    with (HERE / "plan.csv").open(encoding="utf-8") as file:
        plan = {line["id"]: line for line in csv.DictReader(file, delimiter=";")}
    with (HERE / "projects.csv").open(encoding="utf-8") as file:
        return [_row(line, plan[line["id"]]) for line in csv.DictReader(file)]


def _row(line: dict[str, str], planned: dict[str, str]) -> Row:
    made_up = {"hs_code", "registered_on", "contact", "financing", "oked", "goals", "expected_results"}
    made_up |= {name for name in ("company", "jobs") if not line[name]}
    made_up |= {"region"} if not line["region_iso"] else set()
    made_up |= {"cost"} if not line["amount_mln"] else set()
    usual = SMALL_COST if planned["point"] == "regional" else USUAL_COST
    return Row(
        id=line["id"],
        title=planned["title"],
        point=planned["point"],
        company=line["company"] or f"Инвестор проекта «{planned['title']}»",
        country=COUNTRIES[line["investor_country"].split(";")[0]],
        region=line["region_iso"] or REGIONS_MADE_UP[line["id"]],
        sector=line["sector"],
        cost=(Decimal(line["amount_mln"]) if line["amount_mln"] else usual) * MILLION,
        currency=line["currency"] if line["amount_mln"] else "KZT",
        jobs=int(line["jobs"] or USUAL_JOBS),
        year=int(line["year"] or 2025),
        source=line["source_url"],
        note=line["note"],
        made_up=frozenset(made_up),
    )
