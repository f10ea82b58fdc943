"""The initiative: IN-1 to IN-4 (ncip-41, ncip-42)."""

from datetime import date

import pytest

from frontoffices.registry.enums import Kind
from ncip.casework import door
from ncip.casework.explain import explain_creation
from ncip.casework.models import Deadline, Notice
from ncip.journal.models import Event
from projects.attraction.models import Company, Initiative
from tests.projects.attraction.people import (
    akimat,
    amend,
    assigned,
    company,
    contact,
    create,
    embassy,
    initiative,
    initiative_data,
    meeting,
    moment,
    office,
    officer_of,
    organisation,
    passport_data,
    perform,
    received,
    region,
)

pytestmark = pytest.mark.django_db


def refusal(call, *args, **kwargs):
    with pytest.raises(door.Refused) as caught:
        call(*args, **kwargs)
    return [(reason.field, reason.code, reason.rule) for reason in caught.value.reasons]


# IN-1: creation


@pytest.mark.rule("ncip-3-1", "ncip-41-b")
def test_a_mission_creates_an_initiative_on_a_meeting_card():
    found = initiative()
    assert (found.state, found.sender.kind, found.meetings.count()) == ("created", Kind.FOREIGN_MISSION, 1)


@pytest.mark.rule("ncip-39-b")
def test_a_foreign_representative_of_the_national_company_creates_an_initiative():
    assert initiative(office(Kind.NATCO_FOREIGN)).sender.kind == Kind.NATCO_FOREIGN


@pytest.mark.rule("ncip-39-b")
@pytest.mark.parametrize("kind", [Kind.LOCAL_EXECUTIVE_BODY, Kind.NATIONAL_COMPANY, Kind.CENTRAL_BODY])
def test_home_offices_create_no_initiatives(kind):
    actor = office(kind)
    card = company(actor)
    held = meeting(card, actor)
    with pytest.raises(door.WrongRole):
        create(Initiative, initiative_data(held), actor, card)


@pytest.mark.rule("ncip-3-1", "ncip-40-3")
def test_an_initiative_waits_for_contact_and_meeting():
    bare, talked = company(), company(name="Elbe Wind AG")
    contact(talked)
    other = meeting(company(name="Isar Hydro AG"))
    found = refusal(create, Initiative, initiative_data(other), embassy(), bare)
    assert found == [("meetings", "invalid_choice", "ncip-3-1")]
    assert door_reasons(bare) == ["no_contact", "no_meeting"]
    assert door_reasons(talked) == ["no_meeting"]


def door_reasons(card):
    return [reason.code for reason in explain_creation(Initiative, embassy(), card, at=moment()).reasons]


@pytest.mark.rule("ncip-3-1")
def test_an_initiative_without_a_meeting_card_is_refused():
    card = company()
    meeting(card)
    assert refusal(create, Initiative, initiative_data(), embassy(), card) == [
        ("meetings", "required", "ncip-3-1")
    ]


@pytest.mark.parametrize("cost", ["0", "-1", "a lot", "100000000000000000000"])
def test_an_impossible_cost_is_refused(cost):
    found = refusal(initiative, cost=cost, currency="USD")
    assert [field for field, _code, _rule in found] == ["cost"]


def test_a_cost_needs_its_currency():
    assert refusal(initiative, cost="5") == [("currency", "required", None)]


# IN-2: passing on


@pytest.mark.rule("ncip-41-b", "ncip-42-b")
def test_passing_on_starts_thirty_calendar_days():
    found = received(on=date(2025, 3, 3))
    deadline = Deadline.objects.get(subject_id=found.public_id)
    assert (found.state, found.received_on, deadline.last_day) == (
        "received",
        date(2025, 3, 3),
        date(2025, 4, 2),
    )


@pytest.mark.rule("ncip-42-b")
def test_a_term_that_ends_on_a_day_off_moves():
    found = received(on=date(2025, 1, 31))
    deadline = Deadline.objects.get(subject_id=found.public_id)
    assert (deadline.printed_day, deadline.last_day) == (date(2025, 3, 2), date(2025, 3, 3))


@pytest.mark.rule("ncip-41-b")
def test_passing_on_sets_the_region_and_tells_the_akimat():
    akimat()
    found = received()
    told = Notice.objects.filter(event_id=Event.objects.get(action="pass_on").id).values_list(
        "user", flat=True
    )
    assert (found.region, list(told)) == (region(), [akimat().user.pk])


@pytest.mark.rule("ncip-41-b")
def test_an_initiative_goes_to_an_akimat_only():
    found = initiative()
    chamber = organisation(Kind.NATIONAL_CHAMBER)
    refused = refusal(perform, found, "pass_on", embassy(), {"leb": str(chamber.public_id)})
    assert refused == [("leb", "invalid_choice", None)]


def test_without_an_akimat_nothing_is_passed():
    assert refusal(perform, initiative(), "pass_on", embassy(), {}) == [("leb", "required", None)]


def test_another_mission_passes_nothing_on():
    found = initiative()
    with pytest.raises(door.NotVisible):
        perform(found, "pass_on", embassy("FR"), {"leb": str(akimat().organisation.public_id)})


def test_an_initiative_is_passed_once():
    found = received()
    with pytest.raises(door.WrongState):
        perform(found, "pass_on", embassy(), {"leb": str(akimat().organisation.public_id)})


@pytest.mark.rule("ncip-6-2")
def test_the_akimat_then_sees_the_company_and_the_meeting():
    found = received()
    seen = Company.objects.visible_to(akimat())
    meetings = type(found.meetings.get()).objects.visible_to(akimat())
    assert (list(seen), list(meetings)) == ([found.company], [found.meetings.get()])


# IN-3: the responsible official


@pytest.mark.rule("ncip-42-a")
def test_the_akimat_names_its_official():
    found = received()
    perform(found, "assign", akimat(), {"official": str(akimat().user.public_id)})
    assert (found.state, found.official) == ("assigned", akimat().user)


@pytest.mark.rule("ncip-42-a")
def test_the_official_works_in_the_akimat():
    found = received()
    stranger = akimat("11").user
    refused = refusal(perform, found, "assign", akimat(), {"official": str(stranger.public_id)})
    assert refused == [("official", "invalid_choice", None)]


@pytest.mark.rule("ncip-42-a")
def test_an_official_who_has_left_is_not_named():
    found, leaver = received(), akimat(name="Leaver")
    leaver.user.memberships.update(ends_on=date(2025, 3, 2))
    refused = refusal(perform, found, "assign", akimat(), {"official": str(leaver.user.public_id)})
    assert refused == [("official", "invalid_choice", None)]


@pytest.mark.rule("ncip-42-a")
def test_an_observer_is_not_named_the_responsible_official():
    found, observer = received(), akimat(role="observer", name="Observer")
    refused = refusal(perform, found, "assign", akimat(), {"official": str(observer.user.public_id)})
    assert refused == [("official", "invalid_choice", None)]


@pytest.mark.rule("ncip-42-a")
def test_an_official_on_his_last_day_is_named():
    found, leaver = received(), akimat(name="Leaver")
    leaver.user.memberships.update(ends_on=date(2025, 3, 3))
    perform(found, "assign", akimat(), {"official": str(leaver.user.public_id)})
    assert found.official == leaver.user


@pytest.mark.rule("ncip-42-a")
def test_a_unit_of_the_akimat_acts_for_it():
    found = received()
    unit = organisation(Kind.LEB_UNIT, parent=found.leb, name="Investment department")
    official = officer_of(unit)
    perform(found, "assign", official, {"official": str(official.user.public_id)})
    assert found.official == official.user


def test_another_akimat_names_nobody():
    found = received()
    with pytest.raises(door.NotVisible):
        perform(found, "assign", akimat("11"), {"official": str(akimat("11").user.public_id)})


def test_the_sender_names_nobody():
    found = received()
    with pytest.raises(door.WrongRole):
        perform(found, "assign", embassy(), {"official": str(akimat().user.public_id)})


# IN-4: the passport


@pytest.mark.rule("ncip-42-1", "ncip-42-1-a", "ncip-42-1-b", "ncip-42-1-c", "ncip-42-1-d")
def test_the_passport_converts_the_initiative_and_meets_its_term():
    found = assigned()
    perform(found, "create_passport", akimat(), passport_data())
    deadline = Deadline.objects.get(subject_id=found.public_id)
    assert (found.state, deadline.status) == ("converted", "met")


@pytest.mark.rule("ncip-42-b")
@pytest.mark.parametrize(("day", "status"), [(1, "met"), (2, "met"), (3, "met_late")])
def test_the_last_day_of_the_term_is_included(day, status):
    found = assigned()
    perform(found, "create_passport", akimat(), passport_data(), on=date(2025, 4, day))
    assert Deadline.objects.get(subject_id=found.public_id).status == status


@pytest.mark.parametrize(
    ("field", "rule"),
    [
        pytest.param(field, rule, marks=pytest.mark.rule(rule))
        for field, rule in [
            ("description", "ncip-42-1-a"),
            ("cost", "ncip-42-1-b"),
            ("planned_start", "ncip-42-1-b"),
            ("planned_finish", "ncip-42-1-b"),
            ("needs", "ncip-42-1-c"),
        ]
    ],
)
def test_a_passport_without_one_of_its_fields_is_refused(field, rule):
    found = refusal(perform, assigned(), "create_passport", akimat(), passport_data(**{field: ""}))
    assert found == [(field, "required", rule)]


@pytest.mark.rule("ncip-42-1-d")
@pytest.mark.parametrize(
    ("answer", "refused"),
    [
        ({"measures": []}, [("measures", "required", "ncip-42-1-d")]),
        ({"no_measures": True}, [("measures", "required", "ncip-42-1-d")]),
    ],
)
def test_measures_are_chosen_or_plainly_not_asked_for(answer, refused):
    assert refusal(perform, assigned(), "create_passport", akimat(), passport_data(**answer)) == refused


@pytest.mark.rule("ncip-42-1-d")
def test_an_investor_may_ask_for_no_measures():
    found = assigned()
    perform(found, "create_passport", akimat(), passport_data(measures=[], no_measures=True))
    assert found.state == "converted"


@pytest.mark.rule("ncip-42-1-b")
@pytest.mark.parametrize("finish", ["2025-05-31", "2025-06-01"])
def test_a_project_finishes_after_it_starts(finish):
    data = passport_data(planned_finish=finish)
    found = refusal(perform, assigned(), "create_passport", akimat(), data)
    assert found == [("planned_finish", "order", "ncip-42-1-b")]


@pytest.mark.rule("ncip-42-3")
def test_an_akimat_creates_no_project_of_another_region():
    data = passport_data(region=region("11").iso)
    found = refusal(perform, assigned(), "create_passport", akimat(), data)
    assert found == [("region", "other_region", "ncip-42-3")]


@pytest.mark.parametrize("cost", ["0", "-5", "much", "100000000000000000000"])
def test_a_passport_with_an_impossible_cost_is_refused(cost):
    found = refusal(perform, assigned(), "create_passport", akimat(), passport_data(cost=cost))
    assert [field for field, _code, _rule in found] == ["cost"]


@pytest.mark.rule("ncip-42-1")
def test_a_passport_waits_for_the_official():
    found = received()
    with pytest.raises(door.WrongState):
        perform(found, "create_passport", akimat(), passport_data())


# Additional meetings and edits


@pytest.mark.rule("ncip-43-a")
def test_the_akimat_adds_its_own_meeting():
    found = received()
    more = meeting(found.company, akimat(), place="Kostanay")
    perform(found, "add_meetings", akimat(), {"more": [str(more.public_id)]})
    assert set(found.meetings.values_list("place", flat=True)) == {"Berlin", "Kostanay"}


@pytest.mark.rule("ncip-43-a")
def test_a_meeting_of_another_company_is_not_added():
    found = received()
    other = meeting(company(name="Elbe Wind AG"))
    refused = refusal(perform, found, "add_meetings", embassy(), {"more": [str(other.public_id)]})
    assert refused == [("more", "invalid_choice", None)]


def test_an_initiative_is_edited_until_it_is_passed_on():
    found = initiative()
    held = found.meetings.get()
    amend(found, "edit", initiative_data(held, title="Wind park"), embassy())
    assert (found.title, found.version) == ("Wind park", 2)
    perform(found, "pass_on", embassy(), {"leb": str(akimat().organisation.public_id)})
    with pytest.raises(door.WrongState):
        amend(found, "edit", initiative_data(held), embassy())


def test_the_journal_tells_the_road_end_to_end():
    found = assigned()
    perform(found, "create_passport", akimat(), passport_data())
    told = (
        Event.objects.filter(subject_id=found.public_id).order_by("number").values_list("action", flat=True)
    )
    assert list(told) == ["create", "pass_on", "assign", "create_passport"]
