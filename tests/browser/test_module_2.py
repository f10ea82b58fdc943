"""Module 2 in browsers: how a project with a roadmap is followed, from the draft to the validation.

The people of the procedure read in Kazakh, Russian and English; axe looks at every page that they meet. The
clock of the portal moves from day to day, so that a term can pass.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine

from ncip.casework.actor import Actor
from projects.implementation.models import ExclusionRequest, Project, Roadmap, Task
from projects.issues.models import CouncilMeeting, Issue
from tests import people
from tests.browser.test_pages import faults_here
from tests.ncip.casework.papers import upload
from tests.projects.implementation import road
from tests.projects.implementation.test_plan_changes import template
from tests.projects.issues.sitting import council

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE = 390
DRAFTED = date(2025, 5, 16)  # Friday
SUSPENDED = date(2025, 7, 18)  # Friday
RESUMED = date(2025, 7, 21)  # Monday
HEARD = date(2025, 7, 23)  # Wednesday
COMPLETED = date(2025, 7, 25)  # Friday
REMARK = "Назовите источник воды"


class Days:
    """The clock of the portal."""

    def __init__(self, clock: Any) -> None:
        self.clock = clock

    def come(self, day: date, hour: int = 10) -> None:
        """It is this day now, at this hour in Astana."""
        self.clock.move_to(road.at(day, hour))


@pytest.fixture
def days() -> Iterator[Days]:
    """The days of the story; they begin when the akimat has been designated."""
    with time_machine.travel(road.at(DRAFTED), tick=True) as clock:
        yield Days(clock)


class Story:
    """Who takes part, the project they work on, and what was wrong with a page on the way."""

    def __init__(self, visit: Any) -> None:
        self.visit = visit
        self.faults: list[str] = []
        self.akimat = self.speaks(people.akimat(), "ru")
        self.project = road.designated(self.akimat, title="Завод автомобилей")
        self.template = template()
        self.investor = self.speaks(road.investor_of(self.project), "kk")
        self.natco = self.speaks(people.national_company(), "en")
        self.authority = self.speaks(people.authorised_body(), "ru")
        self.council = self.speaks(council(), "kk")
        self.chamber = self.speaks(people.national_chamber(), "en")

    @staticmethod
    def speaks(actor: Actor, language: str) -> Actor:
        """Somebody who reads the portal in a language."""
        assert actor.user is not None
        actor.user.language = language
        return actor

    @property
    def roadmap(self) -> Roadmap:
        """The roadmap as it is now."""
        return Roadmap.objects.select_related("project").get(project=self.project, is_current=True)

    @property
    def card(self) -> str:
        """The address of the project."""
        return str(self.project.get_absolute_url())

    def page_of(self, task: Task) -> str:
        """The address of a task."""
        return f"/projects/{self.project.code}/tasks/{task.public_id}/"

    def comes(self, actor: Actor, path: str = "", *, width: int = 1440) -> Any:
        """Somebody signs in and opens a page, the card of the project unless told."""
        assert actor.user is not None
        visitor = self.visit(width=width, language=actor.user.language).sign_in(actor)
        visitor.open(path or self.card)
        return visitor

    def looks(self, visitor: Any) -> Any:
        """The page that is open has no fault."""
        self.faults += faults_here(visitor)
        return visitor

    def follows(self, visitor: Any, label: str, name: str) -> Any:
        """The form of an act, opened by its button and looked at."""
        visitor.page.locator(f"main a[href*='/{label}/'][href*='/{name}/']").first.click()
        visitor.page.wait_for_load_state()
        return self.looks(visitor)

    def sends(self, visitor: Any, **fields: Any) -> None:
        """The open form, filled in and sent; then the page that follows."""
        visitor.fill(**fields)
        visitor.send()
        self.looks(visitor)


def paper() -> dict[str, Any]:
    """A file as a browser sends it."""
    return {"name": "akt.pdf", "mimeType": "application/pdf", "buffer": upload().read()}


def typed(day: date) -> str:
    return day.strftime("%d.%m.%Y")


def drafted_from_a_template(story: Story) -> None:
    """The akimat drafts by a template, moves its dates together, and fills in the task it answers for itself."""
    akimat = story.comes(story.akimat)
    story.follows(akimat, "roadmap", "draft")
    story.sends(akimat, template=str(story.template.public_id), begins_on="01.06.2025")
    page = akimat.page
    for title in ("Plot for the plant", "Survey"):
        page.get_by_role("row", name=title).first.locator("[name=tasks]").check(force=True)
    page.locator(".plan-change summary").click()
    akimat.fill(shift_days="5")
    page.locator(".plan-change button[type=submit]").click()
    page.wait_for_load_state()
    akimat.open(story.page_of(story.roadmap.tasks.get(title="Survey")))
    akimat.page.locator("main a[href*='/edit/task/']").first.click()
    story.looks(akimat)
    story.sends(
        akimat,
        responsible_kind="body",
        responsible=str(story.akimat.organisation.public_id),
        expected_result="Топографическая съёмка",
        support_note="Меры не требуются",
        risk="Погода",
        mitigation="Резерв времени",
    )


def the_rest_is_planned(story: Story) -> None:
    """One task of each stage is planned, the others do not apply; the same as above, through the door."""
    kept = {"pre_investment", "investment"}
    for task in story.roadmap.tasks.exclude(title="Survey"):
        if task.due_on is not None or task.stage not in kept:
            kept.add(task.stage)
            planned = {"due_on": str(task.due_on)} if task.due_on else {}
            road.fill(task, story.akimat, **planned)
        else:
            road.act(task, "mark_not_applicable", story.akimat, DRAFTED, reason="Есть у завода")


def agreed_rejected_reworked_approved(story: Story) -> None:
    """The investor agrees; the national company returns the roadmap once, and approves what was reworked."""
    investor = story.comes(story.investor, width=PHONE)
    story.looks(investor)
    investor.does("roadmap", "agree")
    akimat = story.comes(story.akimat)
    story.looks(akimat)
    akimat.does("roadmap", "submit")
    natco = story.comes(story.natco)
    story.follows(natco, "roadmap", "reject")
    story.sends(natco, remarks=REMARK)
    akimat.open(story.card)
    story.follows(akimat, "roadmap", "answer_remarks")
    story.sends(akimat, answer_1="Скважина № 12")
    akimat.does("roadmap", "resubmit")
    natco.open(story.card)
    natco.does("roadmap", "approve")
    assert (story.roadmap.state, story.roadmap.round) == ("approved", 1)


def colours(visitor: Any, story: Story, task: Task) -> str:
    """The colour of the row of a task in the roadmap; empty for a green one."""
    row = visitor.open(story.card).locator(f"#task-{task.public_id}")
    return str(row.get_attribute("class")).strip()


def the_colour_turns_with_the_day(story: Story, days: Days) -> None:
    """Eleven days before the due date the row is green, ten days before yellow, red from the day after."""
    task = story.roadmap.tasks.get(title="Survey")
    assert task.due_on is not None
    seen = {}
    for left in (11, 10, 0, -1):
        days.come(task.due_on - timedelta(days=left))
        akimat = story.comes(story.akimat)
        seen[left] = colours(akimat, story, task)
    story.looks(akimat)
    assert seen == {11: "", 10: "row-amber", 0: "row-amber", -1: "row-red"}


def suspended_and_resumed(story: Story, days: Days) -> None:
    """The akimat asks, the authorised body suspends: the colours stand still until it resumes the project."""
    task = story.roadmap.tasks.get(title="Survey")
    days.come(SUSPENDED)
    akimat = story.comes(story.akimat)
    akimat.page.locator("main a[href*='/new/exclusion-request/']").first.click()
    akimat.page.wait_for_load_state()
    story.looks(akimat)
    story.sends(akimat, effect="suspend", grounds="ground_4", justification="Паводок на площадке")
    request = ExclusionRequest.objects.get()
    akimat.open(request.get_absolute_url())
    akimat.does("exclusion-request", "send")
    authority = story.comes(story.authority, request.get_absolute_url(), width=PHONE)
    story.looks(authority)
    story.follows(authority, "exclusion-request", "suspend")
    story.sends(authority, reason="До конца паводка")
    still = colours(akimat, story, task)
    story.looks(akimat)
    days.come(RESUMED)
    authority = story.comes(story.authority)
    authority.does("project", "resume", reason="Паводок прошёл")
    assert (still, colours(authority, story, task)) == ("", "row-red")


def decided_by_the_council(story: Story, days: Days) -> None:
    """The investor raises an issue; the Council decides on it, the authorised body answers, he accepts."""
    days.come(RESUMED)
    investor = story.comes(story.investor, width=PHONE)
    investor.page.locator("main a[href*='/new/issue/']").first.click()
    investor.page.wait_for_load_state()
    story.looks(investor)
    story.sends(investor, title="Электр желісі жоқ", topic="infrastructure", text="Желі бір жылға кейінге")
    issue = Issue.objects.get()
    authority = story.comes(story.authority, issue.get_absolute_url())
    authority.does("issue", "register", number="15-7/1")
    secretary = story.comes(story.council, "/council/meetings/")
    secretary.page.locator("main a[href*='/new/council-meeting/']").first.click()
    secretary.page.wait_for_load_state()
    story.looks(secretary)
    story.sends(secretary, planned_on=typed(HEARD), mode="in_person", place="Астана, Үкімет үйі")
    authority.open(issue.get_absolute_url())
    story.follows(authority, "issue", "put_on_agenda")
    story.sends(authority)
    days.come(HEARD)
    secretary = story.comes(story.council, CouncilMeeting.objects.get().get_absolute_url())
    story.looks(secretary)
    story.follows(secretary, "agenda-item", "decide")
    story.sends(secretary, decision="Желі мамырға дейін салынсын")
    secretary.does("council-meeting", "hold", number="4", chair="Премьер-Министр", attendees="Министр")
    story.looks(secretary)
    authority = story.comes(story.authority, issue.get_absolute_url())
    authority.does("issue", "answer", answer_text="Линия будет построена к маю")
    investor = story.comes(story.investor, issue.get_absolute_url(), width=PHONE)
    story.looks(investor)
    investor.does("issue", "close")
    issue.refresh_from_db()
    assert (issue.state, issue.agenda_items.get().state) == ("closed", "decided")


def completed_and_validated(story: Story, days: Days) -> None:
    """The last tasks are completed with evidence; the chamber validates and Module 3 begins."""
    days.come(COMPLETED)
    survey = story.roadmap.tasks.get(title="Survey")
    akimat = story.comes(story.akimat, story.page_of(survey))
    story.follows(akimat, "task", "complete")
    story.sends(akimat, completed_on=typed(COMPLETED), evidence=paper())
    for task in story.roadmap.tasks.open():
        road.complete(task, story.akimat, COMPLETED)
    chamber = story.comes(story.chamber)
    story.follows(chamber, "project", "validate")
    story.sends(chamber)
    chamber.page.get_by_text("Post-investment support").first.wait_for()
    assert Project.objects.get(pk=story.project.pk).state == "aftercare"


@pytest.mark.rule(
    "ncip-48-c",
    "ncip-51-a",
    "ncip-51-b",
    "ncip-52",
    "ncip-55-red",
    "ncip-55-yellow",
    "ncip-55-green",
    "ncip-34",
    "ncip-35",
    "ncip-60",
)
def test_a_project_is_followed_from_the_draft_of_its_roadmap_to_its_validation(
    visit: Any, days: Days
) -> None:
    story = Story(visit)
    drafted_from_a_template(story)
    the_rest_is_planned(story)
    agreed_rejected_reworked_approved(story)
    the_colour_turns_with_the_day(story, days)
    suspended_and_resumed(story, days)
    completed_and_validated(story, days)
    assert "\n".join(story.faults) == ""


@pytest.mark.rule("ncip-6-3", "ncip-9-1", "ncip-9-2")
def test_the_council_decides_on_an_issue_that_the_investor_raised(visit: Any, days: Days) -> None:
    story = Story(visit)
    decided_by_the_council(story, days)
    assert "\n".join(story.faults) == ""
