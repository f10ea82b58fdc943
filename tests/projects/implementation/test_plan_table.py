"""A roadmap as a table: what is written out is read in, one bad row changes nothing (48, 49)."""

from __future__ import annotations

import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override
from openpyxl import Workbook, load_workbook

from ncip.journal.models import Event
from projects.implementation.importing import TableRefused
from projects.implementation.models import Roadmap, Task
from tests.people import akimat, national_company
from tests.projects.implementation.road import DESIGNATED, act, drafted, refusals
from tests.projects.implementation.test_plan import signed_in, two_tasks

pytestmark = pytest.mark.django_db
HEAD = ("key", "number", "stage", "title", "due_on", "responsible_kind", "not_applicable_reason", "after")
Row = tuple[Any, ...]


@pytest.fixture(autouse=True)
def in_english():
    """The sentences of the faults are compared in English."""
    with override("en"):
        yield


def sent(*rows: Row) -> SimpleUploadedFile:
    """A table of these columns, as a person would send it."""
    book = Workbook()
    sheet: Any = book.active
    for row in (HEAD, *rows):
        sheet.append(row)
    return _file(book)


def _file(book: Workbook) -> SimpleUploadedFile:
    kept = io.BytesIO()
    book.save(kept)
    return SimpleUploadedFile("roadmap.xlsx", kept.getvalue())


def new(number: str, title: str, due: str = "31.07.2025", after: str = "") -> Row:
    return ("", number, "pre_investment", title, due, "investor", "", after)


def of(task: Task, number: str, due: str = "31.07.2025", reason: str = "", after: str = "") -> Row:
    return (str(task.public_id), number, task.stage, task.title, due, "investor", reason, after)


def table_of(client: Client, roadmap: Roadmap) -> Any:
    answer = client.get(reverse("roadmap_table", args=[roadmap.project.code]))
    return load_workbook(io.BytesIO(b"".join(answer.streaming_content)))


def take(roadmap: Roadmap, *rows: Row) -> Roadmap:
    return act(roadmap, "import_tasks", akimat(), DESIGNATED, file=sent(*rows))


@pytest.mark.rule("ncip-48-c")
def test_what_is_written_out_says_nothing_new_when_it_comes_back():
    actor = akimat()
    first, _second = two_tasks(actor)
    book = table_of(signed_in(actor), first.roadmap)
    found = refusals(act, first.roadmap, "import_tasks", actor, DESIGNATED, file=_file(book))
    assert found == [("nothing_new", "file")]


@pytest.mark.rule("ncip-48-1")
def test_the_written_table_shows_numbers_dates_and_predecessors():
    actor = akimat()
    first, second = two_tasks(actor)
    rows = list(table_of(signed_in(actor), first.roadmap).active.iter_rows(values_only=True))
    assert [rows[2][0], rows[2][1], rows[2][6]] == [str(second.public_id), "1.2", "1.1"]
    assert str(rows[2][5])[:10] in ("2025-07-31", "31.07.2025")


@pytest.mark.rule("ncip-48-c", "ncip-48-1", "ncip-49-1")
def test_a_table_edits_adds_orders_and_leaves_out():
    roadmap = drafted()
    first, second, third = roadmap.tasks.all()[:3]
    take(
        roadmap,
        of(first, "1.1"),
        of(second, "1.2", due="01.08.2025", after="1.1; 1.9"),
        of(third, "1.3", due="", reason="The plot is there"),
        new("1.9", "Survey"),
    )
    added = roadmap.tasks.get(title="Survey")
    second.refresh_from_db()
    third.refresh_from_db()
    assert (str(second.due_on), set(second.predecessors.all())) == ("2025-08-01", {first, added})
    assert (third.state, third.not_applicable_reason) == ("not_applicable", "The plot is there")
    event = Event.objects.get(action="import_tasks")
    assert event.params["table"] == "roadmap.xlsx (4)"


@pytest.mark.rule("ncip-48-c", "ncip-48-1")
def test_one_bad_row_changes_nothing_and_every_bad_row_is_told():
    roadmap = drafted()
    first, second = roadmap.tasks.all()[:2]
    before = list(roadmap.tasks.values_list("pk", "due_on", "version"))
    rows = (
        of(first, "1.1"),
        of(second, "1.2", due="31.02.2025"),
        new("1.8", ""),
        new("1.9", "Survey", after="7.7"),
    )
    with pytest.raises(TableRefused) as refused:
        take(roadmap, *rows)
    told = [(fault.row, fault.column) for fault in refused.value.faults]
    assert told == [(3, "Due date"), (4, "Task")]
    assert list(roadmap.tasks.values_list("pk", "due_on", "version")) == before


@pytest.mark.rule("ncip-48-1")
@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ((new("1.8", "Survey", after="7.7"),), "no task with the number 7.7"),
        ((new("1.8", "A", "30.07.2025", "1.9"), new("1.9", "B")), "before “B” which precedes it"),
        ((new("1.8", "A", after="1.9"), new("1.9", "B", after="1.8")), "in a circle"),
        ((new("1.8", "A", after="1.8"),), "cannot come before itself"),
        ((new("1.8", "A"), new("1.8", "B")), "stands in several rows"),
        (
            (("nobody", "1.8", "investment", "A", "31.07.2025", "investor", "", ""),),
            "No task of this roadmap",
        ),
        ((("", "1.8", "later", "A", "31.07.2025", "investor", "", ""),), "later"),
        ((("", "1.8", "investment", "=A1", "31.07.2025", "investor", "", ""),), "formula"),
    ],
)
def test_a_bad_row_says_what_is_wrong_and_where(rows, told):
    roadmap = drafted()
    with pytest.raises(TableRefused) as refused:
        take(roadmap, *rows)
    assert told in " ".join(fault.text for fault in refused.value.faults)
    assert roadmap.tasks.count() == 10


@pytest.mark.rule("ncip-48-c")
def test_the_trial_page_tells_bad_rows_and_then_takes_what_is_good():
    actor = akimat()
    roadmap = drafted(actor)
    client, trial = signed_in(actor), reverse("roadmap_trial", args=[roadmap.project.code])
    bad = client.post(trial, {"file": sent(new("1.8", "Survey", "31.02.2025"))})
    good = client.post(trial, {"file": sent(new("1.8", "Survey"))})
    assert (bad.status_code, "Due date" in bad.content.decode(), roadmap.tasks.count()) == (422, True, 10)
    assert (good.status_code, roadmap.tasks.count()) == (200, 10)
    taken = client.post(
        reverse("perform", args=["roadmap", roadmap.public_id, "import_tasks"]),
        {"checked": good.context["sealed"], "key": good.context["key"]},
    )
    assert (taken.status_code, roadmap.tasks.filter(title="Survey").count()) == (302, 1)


@pytest.mark.rule("ncip-48-c")
def test_a_table_that_was_tampered_with_after_the_trial_is_not_taken():
    actor = akimat()
    roadmap = drafted(actor)
    url = reverse("perform", args=["roadmap", roadmap.public_id, "import_tasks"])
    answer = signed_in(actor).post(url, {"checked": "forged"})
    assert (answer.status_code, roadmap.tasks.count()) == (400, 10)


def test_the_trial_is_not_for_those_who_do_not_draft():
    roadmap = drafted()
    trial = reverse("roadmap_trial", args=[roadmap.project.code])
    answer = signed_in(national_company()).post(trial, {"file": sent(new("1.8", "Survey"))})
    assert (answer.status_code, roadmap.tasks.count()) == (403, 10)


@pytest.mark.rule("ncip-48-c")
def test_the_api_tries_takes_and_refuses_a_table():
    actor = akimat()
    roadmap = drafted(actor)
    client, url = signed_in(actor), f"/api/v1/roadmaps/{roadmap.public_id}"
    tried = client.post(f"{url}/trial/", {"file": sent(new("1.8", "Survey"))}).json()
    bad = client.post(f"{url}/actions/import_tasks/", {"file": sent(new("1.8", "Survey", "x"))})
    good = client.post(f"{url}/actions/import_tasks/", {"file": sent(new("1.8", "Survey"))})
    assert tried == {"new": 1, "changed": 0, "unchanged": 0, "faults": []}
    assert [(one["code"], one["rule"]) for one in bad.json()["reasons"]] == [("bad_row", "ncip-48-c")]
    assert (good.status_code, roadmap.tasks.count()) == (200, 11)


def test_the_table_costs_the_same_for_three_tasks_and_for_ten():
    actor = akimat()
    roadmap = drafted(actor)
    client, url = signed_in(actor), reverse("roadmap_table", args=[roadmap.project.code])
    ten = _queries(client, url)
    roadmap.tasks.filter(pk__in=[task.pk for task in roadmap.tasks.all()[3:]]).delete()
    assert _queries(client, url) == ten


def _queries(client: Client, url: str) -> int:
    client.get(url)
    with CaptureQueriesContext(connection) as captured:
        client.get(url)
    return len(captured)
