"""The Global 2000, priority goods, activities and measures."""

from datetime import date

import pytest

from ncip.law.rulebook import entry
from ncip.reference.activities import divisions, is_manufacturing
from ncip.reference.editions import enter_edition
from ncip.reference.errors import MissingValue
from ncip.reference.global2000 import latest_edition, similar_companies
from ncip.reference.goods import good_of, technology_level
from ncip.reference.loading import load_demonstration_goods, load_tables
from ncip.reference.measures import measures_on
from ncip.reference.models import Global2000Entry, PriorityGood, SupportMeasure
from ncip.reference.similarity import bare_name, similarity, trigrams
from tests.ncip.reference.conftest import AT

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 20)
COMPANIES = [
    {"rank": 13, "company": "ExxonMobil", "country": "United States", "industry": "Oil"},
    {"rank": 14, "company": "Toyota Motor", "country": "Japan", "industry": "Cars"},
    {"rank": 80, "company": "Hyundai Motor", "country": "South Korea", "industry": "Cars"},
]


@pytest.fixture
def edition(db):
    return enter_edition(2025, COMPANIES, at=AT, sample=True, source="test")


@pytest.mark.rule("ncip-app1-g2000")
@pytest.mark.parametrize("name", ["TOYOTA MOTOR CORPORATION", "Toyota Motors", "«Toyota Motor» LLP"])
def test_a_similar_name_is_found(edition, name):
    assert similar_companies(name, edition)[0].entry.company == "Toyota Motor"


def test_a_different_name_is_not_found(edition):
    assert similar_companies("Lotte", edition) == []


def test_a_name_of_signs_finds_nothing(edition):
    assert similar_companies("!!!", edition) == []


def test_similar_names_take_one_query(edition, django_assert_num_queries):
    with django_assert_num_queries(1):
        similar_companies("Motor", edition)


def test_the_latest_edition_is_taken(edition):
    newer = enter_edition(2026, COMPANIES, at=AT, sample=True, source="test")
    assert latest_edition() == newer


def test_a_missing_edition_is_an_error(edition):
    with pytest.raises(MissingValue):
        latest_edition(2024)


def test_the_legal_form_does_not_count():
    assert bare_name("ТОО «Алтын Дән»") == "алтын дән"


def test_a_name_of_legal_forms_only_is_kept():
    assert bare_name("The Company Ltd") == "the company ltd"


def test_equal_names_are_wholly_similar():
    assert similarity(trigrams("Қазақмыс"), trigrams("ҚАЗАҚМЫС")) == 1.0


def test_nothing_is_similar_to_nothing():
    assert similarity([], []) == 0.0


@pytest.mark.rule("ncip-app1-tech")
@pytest.mark.parametrize(
    ("code", "level"),
    [
        ("8703", "high"),
        ("8703231981", "high"),
        ("7214", "medium"),
        ("2523", "not_listed"),
        ("0101", "not_listed"),
    ],
)
def test_the_level_of_a_commodity(db, code, level):
    load_demonstration_goods(at=AT)
    assert technology_level(code, TODAY, manufacturing=True) == level


@pytest.mark.rule("ncip-app1-tech")
def test_outside_manufacturing_no_list_is_needed():
    assert technology_level("8703", TODAY, manufacturing=False) == "not_manufacturing"


@pytest.mark.rule("ncip-app1-tech")
def test_a_missing_list_is_an_error():
    with pytest.raises(MissingValue):
        good_of("8703", TODAY)


def test_a_list_is_not_in_force_before_its_day(db):
    load_demonstration_goods(at=AT)
    with pytest.raises(MissingValue):
        good_of("8703", date(2022, 5, 29))


def test_demonstration_goods_are_marked(db):
    load_demonstration_goods(at=AT)
    assert PriorityGood.objects.filter(demonstration=False).count() == 0


def test_demonstration_goods_do_not_join_an_official_list(db):
    PriorityGood.objects.create(hs_code="0101", level="other", valid_from=TODAY, recorded_at=AT)
    assert load_demonstration_goods(at=AT)["added"] == 0


@pytest.mark.parametrize(("code", "answer"), [("C", True), ("25", True), ("25.11", True), ("01", False)])
def test_manufacturing_is_section_c(db, code, answer):
    load_tables(at=AT)
    assert is_manufacturing(code) is answer


def test_all_divisions_are_offered(db):
    load_tables(at=AT)
    assert len(divisions()) == 88


def test_every_measure_cites_a_known_rule(db):
    load_tables(at=AT)
    assert [entry(measure.rule).id for measure in SupportMeasure.objects.all()] == [
        measure.rule for measure in SupportMeasure.objects.all()
    ]


def test_a_disabled_measure_is_not_offered(db):
    load_tables(at=AT)
    SupportMeasure.objects.filter(code="leasing").update(disabled_on=TODAY)
    assert "leasing" not in [measure.code for measure in measures_on(TODAY)]


def test_live_measures_come_first(db):
    load_tables(at=AT)
    assert measures_on(TODAY).first().code == "investment-agreement"


def test_the_sample_is_marked(db):
    load_tables(at=AT)
    assert (latest_edition().sample, Global2000Entry.objects.count()) == (True, 45)


def test_a_second_load_adds_nothing(db):
    load_tables(at=AT)
    again = load_tables(at=AT)
    assert sum(counts["added"] for counts in again.values()) == 0
