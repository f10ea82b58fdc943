"""Organisations: what the database holds, names, search, loading."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.utils.translation import override

from frontoffices.registry.enums import Kind, Level
from frontoffices.registry.kinds import KINDS
from frontoffices.registry.loading import load_organisations
from frontoffices.registry.models import Organisation
from frontoffices.registry.queries import akimat_of, bodies_of, found_by, in_order, the_one
from regions.atlas.models import Region

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 20)
KASPI_BIN = "971240001315"


def organisation(**fields):
    values = {"kind": Kind.CENTRAL_BODY, "level": Level.CENTRAL, "name_ru": "Ведомство", **fields}
    return Organisation(**values)


def refused(one, constraint):
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        one.save()


@pytest.mark.rule("ncip-4-2")
def test_a_mission_stands_on_the_external_level():
    refused(organisation(kind=Kind.FOREIGN_MISSION, level=Level.CENTRAL, country="JP"), "level_fits_kind")


def test_a_mission_needs_a_country():
    refused(organisation(kind=Kind.FOREIGN_MISSION, level=Level.EXTERNAL), "mission_has_a_country")


@pytest.mark.rule("ncip-3-12")
def test_a_regional_organisation_needs_a_region():
    refused(organisation(kind=Kind.REGIONAL_ORGANISATION, level=Level.REGIONAL), "regional_body_has_a_region")


@pytest.mark.rule("ncip-3-10")
def test_there_is_one_authorised_body():
    refused(organisation(kind=Kind.AUTHORISED_BODY), "one_acting_body_of_its_kind")


@pytest.mark.rule("ncip-3-11")
def test_there_is_one_council_and_it_stands_on_no_level_of_front_offices():
    assert Organisation.objects.get(kind=Kind.COUNCIL).level == ""
    refused(organisation(kind=Kind.COUNCIL, level=""), "one_acting_body_of_its_kind")


@pytest.mark.rule("ncip-1", "ncip-3-24")
def test_every_front_office_stands_on_exactly_one_of_three_levels():
    outside = [row.kind for row in KINDS if not row.levels[0]]
    levels = set(Organisation.objects.exclude(kind__in=outside).values_list("level", flat=True))
    assert (levels, set(Level.values)) == ({"external", "central", "regional"},) * 2


@pytest.mark.rule("ncip-1", "ncip-3-24")
@pytest.mark.parametrize("level", ["", "local"])
def test_a_front_office_without_one_of_the_levels_is_refused(level):
    refused(organisation(level=level), "level_fits_kind")


def test_a_region_has_one_akimat():
    region = Region.objects.get(number="39")
    refused(
        organisation(kind=Kind.LOCAL_EXECUTIVE_BODY, level=Level.REGIONAL, region=region),
        "one_akimat_per_region",
    )


def test_an_organisation_needs_a_name():
    refused(organisation(name_ru=""), "organisation_has_a_name")


def test_a_bin_belongs_to_one_organisation():
    organisation(bin=KASPI_BIN).save()
    refused(organisation(bin=KASPI_BIN), "organisation_bin")


@pytest.mark.rule("ncip-47-2")
@pytest.mark.parametrize("wrong", ["971240001314", "97124000131", "97124000131A"])
def test_a_wrong_bin_is_refused_with_a_sentence(wrong):
    with pytest.raises(ValidationError) as caught:
        organisation(bin=wrong).full_clean()
    assert list(caught.value.message_dict) == ["bin"]


@pytest.mark.rule("ncip-4-2", "ncip-4-4")
@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"kind": Kind.FOREIGN_MISSION, "level": Level.CENTRAL, "country": "JP"}, "level"),
        ({"kind": Kind.FOREIGN_MISSION, "level": Level.EXTERNAL}, "country"),
        ({"kind": Kind.LEB_UNIT, "level": Level.REGIONAL}, "region"),
        ({"name_ru": ""}, "name_ru"),
    ],
)
def test_what_the_table_would_refuse_is_said_beside_the_field(fields, wrong):
    with pytest.raises(ValidationError) as caught:
        organisation(**fields).full_clean()
    assert list(caught.value.message_dict) == [wrong]


def test_a_right_bin_is_taken():
    organisation(bin=KASPI_BIN).full_clean()


@pytest.mark.parametrize(
    "words", ["КОСТАНАЙСКОЙ акимат", "қостанай облысының әкімдігі", "akimat kostanay", "АКИМАТ  костанайской"]
)
def test_words_of_any_case_and_language_find_it(words):
    found = found_by(Organisation.objects.filter(kind=Kind.LOCAL_EXECUTIVE_BODY), words)
    assert [one.region.number for one in found] == ["39"]


def test_a_country_finds_its_mission():
    found = found_by(Organisation.objects.all(), "Жапония")
    assert [one.country for one in found] == ["JP"]


def test_the_list_follows_the_kazakh_alphabet():
    for name in ("Өскемен", "Орал", "Қостанай", "Кентау"):
        organisation(name_kk=name, city="order-test").save()
    ordered = in_order(Organisation.objects.filter(city="order-test"), "kk")
    assert [one.name_kk for one in ordered] == ["Кентау", "Қостанай", "Орал", "Өскемен"]


def test_a_missing_name_falls_back_and_says_its_language():
    with override("kk"):
        one = organisation(name_ru="Ведомство")
        assert (one.name, one.name_lang) == ("Ведомство", "ru")


@pytest.mark.parametrize(
    ("language", "city"), [("kk", "Өскемен"), ("ru", "Усть-Каменогорск"), ("en", "Oskemen")]
)
def test_the_centre_of_a_region_is_named_in_the_language_of_the_page(language, city):
    one = Organisation.objects.get(kind=Kind.LOCAL_EXECUTIVE_BODY, region__number="63")
    with override(language):
        assert one.city_name == city


def test_a_city_abroad_is_named_as_entered():
    assert Organisation.objects.get(kind=Kind.FOREIGN_MISSION, country="JP").city_name == "Tokyo"


def test_an_organisation_that_has_ended_is_not_active():
    one = organisation(active_to=date(2026, 11, 19))
    one.save()
    assert not Organisation.objects.active(TODAY).filter(pk=one.pk).exists()


def test_the_last_day_still_counts():
    one = organisation(active_to=TODAY)
    one.save()
    assert Organisation.objects.active(TODAY).filter(pk=one.pk).exists()


def test_the_akimat_of_a_region():
    region = Region.objects.get(number="79")
    assert akimat_of(region.pk, TODAY).name_kk == "Шымкент қаласының әкімдігі"


def test_the_one_national_company():
    assert the_one(Kind.NATIONAL_COMPANY, TODAY).short_name == "KAZAKH INVEST"


def test_the_list_and_the_bodies_of_the_rules_are_loaded():
    assert Organisation.objects.exclude(source_key="").count() == 169


def test_every_region_has_its_akimat_and_directorate():
    for kind in (Kind.LOCAL_EXECUTIVE_BODY, Kind.NATCO_REGIONAL):
        assert Organisation.objects.filter(kind=kind).count() == 20


@pytest.mark.rule("ncip-3-26")
def test_task_force_is_a_unit_of_the_national_company():
    assert the_one(Kind.TASK_FORCE, TODAY).parent == the_one(Kind.NATIONAL_COMPANY, TODAY)


@pytest.mark.rule("ncip-3-13")
def test_directorates_are_units_of_the_national_company():
    parents = set(
        Organisation.objects.filter(kind=Kind.NATCO_REGIONAL).values_list("parent__kind", flat=True)
    )
    assert parents == {Kind.NATIONAL_COMPANY}


def test_every_loaded_organisation_has_a_country():
    assert Organisation.objects.exclude(source_key="").filter(country="").count() == 0


def test_a_second_load_leaves_what_people_changed():
    one = the_one(Kind.NATIONAL_CHAMBER, TODAY)
    Organisation.objects.filter(pk=one.pk).update(phone="+7 7172 000000")
    assert load_organisations()["added"] == 0
    assert the_one(Kind.NATIONAL_CHAMBER, TODAY).phone == "+7 7172 000000"


def test_a_second_load_takes_a_constant_number_of_queries(django_assert_num_queries):
    with django_assert_num_queries(4):  # savepoint, keys, regions, release
        load_organisations()


def test_the_command_may_run_again():
    before = Organisation.objects.count()
    call_command("load_reference", verbosity=0)
    assert Organisation.objects.count() == before


def test_a_unit_of_an_akimat_speaks_for_the_akimat_and_others_for_themselves():
    akimat = akimat_of(Region.objects.get(iso="KZ-39").pk, TODAY)
    unit = organisation(kind=Kind.LEB_UNIT, level=Level.REGIONAL, region=akimat.region, parent=akimat)
    unit.save()
    assert [bodies_of(unit), bodies_of(akimat), bodies_of(None)] == [[unit.pk, akimat.pk], [akimat.pk], []]
