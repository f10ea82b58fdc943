"""One table joins register actors, the kinds of paragraph 4 and those of the source list."""

import pytest

from frontoffices.registry.enums import Kind, Level
from frontoffices.registry.kinds import KIND_LISTED_AS, KINDS, KINDS_OF_ACTOR, ROW_OF, level_of
from frontoffices.registry.loading import FIXTURES, LIST
from ncip.law.rulebook import entries, entry
from ncip.reference.seeds import rows_of

pytestmark = pytest.mark.rule("ncip-4-1", "ncip-4-2", "ncip-4-3", "ncip-4-4")


def test_every_kind_stands_in_the_table_once():
    assert [row.kind for row in KINDS] == list(Kind)


def test_every_actor_of_the_rules_in_force_is_covered():
    actors = {
        actor
        for document in ("ncip", "rating", "standard")
        for one in entries(document)
        for actor in one.actor
    }
    assert actors - {"system"} == set(KINDS_OF_ACTOR)


def test_there_are_15_actors():
    assert len(KINDS_OF_ACTOR) == 15


def test_every_kind_of_the_source_list_is_covered():
    assert {row["kind"] for row in rows_of(LIST, FIXTURES)} == set(KIND_LISTED_AS)


def test_every_cited_rule_exists():
    assert [entry(row.rule).id for row in KINDS] == [row.rule for row in KINDS]


@pytest.mark.parametrize(
    ("kind", "level"),
    [
        (Kind.FOREIGN_MISSION, Level.EXTERNAL),
        (Kind.NATCO_FOREIGN, Level.EXTERNAL),
        (Kind.NATCO_REGIONAL, Level.CENTRAL),
        (Kind.CENTRAL_BODY, Level.CENTRAL),
        (Kind.LOCAL_EXECUTIVE_BODY, Level.REGIONAL),
        (Kind.REGIONAL_ORGANISATION, Level.REGIONAL),
        (Kind.COUNCIL, ""),
    ],
)
def test_the_level_of_a_kind(kind, level):
    assert level_of(kind) == level


def test_a_support_organisation_stands_on_two_levels():
    assert ROW_OF[Kind.SUPPORT_ORGANISATION].levels == (Level.CENTRAL, Level.REGIONAL)


def test_a_listed_level_that_the_kind_allows_is_kept():
    assert level_of(Kind.SUPPORT_ORGANISATION, "regional") == "regional"


def test_a_listed_level_against_the_rules_is_corrected():
    assert level_of(Kind.NATCO_REGIONAL, "regional") == "central"
