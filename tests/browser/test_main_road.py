"""The main road, walked in browsers by the people of the procedure, from a meeting abroad to Module 3.

Where the Rules repeat an act for many tasks, one is done in the browser and the others through the door.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.utils import timezone

from frontoffices.registry.enums import Kind
from frontoffices.registry.models import Organisation
from ncip.casework import door
from ncip.casework.actor import Actor
from ncip.journal.enums import Channel
from projects.aftercare.models import AftercareRecord
from projects.attraction.models import Company, Initiative
from projects.implementation.models import Project, Task
from tests import people
from tests.ncip.casework.papers import upload
from tests.projects.implementation import road

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TITLE = "Завод по глубокой переработке пшеницы"


def act(subject: Any, name: str, actor: Actor, **params: Any) -> None:
    """One more act of the same kind, through the door as a partner system does it."""
    door.perform(type(subject), subject, name, actor, params, at=timezone.now(), channel=Channel.API)


def edit(task: Task, actor: Actor, **params: Any) -> None:
    door.amend(Task, task, "edit", params, actor, at=timezone.now(), channel=Channel.API, partial=True)


def terms(today: date) -> dict[str, str]:
    """What a task of the roadmap says."""
    return {
        "starts_on": today.isoformat(),
        "due_on": date(today.year + 1, 6, 30).isoformat(),
        "responsible_kind": "investor",
        "expected_result": "Разрешение получено",
        "support_note": "Меры не требуются",
        "risk": "Задержка поставки",
        "mitigation": "Второй поставщик",
    }


@pytest.mark.rule(
    "ncip-41-a", "ncip-42-a", "ncip-46", "ncip-48-b", "ncip-50", "ncip-51-a", "ncip-52", "ncip-60"
)
def test_a_project_travels_from_a_meeting_abroad_to_post_investment_support(visit: Any) -> None:
    today = timezone.localdate()
    road.rate(today)
    road.good()
    abroad, here = people.mission("DE"), people.akimat()

    # The embassy: company, contact, meeting, initiative, handed over to the akimat.
    mission = visit().sign_in(abroad)
    mission.open("/new/company/")
    mission.fill(name="Rhein Korn GmbH", kind="legal_entity", oked="10", size="large", country="DE")
    mission.send()
    company = Company.objects.get()
    mission.creates("contact", family_name="Schmidt", given_name="Anna", email="anna@rhein.example")
    mission.open(company.get_absolute_url())
    mission.creates("meeting", held_on=today.strftime("%d.%m.%Y"), place="Берлин", subject_of_interest=TITLE)
    mission.open(company.get_absolute_url())
    meeting = company.meetings.get()
    mission.creates("initiative", title=TITLE, summary="Крахмал и клейковина", meetings=meeting.public_id)
    initiative = Initiative.objects.get()
    leb = Organisation.objects.get(kind=Kind.LOCAL_EXECUTIVE_BODY, region__iso="KZ-39")
    mission.open(initiative.get_absolute_url())
    mission.does("initiative", "pass_on", leb=leb.public_id)

    # The akimat: names its official, makes the passport of it.
    akimat = visit().sign_in(here)
    akimat.page.get_by_role("link", name=TITLE).first.wait_for()
    akimat.open(initiative.get_absolute_url())
    akimat.does("initiative", "assign", official=here.user.public_id)
    akimat.does(
        "initiative",
        "create_passport",
        title=TITLE,
        description="Переработка 250 тысяч тонн",
        region="KZ-39",
        cost="48600000000",
        currency="KZT",
        planned_start=today.strftime("%d.%m.%Y"),
        planned_finish=f"30.06.{today.year + 2}",
        jobs="320",
        needs="Земля, вода, газ",
        no_measures=True,
    )
    project = Project.objects.get()

    # The passport is completed, financed and formed; pool and corridor follow at once.
    akimat.open(project.get_absolute_url())
    akimat.page.locator("main a[href*='/edit/project/']").first.click()
    akimat.fill(
        hs_code="8703",
        contact=company.contacts.get().public_id,
        responsible=here.user.public_id,
        goals="Экспорт",
        expected_results="Запуск в срок",
        registered_on="01.02.2024",
    )
    akimat.send()
    akimat.does("project", "set_financing", kind_1="own", terms_1="Собственные", amount_1="48600000000")
    akimat.does("project", "form_passport")
    akimat.page.get_by_text("Общенациональный пул").first.wait_for()
    akimat.does("project", "designate_leb", leb=leb.public_id)

    # The roadmap: drafted with the preset tasks, one filled in the browser, the rest through the door.
    akimat.does("roadmap", "draft")
    roadmap = Project.objects.get().current_roadmap
    assert roadmap is not None
    first, *others = roadmap.tasks.all()
    akimat.open(f"/projects/{project.code}/tasks/{first.public_id}/")
    akimat.page.locator("main a[href*='/edit/task/']").first.click()
    akimat.fill(**terms(today))
    akimat.send()
    kept = {first.stage}
    for task in others:
        if task.stage in kept:
            act(task, "mark_not_applicable", here, reason="Участок обеспечен сетями")
        else:
            kept.add(task.stage)
            edit(task, here, **terms(today))

    # The investor agrees; the akimat sends; the national company returns and then approves.
    investor = visit().sign_in(road.investor_of(Project.objects.get()))
    investor.open(project.get_absolute_url())
    investor.does("roadmap", "agree")
    akimat.open(project.get_absolute_url())
    akimat.does("roadmap", "submit")
    natco = visit().sign_in(people.national_company())
    natco.open(project.get_absolute_url())
    natco.does("roadmap", "reject", remarks="Назовите источник воды")
    akimat.open(project.get_absolute_url())
    akimat.does("roadmap", "answer_remarks", answer_1="Скважина № 12")
    akimat.does("roadmap", "resubmit")
    natco.open(project.get_absolute_url())
    natco.does("roadmap", "approve")
    natco.page.get_by_text("Скважина № 12").wait_for()

    # The tasks are completed with evidence; the chamber validates; Module 3 begins.
    akimat.open(f"/projects/{project.code}/tasks/{first.public_id}/")
    paper = {"name": "akt.pdf", "mimeType": "application/pdf", "buffer": upload().read()}
    akimat.does("task", "complete", completed_on=today.strftime("%d.%m.%Y"), evidence=paper)
    for task in roadmap.tasks.open():
        act(task, "complete", here, completed_on=today.isoformat(), evidence=upload())
    chamber = visit().sign_in(people.national_chamber())
    chamber.open(project.get_absolute_url())
    chamber.does("project", "validate")
    chamber.page.get_by_text("Постинвестиционное сопровождение").first.wait_for()
    record = AftercareRecord.objects.get()
    assert (record.started_on, Project.objects.get().state) == (today, "aftercare")
    heard = [one.complaints for one in (mission, akimat, investor, natco, chamber)]
    assert heard == [[], [], [], [], []]


@pytest.mark.parametrize(
    ("language", "first", "last"),
    [
        ("kk", "Менің жұмысым", "Постинвестициялық сүйемелдеу"),
        ("en", "My work", "Post-investment support"),
    ],
)
def test_the_first_and_the_last_page_of_the_road_speak(
    visit: Any, language: str, first: str, last: str
) -> None:
    project, chamber = road.validated(), people.national_chamber()
    chamber.user.language = language
    reader = visit(language=language).sign_in(chamber)
    heading = reader.page.locator("h1").inner_text()
    reader.open(project.get_absolute_url())
    assert (heading, reader.page.locator("html").get_attribute("lang")) == (first, language)
    reader.page.get_by_text(last).first.wait_for()
