"""The visit: VI-1 to VI-9 of the state table (ncip-40, ncip-41), each by its actor and by nobody else."""

from datetime import date, timedelta

import pytest

from frontoffices.registry.enums import Kind
from ncip.casework import door
from ncip.casework.models import Notice
from ncip.journal.models import Event
from projects.attraction.models import ProgrammeItem, Visit, VisitParticipant
from tests.projects.attraction.people import (
    akimat,
    amend,
    company,
    create,
    embassy,
    office,
    officer_of,
    organisation,
    perform,
)
from tests.projects.attraction.visiting import (
    BEGINS,
    ENDS,
    PLANNED,
    STATES,
    approved,
    authority,
    born_of,
    card_data,
    days,
    filled,
    held,
    invite_kostanay,
    item,
    item_data,
    key,
    kostanay,
    ministry,
    participant,
    passed,
    plan_data,
    planned,
    prepared,
    ready,
    trip,
)

pytestmark = pytest.mark.django_db


def refusal(call, *args, **kwargs):
    with pytest.raises(door.Refused) as caught:
        call(*args, **kwargs)
    return [(reason.field, reason.code, reason.rule) for reason in caught.value.reasons]


# VI-1, VI-2: a trip abroad


@pytest.mark.rule("ncip-40-2")
def test_a_trip_abroad_enters_as_held():
    found = trip()
    assert (found.kind, found.state, found.owner, found.country) == (
        "outgoing",
        "held",
        embassy().organisation,
        "DE",
    )


@pytest.mark.rule("ncip-40-5", "ncip-40-5-f")
def test_the_embassy_fills_the_card_of_a_trip():
    found = trip()
    perform(found, "fill_card", embassy(), {"events": "Round table\nVisit of a plant"}, on=ENDS)
    assert (found.state, found.events, found.card_filled_on) == (
        "card_filled",
        ["Round table", "Visit of a plant"],
        ENDS,
    )


@pytest.mark.rule("ncip-40-2")
def test_a_head_of_a_quasi_state_organisation_travels_too():
    natco = organisation(Kind.NATIONAL_COMPANY)
    assert trip(body=key(natco)).body == natco


# VI-3: the plan


@pytest.mark.rule("ncip-40-6")
def test_a_mission_plans_a_visit_with_days_purposes_and_the_agreed_body():
    found = planned()
    assert (found.state, found.begins_on, found.ends_on, found.purpose, found.body, found.body_agreed_on) == (
        "planned",
        BEGINS,
        ENDS,
        "Choice of a site for a solar plant",
        ministry().organisation,
        date(2025, 2, 1),
    )


@pytest.mark.rule("ncip-40-6")
def test_several_companies_come_together():
    one, other = company(), company(name="Elbe Wind AG")
    found = planned(of=one, companies="Rhein Solar GmbH\nElbe Wind AG")
    assert set(found.companies.all()) == {one, other}


@pytest.mark.rule("ncip-5-2")
def test_a_visit_has_an_accompanying_officer_and_tells_of_transnational_companies():
    found = planned(accompanying=key(embassy().user), is_transnational="on")
    assert (found.accompanying, found.is_transnational) == (embassy().user, True)


@pytest.mark.rule("ncip-5-2")
def test_the_mission_names_another_accompanying_officer():
    found = approved()
    colleague = embassy(name="Colleague")
    amend(found, "name_officer", {"accompanying": key(colleague.user)}, embassy(), on=PLANNED)
    assert found.accompanying == colleague.user


@pytest.mark.rule("ncip-40-6")
@pytest.mark.parametrize("kind", [Kind.LOCAL_EXECUTIVE_BODY, Kind.NATIONAL_COMPANY, Kind.CENTRAL_BODY])
def test_home_offices_plan_no_visits(kind):
    with pytest.raises(door.WrongRole):
        create(Visit, plan_data(), office(kind), on=PLANNED)


# VI-4, VI-5: the decision


@pytest.mark.rule("ncip-40-7-a")
def test_the_authorised_body_finds_a_visit_expedient():
    found = planned()
    perform(found, "approve", authority(), on=PLANNED)
    assert (found.state, found.decided_on) == ("approved", PLANNED)


@pytest.mark.rule("ncip-40-7-a")
def test_a_refusal_has_its_reason_and_leaves_the_company_as_it_is():
    found = planned()
    perform(found, "decline", authority(), {"reason": "The plant is built already"}, on=PLANNED)
    assert (found.state, found.decline_reason, found.companies.count()) == (
        "declined",
        "The plant is built already",
        1,
    )


@pytest.mark.rule("ncip-40-7-a")
def test_a_refusal_without_a_reason_is_refused():
    assert refusal(perform, planned(), "decline", authority(), {"reason": " "}) == [
        ("reason", "required", None)
    ]


@pytest.mark.rule("ncip-40-7-a")
def test_the_decision_reaches_the_mission():
    embassy(), ministry()
    found = approved()
    event = Event.objects.get(action="approve", subject_id=found.public_id)
    told = Notice.objects.filter(event_id=event.id).values_list("user", flat=True)
    assert set(told) == {embassy().user.pk, ministry().user.pk}


# VI-6: programme and participants


@pytest.mark.rule("ncip-40-7-b")
def test_the_competent_body_is_invited_with_the_decision():
    found = approved()
    assert [one.organisation for one in found.invitations.all()] == [ministry().organisation]


@pytest.mark.rule("ncip-40-7-b")
def test_the_authorised_body_invites_akimats():
    found = approved()
    invite_kostanay(found)
    assert item(found, akimat(), organisation=key(akimat().organisation)).owner == akimat().organisation


@pytest.mark.rule("ncip-40-7-b")
def test_a_body_that_is_not_invited_writes_nothing():
    found = approved()
    with pytest.raises(door.Refused):
        item(found, akimat("11"), organisation=key(ministry().organisation))


@pytest.mark.rule("ncip-40-7-b")
def test_programme_and_participants_are_both_needed():
    reasons = [code for _f, code, _r in refusal(perform, approved(), "complete_programme", authority())]
    assert reasons == ["no_programme", "no_participants"]


@pytest.mark.rule("ncip-40-7-b")
def test_a_row_that_was_taken_out_is_no_programme():
    found = prepared()
    perform(found.programme.get(), "remove", ministry(), on=PLANNED)
    assert refusal(perform, found, "complete_programme", authority()) == [
        (None, "no_programme", "ncip-40-7-b")
    ]


@pytest.mark.rule("ncip-40-7-b")
def test_a_body_with_a_row_agrees_before_the_programme_is_ready():
    found = approved()
    item(found)
    participant(found)
    before = refusal(perform, found, "complete_programme", authority())
    perform(found, "agree_part", ministry(), on=PLANNED)
    perform(found, "complete_programme", authority(), on=PLANNED)
    assert (before, found.state) == ([(None, "not_agreed", "ncip-40-7-b")], "programme_ready")


@pytest.mark.rule("ncip-40-7-b")
def test_a_mark_falls_when_its_part_is_changed():
    found = prepared()
    amend(found.programme.get(), "edit", item_data(found, place="Hotel"), authority(), on=PLANNED)
    assert refusal(perform, found, "complete_programme", authority()) == [(None, "not_agreed", "ncip-40-7-b")]


@pytest.mark.rule("ncip-40-7-b")
def test_a_mark_stays_when_the_part_of_another_is_changed():
    found = prepared()
    leb = invite_kostanay(found)
    item(found, leb, organisation=key(authority().organisation))
    perform(found, "complete_programme", authority(), on=PLANNED)
    assert found.state == "programme_ready"


@pytest.mark.rule("ncip-40-7-b")
def test_the_same_wording_is_agreed_once():
    assert refusal(perform, prepared(), "agree_part", ministry()) == [(None, "agreed_already", "ncip-40-7-b")]


@pytest.mark.rule("ncip-40-7-b")
def test_a_participant_who_is_taken_off_is_not_kept_by_name():
    row = participant(approved())
    perform(row, "remove", embassy(), on=PLANNED)
    assert (row.name, row.position, row.state) == ("", "", "removed")


@pytest.mark.rule("ncip-40-7-b")
def test_a_row_that_ends_before_it_begins_is_refused():
    assert refusal(item, approved(), starts_at="12:00") == [("ends_at", "ends_before", "ncip-40-7-b")]


@pytest.mark.rule("ncip-40-7-b")
@pytest.mark.parametrize(
    ("day", "fits"),
    [("2025-02-04", False), ("2025-02-05", True), ("2025-02-07", True), ("2025-02-08", False)],
)
def test_the_programme_stays_within_the_days_of_the_visit(day, fits):
    found = approved()
    data = item_data(found) | {"on": day}
    if fits:
        assert create(ProgrammeItem, data, ministry(), found, on=PLANNED).on.isoformat() == day
    else:
        assert refusal(create, ProgrammeItem, data, ministry(), found, on=PLANNED) == [
            ("on", "outside", "ncip-40-7-b")
        ]


def test_a_visit_is_moved_only_with_its_programme():
    found = ready()
    later = days(date(2025, 2, 6), date(2025, 2, 8))
    reasons = refusal(amend, found, "reschedule", later, embassy(), on=PLANNED)
    amend(found.programme.get(), "edit", item_data(found) | {"on": "2025-02-06"}, ministry(), on=PLANNED)
    amend(found, "reschedule", later, embassy(), on=PLANNED)
    assert (reasons, found.begins_on) == ([("begins_on", "rows_outside", "ncip-40-7-b")], date(2025, 2, 6))


# VI-7, VI-8: held, and the card


@pytest.mark.rule("ncip-41-a")
def test_the_mission_tells_the_actual_days_and_the_expected_ones_are_kept():
    found = ready()
    perform(found, "hold", embassy(), days(BEGINS, date(2025, 2, 6)), on=ENDS)
    assert (found.state, found.ends_on, found.planned_end) == ("held", date(2025, 2, 6), ENDS)


@pytest.mark.rule("ncip-41-a")
@pytest.mark.parametrize(
    ("on", "begun"), [(date(2025, 2, 4), False), (BEGINS, True), (date(2025, 2, 6), True)]
)
def test_a_visit_is_held_from_its_first_day_on(on, begun):
    found = ready()
    told = days(PLANNED, min(on, PLANNED)) if not begun else days(BEGINS, BEGINS)
    if begun:
        perform(found, "hold", embassy(), told, on=on)
    else:
        assert refusal(perform, found, "hold", embassy(), told, on=on) == [(None, "not_begun", "ncip-41-a")]
    assert found.state == ("held" if begun else "programme_ready")


@pytest.mark.rule("ncip-40-7-b")
def test_a_visit_whose_programme_was_emptied_is_not_held():
    found = ready()
    perform(found.programme.get(), "remove", authority(), on=PLANNED)
    assert refusal(perform, found, "hold", embassy(), days(), on=ENDS) == [
        (None, "no_programme", "ncip-40-7-b")
    ]


@pytest.mark.rule("ncip-41-a")
def test_the_mission_fills_the_card_with_the_agreements_reached():
    found = filled(data=card_data(agreements="Memorandum\n\n Site by May "))
    assert (found.state, found.agreements) == ("card_filled", ["Memorandum", "Site by May"])


@pytest.mark.rule("ncip-41-a")
def test_a_card_without_agreement_says_why():
    data = {"events": "Talks", "no_agreement": "on", "no_agreement_reason": "The investor thinks it over"}
    found = filled(data=data)
    assert (found.state, found.agreements, found.no_agreement_reason) == (
        "card_filled",
        [],
        "The investor thinks it over",
    )


@pytest.mark.rule("ncip-43-b")
@pytest.mark.parametrize("who", [embassy, ministry, authority])
def test_results_are_written_by_hand_when_needed(who):
    found = filled()
    amend(found, "write_results", {"results": "The plant was shown to the press"}, who(), on=ENDS)
    assert found.results == "The plant was shown to the press"


# VI-9: the initiative


@pytest.mark.rule("ncip-41-b")
def test_the_initiative_of_a_visit_goes_to_the_akimat_with_the_visit():
    found = filled()
    born = born_of(found)
    perform(found, "pass_initiative", embassy(), {"initiative": key(born), **kostanay()}, on=ENDS)
    born.refresh_from_db()
    assert (found.state, born.state, born.received_on) == ("initiative_passed", "received", ENDS)


@pytest.mark.rule("ncip-41-b")
def test_passing_the_initiative_on_takes_its_visit_along():
    found = filled()
    perform(born_of(found), "pass_on", embassy(), kostanay(), on=ENDS)
    found.refresh_from_db()
    assert found.state == "initiative_passed"


@pytest.mark.rule("ncip-41-b")
def test_an_initiative_that_went_before_the_card_ends_the_road_with_the_card():
    found = held()
    perform(born_of(found), "pass_on", embassy(), kostanay(), on=ENDS)
    found.refresh_from_db()
    between = found.state
    perform(found, "fill_card", embassy(), card_data(), on=ENDS)
    assert (between, found.state) == ("held", "initiative_passed")


@pytest.mark.rule("ncip-41-b")
def test_without_an_initiative_nothing_is_passed():
    found = filled()
    other = key(born_of(trip(of=found.companies.get())))
    reasons = refusal(perform, found, "pass_initiative", embassy(), {"initiative": other, **kostanay()})
    assert reasons == [("initiative", "invalid_choice", None)]


@pytest.mark.rule("ncip-41-b")
def test_an_initiative_is_not_passed_without_an_akimat():
    found = filled()
    reasons = refusal(perform, found, "pass_initiative", embassy(), {"initiative": key(born_of(found))})
    assert reasons == [("leb", "required", "ncip-41-b")]


@pytest.mark.rule("ncip-41-b")
def test_an_initiative_names_only_a_visit_of_its_company():
    found = held()
    other = held(of=company(name="Elbe Wind AG"))
    with pytest.raises(door.Refused) as caught:
        amend(born_of(found), "edit", {"visit": key(other)}, embassy(), on=ENDS)
    assert ("visit", "ncip-41-b") in [(reason.field, reason.rule) for reason in caught.value.reasons]


# Nobody else, and from no other state

ACTORS = {
    "mission": embassy,
    "another mission": lambda: embassy("FR"),
    "authorised body": authority,
    "invited ministry": ministry,
    "invited akimat": akimat,
    "another akimat": lambda: akimat("11"),
    "national company": lambda: office(Kind.NATIONAL_COMPANY),
    "national chamber": lambda: office(Kind.NATIONAL_CHAMBER),
    "task force": lambda: office(Kind.TASK_FORCE),
    "council": lambda: office(Kind.COUNCIL),
    "investor": lambda: office(Kind.INVESTOR),
    "regional organisation": lambda: office(Kind.REGIONAL_ORGANISATION),
    "observer of the mission": lambda: officer_of(
        organisation(Kind.FOREIGN_MISSION), role="observer", name="Watcher"
    ),
    "observer of the authorised body": lambda: officer_of(
        organisation(Kind.AUTHORISED_BODY), role="observer", name="Watcher"
    ),
}
# Each transition of the table: from where, by whom.
TRANSITIONS = {
    "approve": (planned, "authorised body", "ncip-40-7-a"),
    "decline": (planned, "authorised body", "ncip-40-7-a"),
    "complete_programme": (prepared, "authorised body", "ncip-40-7-b"),
    "hold": (ready, "mission", "ncip-41-a"),
    "fill_card": (held, "mission", "ncip-41-a"),
    "pass_initiative": (filled, "mission", "ncip-41-b"),
}
STRANGERS = [
    pytest.param(name, who, marks=pytest.mark.rule(rule), id=f"{name} by {who}")
    for name, (_begin, own, rule) in TRANSITIONS.items()
    for who in ACTORS
    if who != own
]


@pytest.mark.parametrize(("name", "who"), STRANGERS)
def test_a_transition_is_refused_to_every_other_role(name, who):
    found = TRANSITIONS[name][0]()
    if found.state in ("approved", "programme_ready"):
        invite_kostanay(found)
    state = found.state
    with pytest.raises((door.NotVisible, door.WrongRole)):
        perform(found, name, ACTORS[who](), {}, on=ENDS)
    found.refresh_from_db()
    assert found.state == state


@pytest.mark.parametrize("name", TRANSITIONS)
def test_a_transition_starts_only_from_its_state(name):
    begin, own, _rule = TRANSITIONS[name]
    source = {"prepared": "approved"}.get(begin.__name__, begin.__name__)
    actor = ACTORS[own]()
    for state, bring in STATES.items():
        found = bring(of=company(name=f"{state} AG", really_another="on"))
        if found.state == {"ready": "programme_ready", "filled": "card_filled"}.get(source, source):
            continue
        with pytest.raises(door.WrongState):
            perform(found, name, actor, {}, on=ENDS)


def test_every_state_is_reached():
    assert [
        bring(of=company(name=f"{state} AG", really_another="on")).state for state, bring in STATES.items()
    ] == [
        "planned",
        "approved",
        "approved",
        "programme_ready",
        "held",
        "card_filled",
        "initiative_passed",
    ]


def test_the_journal_tells_the_whole_road():
    found = passed()
    actions = Event.objects.filter(subject_label="visit", subject_id=found.public_id).order_by("number")
    assert [event.action for event in actions] == [
        "create",
        "approve",
        "agree_part",
        "complete_programme",
        "hold",
        "fill_card",
        "pass_initiative",
    ]


def test_the_journal_keeps_no_names_of_participants():
    participant(approved())
    event = Event.objects.get(action="create", subject_label="visit_participant")
    assert event.after["name"].startswith("hmac:")


# The edges: first and last days, whom the mission may name, what is closed


@pytest.mark.rule("ncip-40-6")
def test_a_visit_that_ends_today_is_still_planned_and_moved():
    found = planned(begins_on=PLANNED.isoformat(), ends_on=PLANNED.isoformat())
    perform(found, "approve", authority(), on=PLANNED)
    amend(found, "reschedule", days(PLANNED, PLANNED), embassy(), on=PLANNED)
    assert (found.begins_on, found.ends_on) == (PLANNED, PLANNED)


@pytest.mark.rule("ncip-40-7-b")
def test_a_visit_is_not_moved_to_days_that_have_passed():
    yesterday = PLANNED - timedelta(days=1)
    reasons = refusal(amend, approved(), "reschedule", days(yesterday, yesterday), embassy(), on=PLANNED)
    assert reasons == [("ends_on", "past", "ncip-40-6")]


@pytest.mark.rule("ncip-41-a")
def test_a_visit_may_begin_on_the_day_of_the_decision():
    found = ready(begins_on=PLANNED.isoformat())
    perform(found, "hold", embassy(), days(PLANNED, ENDS), on=ENDS)
    assert (found.state, found.begins_on) == ("held", PLANNED)


@pytest.mark.rule("ncip-40-6")
def test_a_visit_of_a_company_that_the_mission_does_not_see_is_refused():
    company(embassy("FR"), name="Seine SA", country="FR")
    given = plan_data(companies="Seine SA")
    assert refusal(create, Visit, given, embassy(), on=PLANNED) == [("companies", "unknown", "ncip-40-6")]


@pytest.mark.rule("ncip-5-2")
def test_an_observer_does_not_accompany_a_visit():
    observer = embassy(role="observer", name="Observer")
    given = {"accompanying": key(observer.user)}
    found = refusal(amend, approved(), "name_officer", given, embassy(), on=PLANNED)
    assert [(field, code) for field, code, _rule in found] == [("accompanying", "invalid_choice")]


@pytest.mark.rule("ncip-40-7-b")
def test_the_programme_is_prepared_between_the_decision_and_the_visit():
    before, after = planned(), held(of=company(name="Elbe Wind AG"))
    row, own = after.programme.get(), key(authority().organisation)
    found = [
        refusal(create, ProgrammeItem, item_data(before, organisation=own), authority(), before, on=PLANNED),
        refusal(create, ProgrammeItem, item_data(after), authority(), after, on=ENDS),
        refusal(amend, row, "edit", item_data(after), authority(), on=ENDS),
        refusal(perform, row, "remove", authority(), on=ENDS),
    ]
    assert found == [[(None, "programme_closed", "ncip-40-7-b")]] * 4


@pytest.mark.rule("ncip-40-7-b")
def test_the_list_of_participants_stands_once_the_card_is_filled():
    found = filled()
    someone = found.participants.get()
    given = {"side": "investor", "name": "Otto Braun"}
    refused = [
        refusal(create, VisitParticipant, given, embassy(), found, on=ENDS),
        refusal(amend, someone, "edit", given, embassy(), on=ENDS),
        refusal(perform, someone, "remove", embassy(), on=ENDS),
    ]
    assert refused == [[(None, "list_closed", "ncip-40-7-b")]] * 3
