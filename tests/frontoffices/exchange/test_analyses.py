"""Country and regional analyses: gathered, concluded, exchanged between the levels."""

import pytest
from django.db import IntegrityError, transaction

from frontoffices.exchange import duties
from frontoffices.exchange.cards import analysis as card_of
from frontoffices.exchange.models import Analysis
from frontoffices.registry.enums import Kind
from ncip.casework import door
from ncip.casework.models import Notice
from ncip.journal.enums import Channel
from tests import people
from tests.frontoffices.exchange import office
from tests.frontoffices.exchange.office import AFTER
from tests.projects.attraction import people as module1
from tests.projects.attraction.people import amend, moment, perform

pytestmark = pytest.mark.django_db

REGIONAL = {"kind": "regional", "title": "Kostanay 2025", "region": "KZ-39"}
STUDY = {"kind": "study", "title": "Taxes of neighbours"}


def de():
    return people.mission("DE")


def embassy_of_natco():
    return module1.office(Kind.NATCO_FOREIGN)


def codes(refusal):
    return [(reason.field, reason.code) for reason in refusal.value.reasons]


@pytest.mark.rule("ncip-5-13")
def test_a_mission_gathers_for_the_analysis_of_its_own_country():
    found = office.analysis(de(), data="", sources="", conclusions="")
    assert (found.state, found.country, found.rule) == ("gathered", "DE", "ncip-5-13")


@pytest.mark.rule("ncip-5-13")
def test_another_office_in_the_country_adds_to_the_analysis():
    found = office.analysis(de())
    other = embassy_of_natco()
    amend(found, "edit", office.analysis_data(data="Trade grows"), other, on=AFTER)
    assert (found.data, found.state) == ("Trade grows", "gathered")


@pytest.mark.rule("ncip-5-13")
@pytest.mark.parametrize("who", [lambda: people.mission("FR"), people.akimat, people.national_company])
def test_others_do_not_add_to_it(who):
    with pytest.raises((door.WrongRole, door.NotVisible)):
        amend(office.analysis(de()), "edit", office.analysis_data(), who())


@pytest.mark.rule("ncip-6-1")
@pytest.mark.parametrize("who", [people.national_company, office.ministry, people.akimat])
def test_central_and_regional_offices_make_studies(who):
    found = office.shared(who(), **STUDY)
    assert (found.state, found.rule, found.country) == ("shared", "ncip-6-1", "")


@pytest.mark.rule("ncip-15-1")
@pytest.mark.parametrize(
    ("who", "data", "field"),
    [
        (people.akimat, {"kind": "country"}, "kind"),
        (people.akimat, {**REGIONAL, "region": "KZ-79"}, "region"),
        (people.akimat, {**REGIONAL, "region": ""}, "region"),
        (de, REGIONAL, "kind"),
        (people.national_company, {"kind": "country", "country": "KZ"}, "country"),
        (people.national_company, {"kind": "country", "country": ""}, "country"),
        (de, {"year": "2019"}, "year"),
    ],
)
def test_an_analysis_names_the_territory_of_its_kind(who, data, field):
    with pytest.raises(door.BadParameters) as refusal:
        office.analysis(who(), **data)
    assert [name for name, _code in codes(refusal)][:1] == [field]


@pytest.mark.rule("ncip-15-1")
def test_the_database_holds_a_territory_for_each_kind():
    found = office.analysis(de())
    with pytest.raises(IntegrityError, match="analysis_names_its_territory"), transaction.atomic():
        Analysis.objects.filter(pk=found.pk).update(country="")


@pytest.mark.rule("ncip-15-1")
@pytest.mark.parametrize("part", ["data", "sources", "conclusions"])
def test_an_analysis_is_shared_once_it_is_concluded(part):
    found = office.analysis(de(), **{part: ""})
    with pytest.raises(door.GuardsRefuse) as refusal:
        perform(found, "share", de())
    assert codes(refusal) == [(part, "missing")]


@pytest.mark.rule("ncip-15-1")
@pytest.mark.parametrize(
    ("maker", "data", "reader", "told"),
    [
        (de, {}, people.akimat, 1),
        (de, {}, lambda: people.mission("FR"), 0),
        (de, {}, people.national_company, 1),
        (people.akimat, REGIONAL, de, 1),
        (people.akimat, REGIONAL, lambda: people.akimat("KZ-79"), 0),
        (people.akimat, REGIONAL, people.authorised_body, 1),
    ],
)
def test_the_other_level_is_told_of_an_analysis(maker, data, reader, told):
    one = reader()
    office.shared(maker(), **data)
    assert Notice.objects.filter(user=one.user).count() == told


def test_an_analysis_is_its_makers_until_it_is_shared():
    found = office.analysis(de())
    who = (de, lambda: people.mission("FR"), people.akimat)
    before = [Analysis.objects.visible_to(one()).count() for one in who]
    perform(found, "share", de())
    after = [Analysis.objects.visible_to(one()).count() for one in who]
    assert (before, after) == ([1, 0, 0], [1, 1, 1])


@pytest.mark.rule("ncip-15-1")
@pytest.mark.parametrize("name", ["share", "put_aside"])
@pytest.mark.parametrize("who", [people.akimat, people.authorised_body, lambda: people.mission("FR")])
def test_only_its_keeper_shares_an_analysis_and_puts_it_aside(who, name):
    found = office.analysis(de()) if name == "share" else office.shared(de())
    with pytest.raises((door.WrongRole, door.NotVisible)):
        perform(found, name, who(), {"reason": "x"})


@pytest.mark.rule("ncip-15-1")
def test_an_analysis_that_was_put_aside_says_why():
    found = office.shared(de())
    perform(found, "put_aside", de(), {"reason": "The analysis of 2026 is there"})
    assert (found.state, found.remarks) == ("put_aside", "The analysis of 2026 is there")


@pytest.mark.rule("ncip-17-2")
def test_the_card_shows_what_the_updates_of_the_programme_already_gave():
    programme = office.in_effect()
    due_on = duties.due_day("quarterly", 2025, 1)
    duties.open_updates(moment(due_on), Channel.DEMO)
    update = office.the_update(programme)
    perform(update, "make", de(), {"progress": "Talks", "analysis": "Exports fell"}, on=due_on)
    shown = card_of(office.analysis(de()), de())["links"][1]["rows"]
    assert [note for _url, _name, note in shown] == ["Exports fell"]


@pytest.mark.rule("ncip-6-1", "ncip-5-13")
def test_only_external_offices_add_to_what_another_office_gathers():
    with pytest.raises((door.WrongRole, door.NotVisible)):
        amend(office.analysis(people.akimat(), **REGIONAL), "edit", {}, people.national_company())
