"""The pages of Module 1 in a browser: axe finds nothing, nothing scrolls sideways, one button is the main one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

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
