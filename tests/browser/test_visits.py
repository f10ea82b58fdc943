"""The pages of visits in a browser: axe finds nothing, the policy is kept, nothing scrolls sideways."""

from typing import Any

import pytest
from django.urls import reverse

from tests.browser.test_pages import faults_of
from tests.projects.attraction.people import company
from tests.projects.attraction.visiting import authority, filled, prepared

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def addresses() -> list[str]:
    """The list, the planner, the card while it is prepared and when it is filled, and the forms."""
    being_prepared, told = prepared(), filled(of=company(name="Elbe Wind AG"), title="Told")
    return [
        reverse("visits"),
        reverse("visit_planner") + "?month=2025-02",
        being_prepared.get_absolute_url(),
        told.get_absolute_url(),
        reverse("create", args=["programme_item"]) + f"?parent={being_prepared.public_id}",
        reverse("perform", args=["visit", being_prepared.public_id, "invite"]),
    ]


@pytest.mark.parametrize(("width", "language"), [(1440, "ru"), (390, "kk")])
def test_the_pages_of_visits_are_without_fault(visit: Any, width: int, language: str) -> None:
    pages, actor = addresses(), authority()
    visitor = visit(width=width, language=language).sign_in(actor)
    assert "\n".join(fault for path in pages for fault in faults_of(visitor, path)) == ""
