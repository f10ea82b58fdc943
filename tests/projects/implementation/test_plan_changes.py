"""Several tasks changed at once, and a draft that begins with a template (48, 49)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse

from frontoffices.registry.enums import Kind
from ncip.casework import door
from ncip.journal.models import Event
from projects.implementation.models import RoadmapTemplate, Task, TemplateTask
from projects.implementation.templates import schedule
from tests.people import administrator, akimat, authorised_body, national_chamber, national_company, the
from tests.projects.implementation.road import DESIGNATED, act, designated, refusals, submitted
from tests.projects.implementation.test_plan import JULY, ids, signed_in, two_tasks

pytestmark = pytest.mark.django_db


def dates_of(roadmap) -> list[date]:
    return [task.due_on for task in roadmap.tasks.exclude(due_on=None)]


# --- several tasks at once ----------------------------------------------------------------------------------------


@pytest.mark.rule("ncip-48-1")
def test_tasks_and_their_predecessors_are_moved_together():
    first, second = two_tasks()
    act(first.roadmap, "change_tasks", akimat(), DESIGNATED, tasks=ids(first, second), shift_days="30")
    assert dates_of(first.roadmap) == [JULY + timedelta(days=30)] * 2
    moves = Event.objects.filter(action="replan", subject_id__in=ids(first, second))
    assert {event.caused_by.action for event in moves} == {"change_tasks"}


@pytest.mark.rule("ncip-48-1")
def test_one_task_that_cannot_be_moved_leaves_all_as_they_were():
    first, _second = two_tasks()
    found = refusals(
        act, first.roadmap, "change_tasks", akimat(), DESIGNATED, tasks=ids(first), shift_days="1"
    )
    assert (found, dates_of(first.roadmap)) == ([("due_before_predecessor", "due_on")], [JULY, JULY])


@pytest.mark.rule("ncip-48-5")
def test_dates_and_a_responsible_are_set_for_all_chosen_tasks():
    first, second = two_tasks()
    body = the(Kind.LOCAL_EXECUTIVE_BODY, region__iso="KZ-39")
    params = {
        "tasks": ids(first, second),
        "due_on": "31.12.2025",
        "responsible_kind": "body",
        "responsible": str(body.public_id),
    }
    act(first.roadmap, "change_tasks", akimat(), DESIGNATED, **params)
    kept = list(Task.objects.filter(pk__in=[first.pk, second.pk]).values_list("due_on", "responsible"))
    assert kept == [(date(2025, 12, 31), body.pk)] * 2


@pytest.mark.rule("ncip-48-1", "ncip-48-5")
def test_a_change_says_what_and_of_which_tasks():
    first, _second = two_tasks()
    roadmap, chosen = first.roadmap, ids(first)
    cases = {
        ("required", "tasks"): {"shift_days": "1"},
        ("invalid", None): {"tasks": chosen},
        ("invalid", "shift_days"): {"tasks": chosen, "shift_days": "1", "due_on": "31.12.2025"},
        ("invalid", "responsible_kind"): {"tasks": chosen, "responsible_name": "Contractor"},
    }
    found = [refusals(act, roadmap, "change_tasks", akimat(), DESIGNATED, **sent) for sent in cases.values()]
    assert found == [[one] for one in cases]


@pytest.mark.rule("ncip-57")
def test_a_roadmap_that_was_sent_is_changed_by_neither_way():
    roadmap = submitted()
    task = roadmap.tasks.all()[0]
    for name in ("change_tasks", "import_tasks"):
        with pytest.raises(door.WrongState):
            act(roadmap, name, akimat(), DESIGNATED, tasks=ids(task), shift_days="1")


@pytest.mark.rule("ncip-48-c")
def test_nobody_but_the_designated_akimat_changes_many_tasks():
    first, _second = two_tasks()
    for who in (national_company, national_chamber, authorised_body, lambda: akimat("KZ-79")):
        for name in ("change_tasks", "import_tasks"):
            with pytest.raises((door.WrongRole, door.NotVisible)):
                act(first.roadmap, name, who(), DESIGNATED, tasks=ids(first), shift_days="1")


def test_the_card_offers_the_change_and_the_page_keeps_what_was_typed():
    actor = akimat()
    first, second = two_tasks(actor)
    client, roadmap = signed_in(actor), first.roadmap
    url = reverse("perform", args=["roadmap", roadmap.public_id, "change_tasks"])
    card = client.get(roadmap.project.get_absolute_url()).content.decode()
    answer = client.post(url, {"tasks": ids(first), "shift_days": "1"})
    text = answer.content.decode()
    assert (url in card, f'value="{second.public_id}"' in card) == (True, True)
    assert (answer.status_code, 'value="1"' in text, "which precedes it" in text) == (422, True, True)
    assert client.post(url, {"tasks": ids(first, second), "shift_days": "1"}).status_code == 302


def test_whoever_does_not_draft_sees_no_boxes():
    first, _second = two_tasks()
    card = signed_in(national_company()).get(first.roadmap.project.get_absolute_url()).content.decode()
    assert ['name="tasks"' in card, 'name="shift_days"' in card] == [False, False]


# --- templates ----------------------------------------------------------------------------------------------------


def template(**fields) -> RoadmapTemplate:
    """A plot of 30 days and, after it, a survey of 10; then the works of the investor."""
    names = {"name_kk": "Өнеркәсіп", "name_ru": "Промышленность", "name_en": "Industry"}
    made = RoadmapTemplate.objects.create(**names | fields)
    lines = (
        (1, "pre_investment", "land_plot", "Plot for the plant", 30, []),
        (2, "pre_investment", "other", "Survey", 10, [1]),
        (3, "investment", "construction", "Works", 100, [1, 2]),
    )
    for number, stage, kind, title, days, after in lines:
        TemplateTask.objects.create(
            template=made,
            number=number,
            stage=stage,
            type=kind,
            title_kk=title,
            title_ru=title,
            title_en=title,
            days=days,
            after=after,
            by_investor=number == 3,
            result_en="Done",
            risk_en="Delay",
            mitigation_en="Reserve",
        )
    return made


@pytest.mark.rule("ncip-48-1")
def test_the_dates_of_a_template_follow_one_another_in_calendar_days():
    found = schedule(template().tasks.all(), date(2025, 6, 1))
    assert found == {
        1: (date(2025, 6, 1), date(2025, 6, 30)),
        2: (date(2025, 7, 1), date(2025, 7, 10)),
        3: (date(2025, 7, 11), date(2025, 10, 18)),
    }


@pytest.mark.rule("ncip-49-1", "ncip-49-2", "ncip-49-3")
def test_a_draft_from_a_template_has_its_tasks_and_all_task_types():
    project, made = designated(), template()
    params = {"template": str(made.public_id), "begins_on": "01.06.2025"}
    roadmap = act(project.current_roadmap, "draft", akimat(), DESIGNATED, **params)
    tasks = list(roadmap.tasks.all())
    assert [task.title for task in tasks[:2]] == ["Plot for the plant", "Survey"]
    assert (len(tasks), len({task.type for task in tasks})) == (11, 11)
    works = next(task for task in tasks if task.type == "construction")
    assert (works.due_on, works.responsible_kind) == (date(2025, 10, 18), "investor")
    assert set(works.predecessors.all()) == set(tasks[:2])


@pytest.mark.rule("ncip-48-c")
def test_a_template_that_is_not_offered_any_more_is_not_chosen():
    project = designated()
    made = template(disabled_on=DESIGNATED)
    found = refusals(
        act, project.current_roadmap, "draft", akimat(), DESIGNATED, template=str(made.public_id)
    )
    assert found == [("invalid_choice", "template")]


def test_templates_of_the_activity_come_first_and_the_api_lists_what_is_offered():
    actor, project = akimat(), designated()
    template(name_en="Farms", activity="A")
    near = template(name_en="Machines", activity=project.oked.code)
    template(name_en="Gone", disabled_on=DESIGNATED)
    client = signed_in(actor)
    page = client.get(reverse("perform", args=["roadmap", project.current_roadmap.public_id, "draft"]))
    form = page.context["form"]
    rows = client.get("/api/v1/roadmap-templates/").json()
    assert form.fields["template"].queryset[0] == near
    assert [(row["name"], len(row["tasks"])) for row in rows] == [("Machines", 3), ("Farms", 3)]


def test_administrators_keep_templates_and_wrong_rows_are_refused():
    actor = administrator()
    made = template()
    client = signed_in(actor)
    url = reverse("admin:projects_implementation_roadmaptemplate_change", args=[made.pk])
    sent = {"name_kk": "А", "name_ru": "Б", "name_en": "C", "activity": "C", **_inline(made)}
    wrong = client.post(url, sent | {"tasks-1-after": "3", "tasks-2-stage": "pre_investment"})
    text = wrong.content.decode()
    right = client.post(url, sent)
    assert ("Give smaller numbers" in text, "belongs to the stage" in text) == (True, True)
    assert (right.status_code, RoadmapTemplate.objects.get().name_en) == (302, "C")
    assert Event.objects.filter(action="admin.change", subject_id=made.public_id).count() == 1


def _inline(made: RoadmapTemplate) -> dict[str, object]:
    rows = list(made.tasks.all())
    sent: dict[str, object] = {
        "tasks-TOTAL_FORMS": len(rows),
        "tasks-INITIAL_FORMS": len(rows),
        "tasks-MIN_NUM_FORMS": 0,
        "tasks-MAX_NUM_FORMS": 1000,
    }
    for place, row in enumerate(rows):
        names = ("id", "number", "stage", "type", "title_kk", "title_ru", "title_en", "days")
        sent |= {f"tasks-{place}-{name}": getattr(row, name) for name in names}
        sent |= {
            f"tasks-{place}-template": made.pk,
            f"tasks-{place}-after": ",".join(str(number) for number in row.after),
        }
    return sent
