"""The agenda of the Council: by hand, and issues of the green corridor by themselves (9(2), 32; A6, D13)."""

from datetime import date, timedelta
from typing import Any

import pytest

from ncip.casework import door
from projects.implementation.models import Project
from projects.issues.models import AgendaItem, CouncilMeeting
from projects.issues.progress import without_progress
from tests.people import akimat, authorised_body, mission, national_company, observer_of
from tests.projects.implementation.road import DUE as TASK_DUE
from tests.projects.implementation.road import a_company, approved, formed, investor_of, refusals
from tests.projects.implementation.test_corridor import scored
from tests.projects.issues.sitting import (
    DUE,
    MEETING,
    NEARER,
    PASSED_ON,
    RAISED,
    REGISTERED,
    act,
    amend,
    brought,
    council,
    create,
    decided,
    forwarded,
    in_corridor,
    ministry,
    raised,
    registered,
    scheduled,
)

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
MINUTES = {"number": "3", "chair": "The Prime Minister", "attendees": "A. Sultan, minister\nB. Omar, akim"}


def corridor_issue(**words: Any) -> Any:
    """An issue of a project in the green corridor, under review."""
    return registered(in_corridor(formed()), **words)


def standing(issue: Any) -> Any:
    """The day of the meeting on whose agenda the issue waits, or None."""
    item = AgendaItem.objects.waiting().filter(issue=issue).first()
    return item.meeting.planned_on if item else None


# --- by itself ------------------------------------------------------------------------------------------------


@pytest.mark.rule("ncip-32-b")
def test_an_issue_of_the_corridor_goes_to_the_nearest_meeting_by_itself():
    scheduled(MEETING)
    scheduled(NEARER)
    issue = corridor_issue()
    assert (issue.state, standing(issue)) == ("council_agenda", NEARER)
    assert AgendaItem.objects.get(issue=issue).automatic is True


@pytest.mark.rule("ncip-32-b")
def test_it_stands_on_the_agenda_from_the_day_it_is_raised():
    scheduled(NEARER)
    issue = raised(in_corridor(formed()))
    assert (issue.state, standing(issue)) == ("submitted", NEARER)


@pytest.mark.rule("ncip-32-b")
def test_a_meeting_that_is_scheduled_later_takes_up_open_issues_of_the_corridor():
    issue = corridor_issue()
    assert (issue.state, standing(issue)) == ("under_review", None)
    scheduled(NEARER, on=PASSED_ON)
    issue.refresh_from_db()
    assert (issue.state, standing(issue)) == ("council_agenda", NEARER)


@pytest.mark.rule("ncip-32-b")
def test_a_nearer_meeting_takes_the_issue_over():
    scheduled(MEETING)
    issue = corridor_issue()
    scheduled(NEARER, on=PASSED_ON)
    assert standing(issue) == NEARER


@pytest.mark.rule("ncip-32-b")
@pytest.mark.parametrize(("day", "found"), [(-1, None), (0, REGISTERED), (1, REGISTERED + DAY)])
def test_a_meeting_whose_day_has_passed_is_not_the_nearest(day, found):
    issue = registered(in_corridor(formed()))
    meeting = scheduled(DUE, on=RAISED)
    CouncilMeeting.objects.filter(pk=meeting.pk).update(planned_on=REGISTERED + day * DAY)
    assert getattr(CouncilMeeting.objects.nearest(REGISTERED), "planned_on", None) == found
    assert issue.project.in_corridor


@pytest.mark.rule("ncip-32-b")
def test_an_issue_outside_the_corridor_does_not_go_by_itself():
    scheduled(NEARER)
    issue = registered()
    assert (issue.state, standing(issue)) == ("under_review", None)


@pytest.mark.rule("ncip-32-b")
def test_an_issue_that_was_passed_on_waits_for_the_council_all_the_same():
    issue = forwarded(issue=corridor_issue())
    scheduled(NEARER, on=PASSED_ON)
    issue.refresh_from_db()
    assert (issue.state, standing(issue)) == ("forwarded", NEARER)


@pytest.mark.rule("ncip-32-b")
def test_the_authorised_body_may_forward_it_while_it_waits_for_the_meeting():
    scheduled(NEARER)
    issue = forwarded(issue=corridor_issue())
    assert (issue.state, standing(issue)) == ("forwarded", NEARER)


@pytest.mark.rule("ncip-32-b")
def test_an_issue_of_the_corridor_does_not_leave_the_agenda_by_hand():
    scheduled(NEARER)
    issue = corridor_issue()
    item = AgendaItem.objects.get(issue=issue)
    assert refusals(act, issue, "recall", authorised_body(), PASSED_ON, reason="Later") == [
        ("corridor", None)
    ]
    assert refusals(act, item, "withdraw", council(), PASSED_ON, reason="Later") == [("corridor", None)]


@pytest.mark.rule("ncip-32-b")
def test_an_answer_before_the_meeting_takes_it_off_the_agenda():
    scheduled(NEARER)
    issue = forwarded(issue=corridor_issue())
    act(issue, "receive_result", national_company(), DUE, result="Solved by the operator")
    act(issue, "answer", authorised_body(), DUE, answer_text="Solved")
    assert (issue.state, standing(issue)) == ("answered", None)


@pytest.mark.rule("ncip-32-b")
def test_what_the_council_decided_does_not_come_before_it_again():
    scheduled(NEARER)
    issue = corridor_issue()
    decided(AgendaItem.objects.get(issue=issue), on=NEARER)
    scheduled(MEETING, on=NEARER)
    issue.refresh_from_db()
    assert (issue.state, standing(issue)) == ("under_review", None)


@pytest.mark.rule("ncip-32-b")
def test_an_issue_that_was_opened_again_comes_before_the_council_again():
    scheduled(NEARER)
    issue = corridor_issue()
    decided(AgendaItem.objects.get(issue=issue), on=NEARER)
    act(issue, "answer", authorised_body(), NEARER, answer_text="As decided")
    scheduled(MEETING, on=NEARER)
    act(issue, "reopen", investor_of(issue.project), NEARER + DAY, reason="Nothing was done")
    assert (issue.state, standing(issue)) == ("council_agenda", MEETING)


@pytest.mark.rule("ncip-32-b")
def test_a_project_that_comes_into_the_corridor_takes_its_issues_with_it():
    scheduled(NEARER)
    issue = registered(scored("14.99", jobs=299))
    assert standing(issue) is None
    amend(issue.project, "edit", akimat(), PASSED_ON, jobs="300")
    act(issue.project, "confirm_corridor", authorised_body(), PASSED_ON)
    issue.refresh_from_db()
    assert (issue.state, standing(issue)) == ("council_agenda", NEARER)


# --- decisions ------------------------------------------------------------------------------------------------


@pytest.mark.rule("ncip-32-b")
def test_the_decision_comes_back_to_the_issue():
    scheduled(NEARER)
    issue = corridor_issue()
    item = decided(AgendaItem.objects.get(issue=issue), on=NEARER)
    issue.refresh_from_db()
    assert (item.state, item.decision, issue.state) == ("decided", "To build the line by May", "under_review")


@pytest.mark.rule("ncip-9-2")
@pytest.mark.parametrize(("day", "found"), [(-1, [("too_early", None)]), (0, None), (1, None)])
def test_a_decision_is_entered_on_the_day_of_the_meeting_or_later(day, found):
    item = brought(scheduled(NEARER))
    on = NEARER + day * DAY
    if found:
        assert refusals(decided, item, on=on) == found
    else:
        assert decided(item, on=on).state == "decided"


@pytest.mark.rule("ncip-9-2")
@pytest.mark.parametrize("stranger", [national_company, akimat, ministry, lambda: observer_of(council())])
def test_only_the_council_and_the_authorised_body_enter_decisions(stranger):
    item = brought(scheduled(NEARER))
    with pytest.raises((door.WrongRole, door.NotVisible)):
        act(item, "decide", stranger(), NEARER, decision="Yes")


# --- by hand --------------------------------------------------------------------------------------------------


@pytest.mark.rule("ncip-9-2")
def test_the_authorised_body_puts_an_issue_on_the_agenda_of_the_nearest_meeting():
    scheduled(MEETING)
    scheduled(NEARER)
    issue = act(registered(), "put_on_agenda", authorised_body(), PASSED_ON)
    item = AgendaItem.objects.get(issue=issue)
    assert (item.meeting.planned_on, item.automatic, item.project) == (NEARER, False, issue.project)


@pytest.mark.rule("ncip-9-2")
def test_it_may_choose_a_later_meeting():
    scheduled(NEARER)
    later = scheduled(MEETING)
    issue = act(registered(), "put_on_agenda", authorised_body(), PASSED_ON, meeting=str(later.public_id))
    assert standing(issue) == MEETING


@pytest.mark.rule("ncip-9-2")
def test_without_a_scheduled_meeting_nothing_is_put_on_an_agenda():
    found = refusals(act, registered(), "put_on_agenda", authorised_body(), PASSED_ON)
    assert found == [("no_meeting", None)]


@pytest.mark.rule("ncip-9-2")
def test_an_issue_that_was_taken_back_leaves_the_agenda():
    scheduled(NEARER)
    issue = act(registered(), "put_on_agenda", authorised_body(), PASSED_ON)
    act(issue, "recall", authorised_body(), PASSED_ON, reason="Solved")
    assert (issue.state, standing(issue)) == ("under_review", None)


@pytest.mark.rule("ncip-9-2")
def test_an_item_taken_off_gives_its_issue_back():
    scheduled(NEARER)
    issue = act(registered(), "put_on_agenda", authorised_body(), PASSED_ON)
    act(AgendaItem.objects.get(issue=issue), "withdraw", authorised_body(), PASSED_ON, reason="Solved")
    issue.refresh_from_db()
    assert issue.state == "under_review"


@pytest.mark.rule("ncip-9-2")
def test_the_authorised_body_brings_a_project_and_a_question_of_the_climate():
    meeting, project = scheduled(NEARER), formed()
    one, other = brought(meeting, project=project.code, title=""), brought(meeting)
    assert ((one.kind, one.project), (other.kind, other.project)) == (("project", project), ("climate", None))


@pytest.mark.rule("ncip-9-2")
def test_a_question_names_a_project_or_has_words():
    assert refusals(brought, scheduled(NEARER), title="") == [("required", "title")]


@pytest.mark.rule("ncip-9-2")
def test_a_project_waits_on_one_agenda_only():
    meeting, project = scheduled(NEARER), formed()
    brought(meeting, project=project.code)
    assert refusals(brought, meeting, project=project.code) == [("waits", "project")]


@pytest.mark.rule("ncip-9-2")
@pytest.mark.parametrize("stranger", [council, national_company, lambda: mission("DE")])
def test_nobody_else_brings_questions(stranger):
    meeting = scheduled(NEARER)
    with pytest.raises((door.WrongRole, door.NotVisible)):
        create(AgendaItem, {"title": "Taxes"}, stranger(), REGISTERED, meeting)


@pytest.mark.rule("ncip-9-2")
def test_a_closed_meeting_takes_no_more_questions():
    meeting = act(scheduled(NEARER), "hold", council(), NEARER, **MINUTES)
    assert refusals(brought, meeting, on=NEARER) == [("not_planned", None)]


# --- the meeting ----------------------------------------------------------------------------------------------


@pytest.mark.rule("ncip-9-2")
@pytest.mark.parametrize("secretary", [council, authorised_body])
def test_the_council_and_the_authorised_body_schedule_meetings(secretary):
    assert scheduled(actor=secretary()).planned_on == MEETING


@pytest.mark.rule("ncip-9-2")
@pytest.mark.parametrize("stranger", [national_company, akimat, ministry, lambda: observer_of(council())])
def test_others_schedule_none(stranger):
    with pytest.raises(door.WrongRole):
        scheduled(actor=stranger())


@pytest.mark.rule("ncip-9-2")
@pytest.mark.parametrize(("day", "found"), [(-1, [("past", "planned_on")]), (0, None), (1, None)])
def test_a_meeting_is_scheduled_ahead(day, found):
    if found:
        assert refusals(scheduled, RAISED + day * DAY) == found
    else:
        assert scheduled(RAISED + day * DAY).state == "planned"


@pytest.mark.rule("ncip-9-2")
def test_a_held_meeting_has_minutes_and_people():
    meeting = act(scheduled(NEARER), "hold", council(), NEARER, **MINUTES)
    assert (meeting.state, meeting.number, meeting.attendees, meeting.held_on) == (
        "held", "3", ["A. Sultan, minister", "B. Omar, akim"], NEARER,
    )  # fmt: skip


@pytest.mark.rule("ncip-9-2")
@pytest.mark.parametrize(("day", "early"), [(-1, True), (0, False), (1, False)])
def test_a_meeting_is_closed_on_its_day_or_later(day, early):
    meeting, on = scheduled(NEARER), NEARER + day * DAY
    if early:
        assert refusals(act, meeting, "hold", council(), on, **MINUTES) == [("too_early", None)]
    else:
        assert act(meeting, "hold", council(), on, **MINUTES).state == "held"


@pytest.mark.rule("ncip-9-2")
@pytest.mark.parametrize(
    ("name", "params", "on"), [("hold", MINUTES, NEARER), ("cancel", {"reason": "Ill"}, RAISED)]
)
def test_what_was_not_decided_goes_to_the_next_meeting(name, params, on):
    first = scheduled(NEARER)
    scheduled(MEETING)
    item = brought(first)
    act(first, name, council(), on, **params)
    item.refresh_from_db()
    assert (item.state, item.meeting.planned_on) == ("waiting", MEETING)


@pytest.mark.rule("ncip-32-b")
def test_without_a_next_meeting_the_issue_goes_back_and_the_next_one_takes_it_up():
    meeting = scheduled(NEARER)
    issue = corridor_issue()
    act(meeting, "cancel", council(), PASSED_ON, reason="The chair is ill")
    issue.refresh_from_db()
    assert (issue.state, standing(issue)) == ("under_review", None)
    scheduled(MEETING, on=DUE)
    issue.refresh_from_db()
    assert (issue.state, standing(issue)) == ("council_agenda", MEETING)


@pytest.mark.rule("ncip-9-2")
def test_a_meeting_that_has_decided_is_not_cancelled():
    meeting = scheduled(NEARER)
    decided(brought(meeting), on=NEARER)
    assert refusals(act, meeting, "cancel", council(), NEARER, reason="Ill") == [("decided", None)]


@pytest.mark.rule("ncip-32-b")
def test_a_meeting_moved_behind_another_one_gives_up_the_issues_of_the_corridor():
    meeting = scheduled(NEARER)
    scheduled(MEETING)
    issue = corridor_issue()
    amend(meeting, "edit", council(), PASSED_ON, planned_on="2025-10-15")
    assert standing(issue) == MEETING


@pytest.mark.rule("ncip-9-2")
def test_who_sees_a_meeting_and_which_questions():
    meeting = scheduled(NEARER)
    project = formed(company=a_company("Tobyl Foods"), title="Mill")
    brought(meeting, project=project.code, title="")
    brought(meeting)
    seen = {
        name: (
            CouncilMeeting.objects.visible_to(actor).count(),
            AgendaItem.objects.visible_to(actor).count(),
        )
        for name, actor in {
            "council": council(),
            "akimat of the region": akimat(),
            "another akimat": akimat("KZ-79"),
            "investor": investor_of(project),
            "ministry": ministry(),
        }.items()
    }
    assert seen == {
        "council": (1, 2),
        "akimat of the region": (1, 1),
        "another akimat": (0, 0),
        "investor": (1, 1),
        "ministry": (0, 0),
    }


@pytest.mark.rule("ncip-9-2")
def test_an_invited_body_sees_the_whole_agenda():
    office = ministry()
    meeting = scheduled(NEARER, invited=[str(office.organisation.public_id)])
    brought(meeting, project=formed().code, title="")
    brought(meeting)
    assert AgendaItem.objects.visible_to(office).count() == 2


# --- projects without progress --------------------------------------------------------------------------------


@pytest.mark.rule("ncip-9-2")
@pytest.mark.parametrize(("day", "stands"), [(-1, False), (0, True), (1, True)])
def test_a_project_stands_still_when_nothing_was_finished_for_so_many_days(day, stands):
    roadmap = approved()
    started: date = roadmap.approved_on
    days = 60
    on = started + timedelta(days=days + day)
    assert on > TASK_DUE
    found = without_progress(council(), on, days)
    assert list(found) == ([Project.objects.get(pk=roadmap.project_id)] if stands else [])


@pytest.mark.rule("ncip-9-2")
def test_a_project_without_overdue_tasks_does_not_stand_still():
    approved()
    assert list(without_progress(council(), TASK_DUE, 10)) == []


@pytest.mark.rule("ncip-9-2")
def test_a_project_that_waits_for_the_council_is_not_offered_again():
    roadmap = approved()
    on = TASK_DUE + 60 * DAY
    brought(scheduled(on + DAY), on=RAISED, project=roadmap.project.code, title="")
    assert list(without_progress(council(), on, 30)) == []
