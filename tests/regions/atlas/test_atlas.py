"""Regions and districts of КАТО with names in three languages."""

import json

import pytest
from django.db import IntegrityError, transaction
from django.utils.translation import override

from regions.atlas.enums import DistrictKind, RegionKind
from regions.atlas.loading import FIXTURES, load_districts, load_regions, map_frame
from regions.atlas.models import District, Region
from regions.atlas.queries import outlines, region_choices, tiles

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def atlas(db):
    load_regions()
    load_districts()


def test_there_are_20_regions_and_228_districts():
    assert (Region.objects.count(), District.objects.count()) == (20, 228)


def test_kinds_of_regions():
    found = {kind: Region.objects.filter(kind=kind).count() for kind in RegionKind.values}
    assert found == {"oblast": 17, "capital": 1, "city_republican": 2}


def test_kinds_of_districts():
    found = {kind: District.objects.filter(kind=kind).count() for kind in DistrictKind.values}
    assert found == {"district": 170, "city_administration": 39, "city_district": 19}


@pytest.mark.parametrize(
    ("language", "name"),
    [("kk", "Қостанай облысы"), ("ru", "Костанайская область"), ("en", "Kostanay Region")],
)
def test_a_region_is_named_in_the_language_of_the_page(language, name):
    with override(language):
        assert Region.objects.get(number="39").name == name


def test_a_missing_name_falls_back_and_says_its_language():
    district = District.objects.filter(name_en="").first()
    with override("en"):
        assert (district.name, district.name_lang) == (district.name_ru, "ru")


def test_the_centre_is_named_in_the_language_of_the_page():
    with override("en"):
        assert Region.objects.get(number="63").capital == "Oskemen"


def test_every_region_has_an_outline_and_a_tile():
    numbers = set(Region.objects.values_list("number", flat=True))
    assert (set(outlines()), set(tiles())) == (numbers, numbers)


def test_no_two_regions_share_a_tile():
    assert len({(row, column) for row, column, _abbr in tiles().values()}) == 20


def test_all_districts_together_have_the_codes_of_their_regions():
    wrong = [one for one in District.objects.select_related("region") if one.kato[:2] != one.region.number]
    assert wrong == []


def test_a_russian_abbreviation_does_not_stand_in_a_kazakh_name():
    assert District.objects.filter(name_kk__contains="Г.А.").count() == 0


def test_a_second_load_changes_nothing():
    assert (load_regions()["changed"], load_districts()["added"]) == (0, 0)


def test_a_load_brings_a_row_back_to_the_classifier():
    Region.objects.filter(number="39").update(name_en="Wrong")
    assert load_regions()["changed"] == 1


def test_a_load_takes_a_constant_number_of_queries(django_assert_num_queries):
    with django_assert_num_queries(3):  # savepoint, read, release
        load_regions()


def test_the_choice_of_regions_is_one_query(django_assert_num_queries):
    with django_assert_num_queries(1):
        assert len(region_choices()) == 20


def test_the_map_is_the_shipped_one():
    shipped = json.loads((FIXTURES / "kz_map.json").read_text(encoding="utf-8"))
    assert map_frame()["w"] == shipped["w"]


def test_the_database_refuses_a_code_of_eight_digits():
    with pytest.raises(IntegrityError), transaction.atomic():
        Region.objects.create(kato="12345678", iso="KZ-00", number="12", kind="oblast", name_ru="X")
