"""A company and its place in The Global 2000: suggested, confirmed, rejected (Annex 1, reading D10)."""

import pytest

from frontoffices.registry.enums import Kind
from ncip.casework import door
from ncip.reference.global2000 import latest_edition
from ncip.reference.models import Global2000Entry
from ncip.reference.similarity import trigrams
from projects.attraction.global2000 import suggestions
from projects.attraction.models import Global2000Match
from projects.implementation.corridor import place_in_global2000
from tests.projects.attraction.people import akimat, amend, company, company_data, create, embassy, office

pytestmark = [pytest.mark.django_db, pytest.mark.rule("ncip-app1-g2000")]


@pytest.fixture(autouse=True)
def listed():
    name = "Rhein Solar"
    return Global2000Entry.objects.create(
        edition=latest_edition(), rank=1999, company=name, country="Germany", trigrams=trigrams(name)
    )


def decide(card, decision, actor=None, entry="Rhein Solar"):
    return create(Global2000Match, {"entry": entry, "decision": decision}, actor or embassy(), card)


def decisions(card):
    return list(card.global2000_matches.order_by("id").values_list("entry__company", "decision"))


def test_a_similar_name_is_suggested_with_its_edition(listed):
    found = suggestions(company())
    assert [(match.entry, match.entry.edition) for match in found] == [(listed, latest_edition())]


def test_another_name_of_the_company_is_compared_too():
    card = company(name="Кунь Лунь", other_names="Rhein Solar")
    assert [match.entry.company for match in suggestions(card)] == ["Rhein Solar"]


def test_a_confirmed_place_counts_for_the_corridor(listed):
    card = company()
    decide(card, "confirmed")
    card.refresh_from_db()
    assert (place_in_global2000(card).entry, suggestions(card)) == (listed, [])


def test_a_rejected_place_is_not_suggested_again():
    card = company()
    decide(card, "rejected")
    card.refresh_from_db()
    assert (card.global2000_entry, suggestions(card)) == (None, [])


def test_a_place_that_was_confirmed_can_be_rejected_and_both_decisions_stay():
    card = company()
    decide(card, "confirmed")
    decide(card, "rejected")
    card.refresh_from_db()
    assert (card.global2000_entry, decisions(card)) == (
        None,
        [("Rhein Solar", "confirmed"), ("Rhein Solar", "rejected")],
    )


def test_who_decided_and_when_is_kept():
    found = decide(company(), "confirmed", office(Kind.NATIONAL_COMPANY))
    assert (found.owner.kind, found.decided_on.isoformat()) == (Kind.NATIONAL_COMPANY, "2025-03-03")


def test_the_same_decision_is_not_written_twice():
    card = company()
    decide(card, "rejected")
    with pytest.raises(door.GuardsRefuse) as caught:
        decide(card, "rejected")
    assert [reason.code for reason in caught.value.reasons] == ["decided"]


def test_a_name_that_is_not_in_the_edition_is_refused():
    with pytest.raises(door.BadParameters):
        decide(company(), "confirmed", entry="Nobody AG")


@pytest.mark.parametrize(
    "stranger", [lambda: office(Kind.NATIONAL_CHAMBER), lambda: office(Kind.AUTHORISED_BODY)]
)
def test_only_the_keeper_and_the_national_company_decide(stranger):
    with pytest.raises(door.WrongRole):
        decide(company(), "confirmed", stranger())


def test_who_does_not_see_the_company_does_not_decide():
    with pytest.raises(door.NotVisible):
        decide(company(), "confirmed", akimat())


def test_a_place_written_on_the_card_is_kept_as_a_decision():
    card = company(global2000_entry="Rhein Solar")
    assert decisions(card) == [("Rhein Solar", "confirmed")]


def test_a_place_taken_off_the_card_is_kept_as_a_rejection():
    card = company(global2000_entry="Rhein Solar")
    for _ in range(2):
        amend(card, "edit", company_data(), embassy())
    assert decisions(card) == [("Rhein Solar", "confirmed"), ("Rhein Solar", "rejected")]
