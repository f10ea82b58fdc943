"""The results of a quarter: task dynamics and causes of deviations by region (Annex 2, 4(1))."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse

from frontoffices.registry.enums import Kind
from ncip.reference.models import DelayReason
from projects.implementation.models import DateShift, DelayNote, RoadmapChange, Task
from rating.delays.results import Result, causes, results, total
from tests import people
from tests.projects.implementation.test_pages import browser_of, queries_of
from tests.rating.delays.rated import FIRST, LAST, LONG_BEFORE, PERIOD, _stamps, a_project, a_task

pytestmark = [pytest.mark.django_db, pytest.mark.rule("ncip-app2-4-1")]
DAY = timedelta(days=1)
EDGES = ["before", "first", "last", "after"]


def of(iso: str = "KZ-39") -> Result:
    return next(one for one in results(PERIOD) if one.region is not None and one.region.iso == iso)


def note(task: Task, on: date, code: str = "permits") -> DelayNote:
    reason = DelayReason.objects.get(code=code)
    return DelayNote.objects.create(task=task, due_on=task.due_on, days=1, reason=reason, recorded_on=on)


def shift(task: Task, on: date, days: int = 30) -> DateShift:
    body = people.the(Kind.AUTHORISED_BODY)
    number = RoadmapChange.objects.count() + 2
    facts = {
        "roadmap": task.roadmap,
        "kind": "correction",
        "text": "Late",
        "base": number - 1,
        "number": number,
    }
    days_of = {"asked_on": on, "sent_on": on, "sent_by": body, "decided_on": on, "decided_by": body}
    change = RoadmapChange.objects.create(**_stamps(), state="agreed", **facts, **days_of)
    reason = DelayReason.objects.get(code="equipment")
    after = task.due_on + timedelta(days=days)  # type: ignore[operator]
    return DateShift.objects.create(
        task=task,
        change=change,
        due_before=task.due_on,
        due_after=after,
        days=days,
        reason=reason,
        agreed_on=on,
    )


@pytest.mark.parametrize(
    ("due", "number"),
    [(FIRST - DAY, 0), (FIRST, 1), (LAST, 1), (LAST + DAY, 0)],
    ids=EDGES,
)
def test_tasks_due_in_the_quarter_are_counted(due, number):
    a_task(a_project(), due, due)
    assert of().due == number


@pytest.mark.parametrize(
    ("done", "found"), [(-1, (1, 0)), (0, (1, 0)), (1, (0, 1))], ids=["before", "on", "after"]
)
def test_a_completion_is_in_time_until_its_due_date(done, found):
    a_task(a_project(), LAST - 9 * DAY, LAST - (9 - done) * DAY)
    assert (of().in_time, of().late) == found


@pytest.mark.parametrize(("due", "number"), [(LAST - DAY, 1), (LAST, 0)], ids=["passed", "on the last day"])
def test_what_is_open_after_its_due_date_is_late(due, number):
    a_task(a_project(), due)
    assert of().open_late == number


def test_a_late_task_is_explained_for_the_due_date_in_force():
    project = a_project()
    explained, stale = a_task(project, FIRST), a_task(project, FIRST)
    note(explained, LAST)
    note(explained, LAST, "land")
    old = note(stale, LAST)
    DelayNote.objects.filter(pk=old.pk).update(due_on=LONG_BEFORE)
    assert (of().open_late, of().explained, of().unexplained) == (2, 1, 1)


@pytest.mark.parametrize(
    ("on", "number"),
    [(FIRST - DAY, 0), (FIRST, 1), (LAST, 1), (LAST + DAY, 0)],
    ids=EDGES,
)
def test_dates_moved_in_the_quarter_are_counted_with_their_days(on, number):
    shift(a_task(a_project(), LAST), on)
    assert (of().shifts, of().days) == (number, 30 * number)


def test_causes_are_counted_by_reason_the_most_frequent_first():
    project = a_project()
    note(a_task(project, FIRST), LAST)
    note(a_task(project, FIRST), LAST)
    shift(a_task(project, FIRST), LAST)
    found = causes(of(), PERIOD)
    assert [(one.code, one.number) for one in found] == [("permits", 2), ("equipment", 1)]


def test_the_country_is_the_sum_of_its_regions():
    a_task(a_project(), FIRST)
    note(a_task(a_project("KZ-79"), FIRST), LAST)
    whole = total(results(PERIOD))
    assert (whole.due, whole.open_late, whole.unexplained, whole.reasons["permits"]) == (2, 2, 1, 1)


def test_projects_outside_the_national_pool_are_not_counted():
    a_task(a_project(pool="regional"), FIRST)
    assert of().is_empty


def page(region: str = "") -> str:
    return reverse("quarter_results", args=["2025-3"]) + (f"?region={region}" if region else "")


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_officials_read_the_results_in_three_languages(language):
    note(a_task(a_project(), FIRST), LAST)
    assert browser_of(people.akimat(), language).get(page("KZ-39")).status_code == 200


@pytest.mark.parametrize("address", ["2025-5", "2024-1"])
def test_a_quarter_that_is_not_rated_has_no_results(address):
    client = browser_of(people.national_company())
    assert client.get(reverse("quarter_results", args=[address])).status_code == 404


def test_an_unknown_region_is_not_found():
    assert browser_of(people.national_company()).get(page("KZ-00")).status_code == 404


def test_the_results_cost_the_same_for_one_and_for_three_tasks():
    client, project = browser_of(people.national_company()), a_project()
    note(a_task(project, FIRST), LAST)
    one = queries_of(client, page())
    for task in (a_task(project, FIRST), a_task(a_project("KZ-79"), FIRST)):
        note(task, LAST)
        shift(task, LAST)
    assert queries_of(client, page()) == one


def test_the_file_has_a_row_for_each_region():
    a_task(a_project(), FIRST)
    found: Any = browser_of(people.national_company()).get(
        reverse("quarter_results_export", args=["2025-3", "csv"])
    )
    assert (
        len(b"".join(found.streaming_content).splitlines() if found.streaming else found.content.splitlines())
        == 21
    )
