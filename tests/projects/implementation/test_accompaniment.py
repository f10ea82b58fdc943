"""Front offices accompany projects with investors (6(6)): they join, see the project and talk in it."""

from __future__ import annotations

import pytest

from frontoffices.registry.enums import Kind
from projects.implementation.models import Project
from tests.people import akimat, member_of
from tests.projects.implementation.road import FORMED, act, formed, refusals, the
from tests.projects.implementation.test_pages import browser_of

pytestmark = pytest.mark.django_db
OUTSIDE = (Kind.CENTRAL_BODY, Kind.HOLDING)


@pytest.mark.rule("ncip-6-6")
@pytest.mark.parametrize("kind", OUTSIDE)
def test_an_office_that_accompanies_a_project_sees_it(kind: Kind) -> None:
    project, office = formed(), member_of(the(kind))
    before = Project.objects.visible_to(office).count()
    act(project, "add_participant", akimat(), FORMED, organisation=str(office.organisation.public_id))
    assert (before, Project.objects.visible_to(office).count()) == (0, 1)


@pytest.mark.rule("ncip-6-6")
def test_an_office_that_accompanies_a_project_takes_part_in_its_conversation() -> None:
    project, office = formed(), member_of(the(Kind.CENTRAL_BODY))
    act(project, "add_participant", akimat(), FORMED, organisation=str(office.organisation.public_id))
    answer = browser_of(office).get(f"/projects/{project.code}/conversation/")
    assert answer.status_code == 200


@pytest.mark.rule("ncip-6-6")
def test_an_office_does_not_let_itself_in() -> None:
    project, office = formed(), member_of(the(Kind.CENTRAL_BODY))
    given = {"organisation": str(office.organisation.public_id)}
    refusals(act, project, "add_participant", office, FORMED, **given)
    assert Project.objects.visible_to(office).count() == 0
