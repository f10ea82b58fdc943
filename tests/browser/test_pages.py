"""Every page of the portal in a browser: axe finds nothing, the policy is kept, nothing scrolls sideways."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone

from projects.implementation import tallies
from projects.implementation.models import Project
from tests import people
from tests.projects.implementation import road

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PUBLIC = (
    "/",
    "/account/login/",
    "/regions/",
    "/regions/KZ-39/",
    "/law/",
    "/law/ncip/",
    "/law/search/?q=срок",
    "/api/docs/",
    "/journal/",
)
OF_PEOPLE = (
    "/work/",
    "/overview/",
    "/overview/?view=tiles&show=investment",
    "/projects/",
    "/projects/?q=нет-такого",
    "/projects/{code}/",
    "/projects/{code}/passport/",
    "/projects/{code}/corridor/",
    "/projects/{code}/documents/",
    "/projects/{code}/conversation/",
    "/projects/{code}/journal/",
    "/projects/{code}/tasks/{task}/",
    "/do/task/{task}/complete/",
    "/companies/",
    "/companies/{company}/",
    "/initiatives/",
    "/initiatives/hand-offs/",
    "/pipeline/",
    "/notices/",
    "/organisations/",
    "/profile/",
    "/search/?q=завод",
)
WIDTHS = (1440, 390)


def faults_of(visitor: Any, path: str) -> list[str]:
    """What is wrong with a page: axe's findings, complaints of the console, scrolling sideways."""
    visitor.open(path)
    return faults_here(visitor)


def faults_here(visitor: Any) -> list[str]:
    """The same of the page that is open, however its reader came there."""
    page = visitor.page
    found = [
        f"{one['id']}: {one['nodes'][0]['html'][:160]}" for one in Axe().run(page).response["violations"]
    ]
    across = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    if page.evaluate(across) > 0:
        found.append("scrolls sideways")
    found += visitor.complaints
    visitor.complaints.clear()
    return [f"{page.url.removeprefix(visitor.address)}: {fault}" for fault in found]


def prepared() -> Callable[[str], str]:
    """A project under way; gives the function that writes its numbers into an address."""
    roadmap = road.approved(title="Завод автомобилей")
    tallies.refresh(timezone.now())
    project = Project.objects.select_related("company").get(pk=roadmap.project_id)
    names = {
        "code": project.code,
        "task": roadmap.tasks.open()[0].public_id,
        "company": project.company.public_id,
    }
    return lambda path: path.format(**names)


@pytest.mark.parametrize("width", WIDTHS)
def test_visitors_meet_no_fault(visit: Any, width: int) -> None:
    prepared()
    visitor = visit(width=width)
    assert "\n".join(fault for path in PUBLIC for fault in faults_of(visitor, path)) == ""


@pytest.mark.parametrize(("width", "language"), [(1440, "ru"), (390, "kk")])
def test_the_akimat_meets_no_fault(visit: Any, width: int, language: str) -> None:
    written, akimat = prepared(), people.akimat()
    akimat.user.language = language  # type: ignore[union-attr]
    visitor = visit(width=width, language=language).sign_in(akimat)
    assert "\n".join(fault for path in OF_PEOPLE for fault in faults_of(visitor, written(path))) == ""


def test_the_dark_look_is_as_readable(visit: Any) -> None:
    written = prepared()
    visitor = visit().sign_in(people.akimat())
    shown = ("/?theme=dark", "/work/", "/overview/", "/projects/", "/projects/{code}/", "/law/ncip/")
    assert "\n".join(fault for path in shown for fault in faults_of(visitor, written(path))) == ""


def test_lists_and_cards_work_without_javascript(visit: Any, chromium: Any) -> None:
    written = prepared()
    signed = visit().sign_in(people.akimat())
    context = chromium.new_context(java_script_enabled=False, storage_state=signed.context.storage_state())
    page = context.new_page()
    page.goto(f"{signed.address}/projects/")
    page.fill("main [name=q]", "заводы")
    page.click("main form.filters button[type=submit]")
    page.click("main table a.link")
    assert page.url == f"{signed.address}{written('/projects/{code}/')}"
    context.close()
