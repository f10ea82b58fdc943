"""One table joins the actors of the register, the kinds of paragraph 4 and the kinds of the source lists.

Support organisations act as service providers, foreign representatives of state bodies as missions and
state-controlled national companies as holdings; the kind stays as data (reading D39).
"""

from dataclasses import dataclass
from typing import Final

from frontoffices.registry.enums import Kind, Level

OUTSIDE: Final = ""
EXTERNAL, CENTRAL, REGIONAL = Level.EXTERNAL.value, Level.CENTRAL.value, Level.REGIONAL.value


@dataclass(frozen=True, slots=True)
class KindRow:
    """A kind: its levels (the first is the usual one), its actors and rule, and how source lists call it."""

    kind: Kind
    levels: tuple[str, ...]
    actors: tuple[str, ...]
    rule: str
    listed_as: tuple[str, ...] = ()
    single: bool = False


KINDS: Final[tuple[KindRow, ...]] = (
    KindRow(
        Kind.AUTHORISED_BODY,
        (CENTRAL,),
        ("authorised_body",),
        "ncip-3-10",
        ("investment_committee",),
        single=True,
    ),
    KindRow(
        Kind.NATIONAL_COMPANY, (CENTRAL,), ("natco", "admin"), "ncip-4-3", ("national_company",), single=True
    ),
    KindRow(
        Kind.NATCO_REGIONAL,
        (CENTRAL,),
        ("natco_regional",),
        "ncip-4-3",
        ("kazakh_invest_regional_directorate",),
    ),
    KindRow(Kind.NATCO_FOREIGN, (EXTERNAL,), ("natco_foreign",), "ncip-4-2"),
    KindRow(Kind.TASK_FORCE, (CENTRAL,), ("task_force",), "ncip-3-26", single=True),
    KindRow(
        Kind.FOREIGN_MISSION,
        (EXTERNAL,),
        ("foreign_mission",),
        "ncip-4-2",
        ("embassy", "consulate_general"),
    ),
    KindRow(Kind.FOREIGN_REPRESENTATIVE, (EXTERNAL,), ("foreign_mission",), "ncip-4-2"),
    KindRow(Kind.CENTRAL_BODY, (CENTRAL,), ("central_body",), "ncip-4-3", ("ministry",)),
    KindRow(Kind.CENTRAL_BODY_LOCAL, (REGIONAL,), ("central_body",), "ncip-4-4"),
    KindRow(Kind.NATIONAL_CHAMBER, (CENTRAL,), ("natchamber",), "ncip-4-3", ("chamber",), single=True),
    KindRow(Kind.HOLDING, (CENTRAL,), ("holding",), "ncip-4-3", ("national_holding",)),
    KindRow(Kind.STATE_COMPANY, (CENTRAL,), ("holding",), "ncip-4-3"),
    KindRow(
        Kind.SUPPORT_ORGANISATION,
        (CENTRAL, REGIONAL),
        ("service_provider",),
        "ncip-4-3",
        ("development_institution", "financial_centre", "special_economic_zone"),
    ),
    KindRow(Kind.LOCAL_EXECUTIVE_BODY, (REGIONAL,), ("leb",), "ncip-4-4", ("akimat",)),
    KindRow(Kind.LEB_UNIT, (REGIONAL,), ("leb",), "ncip-4-4", ("akimat_investment_department",)),
    KindRow(
        Kind.REGIONAL_ORGANISATION,
        (REGIONAL,),
        ("regional_org",),
        "ncip-4-4",
        ("regional_organisation", "socio_entrepreneurial_corporation"),
    ),
    KindRow(Kind.SERVICE_PROVIDER, (REGIONAL,), ("service_provider",), "ncip-4-4"),
    KindRow(Kind.COUNCIL, (OUTSIDE,), ("council",), "ncip-3-11", single=True),
    KindRow(Kind.INVESTOR, (OUTSIDE,), ("investor",), "ncip-3-19"),
    KindRow(Kind.CONTRACTOR, (OUTSIDE,), (), "ncip-24"),
)

ROW_OF: Final = {row.kind: row for row in KINDS}
SINGLE_KINDS: Final = tuple(row.kind.value for row in KINDS if row.single)
KIND_LISTED_AS: Final = {listed: row.kind for row in KINDS for listed in row.listed_as}
KINDS_OF_ACTOR: Final[dict[str, tuple[Kind, ...]]] = {
    actor: tuple(row.kind for row in KINDS if actor in row.actors)
    for actor in sorted({actor for row in KINDS for actor in row.actors})
}

# The kinds which act for themselves within one region, and those which need a country abroad.
REGION_REQUIRED: Final = (
    Kind.LOCAL_EXECUTIVE_BODY.value,
    Kind.LEB_UNIT.value,
    Kind.REGIONAL_ORGANISATION.value,
    Kind.NATCO_REGIONAL.value,
)
ABROAD: Final = (Kind.FOREIGN_MISSION.value, Kind.FOREIGN_REPRESENTATIVE.value, Kind.NATCO_FOREIGN.value)

# Bodies that enter projects (23, 29, 45; reading D34): missions own initiatives only.
INITIATING_KINDS: Final = (
    Kind.LOCAL_EXECUTIVE_BODY,
    Kind.CENTRAL_BODY,
    Kind.NATIONAL_COMPANY,
    Kind.NATCO_REGIONAL,
    Kind.NATIONAL_CHAMBER,
    Kind.HOLDING,
    Kind.STATE_COMPANY,
)


def level_of(kind: Kind, level: str | None = None) -> str:
    """The level of a kind: the one given when the kind allows it, else its usual one (ncip-4-2..4-4)."""
    levels = ROW_OF[kind].levels
    return level if level in levels else levels[0]
