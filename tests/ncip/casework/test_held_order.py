"""The order in which the door answers, and the order in which it locks: of two faults the earlier one is told."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from ncip.accounts.enums import Role
from ncip.accounts.models import Membership
from ncip.casework import door
from ncip.casework.actor import Actor
from ncip.casework.models import Refusal
from ncip.casework.reasons import BadParameters, KeyReused, NotVisible, StaleVersion, WrongRole, WrongState
from ncip.journal.enums import Channel
from ncip.lawbook.models import TableChange
from projects.attraction.models import Contact, Meeting
from projects.implementation.models import Task
from tests.ncip.casework.papers import upload
from tests.people import administrator, akimat, authorised_body, national_company
from tests.projects.attraction import people as module_1
from tests.projects.implementation.road import APPROVED, DESIGNATED, amend, approved, at, drafted, open_tasks

pytestmark = pytest.mark.django_db

ROW = {
    "table": "calculation-index",
    "act": "Law on the republican budget for 2028",
    "row_valid_from": "01.01.2028",
    "row_value": "5000",
}
STALE = 99
LOCK = re.compile(r'SELECT .* FROM "(?P<table>\w+)" .*FOR UPDATE OF', re.DOTALL)


def proposed(actor: Actor | None = None, **options: Any) -> TableChange:
    return door.create(
        TableChange, ROW, actor or administrator(), at=timezone.now(), channel=Channel.WEB, **options
    ).subject


def decide(change: TableChange, name: str, actor: Actor, **options: Any) -> door.Outcome:
    return door.perform(
        TableChange, change.public_id, name, actor, at=timezone.now(), channel=Channel.WEB, **options
    )


def decided() -> TableChange:
    change = proposed()
    decide(change, "consent", authorised_body())
    return change


def edit(initiative: Any, actor: Actor, **options: Any) -> door.Outcome:
    """Send the empty form of an initiative, which never passes its checks."""
    return door.amend(
        type(initiative), initiative, "edit", {}, actor, at=timezone.now(), channel=Channel.WEB, **options
    )


def test_a_stranger_learns_nothing_of_a_key_he_has_used() -> None:
    change, body = proposed(), authorised_body()
    decide(change, "consent", body, idempotency_key="k")
    elsewhere = Actor(user=body.user, organisation=akimat().organisation)
    with pytest.raises(NotVisible):
        decide(change, "consent", elsewhere, idempotency_key="k")


def test_a_repeated_request_is_answered_even_when_the_role_has_changed() -> None:
    change, body = proposed(), authorised_body()
    first = decide(change, "consent", body, idempotency_key="k")
    Membership.objects.filter(user=body.user).update(role=Role.OBSERVER)
    observer = Actor.of(body.user, Membership.objects.get(user=body.user))  # type: ignore[arg-type]
    again = decide(change, "consent", observer, idempotency_key="k")
    assert (again.repeated, again.event_id) == (True, first.event_id)


def test_the_wrong_role_is_told_before_the_wrong_state() -> None:
    with pytest.raises(WrongRole):
        decide(decided(), "consent", national_company())


def test_the_wrong_state_is_told_before_a_stale_version() -> None:
    with pytest.raises(WrongState):
        decide(decided(), "consent", authorised_body(), expected_version=STALE)


def test_a_stale_version_is_told_before_bad_parameters() -> None:
    with pytest.raises(StaleVersion):
        decide(proposed(), "refuse", authorised_body(), params={"reason": ""}, expected_version=STALE)


def test_bad_parameters_are_told_before_the_guards() -> None:
    actor = module_1.embassy()
    with pytest.raises(BadParameters):
        module_1.create(Meeting, {}, actor, module_1.company(actor))


def test_an_edit_tells_the_wrong_role_before_the_wrong_state() -> None:
    with pytest.raises(WrongRole):
        edit(module_1.received(), module_1.akimat(), expected_version=STALE)


def test_an_edit_tells_the_wrong_state_before_a_stale_version() -> None:
    with pytest.raises(WrongState):
        edit(module_1.received(), module_1.embassy(), expected_version=STALE)


def test_an_edit_tells_a_stale_version_before_bad_parameters() -> None:
    with pytest.raises(StaleVersion):
        edit(module_1.initiative(), module_1.embassy(), expected_version=STALE)


def test_only_an_administrator_of_the_portal_proposes() -> None:
    with pytest.raises(WrongRole):
        proposed(authorised_body())


def test_nothing_is_created_under_a_parent_that_is_not_visible() -> None:
    company = module_1.company(module_1.embassy())
    with pytest.raises(NotVisible):
        module_1.create(Contact, {}, module_1.embassy("FR"), company)


def test_a_repeated_key_of_one_person_is_answered_with_his_own_event() -> None:
    first, second = administrator(), administrator()
    proposed(first, idempotency_key="k")
    own = proposed(second, idempotency_key="k")
    assert proposed(second, idempotency_key="k") == own


def test_a_refused_attempt_leaves_its_key_free() -> None:
    change, body = proposed(), authorised_body()
    with pytest.raises(BadParameters):
        decide(change, "refuse", body, params={"reason": ""}, idempotency_key="k")
    outcome = decide(change, "refuse", body, params={"reason": "Not published"}, idempotency_key="k")
    assert outcome.repeated is False


def test_one_key_for_two_operations_is_refused() -> None:
    change, body = proposed(), authorised_body()
    decide(change, "consent", body, idempotency_key="k")
    with pytest.raises(KeyReused):
        decide(change, "refuse", body, idempotency_key="k")


def test_one_key_for_two_files_is_refused() -> None:
    task, body = open_tasks(approved())[0], akimat()
    given = {"completed_on": str(APPROVED)}

    def send(name: str) -> door.Outcome:
        how: dict[str, Any] = {"at": at(APPROVED), "channel": Channel.DEMO, "idempotency_key": "k"}
        return door.perform(Task, task, "complete", body, given, files={"evidence": upload(name)}, **how)

    send("First act.pdf")
    with pytest.raises(KeyReused):
        send("Another act.pdf")


def test_a_refused_attempt_names_its_subject_its_action_and_who_tried() -> None:
    change, stranger = proposed(), national_company()
    with pytest.raises(WrongRole):
        decide(change, "consent", stranger)
    kept = Refusal.objects.get()
    assert (kept.subject_label, kept.subject_id, kept.action, kept.actor, kept.organisation) == (
        "table-change",
        str(change.public_id),
        "consent",
        stranger.key,
        stranger.organisation,
    )


def test_an_act_moves_the_day_of_the_last_change() -> None:
    change = proposed()
    later = timezone.now() + timedelta(hours=1)
    done = door.perform(TableChange, change, "consent", authorised_body(), at=later, channel=Channel.WEB)
    assert (done.subject.created_at, done.subject.changed_at) == (change.created_at, later)


@pytest.mark.parametrize(("hours", "refused"), [(-25, True), (-23, False), (23, False), (25, True)])
def test_a_page_acts_within_a_day_of_the_clock(hours: int, refused: bool) -> None:
    moment = timezone.now() + timedelta(hours=hours)
    try:
        door.create(TableChange, ROW, administrator(), at=moment, channel=Channel.WEB)
    except ValueError:
        assert refused
    else:
        assert not refused


def test_a_stale_version_names_who_changed_the_record_last() -> None:
    initiative, bolat = module_1.received(), module_1.akimat(name="Bolat")
    module_1.perform(initiative, "assign", bolat, {"official": str(bolat.user.public_id)})  # type: ignore[union-attr]
    with pytest.raises(StaleVersion) as told:
        door.perform(
            type(initiative),
            initiative,
            "create_passport",
            module_1.akimat(),
            {},
            at=timezone.now(),
            channel=Channel.WEB,
            expected_version=STALE,
        )
    assert str(bolat.user) in str(told.value)


def tables_locked(queries: CaptureQueriesContext) -> list[str]:
    """The tables of which rows were locked, in their order."""
    asked = [LOCK.match(query["sql"]) for query in queries.captured_queries]
    return [found["table"] for found in asked if found]


def test_a_task_is_locked_after_its_project() -> None:
    task = drafted().tasks.all()[0]
    with CaptureQueriesContext(connection) as queries:
        amend(task, "edit", akimat(), DESIGNATED, title="Land plot for the plant")
    assert tables_locked(queries)[:2] == ["projects_implementation_project", "projects_implementation_task"]


def test_a_task_is_created_under_its_locked_project_and_roadmap() -> None:
    roadmap, given = drafted(), {"title": "Road", "stage": "investment"}
    with CaptureQueriesContext(connection) as queries:
        module_1.create(Task, given, akimat(), roadmap, on=DESIGNATED)
    assert tables_locked(queries)[:2] == [
        "projects_implementation_project",
        "projects_implementation_roadmap",
    ]
