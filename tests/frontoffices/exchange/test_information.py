"""Information materials: six sections, sent between the levels, kept current."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from frontoffices.exchange.enums import InformationSection
from frontoffices.exchange.models import InformationMaterial
from frontoffices.exchange.sections import CENTRAL_RULES, REGIONAL_RULES
from ncip.casework import deadlines, door
from ncip.casework.models import Notice
from ncip.casework.tick import tick
from ncip.journal.enums import Channel
from ncip.law.terms import TERM_INFORMATION_CURRENT
from tests import people
from tests.frontoffices.exchange import office
from tests.projects.attraction.people import moment, perform

pytestmark = pytest.mark.django_db

# A Monday.
LAST_DAY = date(2025, 6, 30)


def codes(refusal):
    return [(reason.field, reason.code) for reason in refusal.value.reasons]


def running(found):
    return deadlines.running(found, TERM_INFORMATION_CURRENT)


@pytest.mark.rule(
    "ncip-12-2",
    "ncip-12-2-a",
    "ncip-12-2-b",
    "ncip-12-2-c",
    "ncip-12-2-d",
    "ncip-12-2-e",
    "ncip-12-2-f",
)
@pytest.mark.parametrize("section", InformationSection.values)
def test_the_national_company_tells_each_of_the_six_sections(section):
    readiness = "both" if section == "sites" else ""
    found = office.current(section=section, readiness=readiness)
    assert (found.state, found.edition, found.rule) == ("current", 1, CENTRAL_RULES[section])


@pytest.mark.rule("ncip-14-2", "ncip-14-2-a", "ncip-14-2-c", "ncip-14-2-d", "ncip-14-2-e")
@pytest.mark.parametrize("section", [one.value for one in REGIONAL_RULES])
def test_a_region_tells_its_own_sections(section):
    readiness = "ready" if section == "sites" else ""
    found = office.current(people.akimat(), section=section, region="KZ-39", readiness=readiness)
    assert (found.rule, found.region.iso) == (REGIONAL_RULES[section], "KZ-39")


@pytest.mark.rule("ncip-14-2")
@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"section": "support", "region": "KZ-39"}, "section"),
        ({"region": "KZ-79"}, "region"),
        ({"region": ""}, "region"),
    ],
)
def test_a_regional_office_tells_nothing_but_its_own(data, field):
    with pytest.raises(door.BadParameters) as refusal:
        office.information(people.akimat(), **data)
    assert [name for name, _code in codes(refusal)] == [field]


@pytest.mark.rule("ncip-12-2-d")
def test_sites_are_ready_or_planned():
    with pytest.raises(door.BadParameters) as refusal:
        office.information(section="sites")
    assert codes(refusal) == [("readiness", "required")]


@pytest.mark.rule("ncip-12-2-d")
def test_the_database_keeps_readiness_to_sites():
    found = office.information()
    with pytest.raises(IntegrityError, match="readiness_belongs_to_sites"), transaction.atomic():
        InformationMaterial.objects.filter(pk=found.pk).update(readiness="ready")


@pytest.mark.rule("ncip-12-2")
@pytest.mark.parametrize(("valid_until", "refused"), [("2025-03-02", True), ("2025-03-03", False)])
def test_what_is_told_today_is_valid_today(valid_until, refused):
    if not refused:
        assert office.information(valid_until=valid_until).state == "draft"
        return
    with pytest.raises(door.BadParameters) as refusal:
        office.information(valid_until=valid_until)
    assert codes(refusal) == [("valid_until", "past")]


@pytest.mark.rule("ncip-12-2")
@pytest.mark.parametrize(("on", "published"), [(LAST_DAY, True), (date(2025, 7, 1), False)])
def test_a_draft_that_waited_too_long_is_not_published(on, published):
    found, natco = office.information(), people.national_company()
    if published:
        perform(found, "publish", natco, on=on)
        assert found.published_on == on
        return
    with pytest.raises(door.GuardsRefuse) as refusal:
        perform(found, "publish", natco, on=on)
    assert codes(refusal) == [("valid_until", "past")]


@pytest.mark.rule("ncip-12-2")
def test_external_offices_are_told_of_the_materials_of_the_centre():
    reader = people.mission("DE")
    office.current()
    assert Notice.objects.filter(user=reader.user).count() == 1


@pytest.mark.rule("ncip-14-2")
@pytest.mark.parametrize(
    ("reader", "told"),
    [(people.authorised_body, 1), (people.national_company, 1), (lambda: people.mission("DE"), 0)],
)
def test_the_centre_is_told_of_the_materials_of_a_region(reader, told):
    one = reader()
    office.current(people.akimat(), region="KZ-39")
    assert Notice.objects.filter(user=one.user).count() == told


@pytest.mark.parametrize(
    "who", [lambda: people.mission("DE"), people.authorised_body, people.national_chamber, office.ministry]
)
def test_only_the_national_company_and_regions_add_materials(who):
    with pytest.raises(door.WrongRole):
        office.information(who())


@pytest.mark.parametrize("name", ["publish", "renew", "withdraw"])
@pytest.mark.parametrize("who", [people.akimat, lambda: people.mission("DE"), people.authorised_body])
def test_only_its_keeper_acts_on_a_material(who, name):
    found = office.information() if name == "publish" else office.current()
    with pytest.raises((door.WrongRole, door.NotVisible)):
        perform(found, name, who(), {"reason": "x"})


@pytest.mark.rule("ncip-12-2")
def test_its_validity_runs_as_a_date_of_the_office():
    assert (running(office.current()).last_day, TERM_INFORMATION_CURRENT.shift) == (LAST_DAY, False)


@pytest.mark.rule("ncip-12-2")
@pytest.mark.parametrize(
    ("on", "state"),
    [(date(2025, 6, 29), "current"), (LAST_DAY, "current"), (date(2025, 7, 1), "outdated")],
)
def test_a_material_is_out_of_date_the_day_after_it_was_valid(on, state):
    found = office.current()
    tick(moment(on), channel=Channel.DEMO)
    found.refresh_from_db()
    assert found.state == state


@pytest.mark.rule("ncip-12-2")
@pytest.mark.parametrize(
    ("on", "reminded"), [(date(2025, 5, 30), 0), (date(2025, 5, 31), 1), (date(2025, 6, 1), 1)]
)
def test_the_keeper_is_reminded_thirty_days_before(on, reminded):
    keeper = people.national_company()
    url = office.current().get_absolute_url()
    tick(moment(on), channel=Channel.DEMO)
    assert Notice.objects.filter(user=keeper.user, url=url).count() == reminded


@pytest.mark.rule("ncip-12-2")
@pytest.mark.parametrize("outdated", [False, True])
def test_a_renewed_material_is_current_with_its_next_edition_and_term(outdated):
    found, on = office.current(), date(2025, 7, 2) if outdated else date(2025, 6, 2)
    tick(moment(on), channel=Channel.DEMO)
    found.refresh_from_db()
    data = {"summary": "Electricity 0.06 USD", "valid_until": "2025-12-31"}
    perform(found, "renew", people.national_company(), data, on=on)
    facts = (found.state, found.edition, found.summary, found.published_on, running(found).last_day)
    assert facts == ("current", 2, "Electricity 0.06 USD", on, date(2025, 12, 31))


@pytest.mark.rule("ncip-12-2")
def test_a_withdrawn_material_says_why_and_its_term_ends():
    found = office.current()
    perform(found, "withdraw", people.national_company(), {"reason": "Another format"})
    assert (found.state, found.remarks, running(found)) == ("withdrawn", "Another format", None)


def test_drafts_are_their_keepers_and_published_ones_everybodys():
    found = office.information()
    who = (people.national_company, people.authorised_body, lambda: people.mission("DE"))
    drafts = [InformationMaterial.objects.visible_to(one()).count() for one in who]
    perform(found, "publish", people.national_company())
    published = [InformationMaterial.objects.visible_to(one()).count() for one in who]
    assert (drafts, published) == ([1, 0, 0], [1, 1, 1])
