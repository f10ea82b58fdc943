"""Changes of an approved roadmap: RM-7 to RM-11 (57; Annex 2, 6(2); D33)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from frontoffices.registry.enums import Kind
from ncip.casework.models import Notice
from ncip.journal.models import Event
from projects.implementation.models import DateShift, Project, Roadmap, RoadmapChange, RoadmapVersion, Task
from tests.ncip.casework.papers import upload
from tests.people import (
    akimat,
    authorised_body,
    member_of,
    mission,
    national_chamber,
    national_company,
    observer_of,
    the,
)
from tests.projects.implementation import road
from tests.projects.implementation.changing import (
    ASKED,
    DECIDED,
    LATER,
    SENT,
    agreed,
    asked,
    corrected,
    first_task,
    moved,
    sent,
)
from tests.projects.implementation.road import DUE, act, approved, complete, investor_of, refusals

pytestmark = [pytest.mark.django_db, pytest.mark.rule("ncip-57")]
NEXT_DAY = timedelta(days=1)


def state_of(roadmap: Roadmap) -> str:
    roadmap.refresh_from_db()
    return str(roadmap.state)


def akimat_observer() -> Any:
    return observer_of(akimat())


STRANGERS = [national_chamber, lambda: akimat("KZ-79"), lambda: mission("DE"), akimat_observer]


def test_the_investor_asks_and_the_approved_version_goes_on():
    roadmap = approved()
    change = asked(roadmap)
    assert (change.state, change.kind, change.asked_on, change.base) == ("requested", "request", ASKED, 1)
    assert state_of(roadmap) == "change_requested"
    task = first_task(roadmap)
    assert act(task, "start", akimat(), ASKED, started_on=str(ASKED)).state == "in_progress"


def test_a_request_needs_its_text():
    assert refusals(asked, approved(), text=" ") == [("required", "text")]


@pytest.mark.parametrize("who", [*STRANGERS, authorised_body])
def test_nobody_else_asks_for_a_change(who):
    assert refusals(asked, approved(), who()) in ([("wrong_role", None)], [("not_found", None)])


def test_a_draft_is_written_on_and_not_changed():
    assert refusals(asked, road.submitted()) == [("roadmap_not_in_force", None)]


def test_one_change_at_a_time():
    roadmap = approved()
    asked(roadmap)
    assert refusals(corrected, roadmap) == [("change_open", None)]


def test_the_akimat_enters_the_letter_of_an_investor_without_an_account():
    roadmap = approved()
    project = roadmap.project
    type(project.company).objects.filter(pk=project.company_id).update(organisation=None)
    project.company.refresh_from_db()
    change = asked(Roadmap.objects.get(pk=roadmap.pk), akimat(), kind="request", paper=upload())
    assert (change.state, change.asked_by, change.paper is not None) == ("requested", None, True)


def test_an_investor_with_an_account_asks_himself():
    found = refusals(asked, approved(), akimat(), kind="request", paper=upload())
    assert found == [("invalid", "kind")]


def test_a_letter_is_attached_to_a_request_on_paper():
    roadmap = approved()
    type(roadmap.project.company).objects.update(organisation=None)
    found = refusals(asked, Roadmap.objects.get(pk=roadmap.pk), akimat(), kind="request")
    assert found == [("required", "paper")]


@pytest.mark.rule("ncip-app2-6-2")
@pytest.mark.parametrize("who", [akimat, national_company])
def test_a_correction_shows_on_the_roadmap_when_it_is_sent(who):
    roadmap, actor = approved(), who()
    change = corrected(roadmap, actor)
    assert (change.state, state_of(roadmap)) == ("draft", "approved")
    act(moved(change, actor=actor), "send", actor, SENT)
    assert (change.state, state_of(roadmap)) == ("on_agreement", "change_on_agreement")


@pytest.mark.rule("ncip-app2-6-2")
def test_each_body_prepares_its_own_correction():
    change = corrected(approved(), national_company())
    assert refusals(moved, change) == [("wrong_role", None)]


def test_the_akimat_prepares_what_the_investor_asks_for():
    change = moved(asked(approved()))
    line = change.lines.get()
    assert (line.kind, line.before, line.after) == ("edit", {"due_on": str(DUE)}, {"due_on": str(LATER)})
    assert line.reason.code == "equipment"


@pytest.mark.parametrize("who", [*STRANGERS, national_company, authorised_body])
def test_nobody_else_prepares_it(who):
    change = asked(approved())
    assert refusals(moved, change, actor=who()) in ([("wrong_role", None)], [("not_found", None)])


def test_the_investor_does_not_prepare_it_himself():
    roadmap = approved()
    change = asked(roadmap)
    assert refusals(moved, change, actor=investor_of(roadmap.project)) == [("wrong_role", None)]


def test_a_line_without_a_difference_leaves_the_change():
    change = moved(asked(approved()))
    moved(change, due_on=str(DUE), reason="")
    assert change.lines.count() == 0


def test_the_line_of_a_task_is_written_anew():
    change = moved(asked(approved()))
    moved(change, title="Launch of the line")
    assert change.lines.get().after == {"due_on": str(LATER), "title": "Launch of the line"}


@pytest.mark.rule("ncip-app2-4-1")
def test_a_moved_due_date_has_its_coded_reason():
    change = asked(approved())
    assert refusals(moved, change, reason="") == [("required", "reason")]
    assert refusals(moved, change, reason="other") == [("required", "note")]
    assert refusals(moved, change, reason="weather") == [("invalid_choice", "reason")]


@pytest.mark.parametrize(
    ("due", "found"), [(-1, [("past", "due_on")]), (0, []), (1, [])], ids=["yesterday", "today", "tomorrow"]
)
def test_a_due_date_is_not_moved_into_the_past(due, found):
    change = asked(approved())
    assert refusals(moved, change, due_on=str(ASKED + due * NEXT_DAY), starts_on="2025-06-01") == found


def test_a_task_is_not_due_before_it_begins():
    change = asked(approved())
    assert refusals(moved, change, starts_on="2025-10-01") == [("invalid", "due_on")]


def test_a_completed_task_is_not_changed():
    roadmap = approved()
    task = complete(first_task(roadmap), akimat(), ASKED)
    change = asked(roadmap)
    assert refusals(moved, change, task) == [("invalid_choice", "task")]


def test_a_task_of_another_roadmap_is_not_changed():
    roadmap = approved()
    other = approved(company=road.a_company("Tobyl Steel"))
    change = asked(roadmap)
    assert refusals(moved, change, first_task(other)) == [("invalid_choice", "task")]


@pytest.mark.parametrize("field", ["due_on", "responsible_kind"])
def test_a_task_keeps_what_an_approved_roadmap_must_say(field):
    change = asked(approved())
    assert refusals(moved, change, **{field: ""}) == [("required", field)]


def test_a_change_without_a_difference_is_not_sent():
    change = asked(approved())
    assert refusals(act, change, "send", akimat(), SENT) == [("no_difference", "lines")]


def test_the_whole_road_is_not_removed():
    roadmap = approved()
    change = asked(roadmap)
    for task in roadmap.tasks.open():
        act(change, "remove_task", akimat(), ASKED, task=str(task.public_id), note="Given up")
    found = refusals(act, change, "send", akimat(), SENT)
    assert found == [("nothing_left", "lines")]


def test_agreement_carries_out_the_difference_in_the_next_version():
    roadmap = approved()
    task = first_task(roadmap)
    change = agreed(roadmap)
    task.refresh_from_db()
    roadmap.refresh_from_db()
    assert (change.state, change.number, roadmap.number, roadmap.state) == ("agreed", 2, 2, "approved")
    assert (task.due_on, task.agreed_due_on) == (LATER, DUE)


def test_the_day_of_the_first_approval_stays():
    roadmap = approved()
    agreed(roadmap)
    roadmap.refresh_from_db()
    assert roadmap.approved_on == road.APPROVED


def test_until_it_is_agreed_the_approved_terms_count():
    roadmap = approved()
    sent(roadmap)
    task = first_task(roadmap)
    assert (task.due_on, task.delay_days(DUE + NEXT_DAY)) == (DUE, 1)


def test_a_new_task_joins_with_its_own_first_term():
    roadmap = approved()
    change = asked(roadmap)
    given = {
        "stage": "investment",
        "title": "Power line",
        "due_on": str(LATER),
        "responsible_kind": "body",
        "responsible": str(the(Kind.NATIONAL_CHAMBER).public_id),
    }
    act(change, "add_task", akimat(), ASKED, **given)
    before = roadmap.tasks.count()
    act(act(change, "send", akimat(), SENT), "agree", authorised_body(), DECIDED)
    task = roadmap.tasks.get(title="Power line")
    assert (roadmap.tasks.count() - before, task.agreed_due_on, change.lines.get().task) == (1, LATER, task)
    assert roadmap.project.participants.filter(organisation=the(Kind.NATIONAL_CHAMBER)).exists()


@pytest.mark.parametrize("field", ["stage", "title", "due_on", "responsible_kind"])
def test_a_new_task_is_complete(field):
    change = asked(approved())
    given = {
        "stage": "investment",
        "title": "Power line",
        "due_on": str(LATER),
        "responsible_kind": "investor",
    }
    found = refusals(act, change, "add_task", akimat(), ASKED, **(given | {field: ""}))
    assert found == [("required", field)]


def test_a_removed_task_stays_to_be_read_with_its_reason():
    roadmap = approved()
    task = first_task(roadmap)
    change = act(
        asked(roadmap), "remove_task", akimat(), ASKED, task=str(task.public_id), note="The plot has gas"
    )
    act(act(change, "send", akimat(), SENT), "agree", authorised_body(), DECIDED)
    task.refresh_from_db()
    assert (task.state, task.not_applicable_reason) == ("not_applicable", "The plot has gas")


def test_a_removal_needs_its_reason():
    roadmap = approved()
    found = refusals(
        act, asked(roadmap), "remove_task", akimat(), ASKED, task=str(first_task(roadmap).public_id), note=""
    )
    assert found == [("required", "note")]


def test_a_dropped_line_leaves_the_task_as_it_is():
    change = moved(asked(approved()))
    act(change, "drop_line", akimat(), ASKED, line=str(change.lines.get().pk))
    assert change.lines.count() == 0


@pytest.mark.parametrize("who", [*STRANGERS, national_company, akimat])
@pytest.mark.parametrize("decision", ["agree", "refuse"])
def test_only_the_authorised_body_decides(who, decision):
    change = sent(approved())
    params = {"reason": "No"} if decision == "refuse" else {}
    found = refusals(act, change, decision, who(), DECIDED, **params)
    assert found in ([("wrong_role", None)], [("not_found", None)])


def test_nobody_decides_on_what_he_drafted_himself():
    change = sent(approved())
    drafter = RoadmapChange.objects.get(pk=change.pk).sent_by_person
    moved_on = member_of(the(Kind.AUTHORISED_BODY))
    RoadmapChange.objects.filter(pk=change.pk).update(sent_by_person=moved_on.user)
    assert drafter != moved_on.user
    assert refusals(act, change, "agree", moved_on, DECIDED) == [("own_draft", None)]
    assert refusals(act, change, "refuse", moved_on, DECIDED, reason="No") == [("own_draft", None)]


def test_a_refusal_keeps_the_version_and_says_why():
    roadmap = approved()
    change = act(sent(roadmap), "refuse", authorised_body(), DECIDED, reason="The contract sets the term")
    assert (change.state, change.number, change.decision) == ("refused", None, "The contract sets the term")
    roadmap.refresh_from_db()
    assert (roadmap.state, roadmap.number, first_task(roadmap).due_on) == ("approved", 1, DUE)


def test_a_refusal_needs_its_reason():
    found = refusals(act, sent(approved()), "refuse", authorised_body(), DECIDED, reason=" ")
    assert found == [("required", "reason")]


def test_a_task_completed_meanwhile_stands_against_its_line():
    roadmap = approved()
    change = sent(roadmap)
    complete(first_task(roadmap), akimat(), SENT)
    assert refusals(act, change, "agree", authorised_body(), DECIDED) == [("task_closed", "lines")]


def test_an_organisation_closed_meanwhile_stands_against_its_line():
    roadmap = approved()
    builder = road.an_organisation(Kind.CONTRACTOR, "Builder")
    change = sent(roadmap, responsible_kind="contractor", responsible=str(builder.public_id))
    type(builder).objects.filter(pk=builder.pk).update(active_to=SENT)
    found = refusals(act, change, "agree", authorised_body(), DECIDED)
    assert set(found) == {("line_outdated", "lines")}
    assert (state_of(roadmap), DateShift.objects.count()) == ("change_on_agreement", 0)


def test_whoever_asked_withdraws_and_the_version_stays():
    roadmap = approved()
    change = act(sent(roadmap), "withdraw", investor_of(roadmap.project), DECIDED)
    assert (change.state, state_of(roadmap)) == ("withdrawn", "approved")


@pytest.mark.parametrize("who", [*STRANGERS, akimat, national_company, authorised_body])
def test_nobody_else_withdraws_a_request(who):
    found = refusals(act, sent(approved()), "withdraw", who(), DECIDED)
    assert found in ([("wrong_role", None)], [("not_found", None)])


@pytest.mark.parametrize("end", ["agree", "refuse", "withdraw"])
def test_an_ended_change_is_not_gone_on_with(end):
    roadmap = approved()
    change = sent(roadmap)
    actor = investor_of(roadmap.project) if end == "withdraw" else authorised_body()
    act(change, end, actor, DECIDED, **({"reason": "No"} if end == "refuse" else {}))
    assert refusals(moved, change) == [("wrong_state", None)]
    assert refusals(act, change, "agree", authorised_body(), DECIDED) == [("wrong_state", None)]


@pytest.mark.rule("ncip-60")
def test_the_last_completion_ends_the_roadmap_and_the_change_with_it():
    roadmap = approved()
    change = sent(roadmap)
    for task in roadmap.tasks.open():
        complete(task, akimat(), SENT)
    change.refresh_from_db()
    assert (change.state, state_of(roadmap)) == ("lapsed", "completed")


def test_every_approved_version_is_kept_with_who_and_when():
    roadmap = approved()
    agreed(roadmap)
    found = RoadmapVersion.objects.filter(roadmap=roadmap).values_list(
        "number", "agreed_on", "agreed_by__kind"
    )
    assert list(found) == [(1, road.APPROVED, "national_company"), (2, DECIDED, "authorised_body")]
    first, second = RoadmapVersion.objects.filter(roadmap=roadmap)
    key = str(first_task(roadmap).public_id)
    terms = [next(task["due_on"] for task in one.tasks if task["id"] == key) for one in (first, second)]
    assert terms == [str(DUE), str(LATER)]


@pytest.mark.rule("ncip-app2-4-1")
def test_the_ledger_has_every_moved_date_with_days_reason_and_people():
    roadmap = approved()
    agreed(roadmap)
    shift = DateShift.objects.get()
    assert (shift.due_before, shift.due_after, shift.days, shift.agreed_on) == (DUE, LATER, 61, DECIDED)
    assert (shift.reason.code, shift.change.asked_by, shift.change.decided_by.kind) == (
        "equipment",
        roadmap.project.company.organisation or shift.change.asked_by,
        "authorised_body",
    )


def test_the_first_term_never_changes():
    roadmap = approved()
    task = first_task(roadmap)
    agreed(roadmap)
    again = moved(corrected(roadmap, on=DECIDED), due_on="2025-11-28", on=DECIDED)
    act(act(again, "send", akimat(), DECIDED), "agree", authorised_body(), DECIDED)
    task.refresh_from_db()
    assert (task.agreed_due_on, task.due_on, [one.days for one in task.shifts.order_by("id")]) == (
        DUE,
        date(2025, 11, 28),
        [61, 59],
    )


def test_the_journal_tells_the_change_of_the_task_and_the_new_version():
    roadmap = approved()
    task = first_task(roadmap)
    agreed(roadmap)
    revised = Event.objects.get(subject_id=task.public_id, action="revise")
    assert (revised.before["due_on"], revised.after["due_on"], revised.rules[0]) == (
        str(DUE),
        str(LATER),
        "ncip-57",
    )
    assert Event.objects.filter(subject_id=roadmap.public_id, action="renew").count() == 1


def test_the_investor_and_the_akimat_are_told_of_the_decision():
    roadmap = approved()
    investor, official = investor_of(roadmap.project), akimat()
    change = sent(roadmap)
    act(change, "agree", authorised_body(), DECIDED)
    told = Notice.objects.filter(event__action="agree", event__subject_label="roadmap-change")
    assert {investor.user.pk, official.user.pk} <= set(told.values_list("user", flat=True))


@pytest.mark.rule("ncip-35")
def test_a_suspended_project_changes_nothing():
    roadmap = approved()
    change = sent(roadmap)
    Project.objects.filter(pk=roadmap.project_id).update(suspended_on=SENT)
    assert refusals(act, change, "agree", authorised_body(), DECIDED) == [("suspended", None)]


LATE = DUE + NEXT_DAY


def explained(task: Task, actor: Any = None, *, on: date = LATE, **fields: Any) -> Task:
    return act(task, "explain_delay", actor or akimat(), on, **({"reason": "permits"} | fields))


@pytest.mark.rule("ncip-app2-4-1")
@pytest.mark.parametrize(
    ("on", "found"),
    [(DUE - NEXT_DAY, [("not_late", None)]), (DUE, [("not_late", None)]), (LATE, [])],
    ids=["the day before", "the due date", "the day after"],
)
def test_a_late_task_and_no_other_is_explained(on, found):
    assert refusals(explained, first_task(approved()), on=on) == found


@pytest.mark.rule("ncip-app2-4-1")
def test_the_responsible_names_the_coded_reason_of_a_delay():
    roadmap = approved()
    task = explained(
        first_task(roadmap), investor_of(roadmap.project), note="The permit is with the ministry"
    )
    note = task.delays.get()
    assert (note.reason.code, note.days, note.due_on, note.recorded_on) == ("permits", 1, DUE, LATE)


@pytest.mark.rule("ncip-app2-4-1")
@pytest.mark.parametrize("who", [*STRANGERS, national_company, authorised_body])
def test_nobody_else_explains_a_delay(who):
    found = refusals(explained, first_task(approved()), who())
    assert found in ([("wrong_role", None)], [("not_found", None)])


@pytest.mark.rule("ncip-app2-4-1")
def test_another_reason_is_said_in_words():
    task = first_task(approved())
    assert refusals(explained, task, reason="other") == [("required", "note")]
    assert explained(task, reason="other", note="A flood").delays.get().note == "A flood"
