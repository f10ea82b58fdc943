"""The one door, tried on the changes of legal tables: proposed by an administrator, decided by the authorised body."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from ncip.casework import door, explain
from ncip.casework.act import Act
from ncip.casework.actor import Actor
from ncip.casework.models import Refusal
from ncip.casework.reasons import (
    BadParameters,
    GuardsRefuse,
    KeyReused,
    NotVisible,
    Refused,
    StaleVersion,
    WrongRole,
    WrongState,
)
from ncip.journal import chain
from ncip.journal.enums import Channel
from ncip.journal.models import Event
from ncip.lawbook.models import TableChange, TableChangeState
from ncip.reference.models import CalculationIndex
from projects.attraction.models import Contact
from tests.people import administrator, akimat, authorised_body, national_company, observer_of
from tests.projects.attraction.people import embassy

pytestmark = pytest.mark.django_db

ROW = {
    "table": "calculation-index",
    "act": "Law on the republican budget for 2028",
    "row_valid_from": "01.01.2028",
    "row_value": "5000",
}


def propose(actor: Actor, **changes: Any) -> TableChange:
    return door.create(TableChange, {**ROW, **changes}, actor, at=timezone.now(), channel=Channel.WEB).subject


def consent(change: TableChange, actor: Actor, **options: Any) -> door.Outcome:
    return door.perform(
        TableChange, change.public_id, "consent", actor, at=timezone.now(), channel=Channel.WEB, **options
    )


@pytest.mark.rule("ncip-9-8", "ncip-22")
def test_an_agreed_change_enters_its_table() -> None:
    change = propose(administrator())
    consent(change, authorised_body())
    assert CalculationIndex.objects.standing().get(valid_from="2028-01-01").value == 5000
    assert TableChange.objects.get(pk=change.pk).state == TableChangeState.CONSENTED


@pytest.mark.rule("ncip-9-8")
def test_a_refused_change_leaves_the_table_alone() -> None:
    change = propose(administrator())
    door.perform(
        TableChange,
        change.pk,
        "refuse",
        authorised_body(),
        {"reason": "Not published yet"},
        at=timezone.now(),
        channel=Channel.WEB,
    )
    assert not CalculationIndex.objects.filter(valid_from="2028-01-01").exists()


def test_what_is_not_visible_does_not_exist() -> None:
    change = propose(administrator())
    with pytest.raises(NotVisible):
        consent(change, akimat())


def test_a_number_that_is_none_does_not_exist() -> None:
    with pytest.raises(NotVisible):
        door.perform(
            TableChange, uuid4(), "consent", authorised_body(), at=timezone.now(), channel=Channel.WEB
        )


def test_another_role_is_told_who_does_it() -> None:
    change = propose(administrator())
    with pytest.raises(WrongRole) as refused:
        consent(change, national_company())
    assert refused.value.reasons[0].rule == "ncip-9-8"


def test_an_observer_never_acts() -> None:
    change = propose(administrator())
    with pytest.raises(WrongRole):
        consent(change, observer_of(authorised_body()))


def test_an_action_is_refused_in_another_state() -> None:
    change = propose(administrator())
    body = authorised_body()
    consent(change, body)
    with pytest.raises(WrongState):
        consent(change, body)


def test_a_stale_version_is_refused_with_who_changed_it() -> None:
    change = propose(administrator())
    with pytest.raises(StaleVersion) as refused:
        consent(change, authorised_body(), expected_version=change.version + 1)
    assert "Administrator" in str(refused.value)


def test_bad_parameters_keep_what_was_typed() -> None:
    with pytest.raises(BadParameters) as refused:
        propose(administrator(), row_value="-3")
    assert refused.value.form["row_value"].value() == "-3"


def test_every_reason_of_the_guards_is_given_at_once() -> None:
    change = propose(administrator())
    TableChange.objects.filter(pk=change.pk).update(payload={"valid_from": "nonsense", "value": "-1"})
    with pytest.raises(GuardsRefuse) as refused:
        consent(change, authorised_body())
    assert len(refused.value.reasons) == 2


def test_a_refused_attempt_is_kept_apart_from_the_journal() -> None:
    change = propose(administrator())
    entries = Event.objects.count()
    with pytest.raises(WrongRole):
        consent(change, national_company())
    assert (Refusal.objects.get().code, Event.objects.count()) == ("wrong_role", entries)


def test_a_refused_remark_is_kept_like_every_refused_attempt() -> None:
    change = propose(administrator())
    with pytest.raises(WrongRole):
        door.remark(
            change, "message.post", observer_of(authorised_body()), at=timezone.now(), channel=Channel.WEB
        )
    refusal = Refusal.objects.get()
    assert (refusal.action, refusal.code, refusal.subject_id) == (
        "message.post",
        "wrong_role",
        str(change.public_id),
    )


def test_the_same_key_is_answered_once() -> None:
    change = propose(administrator())
    body = authorised_body()
    first = consent(change, body, idempotency_key="k1")
    again = consent(change, body, idempotency_key="k1")
    assert (again.repeated, again.event_id) == (True, first.event_id)


def test_the_same_key_with_other_contents_is_refused() -> None:
    change = propose(administrator())
    body = authorised_body()
    consent(change, body, idempotency_key="k1")
    with pytest.raises(KeyReused):
        consent(change, body, params={"other": "1"}, idempotency_key="k1")


def test_the_same_form_sent_twice_creates_one_record() -> None:
    actor = administrator()
    for _twice in range(2):
        door.create(TableChange, ROW, actor, at=timezone.now(), channel=Channel.WEB, idempotency_key="k2")
    assert TableChange.objects.count() == 1


def test_the_keys_of_two_people_never_meet() -> None:
    for actor in (administrator(), administrator()):
        door.create(TableChange, ROW, actor, at=timezone.now(), channel=Channel.WEB, idempotency_key="k3")
    assert TableChange.objects.count() == 2


def test_the_journal_tells_who_did_what_under_which_paragraph() -> None:
    body = authorised_body()
    outcome = consent(propose(administrator()), body)
    event = Event.objects.get(pk=outcome.event_id)
    assert (event.user, event.organisation, event.rules) == (
        body.user,
        body.organisation,
        ["ncip-9-8", "ncip-22"],
    )
    assert (event.before["state"], event.after["state"]) == ("proposed", "consented")


def test_the_chain_is_clean_after_acts() -> None:
    consent(propose(administrator()), authorised_body())
    assert chain.verify() == chain.Verdict(checked=Event.objects.count())


def test_a_page_cannot_act_on_a_past_day() -> None:
    with pytest.raises(ValueError, match="another day"):
        door.create(
            TableChange, ROW, administrator(), at=timezone.now() - timedelta(days=2), channel=Channel.WEB
        )


def test_the_demonstration_may_act_on_a_past_day() -> None:
    at = datetime(2025, 3, 3, 5, tzinfo=UTC)
    change = door.create(TableChange, ROW, administrator(), at=at, channel=Channel.DEMO).subject
    assert change.created_at == at


def test_a_state_is_never_assigned_directly() -> None:
    change = propose(administrator())
    with pytest.raises(AttributeError):
        change.state = TableChangeState.CONSENTED


def test_a_refreshed_subject_has_the_state_of_the_database() -> None:
    change = propose(administrator())
    consent(change, authorised_body())
    change.refresh_from_db()
    assert change.state == TableChangeState.CONSENTED


def test_full_clean_works_on_a_protected_state() -> None:
    change = propose(administrator())
    change.full_clean()
    assert change.state == TableChangeState.PROPOSED


def test_explain_says_the_same_as_the_door() -> None:
    change = propose(administrator())
    by_name = {one.name: one for one in explain.explain(change, national_company(), at=timezone.now())}
    with pytest.raises(Refused) as refused:
        consent(change, national_company())
    assert [str(reason.text) for reason in by_name["consent"].reasons] == [
        str(reason.text) for reason in refused.value.reasons
    ]


def test_the_action_is_offered_to_the_one_who_may() -> None:
    change = propose(administrator())
    offered = explain.offered(change, authorised_body(), at=timezone.now())
    assert [one.name for one in offered] == ["consent", "refuse"]


def test_versions_grow_with_every_act() -> None:
    change = propose(administrator())
    outcome = consent(change, authorised_body())
    assert (change.version, outcome.subject.version) == (1, 2)


def contact(parent: Any) -> door.Outcome:
    given = {"family_name": "Schmidt", "given_name": "Anna"}
    return door.create(Contact, given, embassy(), at=timezone.now(), channel=Channel.WEB, parent=parent)


@pytest.mark.parametrize(
    ("parent", "code"),
    [(lambda: None, "parent_missing"), (lambda: propose(administrator()), "parent_of_another_kind")],
    ids=["none", "of another kind"],
)
def test_a_record_is_created_only_under_a_parent_of_its_kind(parent: Any, code: str) -> None:
    with pytest.raises(GuardsRefuse) as refused:
        contact(parent())
    assert [(reason.code, reason.field) for reason in refused.value.reasons] == [(code, "parent")]
    assert Refusal.objects.get().code == "guards_refuse"


@pytest.mark.parametrize("method", ["get", "post"])
def test_the_page_without_a_parent_says_where_to_begin(client: Client, method: str) -> None:
    client.force_login(embassy().user)
    answer = getattr(client, method)("/new/contact/?lang=en")
    assert answer.status_code == 422
    assert "Open this first and create it from there: company card." in answer.content.decode()


def test_the_api_without_a_parent_says_where_to_begin(client: Client) -> None:
    client.force_login(embassy().user)
    answer = client.post("/api/v1/contacts/", {"family_name": "Schmidt"}, content_type="application/json")
    assert (answer.status_code, answer.json()["reasons"][0]["code"]) == (422, "parent_missing")


def test_an_event_is_only_written_inside_an_operation() -> None:
    change = propose(administrator())
    act = Act(actor=Actor.system(), at=timezone.now(), channel=Channel.SYSTEM)
    with pytest.raises(RuntimeError, match="inside an operation"):
        door.note(change, "test", act)
