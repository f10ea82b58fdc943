"""The roadmap: RM-1 to RM-6, PS-7 (48-52; D18)."""

from datetime import date

import pytest

from frontoffices.registry.enums import Kind
from ncip.casework import door
from ncip.casework.models import Deadline
from ncip.journal.enums import Channel
from ncip.journal.models import Event
from projects.implementation.enums import Stage
from projects.implementation.models import AgreementMark, Task
from projects.implementation.stages import PRESET
from tests.ncip.casework.papers import upload
from tests.people import LONG_AGO, akimat, authorised_body, member_of, national_company, the
from tests.projects.implementation.road import (
    APPROVED,
    DESIGNATED,
    REJECTED,
    act,
    agreed,
    amend,
    an_organisation,
    approved,
    at,
    designated,
    drafted,
    fill,
    formed,
    investor_of,
    refusals,
    submitted,
    with_account,
    written,
)

pytestmark = pytest.mark.django_db
AFTER_REWORK = date(2025, 6, 19)  # Thursday, the last of the 5 working days


def deadline(subject):
    return Deadline.objects.get(subject_id=subject.public_id)


def returned(*remarks):
    roadmap = submitted()
    return act(
        roadmap, "reject", national_company(), REJECTED, remarks=list(remarks) or ["Name the substation"]
    )


@pytest.mark.rule("ncip-48-b", "ncip-48-c")
def test_the_designated_akimat_has_30_calendar_days():
    project = designated()
    term = deadline(project)
    assert (term.term, term.printed_day, term.last_day, term.responsible) == (
        "roadmap",
        date(2025, 6, 14),  # Saturday
        date(2025, 6, 16),  # Monday
        project.leb,
    )


@pytest.mark.rule("ncip-48-b")
def test_only_the_initiating_body_designates():
    project = formed()
    with pytest.raises(door.WrongRole):
        act(
            project, "designate_leb", national_company(), DESIGNATED, leb=str(akimat().organisation.public_id)
        )


@pytest.mark.rule("ncip-48-b")
def test_an_akimat_is_designated_once():
    project = designated()
    leb = str(akimat("KZ-79").organisation.public_id)
    assert refusals(act, project, "designate_leb", akimat(), DESIGNATED, leb=leb) == [
        ("already_designated", "leb")
    ]


@pytest.mark.rule("ncip-48-b")
def test_only_an_akimat_can_be_designated():
    ministry = the(Kind.CENTRAL_BODY)
    found = refusals(act, formed(), "designate_leb", akimat(), DESIGNATED, leb=str(ministry.public_id))
    assert found == [("invalid_choice", "leb")]


@pytest.mark.rule("ncip-49-1", "ncip-49-2", "ncip-49-3")
def test_a_draft_begins_with_the_task_types_of_the_three_stages():
    found = list(drafted().tasks.values_list("stage", "type"))
    assert found == [(stage, kind) for stage in Stage for kind in PRESET[stage]]


@pytest.mark.rule("ncip-48-c")
def test_only_the_designated_akimat_drafts():
    project = designated()
    with pytest.raises(door.NotVisible):
        act(project.current_roadmap, "draft", akimat("KZ-79"), DESIGNATED)
    with pytest.raises(door.WrongRole):
        act(project.current_roadmap, "draft", national_company(), DESIGNATED)


@pytest.mark.rule("ncip-48-1", "ncip-48-5", "ncip-3-6")
def test_an_unfilled_draft_says_all_that_is_missing_at_once():
    found = refusals(act, drafted(), "submit", akimat(), DESIGNATED)
    counts = {code: sum(one == code for one, _field in found) for code, _field in found}
    assert counts == {
        "no_due_date": 10,
        "no_responsible": 10,
        "no_result": 3,
        "no_support": 3,
        "no_risk": 1,
        "no_mark": 1,
    }


@pytest.mark.parametrize(
    ("cleared", "expected"),
    [
        pytest.param({"due_on": ""}, ("no_due_date", "due_on"), marks=pytest.mark.rule("ncip-48-1")),
        pytest.param(
            {"responsible_kind": ""},
            ("no_responsible", "responsible_kind"),
            marks=pytest.mark.rule("ncip-48-5"),
        ),
        pytest.param(
            {"expected_result": ""}, ("no_result", "expected_result"), marks=pytest.mark.rule("ncip-48-2")
        ),
        pytest.param(
            {"support_note": ""}, ("no_support", "support_measure"), marks=pytest.mark.rule("ncip-48-3")
        ),
    ],
)
def test_each_of_the_fields_of_48_is_needed(cleared, expected):
    roadmap = written()
    fill(roadmap.tasks.open()[0], akimat(), **cleared)
    act(roadmap, "agree", investor_of(roadmap.project), DESIGNATED)
    assert refusals(act, roadmap, "submit", akimat(), DESIGNATED) == [expected]


@pytest.mark.rule("ncip-48-4")
def test_a_risk_needs_the_way_to_minimise_it():
    task = drafted().tasks.first()
    assert refusals(fill, task, akimat(), mitigation="") == [("invalid", "mitigation")]


@pytest.mark.rule("ncip-49-1")
def test_a_task_is_not_applicable_only_with_a_reason():
    task = drafted().tasks.first()
    found = refusals(act, task, "mark_not_applicable", akimat(), DESIGNATED, reason=" ")
    assert found == [("required", "reason")]


@pytest.mark.rule("ncip-49-1")
def test_a_roadmap_needs_at_least_one_applicable_task():
    roadmap = written(keep=0, whole=True)
    found = refusals(act, roadmap, "submit", akimat(), DESIGNATED)
    assert ("no_task", "tasks") in found


@pytest.mark.rule("ncip-49-1")
def test_a_task_can_be_taken_back_into_a_draft():
    task = written(whole=True).tasks.filter(state="not_applicable").first()
    act(task, "make_applicable", akimat(), DESIGNATED)
    assert (task.state, task.not_applicable_reason) == ("not_started", "")


@pytest.mark.rule("ncip-3-9")
def test_other_procedures_are_added_as_tasks_of_a_stage():
    roadmap = drafted()
    given = {"stage": "pre_investment", "title": "Environmental expertise"}
    made = door.create(Task, given, akimat(), at=at(DESIGNATED), channel=Channel.DEMO, parent=roadmap).subject
    titles = list(roadmap.tasks.filter(stage="pre_investment").values_list("type", flat=True))
    assert (made.type, titles[-1]) == ("other", "other")


@pytest.mark.rule("ncip-48-1")
def test_a_due_date_before_the_start_is_refused():
    task = drafted().tasks.first()
    found = refusals(fill, task, akimat(), starts_on="2025-06-02", due_on="2025-06-01")
    assert found == [("invalid", "due_on")]


# agreement


@pytest.mark.rule("ncip-48-1")
def test_a_roadmap_is_not_sent_without_the_mark_of_the_investor():
    assert refusals(act, written(), "submit", akimat(), DESIGNATED) == [("no_mark", "marks")]


@pytest.mark.rule("ncip-48-1")
def test_every_responsible_body_agrees_too():
    roadmap = agreed()
    body = the(Kind.CENTRAL_BODY)
    task = roadmap.tasks.open()[0]
    fill(task, akimat(), responsible_kind="body", responsible=str(body.public_id))
    names = [party.name for party in roadmap.parties_without_mark()]
    assert names == [roadmap.project.company.name, body.name]


@pytest.mark.rule("ncip-48-1")
def test_a_changed_date_asks_for_new_marks():
    roadmap = agreed()
    task = roadmap.tasks.open()[0]
    amend(task, "edit", akimat(), DESIGNATED, expected_result="Better words")
    assert roadmap.parties_without_mark() == []
    amend(task, "edit", akimat(), DESIGNATED, due_on="2025-08-01")
    assert [party.key for party in roadmap.parties_without_mark()] == ["investor"]


@pytest.mark.rule("ncip-48-1")
def test_the_drafting_akimat_is_no_party():
    roadmap = written()
    leb = roadmap.project.leb
    fill(roadmap.tasks.open()[0], akimat(), responsible_kind="body", responsible=str(leb.public_id))
    assert [party.key for party in roadmap.parties()] == ["investor"]


@pytest.mark.rule("ncip-48-1")
def test_the_akimat_records_the_mark_of_a_party_without_account_with_a_file():
    roadmap = written()
    given = {"party": "investor", "agreed_on": "2025-05-14", "document": upload()}
    act(roadmap, "record_agreement", akimat(), DESIGNATED, **given)
    mark = AgreementMark.objects.get()
    assert (mark.own, mark.agreed_on, mark.document.name) == (False, date(2025, 5, 14), "Акт.pdf")


@pytest.mark.rule("ncip-48-1")
def test_a_recorded_mark_needs_its_file():
    found = refusals(
        act, written(), "record_agreement", akimat(), DESIGNATED, party="investor", agreed_on="2025-05-14"
    )
    assert found == [("required", "document")]


@pytest.mark.rule("ncip-48-1")
def test_a_party_with_an_account_sets_its_mark_itself():
    roadmap = written()
    investor_of(roadmap.project)
    given = {"party": "investor", "agreed_on": "2025-05-14", "document": upload()}
    found = refusals(act, roadmap, "record_agreement", akimat(), DESIGNATED, **given)
    assert found == [("party_has_account", "party")]


@pytest.mark.rule("ncip-48-1")
def test_a_stranger_to_the_roadmap_does_not_agree():
    roadmap = written()
    stranger = member_of(an_organisation(Kind.INVESTOR, "Another company"))
    with pytest.raises(door.NotVisible):
        act(roadmap, "agree", stranger, DESIGNATED)
    with pytest.raises(door.WrongRole):
        act(roadmap, "agree", national_company(), DESIGNATED)


@pytest.mark.rule("ncip-48-1")
def test_a_party_agrees_once_to_the_same_terms():
    roadmap = agreed()
    found = refusals(act, roadmap, "agree", investor_of(roadmap.project), DESIGNATED)
    assert found == [("already_agreed", None)]


# to the national company and back


@pytest.mark.rule("ncip-50", "ncip-48-c")
def test_the_first_submission_ends_the_30_days():
    roadmap = submitted(on=date(2025, 6, 16))
    term = Deadline.objects.get(subject_id=roadmap.project.public_id)
    assert (roadmap.state, roadmap.submitted_on, term.status) == ("on_approval", date(2025, 6, 16), "met")


@pytest.mark.rule("ncip-48-c")
def test_a_submission_after_the_last_day_is_late_and_still_taken():
    roadmap = submitted(on=date(2025, 6, 17))
    term = Deadline.objects.get(subject_id=roadmap.project.public_id)
    assert (roadmap.state, term.status) == ("on_approval", "met_late")


@pytest.mark.rule("ncip-51-a", "ncip-51-b")
def test_a_rejection_gives_5_working_days():
    roadmap = returned()
    term = deadline(roadmap)
    assert (roadmap.state, term.term, term.last_day) == ("rework", "rework", AFTER_REWORK)


@pytest.mark.rule("ncip-51-a")
def test_a_rejection_needs_remarks():
    found = refusals(act, submitted(), "reject", national_company(), REJECTED, remarks=[" "])
    assert found == [("required", "remarks")]


@pytest.mark.rule("ncip-51-b")
def test_every_remark_is_answered_before_the_roadmap_is_sent_again():
    roadmap = returned("Name the substation", "Name the contractor")
    act(roadmap, "answer_remarks", akimat(), AFTER_REWORK, answer_1="Named")
    assert refusals(act, roadmap, "resubmit", akimat(), AFTER_REWORK) == [("remark_open", "answer_2")]
    act(roadmap, "answer_remarks", akimat(), AFTER_REWORK, answer_2="Named too")
    act(roadmap, "resubmit", akimat(), AFTER_REWORK)
    assert (roadmap.state, deadline(roadmap).status) == ("on_approval", "met")


@pytest.mark.rule("ncip-51-b")
def test_a_second_round_has_its_own_remarks_and_term():
    roadmap = returned("First")
    act(roadmap, "answer_remarks", akimat(), AFTER_REWORK, answer_1="Done")
    act(roadmap, "resubmit", akimat(), AFTER_REWORK)
    act(roadmap, "reject", national_company(), AFTER_REWORK, remarks=["Second"])
    rounds = list(roadmap.remarks.values_list("round", "text", "answer"))
    assert (rounds, roadmap.round) == ([(1, "First", "Done"), (2, "Second", "")], 2)
    assert Deadline.objects.filter(subject_id=roadmap.public_id).count() == 2


@pytest.mark.rule("ncip-52")
def test_an_approval_moves_the_project_to_with_roadmap_and_freezes_the_dates():
    roadmap = approved()
    task = roadmap.tasks.open()[0]
    assert (roadmap.state, roadmap.project.state, roadmap.approved_on) == (
        "approved",
        "with_roadmap",
        APPROVED,
    )
    assert (task.agreed_due_on, roadmap.approved_by) == (task.due_on, the(Kind.NATIONAL_COMPANY))


@pytest.mark.rule("ncip-52")
@pytest.mark.parametrize("name", ["approve", "reject"])
@pytest.mark.parametrize("who", [akimat, authorised_body])
def test_nobody_else_decides_on_a_roadmap(name, who):
    with pytest.raises(door.WrongRole):
        act(submitted(), name, who(), APPROVED, remarks=["x"])


@pytest.mark.rule("ncip-3-13")
def test_a_regional_representative_decides_in_his_own_region_only():
    own, other = (
        member_of(the(Kind.NATCO_REGIONAL, region__iso="KZ-39")),
        member_of(the(Kind.NATCO_REGIONAL, region__iso="KZ-79")),
    )
    roadmap = submitted()
    with pytest.raises(door.NotVisible):
        act(roadmap, "approve", other, APPROVED)
    assert act(roadmap, "approve", own, APPROVED).state == "approved"


@pytest.mark.rule("ncip-57")
def test_tasks_of_an_approved_roadmap_are_not_rewritten():
    task = approved().tasks.open()[0]
    found = refusals(fill, task, akimat(), due_on="2030-01-01")
    assert found == [("roadmap_closed", None)]


def test_the_journal_shows_the_way_of_a_roadmap_end_to_end():
    roadmap = approved()
    names = (
        Event.objects.filter(subject_id=roadmap.public_id).order_by("number").values_list("action", flat=True)
    )
    assert list(names) == ["create", "draft", "agree", "submit", "approve"]
    caused = Event.objects.get(subject_id=roadmap.project.public_id, action="gain_roadmap")
    assert caused.caused_by.action == "approve"


def test_a_body_without_a_place_in_the_list_is_named_in_words():
    roadmap = written()
    fill(roadmap.tasks.open()[0], akimat(), responsible_kind="contractor", responsible_name="ТОО «Строитель»")
    assert [party.key for party in roadmap.parties()] == ["investor", "name-тоо «строитель»"]


def test_a_body_in_the_list_may_have_an_account():
    body = with_account(an_organisation(Kind.CONTRACTOR, "Builder"))
    roadmap = written()
    fill(roadmap.tasks.open()[0], akimat(), responsible_kind="contractor", responsible=str(body.public_id))
    party = roadmap.parties()[1]
    assert (party.organisation, party.has_account(DESIGNATED), party.has_account(LONG_AGO)) == (
        body,
        True,
        True,
    )
