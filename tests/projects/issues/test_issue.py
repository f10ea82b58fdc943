"""Problem issues of projects: A6 (6(3), 9(1), 9(3), 9(7), 9(9); D32)."""

from datetime import date, timedelta
from typing import Any

import pytest

from frontoffices.registry.enums import Kind
from ncip.casework import door
from ncip.casework.actions import declarations_of
from ncip.casework.models import Deadline, Notice
from ncip.casework.tick import tick
from projects.implementation.models import Project
from projects.issues.models import Issue
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
from tests.projects.implementation.road import a_company, approved, draft, formed, investor_of, refusals
from tests.projects.issues.sitting import (
    DUE,
    PASSED_ON,
    RAISED,
    REGISTERED,
    act,
    amend,
    answered,
    at,
    council,
    forwarded,
    key,
    ministry,
    raised,
    registered,
    scheduled,
    task_force,
)

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def term(subject: Any, code: str) -> Deadline:
    return Deadline.objects.get(subject_id=subject.public_id, term=code)


def grouped(leader: Any = None, **more: Any) -> Issue:
    leader = leader or national_company()
    given = {"body": key(leader), "members": [key(ministry())], "task": "Find a way to connect"} | more
    return act(registered(), "call_group", authorised_body(), PASSED_ON, **given)


def proposed(**more: Any) -> Issue:
    given = {
        "body": key(ministry()),
        "topic": "visa",
        "task": "Visas for engineers",
        "outside_plan": "on",
    } | more
    return act(registered(), "propose_law", authorised_body(), PASSED_ON, **given)


# --- raising --------------------------------------------------------------------------------------------------


@pytest.mark.rule("ncip-6-3")
def test_the_investor_raises_an_issue_of_his_project():
    project = formed()
    issue = raised(project)
    assert (issue.state, issue.project, issue.raised_by) == (
        "submitted",
        project,
        project.company.organisation,
    )


@pytest.mark.rule("ncip-6-3")
def test_an_initiating_body_and_an_accompanying_office_raise_issues_too():
    project = formed()
    assert raised(project, akimat()).raised_by == the(Kind.LOCAL_EXECUTIVE_BODY, region__iso="KZ-39")
    office = ministry()
    act(project, "add_participant", member_of(project.initiator), RAISED, organisation=key(office))
    assert raised(project, office).raised_by == office.organisation


@pytest.mark.rule("ncip-6-3")
@pytest.mark.parametrize(
    "stranger",
    [authorised_body, national_company, national_chamber, council, ministry, lambda: akimat("KZ-79"),
     lambda: mission("DE"), lambda: observer_of(akimat())],
)  # fmt: skip
def test_nobody_else_raises_an_issue(stranger):
    project = formed()
    with pytest.raises((door.WrongRole, door.NotVisible)):
        raised(project, stranger())


@pytest.mark.rule("ncip-6-3")
def test_a_draft_has_no_issues():
    assert refusals(raised, draft(), akimat()) == [("not_under_way", None)]


@pytest.mark.rule("ncip-6-3")
@pytest.mark.parametrize("state", ["completed", "archived"])
def test_a_project_that_is_over_has_no_new_issues(state):
    project = formed()
    Project.objects.filter(pk=project.pk).update(state=state)
    assert refusals(raised, project, akimat()) == [("not_under_way", None)]


@pytest.mark.rule("ncip-6-3")
@pytest.mark.parametrize("field", ["title", "text", "topic"])
def test_an_issue_says_what_hinders_the_project(field):
    assert refusals(raised, formed(), akimat(), **{field: " " if field != "topic" else ""}) == [
        ("required", field)
    ]


@pytest.mark.rule("ncip-6-3")
def test_an_issue_names_the_open_tasks_of_the_roadmap_that_it_delays():
    roadmap = approved()
    task = roadmap.tasks.filter(state="not_started")[0]
    issue = raised(roadmap.project, tasks=[str(task.public_id)])
    assert list(issue.tasks.all()) == [task]


@pytest.mark.rule("ncip-6-3")
def test_tasks_of_another_project_are_not_named():
    roadmap, other = approved(), formed(title="Another plant", company=a_company("Tobyl Foods"))
    task = roadmap.tasks.filter(state="not_started")[0]
    assert raised(other, akimat(), tasks=[str(task.public_id)]).tasks.count() == 0


@pytest.mark.rule("ncip-6-3")
def test_the_raiser_edits_the_words_until_they_are_registered():
    issue = raised()
    asker = member_of(issue.raised_by)
    assert amend(issue, "edit", asker, REGISTERED, title="No power at all").title == "No power at all"
    act(issue, "register", authorised_body(), REGISTERED)
    with pytest.raises(door.WrongState):
        amend(issue, "edit", asker, REGISTERED, title="No water")


# --- every transition by its actor, refused to everybody else -------------------------------------------------


def submitted() -> Issue:
    return raised()


def reported() -> dict[str, Any]:
    return {"result": "The operator builds the line by May"}


def asked() -> Issue:
    return act(
        forwarded(),
        "ask_information",
        authorised_body(),
        PASSED_ON,
        question="What was done?",
        due_on=str(DUE),
    )


FORWARD = {"body": "", "due_on": str(DUE), "task": "Speak with the operator"}
TRANSITIONS: dict[str, tuple[Any, str, str, dict[str, Any]]] = {
    "register": (submitted, "authority", "under_review", {"number": "15-7/1"}),
    "forward": (registered, "authority", "forwarded", FORWARD),
    "call_group": (
        registered,
        "authority",
        "working_group",
        {"body": "", "members": "", "task": "Find a way"},
    ),
    "put_on_agenda": (lambda: scheduled() and registered(), "authority", "council_agenda", {}),
    "propose_law": (registered, "authority", "law_proposal", {"body": "", "topic": "tax", "task": "Amend"}),
    "receive_result": (forwarded, "body", "under_review", reported()),
    "recall": (forwarded, "authority", "under_review", {"reason": "Another way"}),
    "ask_information": (forwarded, "authority", "forwarded", {"question": "What?", "due_on": str(DUE)}),
    "give_information": (asked, "body", "forwarded", {"answer": "A letter was sent"}),
    "answer": (registered, "authority", "answered", {"answer_text": "Solved"}),
    "reject": (registered, "authority", "rejected", {"reason": "Not about the project"}),
    "close": (answered, "investor", "closed", {}),
    "reopen": (answered, "investor", "under_review", {"reason": "Nothing has changed"}),
}
ROLES: dict[str, Any] = {
    "authority": lambda issue: authorised_body(),
    "body": lambda issue: national_company(),
    "investor": lambda issue: investor_of(issue.project),
    "akimat": lambda issue: akimat(),
    "council": lambda issue: council(),
    "chamber": lambda issue: national_chamber(),
    "task force": lambda issue: task_force(),
    "ministry": lambda issue: ministry(),
    "observer": lambda issue: observer_of(authorised_body()),
}


def filled(params: dict[str, Any], name: str) -> dict[str, Any]:
    """The parameters with real organisations."""
    body = ministry() if name == "propose_law" else national_company()
    given = dict(params)
    if "body" in given:
        given["body"] = key(body)
    if "members" in given:
        given["members"] = [key(ministry())]
    return given


@pytest.mark.rule("ncip-9-1", "ncip-9-3", "ncip-9-7", "ncip-9-9")
@pytest.mark.parametrize("name", TRANSITIONS)
def test_each_act_leads_where_the_table_says(name):
    begin, who, target, params = TRANSITIONS[name]
    issue = begin()
    assert act(issue, name, ROLES[who](issue), DUE, **filled(params, name)).state == target


@pytest.mark.rule("ncip-9-1", "ncip-9-3", "ncip-9-7", "ncip-9-9")
@pytest.mark.parametrize("name", TRANSITIONS)
def test_each_act_is_refused_to_every_other_role(name):
    begin, who, _target, params = TRANSITIONS[name]
    issue = begin()
    given = filled(params, name)
    before = issue.state
    for role in ROLES.keys() - {who}:
        with pytest.raises((door.WrongRole, door.NotVisible)):
            act(issue, name, ROLES[role](issue), DUE, **given)
    issue.refresh_from_db()
    assert issue.state == before


def test_every_act_of_an_issue_is_in_the_table_above_or_adds_a_meeting():
    assert set(declarations_of(Issue).actions) - set(TRANSITIONS) == {"add_meeting"}


@pytest.mark.rule("ncip-9-1")
@pytest.mark.parametrize("state", ["answered", "rejected", "closed"])
def test_what_is_over_is_not_passed_on(state):
    issue = {"answered": answered, "rejected": rejected, "closed": closed}[state]()
    with pytest.raises(door.WrongState):
        act(issue, "forward", authorised_body(), DUE, **filled(FORWARD, "forward"))


def rejected() -> Issue:
    return act(registered(), "reject", authorised_body(), DUE, reason="Not about the project")


def closed() -> Issue:
    issue = answered()
    return act(issue, "close", investor_of(issue.project), DUE)


# --- registration, forwarding and its day ---------------------------------------------------------------------


@pytest.mark.rule("ncip-9-1")
def test_registration_gives_a_number_and_a_day():
    issue = registered()
    assert (issue.number, issue.registered_on) == ("15-7/1", REGISTERED)


@pytest.mark.rule("ncip-9-9", "ncip-9-3")
def test_the_authorised_body_sets_the_day_of_the_result():
    issue = forwarded()
    running = term(issue, "issue")
    assert (running.last_day, running.responsible, running.status) == (DUE, issue.body, "running")


@pytest.mark.rule("ncip-9-9")
@pytest.mark.parametrize(("days", "refused"), [(-1, True), (0, False), (1, False)])
def test_the_day_of_the_result_has_not_passed(days, refused):
    issue = registered()
    given = filled(FORWARD, "forward") | {"due_on": str(PASSED_ON + days * DAY)}
    found = refusals(act, issue, "forward", authorised_body(), PASSED_ON, **given) if refused else None
    if not refused:
        act(issue, "forward", authorised_body(), PASSED_ON, **given)
    assert found == ([("past", "due_on")] if refused else None)


@pytest.mark.rule("ncip-9-9")
@pytest.mark.parametrize(("on", "status"), [(DUE - DAY, "met"), (DUE, "met"), (DUE + DAY, "met_late")])
def test_a_result_is_in_time_up_to_the_day_itself(on, status):
    issue = act(forwarded(), "receive_result", national_company(), on, **reported())
    assert (issue.state, issue.body, issue.due_on, term(issue, "issue").status) == (
        "under_review", None, None, status,
    )  # fmt: skip


@pytest.mark.rule("ncip-9-9")
@pytest.mark.parametrize(("on", "levels"), [(DUE, [-7, -1]), (DUE + DAY, [-7, -1, 1])])
def test_a_body_that_is_late_is_told_the_day_after(on, levels):
    issue = forwarded()
    tick(at(on, 12), sweeps=[])
    assert sorted(term(issue, "issue").firings.values_list("level", flat=True)) == levels


@pytest.mark.rule("ncip-9-9")
def test_the_authorised_body_hears_of_a_result_that_is_six_days_late():
    authority = authorised_body()
    forwarded()
    tick(at(DUE + 6 * DAY, 12), sweeps=[])
    assert Notice.objects.filter(user=authority.user, event__action="deadline.passed").exists()


@pytest.mark.rule("ncip-9-3")
@pytest.mark.parametrize("body", [national_chamber, task_force, council])
def test_an_issue_is_forwarded_to_the_national_company_an_akimat_or_a_central_body_only(body):
    given = FORWARD | {"body": key(body())}
    assert refusals(act, registered(), "forward", authorised_body(), PASSED_ON, **given) == [
        ("invalid_choice", "body")
    ]


@pytest.mark.rule("ncip-9-3")
def test_a_body_that_is_asked_takes_part_in_the_project_and_sees_it():
    office = ministry()
    issue = forwarded(office)
    assert Project.objects.visible_to(office).filter(pk=issue.project_id).exists()
    assert Issue.objects.visible_to(ministry(1)).count() == 0


@pytest.mark.rule("ncip-9-3")
def test_what_was_asked_and_what_came_back_stays_on_the_card():
    issue = act(forwarded(), "receive_result", national_company(), DUE, **reported())
    step = issue.steps.get()
    assert (step.kind, step.task, step.due_on, step.result, step.ended_on, step.taken_back) == (
        "forwarding", "Speak with the operator", DUE, reported()["result"], DUE, False,
    )  # fmt: skip


@pytest.mark.rule("ncip-9-1")
def test_an_issue_that_was_taken_back_ends_its_day_and_keeps_the_reason():
    issue = act(forwarded(), "recall", authorised_body(), DUE, reason="Another way is better")
    step = issue.steps.get()
    assert (step.result, step.taken_back, term(issue, "issue").status) == (
        "Another way is better",
        True,
        "met",
    )


# --- information on the work done -----------------------------------------------------------------------------


@pytest.mark.rule("ncip-9-3")
def test_information_is_asked_by_a_day_and_told():
    issue = asked()
    assert (issue.information_due_on, term(issue, "issue_information").responsible) == (DUE, issue.body)
    act(issue, "give_information", national_company(), DUE, answer="A letter was sent")
    row = issue.information_requests.get()
    assert (row.question, row.answer, row.answered_on, issue.information_due_on) == (
        "What was done?", "A letter was sent", DUE, None,
    )  # fmt: skip
    assert term(issue, "issue_information").status == "met"


@pytest.mark.rule("ncip-9-3")
def test_one_request_for_information_at_a_time():
    given = {"question": "And now?", "due_on": str(DUE)}
    assert refusals(act, asked(), "ask_information", authorised_body(), PASSED_ON, **given) == [
        ("asked", None)
    ]


@pytest.mark.rule("ncip-9-3")
def test_nothing_is_told_that_was_not_asked():
    found = refusals(act, forwarded(), "give_information", national_company(), PASSED_ON, answer="A letter")
    assert found == [("not_asked", None)]


@pytest.mark.rule("ncip-9-3")
def test_a_result_answers_an_open_request_for_information():
    issue = act(asked(), "receive_result", national_company(), DUE, **reported())
    assert issue.information_requests.get().answer == reported()["result"]
    assert term(issue, "issue_information").status == "met"


# --- working group, meetings, law -----------------------------------------------------------------------------


@pytest.mark.rule("ncip-9-1")
def test_a_working_group_has_a_leader_members_and_its_first_meeting():
    issue = grouped(first_meeting=str(DUE), place="Astana")
    step, meeting = issue.steps.get(), issue.meetings.get()
    assert (step.kind, step.body.kind, [one.kind for one in step.members.all()]) == (
        "working_group", Kind.NATIONAL_COMPANY, [Kind.CENTRAL_BODY],
    )  # fmt: skip
    assert (meeting.day, meeting.place, meeting.called_by.kind) == (DUE, "Astana", Kind.AUTHORISED_BODY)
    assert Issue.objects.visible_to(ministry()).get() == issue


@pytest.mark.rule("ncip-9-1", "ncip-6-3")
@pytest.mark.parametrize("who", ["authority", "body", "investor"])
def test_those_who_work_on_an_issue_enter_its_meetings(who):
    issue = forwarded()
    given = {"day": str(PASSED_ON), "participants": "The operator, the investor", "outcome": "A line by May"}
    act(issue, "add_meeting", ROLES[who](issue), PASSED_ON, **given)
    assert (issue.state, issue.meetings.get().outcome) == ("forwarded", "A line by May")


@pytest.mark.rule("ncip-6-3")
@pytest.mark.parametrize("who", ["akimat", "council", "chamber", "ministry", "observer"])
def test_others_enter_no_meetings(who):
    issue = forwarded()
    with pytest.raises((door.WrongRole, door.NotVisible)):
        act(issue, "add_meeting", ROLES[who](issue), PASSED_ON, day=str(PASSED_ON), participants="We")


@pytest.mark.rule("ncip-9-1")
@pytest.mark.parametrize(("days", "found"), [(-1, None), (0, None), (1, [("ahead", "outcome")])])
def test_a_meeting_that_is_ahead_has_no_outcome(days, found):
    issue = forwarded()
    given = {"day": str(PASSED_ON + days * DAY), "participants": "We", "outcome": "Agreed"}
    if found is None:
        act(issue, "add_meeting", authorised_body(), PASSED_ON, **given)
        assert issue.meetings.count() == 1
    else:
        assert refusals(act, issue, "add_meeting", authorised_body(), PASSED_ON, **given) == found


@pytest.mark.rule("ncip-9-7")
def test_an_amendment_of_law_has_its_topic_and_may_stand_outside_the_plan():
    issue = proposed()
    step = issue.steps.get()
    assert (issue.topic, step.kind, step.topic, step.outside_plan, step.task) == (
        "visa", "law_proposal", "visa", True, "Visas for engineers",
    )  # fmt: skip


@pytest.mark.rule("ncip-9-7")
@pytest.mark.parametrize("topic", ["tax", "technology", "visa", "other"])
def test_the_topics_of_paragraph_9_7_are_there(topic):
    assert proposed(topic=topic).topic == topic


# --- the answer -----------------------------------------------------------------------------------------------


@pytest.mark.rule("ncip-9-1")
def test_the_answer_and_the_day_are_kept():
    issue = answered()
    assert (issue.answer_text, issue.answered_on) == ("The line is built in May", DUE)


@pytest.mark.rule("ncip-9-1")
def test_a_rejection_needs_a_reason():
    assert refusals(act, registered(), "reject", authorised_body(), DUE, reason="") == [
        ("required", "reason")
    ]


@pytest.mark.rule("ncip-9-1")
def test_whoever_raised_the_issue_accepts_the_answer_too():
    issue = registered(None, actor=akimat())
    assert act(answered(issue), "close", akimat(), DUE).closed_on == DUE


@pytest.mark.rule("ncip-9-1")
@pytest.mark.parametrize(("on", "days"), [(RAISED, 0), (RAISED + DAY, 1), (DUE, 17), (date(2025, 12, 1), 17)])
def test_the_days_are_counted_until_the_answer(on, days):
    issue = answered() if on >= DUE else registered()
    assert issue.days_open(on) == days
