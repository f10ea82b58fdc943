"""Systemic issues of investors: raised with a recommendation, worked on by a named office."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from frontoffices.exchange.cards import analysis as analysis_card
from frontoffices.exchange.models import SystemicIssue
from frontoffices.registry.enums import Kind
from ncip.casework import deadlines, door
from ncip.casework.models import Notice
from ncip.law.terms import TERM_SYSTEMIC_MEASURE
from tests import people
from tests.frontoffices.exchange import office
from tests.frontoffices.exchange.office import DAY
from tests.projects.attraction.people import amend, perform

pytestmark = pytest.mark.django_db


def de():
    return people.mission("DE")


def body():
    return people.the(Kind.CENTRAL_BODY)


@pytest.mark.rule("ncip-5-14", "ncip-69")
@pytest.mark.parametrize("who", [de, people.akimat, office.ministry, people.national_company])
def test_offices_of_all_levels_raise_issues_with_recommendations(who):
    found = office.raised(who())
    assert (found.state, found.recommendation) == ("raised", "Issue them for the time of assembly")


@pytest.mark.rule("ncip-5-14")
@pytest.mark.parametrize("part", ["problem", "recommendation", "area"])
def test_an_issue_says_what_hinders_and_what_is_recommended(part):
    with pytest.raises(door.BadParameters) as refusal:
        office.issue(**{part: ""})
    assert [reason.field for reason in refusal.value.reasons] == [part]


@pytest.mark.rule("ncip-5-14")
def test_those_who_decide_are_told():
    readers = [people.authorised_body(), people.national_company(), people.akimat()]
    office.raised()
    assert [Notice.objects.filter(user=one.user).count() for one in readers] == [1, 1, 0]


@pytest.mark.rule("ncip-69")
def test_a_measure_has_an_office_and_a_day_that_is_watched():
    found = office.under_work()
    running = deadlines.running(found, TERM_SYSTEMIC_MEASURE)
    assert (found.state, found.responsible, found.due_on, running.last_day, running.responsible) == (
        "under_work",
        body(),
        date(2025, 4, 30),
        date(2025, 4, 30),
        body(),
    )


@pytest.mark.rule("ncip-69")
@pytest.mark.parametrize(
    ("due_on", "refused"), [("2025-03-02", True), ("2025-03-03", True), ("2025-03-04", False)]
)
def test_a_measure_lies_ahead(due_on, refused):
    found = office.raised()
    data = office.measure_named(body(), due_on)
    if refused:
        with pytest.raises(door.BadParameters):
            perform(found, "take_up", people.authorised_body(), data, on=DAY)
        return
    perform(found, "take_up", people.authorised_body(), data, on=DAY)
    assert found.state == "under_work"


@pytest.mark.rule("ncip-69")
def test_nobody_decides_on_what_his_own_office_raised():
    found = office.raised(people.national_company())
    with pytest.raises(door.WrongRole):
        perform(found, "take_up", people.national_company(), office.measure_named(body()), on=DAY)
    perform(found, "take_up", people.authorised_body(), office.measure_named(body()), on=DAY)
    assert found.state == "under_work"


@pytest.mark.rule("ncip-69")
@pytest.mark.parametrize("name", ["take_up", "decline"])
@pytest.mark.parametrize("who", [de, people.akimat, people.national_chamber, office.ministry])
def test_others_do_not_decide(who, name):
    data = {**office.measure_named(body()), "reason": "x"}
    with pytest.raises(door.WrongRole):
        perform(office.raised(), name, who(), data, on=DAY)


@pytest.mark.rule("ncip-69")
def test_the_result_closes_the_issue_and_its_term():
    found = office.under_work()
    perform(found, "resolve", office.ministry(), {"result": "The rules were amended"}, on=DAY)
    running = deadlines.running(found, TERM_SYSTEMIC_MEASURE)
    assert (found.state, found.result, found.closed_on, running) == (
        "resolved",
        "The rules were amended",
        DAY,
        None,
    )


@pytest.mark.rule("ncip-69")
@pytest.mark.parametrize("who", [de, people.akimat, people.authorised_body, people.national_company])
def test_only_the_office_that_answers_reports_the_result(who):
    with pytest.raises(door.WrongRole):
        perform(office.under_work(), "resolve", who(), {"result": "x"}, on=DAY)


@pytest.mark.rule("ncip-69")
def test_a_declined_issue_says_why():
    found = office.raised()
    perform(found, "decline", people.national_company(), {"reason": "Already solved"}, on=DAY)
    assert (found.state, found.result, found.closed_on) == ("declined", "Already solved", DAY)


def test_a_raised_issue_is_not_changed_any_more():
    with pytest.raises(door.WrongState):
        amend(office.raised(), "edit", office.issue_data(title="Other"), de())


@pytest.mark.rule("ncip-69")
def test_the_database_wants_a_measure_with_its_office_and_day():
    found = office.under_work()
    with pytest.raises(IntegrityError, match="measure_has_an_office_and_a_day"), transaction.atomic():
        SystemicIssue.objects.filter(pk=found.pk).update(due_on=None)


def test_drafts_are_their_keepers_and_raised_issues_everybodys():
    found = office.issue()
    who = (de, people.authorised_body, people.akimat)
    drafts = [SystemicIssue.objects.visible_to(one()).count() for one in who]
    perform(found, "submit", de())
    raised = [SystemicIssue.objects.visible_to(one()).count() for one in who]
    assert (drafts, raised) == ([1, 0, 0], [1, 1, 1])


@pytest.mark.rule("ncip-69")
def test_an_analysis_names_the_recommendations_that_follow_from_it():
    found = office.shared()
    raised = office.raised(analysis=str(found.public_id))
    rows = analysis_card(found, people.akimat())["links"][0]["rows"]
    assert [one for _url, one, _state in rows] == [raised]
