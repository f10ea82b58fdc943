"""Comments and files by stage and task (58): who answers for a stage writes about it, and all participants read it."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from frontoffices.registry.enums import Kind
from ncip.casework import conversation, door, filing, parts
from ncip.casework.actor import Actor
from ncip.casework.models import Document, Message
from ncip.journal.enums import Channel
from ncip.journal.models import Event
from projects.implementation.enums import Stage
from projects.implementation.models import Project, Task
from tests.ncip.casework.papers import upload
from tests.people import (
    akimat,
    authorised_body,
    member_of,
    national_chamber,
    national_company,
    observer_of,
    the,
)
from tests.projects.implementation import road
from tests.projects.implementation.test_pages import browser_of, queries_of, text_of

pytestmark = pytest.mark.django_db
FIRST, SECOND, LAST = (f"stage:{stage.value}" for stage in Stage)


def investor(project: Project) -> Actor:
    return road.investor_of(project)


def under_way() -> tuple[Project, Task]:
    """A project with an approved roadmap, and the task of its investment stage."""
    roadmap = road.approved()
    return roadmap.project, roadmap.tasks.get(stage=Stage.INVESTMENT)


def responsible_for(task: Task, kind: Kind = Kind.CENTRAL_BODY) -> Actor:
    """An officer of the body that answers for this task alone."""
    body = the(kind)
    Task.objects.filter(pk=task.pk).update(responsible_kind="central_body", responsible=body)
    task.refresh_from_db()
    project = task.roadmap.project
    office = member_of(body, name="responsible")
    road.act(project, "add_participant", akimat(), road.APPROVED, organisation=str(body.public_id))
    return office


def wrote(project: Any, actor: Actor, part: str = "", **more: Any) -> Message:
    return conversation.post(
        project, "The plot is fenced.", actor, at=timezone.now(), channel=Channel.WEB, part=part, **more
    )


def attached(project: Any, actor: Actor, part: str = "", **more: Any) -> Document:
    return filing.file_document(
        project, upload(), actor, at=timezone.now(), channel=Channel.WEB, anchor=part, **more
    )


def of(task: Task) -> str:
    return f"task:{task.public_id}"


def own_of(project: Project, actor: Actor) -> list[str]:
    return [part.key for part in parts.parts_of(project, actor) if part.mine]


@pytest.mark.rule("ncip-58-b")
@pytest.mark.parametrize("who", [akimat, national_company, authorised_body])
def test_who_accompanies_the_whole_project_answers_for_every_stage_and_task(who: Any) -> None:
    project, _task = under_way()
    every = [part.key for part in parts.parts_of(project, who())]
    assert (len(every), own_of(project, who())) == (6, every)


@pytest.mark.rule("ncip-58-b")
def test_the_investor_answers_for_every_stage_of_his_project() -> None:
    project, _task = under_way()
    assert own_of(project, investor(project)) == [part.key for part in parts.parts_of(project, akimat())]


@pytest.mark.rule("ncip-58-b")
def test_who_is_responsible_for_one_task_answers_for_it_and_its_stage() -> None:
    project, task = under_way()
    assert own_of(project, responsible_for(task)) == [SECOND, of(task)]


@pytest.mark.rule("ncip-58-b")
def test_the_national_chamber_answers_for_the_last_stage() -> None:
    project, _task = under_way()
    last = project.current_roadmap.tasks.get(stage=Stage.POST_INVESTMENT)
    assert own_of(project, national_chamber()) == [LAST, of(last)]


@pytest.mark.rule("ncip-58-b")
@pytest.mark.parametrize("force, answers", [(True, 6), (False, 0)])
def test_task_force_answers_for_the_stages_of_the_projects_it_accompanies(force: bool, answers: int) -> None:
    project, _task = under_way()
    project.task_force = force
    assert len(own_of(project, member_of(the(Kind.TASK_FORCE)))) == answers


@pytest.mark.rule("ncip-58-b")
@pytest.mark.parametrize("kind", [Kind.COUNCIL, Kind.CENTRAL_BODY])
def test_who_answers_for_no_stage_has_none(kind: Kind) -> None:
    project, _task = under_way()
    assert own_of(project, member_of(the(kind))) == []


@pytest.mark.rule("ncip-58-b")
def test_an_observer_answers_for_nothing() -> None:
    project, _task = under_way()
    assert own_of(project, observer_of(akimat())) == []


@pytest.mark.rule("ncip-58-b")
def test_a_comment_on_an_own_task_is_kept_with_it() -> None:
    project, task = under_way()
    message = wrote(project, responsible_for(task), of(task))
    event = Event.objects.get(pk=message.event_id)
    assert (message.part, event.params["part"], event.rules) == (of(task), of(task), ["ncip-58-b"])


@pytest.mark.rule("ncip-58-b")
@pytest.mark.parametrize("part", [FIRST, LAST])
def test_a_comment_on_the_stage_of_others_is_refused(part: str) -> None:
    project, task = under_way()
    office = responsible_for(task)
    assert road.refusals(wrote, project, office, part) == [("part_of_others", "part")]
    assert Message.objects.count() == 0


@pytest.mark.rule("ncip-58-b")
def test_a_comment_on_the_task_of_others_is_refused() -> None:
    project, task = under_way()
    office = responsible_for(task)
    other = project.current_roadmap.tasks.get(stage=Stage.PRE_INVESTMENT)
    assert road.refusals(wrote, project, office, of(other)) == [("part_of_others", "part")]


def test_a_comment_on_a_stage_that_is_not_there_is_refused() -> None:
    project, _task = under_way()
    assert road.refusals(wrote, project, akimat(), "stage:fourth") == [("part_unknown", "part")]


def test_a_project_without_a_roadmap_has_no_stages_to_comment() -> None:
    project = road.formed()
    assert parts.parts_of(project, akimat()) == []
    assert road.refusals(wrote, project, akimat(), FIRST) == [("part_unknown", "part")]


@pytest.mark.rule("ncip-43-c")
def test_whoever_takes_part_still_writes_about_the_project_as_a_whole() -> None:
    project, task = under_way()
    assert wrote(project, responsible_for(task)).part == ""
    assert wrote(project, national_chamber()).part == ""


@pytest.mark.rule("ncip-58-a")
def test_the_files_of_a_comment_belong_to_its_task() -> None:
    project, task = under_way()
    wrote(project, akimat(), of(task), uploads=[upload()])
    assert Document.objects.get(messages__isnull=False).anchor == of(task)


@pytest.mark.rule("ncip-58-a")
def test_a_file_is_attached_to_an_own_stage() -> None:
    project, task = under_way()
    document = attached(project, responsible_for(task), SECOND)
    assert (document.anchor, Event.objects.get(pk=document.event_id).rules) == (SECOND, ["ncip-58-a"])


@pytest.mark.rule("ncip-58-a")
def test_a_file_for_the_stage_of_others_is_refused() -> None:
    project, task = under_way()
    office = responsible_for(task)
    assert road.refusals(attached, project, office, FIRST) == [("part_of_others", "part")]
    assert not Document.objects.filter(subject_label="project", anchor=FIRST).exists()


@pytest.mark.rule("ncip-58-a")
def test_the_next_version_of_a_file_stays_with_its_stage() -> None:
    project, _task = under_way()
    office = akimat()
    first = attached(project, office, SECOND)
    assert attached(project, office, replaces=first).anchor == SECOND


@pytest.mark.rule("ncip-58-a")
def test_a_file_for_a_task_itself_comes_from_those_who_answer_for_it() -> None:
    project, task = under_way()
    office = responsible_for(task)
    other = project.current_roadmap.tasks.get(stage=Stage.PRE_INVESTMENT)
    assert attached(task, office).subject_label == "task"
    assert road.refusals(attached, other, office) == [("part_of_others", "part")]


@pytest.mark.rule("ncip-58-b")
def test_the_conversation_shows_the_messages_of_a_stage_with_those_of_its_tasks() -> None:
    project, task = under_way()
    office = akimat()
    shown = [wrote(project, office, SECOND), wrote(project, office, of(task))]
    left = [wrote(project, office), wrote(project, office, FIRST)]
    text = text_of(browser_of(office), f"{project.get_absolute_url()}conversation/?part={SECOND}")
    assert [str(one.public_id) in text for one in (*shown, *left)] == [True, True, False, False]


def test_the_documents_show_those_of_a_task() -> None:
    project, task = under_way()
    office = akimat()
    shown, left = attached(project, office, of(task)), attached(project, office, FIRST)
    text = text_of(browser_of(office), f"{project.get_absolute_url()}documents/?part={of(task)}")
    assert [one.get_absolute_url() in text for one in (shown, left)] == [True, False]


@pytest.mark.parametrize("tab", ["conversation", "documents"])
def test_a_tab_costs_the_same_for_one_and_for_three_stages(tab: str) -> None:
    project, task = under_way()
    office, url = akimat(), f"{project.get_absolute_url()}{tab}/"
    write = wrote if tab == "conversation" else attached
    client = browser_of(office)
    write(project, office, FIRST)
    one = queries_of(client, url)
    write(project, office, SECOND)
    write(project, office, of(task))
    assert queries_of(client, url) == one


def sent(client: Client, project: Project, part: str) -> Any:
    return client.post(
        f"/conversation/project/{project.public_id}/", {"text": "Done.", "part": part, "key": part}
    )


@pytest.mark.rule("ncip-58-b")
def test_the_form_offers_only_own_stages_and_keeps_what_was_typed_when_another_is_sent() -> None:
    project, task = under_way()
    client = browser_of(responsible_for(task), "en")
    page = text_of(client, f"{project.get_absolute_url()}conversation/")
    answer = sent(client, project, FIRST)
    assert [f'value="{part}"' in page for part in (SECOND, of(task), FIRST, LAST)] == [
        True,
        True,
        False,
        False,
    ]
    assert (answer.status_code, "Done." in answer.content.decode()) == (422, True)
    assert sent(client, project, SECOND).status_code == 302


def test_the_document_for_the_file_names_the_stage() -> None:
    project, task = under_way()
    message = wrote(project, akimat(), of(task))
    parts.mark([message], project, akimat())
    assert message.part_name == f"2.1 {task.name}"  # type: ignore[attr-defined]


def test_the_interface_tells_the_parts_with_their_messages() -> None:
    project, task = under_way()
    office = responsible_for(task)
    wrote(project, office, of(task))
    answer = browser_of(office, "en").get(f"/api/v1/projects/{project.code}/parts/").json()
    told = [(one["key"], one["within"], one["mine"], one["messages"]) for one in answer]
    assert told[2:4] == [(SECOND, "", True, 0), (of(task), SECOND, True, 1)]


def test_the_interface_writes_and_filters_by_part() -> None:
    project, task = under_way()
    client, url = browser_of(responsible_for(task), "en"), f"/api/v1/projects/{project.code}/messages/"
    made = client.post(url, {"text": "Done.", "part": of(task)}, content_type="application/json")
    refused = client.post(url, {"text": "Done.", "part": LAST}, content_type="application/json")
    found = [len(client.get(url, {"part": part}).json()["results"]) for part in (SECOND, of(task), FIRST)]
    assert (made.status_code, made.json()["part"], refused.status_code, found) == (
        201,
        of(task),
        422,
        [1, 1, 0],
    )


def test_what_was_written_about_an_earlier_roadmap_keeps_its_name_and_is_not_offered() -> None:
    project, task = under_way()
    message = wrote(project, akimat(), of(task))
    project.roadmaps.update(is_current=False)
    parts.mark([message], project, akimat())
    assert "earlier" in message.part_name or task.name in message.part_name  # type: ignore[attr-defined]
    assert of(task) not in str(parts.choices(parts.parts_of(project, akimat())))
    with pytest.raises(door.GuardsRefuse):
        wrote(project, akimat(), of(task))


def test_the_parts_cost_the_same_for_one_and_for_three_tasks() -> None:
    project, task = under_way()
    client, url = browser_of(akimat()), f"/api/v1/projects/{project.code}/parts/"
    three = queries_of(client, url)
    project.current_roadmap.tasks.exclude(pk=task.pk).delete()
    assert queries_of(client, url) == three
