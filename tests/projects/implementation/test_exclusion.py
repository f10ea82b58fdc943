"""Suspension and exclusion from the national pool: A5, PS-18, PS-19 (33-35; D22, D25)."""

from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from frontoffices.registry.enums import Kind
from ncip.casework import door
from ncip.casework.models import Deadline, Notice
from ncip.casework.tick import tick
from ncip.journal.enums import Channel
from ncip.journal.models import Event
from projects.implementation.models import ExclusionRequest, Project
from projects.implementation.queries import lights_on
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
from tests.projects.implementation.road import (
    act,
    amend,
    approved,
    at,
    designated,
    formed,
    investor_of,
    refusals,
)
from tests.projects.implementation.test_pages import browser_of, queries_of

pytestmark = pytest.mark.django_db
SENT = date(2025, 7, 3)  # Thursday
DECIDED = date(2025, 7, 10)  # Thursday
RESUMED = date(2025, 7, 17)  # Thursday
GIVEN = {"effect": "suspend", "grounds": ["ground_2"], "justification": "The bank has closed the credit line"}
STRANGERS = [national_company, national_chamber, lambda: akimat("KZ-79"), lambda: mission("DE")]


def akimat_observer() -> Any:
    return observer_of(akimat())


def asked(project: Project, actor: Any = None, *, on: date = SENT, **fields: Any) -> ExclusionRequest:
    made: ExclusionRequest = door.create(
        ExclusionRequest, GIVEN | fields, actor or akimat(), at=at(on), channel=Channel.DEMO, parent=project
    ).subject
    return made


def sent(project: Project, *, on: date = SENT, **fields: Any) -> ExclusionRequest:
    return act(asked(project, on=on, **fields), "send", akimat(), on)


def suspended(project: Project, *, on: date = DECIDED, **fields: Any) -> ExclusionRequest:
    request = act(sent(project, **fields), "suspend", authorised_body(), on, reason="The grounds are proven")
    project.refresh_from_db()
    return request


def term(subject: Any, code: str) -> Deadline:
    return Deadline.objects.get(subject_id=subject.public_id, term=code)


def event_names(subject: Any) -> list[str]:
    return list(
        Event.objects.filter(subject_id=subject.public_id).order_by("number").values_list("action", flat=True)
    )


@pytest.mark.rule("ncip-34")
def test_the_akimat_drafts_and_sends_a_reasoned_request():
    request = sent(formed())
    assert (request.state, request.sent_on, request.grounds) == ("on_decision", SENT, ["ground_2"])


@pytest.mark.rule("ncip-33-6")
@pytest.mark.parametrize("who", ["investor", "initiating body"])
def test_an_application_waits_for_the_akimat_that_turns_it_into_a_request(who):
    project = formed()
    applicant = investor_of(project) if who == "investor" else national_company()
    if who == "initiating body":
        Project.objects.filter(pk=project.pk).update(initiator=the(Kind.NATIONAL_COMPANY))
        project.refresh_from_db()
    request = asked(project, applicant, justification="We give the project up")
    assert (request.state, request.effect, request.grounds) == (
        "application_received",
        "exclude",
        ["ground_6"],
    )
    assert (request.applicant, request.applied_on) == (applicant.organisation, SENT)
    given = {
        "effect": "exclude",
        "grounds": ["ground_6", "ground_2"],
        "justification": "The investor gives up",
    }
    act(request, "draft", akimat(), SENT, **given)
    assert (request.state, request.grounds) == ("draft", ["ground_6", "ground_2"])


@pytest.mark.rule("ncip-33-1", "ncip-33-2", "ncip-33-3", "ncip-33-4", "ncip-33-5")
@pytest.mark.parametrize("ground", ["ground_1", "ground_2", "ground_3", "ground_4", "ground_5"])
@pytest.mark.parametrize("effect", ["suspend", "exclude", "both"])
def test_each_of_five_grounds_carries_each_effect(ground, effect):
    request = sent(formed(), grounds=[ground], effect=effect)
    assert (request.state, request.grounds) == ("on_decision", [ground])


@pytest.mark.rule("ncip-33-6")
@pytest.mark.parametrize("effect", ["suspend", "both"])
def test_an_application_alone_carries_an_exclusion_only(effect):
    project = formed()
    assert refusals(asked, project, grounds=["ground_6"], effect=effect) == [("invalid", "grounds")]
    assert asked(project, grounds=["ground_6"], effect="exclude").state == "draft"


@pytest.mark.rule("ncip-33-6")
def test_a_request_on_an_application_alone_is_not_answered_by_a_suspension():
    request = sent(formed(), grounds=["ground_6"], effect="exclude")
    found = refusals(act, request, "suspend", authorised_body(), DECIDED, reason="Why not")
    assert found == [("application_alone", "grounds")]


@pytest.mark.rule("ncip-34")
@pytest.mark.parametrize(("field", "value"), [("grounds", []), ("justification", " "), ("effect", "")])
def test_a_request_names_its_ground_its_effect_and_its_reasons(field, value):
    assert refusals(asked, formed(), **{field: value}) == [("required", field)]


@pytest.mark.rule("ncip-34")
@pytest.mark.parametrize("who", STRANGERS)
def test_only_the_akimat_the_investor_and_the_initiating_body_ask(who):
    project = formed()
    with pytest.raises((door.WrongRole, door.NotVisible)):
        asked(project, who())


@pytest.mark.rule("ncip-34")
def test_once_a_body_is_designated_another_akimat_of_the_region_does_not_send():
    project = designated()
    request = asked(project)
    Project.objects.filter(pk=project.pk).update(leb=the(Kind.LOCAL_EXECUTIVE_BODY, region__iso="KZ-79"))
    with pytest.raises(door.WrongRole):
        act(request, "send", akimat(), SENT)


@pytest.mark.rule("ncip-33")
def test_a_project_of_the_regional_pool_is_not_excluded():
    found = refusals(asked, formed(cost="1000000.00"))
    assert found == [("not_in_pool", None)]


@pytest.mark.rule("ncip-34")
def test_a_second_request_waits_until_the_first_is_decided():
    project = formed()
    first = sent(project)
    assert refusals(asked, project) == [("request_open", None)]
    act(first, "refuse", authorised_body(), DECIDED, reason="Not proven")
    assert asked(project, on=DECIDED).state == "draft"


@pytest.mark.rule("ncip-35")
@pytest.mark.parametrize(
    ("sent_on", "last_day"),
    [
        (date(2025, 7, 3), date(2025, 7, 11)),  # Thursday; 7 July is off for Capital Day on Sunday
        (date(2025, 3, 18), date(2025, 3, 28)),  # Tuesday; Nauryz and its moved days: 21, 24 and 25 March
        (date(2025, 12, 30), date(2026, 1, 9)),  # Tuesday; then 31 December, 5, 6, 8 and 9 January
    ],
)
def test_the_authorised_body_has_five_working_days(sent_on, last_day):
    project = formed()
    request = asked(project, on=sent_on)
    act(request, "send", akimat(), sent_on)
    assert (term(request, "exclusion").last_day, term(request, "exclusion").responsible) == (
        last_day,
        authorised_body().organisation,
    )


@pytest.mark.rule("ncip-35")
def test_silence_has_no_effect_but_is_told():
    authority = authorised_body()
    request = sent(formed())
    last = term(request, "exclusion").last_day
    tick(at(date(2025, 7, 16), 12))
    request.refresh_from_db()
    assert (request.state, term(request, "exclusion").status) == ("on_decision", "running")
    assert Notice.objects.filter(user=authority.user, event__action="deadline.passed").exists()
    act(request, "refuse", authorised_body(), date(2025, 7, 16), reason="Late but no")
    assert term(request, "exclusion").status == "met_late"
    assert last < date(2025, 7, 16)


@pytest.mark.rule("ncip-35")
@pytest.mark.parametrize("name", ["suspend", "exclude", "refuse"])
@pytest.mark.parametrize("who", [akimat, *STRANGERS])
def test_only_the_authorised_body_decides(name, who):
    request = sent(formed())
    with pytest.raises((door.WrongRole, door.NotVisible)):
        act(request, name, who(), DECIDED, reason="Because")


@pytest.mark.rule("ncip-35")
@pytest.mark.parametrize("name", ["suspend", "exclude", "refuse"])
def test_every_decision_gives_its_reason(name):
    assert refusals(act, sent(formed()), name, authorised_body(), DECIDED, reason=" ") == [
        ("required", "reason")
    ]


@pytest.mark.rule("ncip-35")
def test_a_suspended_project_keeps_its_state_and_is_seen():
    project = approved().project
    suspended(project)
    assert (project.state, project.suspended_on) == ("with_roadmap", DECIDED)
    assert Project.objects.visible_to(akimat()).filter(pk=project.pk).exists()
    assert "suspend" in event_names(project)


@pytest.mark.rule("ncip-35")
def test_the_clock_of_the_roadmap_stands_still_and_runs_on_with_the_days_left():
    project = designated(on=date(2025, 7, 1))
    running = term(project, "roadmap")
    assert running.last_day == date(2025, 7, 31)
    suspended(project)
    assert term(project, "roadmap").status == "suspended"
    act(project, "resume", authorised_body(), RESUMED, reason="Financing was found")
    running = term(project, "roadmap")
    assert (running.status, running.last_day) == ("running", date(2025, 8, 7))


@pytest.mark.rule("ncip-35", "ncip-56")
def test_days_of_suspension_are_no_delay_and_dates_of_tasks_do_not_move():
    roadmap = approved()
    project = roadmap.project
    task = roadmap.tasks.open().first()
    due = task.due_on
    suspended(project, on=date(2025, 7, 30))
    act(project, "resume", authorised_body(), date(2025, 8, 11), reason="Financing was found")
    task.refresh_from_db()
    intervals = list(project.suspensions.values_list("suspended_on", "resumed_on"))
    assert (task.due_on, due) == (due, date(2025, 7, 31))
    assert intervals == [(date(2025, 7, 30), date(2025, 8, 11))]
    days = [date(2025, 8, number) for number in (10, 11, 12)]
    assert [task.delay_days(day, intervals) for day in days] == [0, 1, 2]


@pytest.mark.rule("ncip-35", "ncip-55")
def test_tasks_of_a_suspended_project_have_no_colour_and_remind_nobody():
    roadmap = approved()
    late = date(2025, 8, 20)
    task = roadmap.tasks.open().first()
    assert (task.light(late).colour, roadmap.tasks.with_colour(late)[0].colour) == ("red", "red")
    suspended(roadmap.project)
    before = Notice.objects.count()
    task = type(task).objects.get(pk=task.pk)
    assert (task.light(late).colour, roadmap.tasks.with_colour(late)[0].colour) == ("none", "none")
    assert not Project.objects.with_light("red", late).exists()
    assert [one.red_tasks for one in Project.objects.with_lights(late)] == [None]
    assert roadmap.tasks.live().filter(lights_on(late)["red"]).count() == 0
    tick(at(late, 12), sweeps=["roadmap-tasks"])
    assert Notice.objects.count() == before


@pytest.mark.rule("ncip-35")
@pytest.mark.parametrize("who", [authorised_body, akimat, national_company])
def test_the_card_leads_the_authorised_body_alone_to_the_resumption(who):
    project = approved().project
    suspended(project)
    url = reverse("perform", args=["project", project.public_id, "resume"])
    shown = url in browser_of(who()).get(project.get_absolute_url()).content.decode()
    assert shown == (who is authorised_body)


@pytest.mark.rule("ncip-35")
def test_the_road_of_a_suspended_project_waits():
    roadmap = approved()
    suspended(roadmap.project)
    task = roadmap.tasks.open().first()
    found = refusals(road.complete, task, akimat(), RESUMED)
    assert found == [("suspended", None)]


@pytest.mark.rule("ncip-35")
def test_only_the_authorised_body_resumes_and_only_what_stands_still():
    project = approved().project
    assert refusals(act, project, "resume", authorised_body(), DECIDED, reason="Go") == [
        ("not_suspended", None)
    ]
    suspended(project)
    for who in (akimat, national_company, lambda: investor_of(project)):
        with pytest.raises(door.WrongRole):
            act(project, "resume", who(), RESUMED, reason="Go")
    act(project, "resume", authorised_body(), RESUMED, reason="Go")
    assert project.suspended_on is None
    assert road.complete(project.current_roadmap.tasks.open().first(), akimat(), RESUMED).state == "completed"


@pytest.mark.rule("ncip-35")
def test_a_project_is_not_suspended_twice():
    project = approved().project
    suspended(project)
    second = sent(project, on=DECIDED)
    found = refusals(act, second, "suspend", authorised_body(), DECIDED, reason="Again")
    assert found == [("already_suspended", None)]


@pytest.mark.rule("ncip-35")
def test_an_excluded_project_leaves_the_pool_and_has_no_terms():
    project = designated(on=date(2025, 7, 1))
    act(sent(project, effect="exclude"), "exclude", authorised_body(), DECIDED, reason="Bankruptcy")
    project.refresh_from_db()
    assert (project.state, project.pool, project.left_pool_on, project.left_pool_why) == (
        "excluded",
        "",
        DECIDED,
        "decision",
    )
    assert term(project, "roadmap").status == "cancelled"


@pytest.mark.rule("ncip-35")
@pytest.mark.parametrize(("effect", "found"), [("both", []), ("suspend", [("decided", None)])])
def test_after_a_suspension_only_both_leaves_the_exclusion_open(effect, found):
    project = approved().project
    request = suspended(project, effect=effect)
    assert refusals(act, request, "exclude", authorised_body(), RESUMED, reason="No hope") == found
    project.refresh_from_db()
    assert (project.state, bool(project.suspended_on)) == (
        ("with_roadmap", True) if found else ("excluded", False)
    )


@pytest.mark.rule("ncip-34")
def test_the_draft_is_edited_by_the_akimat_until_it_is_sent():
    request = asked(formed())
    amend(request, "edit", akimat(), SENT, justification="The bank confirms it in writing")
    assert request.justification == "The bank confirms it in writing"
    act(request, "send", akimat(), SENT)
    with pytest.raises(door.WrongState):
        amend(request, "edit", akimat(), SENT, justification="Too late")


@pytest.mark.rule("ncip-34", "ncip-35")
def test_the_journal_tells_the_whole_way():
    project = approved().project
    request = suspended(project)
    assert event_names(request) == ["create", "send", "suspend"]


def test_a_stranger_does_not_see_a_request():
    request = sent(formed())
    assert not ExclusionRequest.objects.visible_to(mission("DE")).exists()
    council = member_of(the(Kind.COUNCIL), name="council")
    assert list(ExclusionRequest.objects.visible_to(council)) == [request]


def three_requests() -> list[ExclusionRequest]:
    companies = [road.a_company(name) for name in ("One", "Two", "Three")]
    return [sent(formed(company=company)) for company in companies]


def test_the_list_and_the_card_cost_the_same_for_one_request_and_for_three():
    first = sent(formed(company=road.a_company("First")))
    client = browser_of(authorised_body())
    list_url, api_url = reverse("exclusion_requests"), reverse("api-exclusion-requests-list")
    counted = [queries_of(client, url) for url in (list_url, api_url, first.get_absolute_url())]
    three_requests()
    assert [queries_of(client, url) for url in (list_url, api_url, first.get_absolute_url())] == counted


@pytest.mark.rule("ncip-34", "ncip-35")
@pytest.mark.parametrize(
    ("language", "word"),
    [("ru", "Обоснование"), ("kk", "Негіздеме"), ("en", "Justification")],
)
def test_the_card_tells_the_request_in_three_languages(language, word):
    request = sent(formed())
    shown = (
        browser_of(authorised_body()).get(f"{request.get_absolute_url()}?lang={language}").content.decode()
    )
    assert word in shown
    assert GIVEN["justification"] in shown


@pytest.mark.rule("ncip-35")
def test_the_card_of_the_project_tells_of_its_suspension_and_offers_what_may_be_asked():
    project = approved().project
    shown = browser_of(akimat()).get(f"{project.get_absolute_url()}?lang=en").content.decode()
    assert "Ask for suspension or exclusion" in shown
    suspended(project)
    shown = browser_of(akimat()).get(f"{project.get_absolute_url()}?lang=en").content.decode()
    assert "Suspended since" in shown


@pytest.mark.rule("ncip-35")
def test_a_partner_system_reads_the_request_with_its_term():
    request = sent(formed())
    answer = browser_of(authorised_body()).get(
        reverse("api-exclusion-requests-detail", args=[request.public_id])
    )
    assert answer.json()["deadlines"][0]["rule"] == "ncip-35"
    assert {one["name"] for one in answer.json()["actions"] if one["enabled"]} == {
        "suspend",
        "exclude",
        "refuse",
    }


@pytest.mark.rule("ncip-34")
@pytest.mark.parametrize("who", [national_company, national_chamber, authorised_body, akimat_observer])
def test_only_the_akimat_turns_an_application_into_a_request_and_edits_it(who):
    project = formed()
    request = asked(project, investor_of(project), effect="exclude", grounds=["ground_6"])
    actor = who()
    given = {"effect": "exclude", "grounds": ["ground_6"], "justification": "Nothing was built"}
    with pytest.raises(door.WrongRole):
        act(request, "draft", actor, SENT, **given)
    with pytest.raises(door.WrongRole):
        amend(request, "edit", actor, SENT, **given)
    assert request.state == "application_received"


@pytest.mark.rule("ncip-35")
def test_the_term_of_a_contract_of_an_excluded_project_is_called_off():
    project = formed()
    given = {"number": "К-1", "signed_on": "2020-01-06", "ends_on": "2026-12-31"}
    road.rate(SENT)
    act(project, "add_contract", authorised_body(), SENT, **given)
    act(sent(project, effect="exclude"), "exclude", authorised_body(), DECIDED, reason="Bankruptcy")
    assert term(project.contracts.get(), "pool_contract").status == "cancelled"


@pytest.mark.rule("ncip-33", "ncip-36-a")
def test_a_project_that_left_the_pool_by_itself_is_not_excluded_from_it():
    project = road.validated()
    tick(at(date(2028, 7, 15), 12), sweeps=[])
    project.refresh_from_db()
    assert refusals(asked, project, on=date(2028, 7, 17)) == [("not_in_pool", None)]


@pytest.mark.rule("ncip-35", "ncip-61-a")
def test_the_terms_of_support_of_an_excluded_project_are_called_off():
    project = road.validated()
    on = date(2025, 7, 21)
    act(sent(project, on=on, effect="exclude"), "exclude", authorised_body(), on, reason="Bankruptcy")
    support = Deadline.objects.filter(subject_id=project.aftercare.public_id)
    assert set(support.values_list("term", "status")) == {("aftercare", "cancelled"), ("pool", "cancelled")}
