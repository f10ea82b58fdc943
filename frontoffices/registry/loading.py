"""The organisations that come with the portal: those of `frontoffices.csv`, Task Force and the Council.

The registry belongs to its administrators: a row that is there already is left as they have made it.
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.db import transaction

from frontoffices.registry.enums import Kind
from frontoffices.registry.kinds import KIND_LISTED_AS, level_of
from frontoffices.registry.models import Organisation
from ncip.reference.countries import HOME, country_code, country_name
from ncip.reference.seeds import rows_of
from regions.atlas.models import Region

FIXTURES = Path(__file__).parent / "fixtures"
LIST = "frontoffices.csv"
ORDER = "приказ и.о. Министра иностранных дел Республики Казахстан от 31.12.2024 № 11-1-4/746"
FORMED = "Kazakh name formed when loaded, to be verified"

# The short names that people use; other organisations are shown by their full names.
SHORT: dict[Kind, dict[str, str]] = {
    Kind.NATIONAL_COMPANY: dict.fromkeys(("short_kk", "short_ru", "short_en"), "KAZAKH INVEST"),
    Kind.NATIONAL_CHAMBER: {
        "short_kk": "«Атамекен» ҰКП",
        "short_ru": "НПП «Атамекен»",
        "short_en": "Atameken",
    },
    Kind.AUTHORISED_BODY: {
        "short_kk": "ҚР СІМ Инвестициялар комитеті",
        "short_ru": "Комитет по инвестициям МИД РК",
        "short_en": "Investment Committee of the MFA",
    },
}

# Bodies of the Rules that no list names.
OF_THE_RULES: tuple[dict[str, str], ...] = (
    {
        "source_key": "rules:task-force",
        "kind": Kind.TASK_FORCE.value,
        "name_kk": "Task Force («KAZAKH INVEST» ұлттық компаниясының құрылымдық бөлімшесі)",
        "name_ru": "Task Force (структурное подразделение Национальной компании «KAZAKH INVEST»)",
        "name_en": "Task Force (unit of the national company KAZAKH INVEST)",
        "short_kk": "Task Force",
        "short_ru": "Task Force",
        "short_en": "Task Force",
        "verification": "3(26) of the Rules",
    },
    {
        "source_key": "rules:council",
        "kind": Kind.COUNCIL.value,
        "name_kk": "Инвестиция тарту жөніндегі кеңес",
        "name_ru": "Совет по привлечению инвестиций",
        "name_en": "Investment attraction council",
        "verification": "3(11) of the Rules",
    },
)


@transaction.atomic
def load_organisations() -> Counter[str]:
    """Adds the organisations whose source key the registry does not hold; joins units to their superiors."""
    known = set(Organisation.objects.exclude(source_key="").values_list("source_key", flat=True))
    rows = [*_listed(), *_of_the_rules()]
    new = [Organisation(**row) for row in rows if row["source_key"] not in known]
    Organisation.objects.bulk_create(new)
    if new:
        _join_units()
    return Counter(added=len(new), unchanged=len(rows) - len(new))


def _listed() -> Iterator[dict[str, Any]]:
    regions = {region.iso: region for region in Region.objects.all()}
    written = {row["id"]: row["name_kk"] for row in rows_of("names_kk.csv", FIXTURES)}
    for row in rows_of(LIST, FIXTURES):
        kind = KIND_LISTED_AS[row["kind"]]
        country = country_code(row["country"])
        region = regions.get(row["region_iso"])
        formed = (
            "" if row["name_kk"] else written.get(row["id"]) or kazakh_name(kind, row, country or "", region)
        )
        yield {
            "source_key": f"{LIST}:{row['id']}",
            "kind": kind.value,
            "level": level_of(kind, row["level"]),
            "name_kk": row["name_kk"] or formed,
            "name_ru": row["name_ru"],
            "name_en": row["name_en"],
            **SHORT.get(kind, {}),
            "region": region,
            "country": country,
            "city": row["city"],
            "verified": row["verified"] == "1",
            "verification": row["verification"],
            "source": row["source"],
            "note": "; ".join(note for note in (row["note"], FORMED if formed else "") if note),
        }


def kazakh_name(kind: Kind, row: dict[str, str], country: str, region: Region | None) -> str:
    """A Kazakh name formed from the country or region where the list has none; empty where it cannot be."""
    if row["kind"] == "embassy":
        return f"Қазақстан Республикасының Елшілігі ({country_name(country, 'kk')})"
    if row["kind"] == "consulate_general":
        return f"Қазақстан Республикасының Бас консулдығы ({row['city']})"
    if kind == Kind.NATCO_REGIONAL and region:
        return f"KAZAKH INVEST өңірлік дирекциясы ({region.name_kk})"
    if kind == Kind.LEB_UNIT and region:
        return f"{region.name_kk} инвестициялар басқармасы"
    return ""


def _of_the_rules() -> Iterator[dict[str, Any]]:
    for row in OF_THE_RULES:
        yield {
            **row,
            "level": level_of(Kind(row["kind"])),
            "country": HOME,
            "city": "Astana",
            "verified": True,
            "source": ORDER,
        }


def _join_units() -> None:
    """Units of the national company and of an akimat stand under them."""
    natco = Organisation.objects.filter(kind=Kind.NATIONAL_COMPANY).first()
    units = Organisation.objects.filter(parent=None)
    units.filter(kind__in=[Kind.NATCO_REGIONAL, Kind.TASK_FORCE, Kind.NATCO_FOREIGN]).update(parent=natco)
    for unit in units.filter(kind=Kind.LEB_UNIT):
        akimat = Organisation.objects.filter(kind=Kind.LOCAL_EXECUTIVE_BODY, region=unit.region).first()
        Organisation.objects.filter(pk=unit.pk).update(parent=akimat)
