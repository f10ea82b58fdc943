"""The pages of Module 1 in a browser: axe finds nothing, nothing scrolls sideways, one button is the main one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from ncip.casework.actor import Actor
from tests import people
from tests.browser.test_pages import faults_of
from tests.frontoffices.exchange import office
from tests.projects.attraction import visiting
from tests.projects.attraction.people import company, contact, embassy, meeting, received
from tests.projects.attraction.test_agreement import agreement
from tests.projects.attraction.test_consultation import consultation
from tests.projects.attraction.test_kyc import begun
from tests.projects.attraction.test_memorandum import memorandum

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LISTS = (
    "/work/",
    "/meetings/",
    "/meetings/new/",
    "/meetings/invite/",
    "/companies/import/",
    "/visits/",
    "/visits/planner/",
    "/agreements/",
    "/agreements/organisations/",
    "/memoranda/",
    "/consultations/",
    "/pipeline/",
    "/initiatives/hand-offs/",
    "/exchange/events/",
    "/exchange/programmes/",
    "/exchange/requests/",
    "/exchange/niches/",
    "/exchange/materials/",
    "/exchange/publications/",
    "/ratings/delays/",
)
GOODS_HEAD = "hs_code;valid_from;name_kk;name_ru;name_en;level"
MAIN_BUTTONS = "main .btn-primary:visible"


def cards() -> list[str]:
    """One record of each kind, at a step where somebody has to act; gives their pages and a form of each."""
    rhein = company()
    initiative = received(of=rhein)
    shown = [
        rhein,
        contact(rhein, family_name="Weber", email="weber@rhein.example"),
        begun(rhein),
        meeting(rhein),
        agreement(initiative.meetings.all()[0]),
        memorandum(of=rhein),
        consultation(of=rhein),
        initiative,
        visiting.prepared(of=rhein),
        office.on_approval(),
        office.in_effect(),
        office.request(),
        office.niche(),
        office.material_on_approval(),
    ]
    forms = ("company", "visit", "investment-event", "exchange-request", "country-programme")
    return [one.get_absolute_url() for one in shown] + [f"/new/{label}/" for label in forms]


def check(visitor: Any, paths: list[str]) -> None:
    """Open each page; every fault of every page is named at once."""
    found = []
    for path in paths:
        found += faults_of(visitor, path)
        main = visitor.page.locator(MAIN_BUTTONS).all_inner_texts()
        found += [f"{path}: main buttons {main}"] if len(main) > 1 else []
    assert "\n".join(found) == ""


@pytest.mark.parametrize(
    ("width", "who", "lists"),
    [(390, embassy, LISTS), (1440, people.akimat, LISTS), (1440, people.authorised_body, ())],
    ids=["mission-390", "akimat-1440", "authority-1440"],
)
def test_the_pages_of_module_1_have_no_fault(
    visit: Any, settings: Any, tmp_path: Any, width: int, who: Callable[[], Actor], lists: tuple[str, ...]
) -> None:
    settings.MEDIA_ROOT = tmp_path
    paths = cards()
    visitor = visit(width=width).sign_in(who())
    seen = [path for path in paths if visitor.page.request.get(f"{visitor.address}{path}").status == 200]
    assert len(seen) >= len(paths) // 2
    check(visitor, [*lists, *seen])


def table(*lines: str) -> dict[str, Any]:
    """A table as a browser sends it."""
    return {"name": "table.csv", "mimeType": "text/csv", "buffer": "\r\n".join(lines).encode("utf-8-sig")}


@pytest.mark.parametrize(
    ("width", "language", "theme"),
    [(390, "kk", "light"), (1440, "en", "dark")],
    ids=["kk-390", "en-dark-1440"],
)
def test_the_trial_of_a_table_has_no_fault(visit: Any, width: int, language: str, theme: str) -> None:
    company()
    mission, look = embassy(), f"lang={language}&theme={theme}"
    visitor = visit(width=width, language=language).sign_in(mission)
    page = visitor.open(f"/companies/import/?{look}")
    page.locator("[name=kind][value=companies]").check(force=True)
    lines = ("name;oked;size;country", "Elbe Wind AG;0000;huge;DE", "Rhein Solar AG;10;large;DE")
    page.set_input_files("main [name=file]", table(*lines))
    page.locator("main form button[type=submit]").last.click()
    page.wait_for_url("**/companies/import/*-*/**")
    check(visitor, [page.url.removeprefix(visitor.address)])


@pytest.mark.parametrize(("width", "language"), [(390, "kk"), (1440, "en")])
def test_the_rows_of_a_legal_table_have_no_fault(visit: Any, width: int, language: str) -> None:
    visitor = visit(width=width, language=language).sign_in(people.administrator())
    check(visitor, [f"/law/changes/?lang={language}", "/law/changes/file/priority-goods/", "/work/"])
    visitor.page.goto(f"{visitor.address}/law/changes/file/priority-goods/")
    visitor.page.set_input_files("main [name=file]", table(GOODS_HEAD, ";x;;;;huge"))
    visitor.page.locator("main form button[type=submit]").first.click()
    visitor.page.get_by_role("table").first.wait_for()
    assert found_here(visitor) == ""


@pytest.mark.parametrize("language", ["kk", "en"])
def test_the_dark_pages_of_module_1_have_no_fault(visit: Any, language: str) -> None:
    visitor = visit(width=390, language=language).sign_in(embassy())
    visitor.open(f"/work/?lang={language}&theme=dark")
    check(visitor, [*LISTS[:12], page_with_a_filter()])


def page_with_a_filter() -> str:
    """The fold of the filters stands open there."""
    return "/companies/?size=large"


def found_here(visitor: Any) -> str:
    """What axe finds on the page that is open, the answer to a form."""
    return "\n".join(one["id"] for one in Axe().run(visitor.page).response["violations"])


def test_the_filters_of_a_phone_are_folded_until_one_is_set(visit: Any) -> None:
    company()
    visitor = visit(width=390).sign_in(embassy())
    form = visitor.open("/companies/").locator("form.filters")
    folded = form.is_visible()
    visitor.page.locator(".filter-fold summary").click()
    unfolded = form.is_visible()
    visitor.open(page_with_a_filter())
    assert (folded, unfolded, form.is_visible()) == (False, True, True)


def test_the_filters_of_a_wide_screen_stand_open(visit: Any) -> None:
    company()
    page = visit(width=1440).sign_in(embassy()).open("/companies/")
    assert (page.locator("form.filters").is_visible(), page.locator(".filter-fold").is_visible()) == (
        True,
        False,
    )
