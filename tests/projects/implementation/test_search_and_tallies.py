"""Finding projects by Russian and Kazakh words, and the kept figures of regions (55, 59)."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from projects.implementation.models import Project, RegionTally, TallyMark
from projects.implementation.tallies import refresh
from tests.people import akimat
from tests.projects.attraction.people import amend as amend_card
from tests.projects.attraction.people import company_data
from tests.projects.implementation.road import (
    DUE,
    FORMED,
    a_company,
    act,
    amend,
    approved,
    at,
    complete,
    draft,
    formed,
    open_tasks,
)

pytestmark = pytest.mark.django_db
TODAY = date(2025, 7, 11)  # Friday


@pytest.mark.parametrize(
    "words",
    [
        "пшеницы",
        "ПШЕНИЦА",
        "завод пшениц",
        "кост",
        "Қостанай",
        "қост",
        "biofood",
        "KZ-39-2025-0001",
        "980540000397",
    ],
)
def test_a_project_is_found_by_words_forms_beginnings_and_numbers(words):
    draft(title="Завод по переработке пшеницы", company=a_company("Qostanay Biofood"), bin="980540000397")
    assert Project.objects.matching(words).count() == 1


@pytest.mark.parametrize("words", ["рис", "завод риса", "'; drop table", "!!!&|", "шеницы"])
def test_other_words_find_nothing_and_break_nothing(words):
    draft(title="Завод по переработке пшеницы")
    expected = 1 if words == "!!!&|" else 0
    assert Project.objects.matching(words).count() == expected


def test_a_renamed_company_is_found_under_its_new_name():
    project = draft()
    keeper = akimat()
    amend_card(project.company, "edit", company_data(name="Tobol Motors"), keeper)
    assert Project.objects.matching("tobol").count() == 1


def figures(pool="national"):
    return RegionTally.objects.get(region__iso="KZ-39", pool=pool)


@pytest.mark.rule("ncip-59", "ncip-55")
def test_the_figures_of_a_region():
    roadmap = approved()
    formed(company=roadmap.project.company, cost="1000000.00")
    first = open_tasks(roadmap)[0]
    complete(first, akimat(), TODAY)
    refresh(at(DUE + timedelta(days=1)))
    national, regional = figures(), figures("regional")
    assert (national.projects, national.states, national.colours) == (1, {"with_roadmap": 1}, {"red": 2})
    assert (national.red_projects, national.in_corridor, national.jobs) == (1, 0, 120)
    assert (regional.projects, regional.cost_kzt) == (1, Decimal("1000000.00"))


@pytest.mark.rule("ncip-59")
def test_drafts_are_not_counted():
    draft()
    refresh(at(TODAY))
    assert figures().projects == 0


def test_only_marked_regions_are_counted_again_on_the_same_day():
    refresh(at(TODAY))
    assert refresh(at(TODAY, 11)) == 0
    formed()
    assert (refresh(at(TODAY, 12)), TallyMark.objects.count(), figures().projects) == (1, 0, 1)


def test_all_regions_are_counted_again_on_a_new_day():
    refresh(at(TODAY))
    assert refresh(at(TODAY + timedelta(days=1), 0)) == 20


def test_counting_takes_as_many_queries_for_one_project_as_for_three(django_assert_num_queries):
    project = formed()
    refresh(at(TODAY))
    TallyMark.objects.create(region=project.region)
    with django_assert_num_queries(17):
        refresh(at(TODAY, 11))
    for _number in range(2):
        formed(company=project.company)
    with django_assert_num_queries(17):
        refresh(at(TODAY, 12))


def test_an_edit_of_a_draft_marks_nothing():
    project = draft()
    amend(project, "edit", akimat(), FORMED, title="Another")
    act(project, "set_financing", akimat(), FORMED, sources=[])
    assert TallyMark.objects.count() == 0
