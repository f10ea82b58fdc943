"""Investment events: consent to theme, date and place, who is told, who takes part, what came of it."""

from datetime import date

import pytest

from frontoffices.exchange.models import InvestmentEvent
from frontoffices.registry.enums import Kind
from ncip.casework import door
from ncip.casework.models import Notice
from tests import people
from tests.frontoffices.exchange.office import (
    DAY,
    announced,
    approved,
    event,
    event_data,
    ministry,
    on_approval,
    regional_organisation,
)
from tests.projects.attraction import people as module1
from tests.projects.attraction.people import amend, create, perform

pytestmark = pytest.mark.django_db


def codes(refusal):
    return [reason.code for reason in refusal.value.reasons]


@pytest.mark.rule("ncip-10-6")
@pytest.mark.parametrize("who", [people.national_company, regional_organisation])
def test_events_of_the_national_company_and_regional_organisations_need_consent(who):
    actor = who()
    found = event(actor)
    with pytest.raises(door.WrongRole):
        perform(found, "announce", actor)
    perform(found, "submit", actor)
    perform(found, "approve", people.authorised_body())
    assert (found.state, found.consented_on) == ("approved", DAY)


@pytest.mark.rule("ncip-10-6", "ncip-5-9")
@pytest.mark.parametrize("who", [people.mission, people.akimat, ministry])
def test_events_of_others_need_no_consent(who):
    actor = who()
    found = event(actor)
    with pytest.raises(door.WrongRole):
        perform(found, "submit", actor)
    perform(found, "announce", actor)
    assert (found.state, found.consented_on) == ("announced", None)


@pytest.mark.rule("ncip-10-6")
def test_whoever_only_takes_part_asks_for_no_consent():
    actor = people.national_company()
    found = event(actor, role="participant")
    perform(found, "announce", actor)
    assert found.state == "announced"


@pytest.mark.rule("ncip-10-6")
def test_only_the_authorised_body_consents():
    found = on_approval()
    refused = []
    for who in (people.national_company, people.national_chamber, people.mission, people.akimat, ministry):
        with pytest.raises((door.WrongRole, door.NotVisible)):
            perform(found, "approve", who())
        refused.append(who)
    assert len(refused) == 5


@pytest.mark.rule("ncip-10-6")
def test_the_authorised_body_is_told_that_an_event_waits():
    authority = people.authorised_body()
    on_approval()
    assert Notice.objects.filter(user=authority.user).count() == 1


@pytest.mark.rule("ncip-10-6")
def test_a_returned_event_is_mended_and_sent_again():
    found = on_approval()
    perform(found, "send_back", people.authorised_body(), {"reason": "Another forum is held that day"})
    amend(found, "edit", event_data(starts_on="2025-04-14", ends_on="2025-04-15"), people.national_company())
    perform(found, "submit", people.national_company())
    assert (found.state, found.starts_on, found.remarks) == ("on_approval", date(2025, 4, 14), "")


@pytest.mark.rule("ncip-10-6")
def test_a_return_without_reason_is_refused():
    found = on_approval()
    with pytest.raises(door.BadParameters):
        perform(found, "send_back", people.authorised_body(), {"reason": " "})


@pytest.mark.rule("ncip-10-6")
@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("theme", "Hydrogen forum"),
        ("starts_on", "2025-04-09"),
        ("ends_on", "2025-04-12"),
        ("place", "Almaty"),
        ("country", "UZ"),
    ],
)
def test_a_change_of_theme_date_or_place_needs_a_new_consent(field, value):
    found = approved()
    agreed = {key: event_data()[key] for key in ("theme", "starts_on", "ends_on", "place", "country")}
    perform(found, "reschedule", people.national_company(), agreed | {field: value, "reason": "Venue"})
    assert (found.state, found.consented_on) == ("on_approval", None)


@pytest.mark.rule("ncip-10-6")
def test_the_same_theme_date_and_place_need_no_new_consent():
    found = approved()
    agreed = {key: event_data()[key] for key in ("theme", "starts_on", "ends_on", "place", "country")}
    with pytest.raises(door.GuardsRefuse) as refusal:
        perform(found, "reschedule", people.national_company(), agreed | {"reason": "None"})
    assert codes(refusal) == ["unchanged"]


@pytest.mark.rule("ncip-10-6")
def test_theme_date_and_place_are_not_edited_past_the_consent():
    found = approved()
    with pytest.raises(door.WrongState):
        amend(found, "edit", event_data(theme="Another"), people.national_company())
    amend(found, "describe", {"description": "Day one: energy"}, people.national_company())
    assert (found.state, found.theme, found.description) == (
        "approved",
        "Green energy forum",
        "Day one: energy",
    )


@pytest.mark.rule("ncip-10-6")
@pytest.mark.parametrize(
    ("on", "sent"), [(date(2025, 4, 9), True), (date(2025, 4, 10), False), (date(2025, 4, 11), False)]
)
def test_consent_is_asked_before_the_first_day(on, sent):
    found = event()
    if sent:
        perform(found, "submit", people.national_company(), on=on)
    else:
        with pytest.raises(door.GuardsRefuse):
            perform(found, "submit", people.national_company(), on=on)
    assert (found.state == "on_approval") is sent


@pytest.mark.rule("ncip-10-6")
def test_an_announced_participant_does_not_become_an_organiser_under_consent():
    actor = people.national_company()
    found = event(actor, role="participant")
    perform(found, "announce", actor)
    with pytest.raises(door.BadParameters) as refusal:
        amend(found, "edit", event_data(role="organiser"), actor)
    assert codes(refusal) == ["announced"]


def test_an_event_that_ends_before_it_begins_is_refused():
    with pytest.raises(door.BadParameters) as refusal:
        event(starts_on="2025-04-11", ends_on="2025-04-10")
    assert [(reason.field, reason.rule) for reason in refusal.value.reasons] == [("ends_on", "ncip-10-6")]


@pytest.mark.rule("ncip-5-10")
def test_the_log_keeps_who_was_told_when_and_how():
    actor = people.mission("DE")
    found = announced(actor)
    told = {"addressees": "DIHK\n Rhein  Solar GmbH\n\nDIHK", "means": "letter", "told_on": "2025-03-01"}
    perform(found, "invite", actor, told)
    rows = list(found.guests.values_list("name", "means", "told_on", "status"))
    assert rows == [
        ("DIHK", "letter", date(2025, 3, 1), "told"),
        ("Rhein Solar GmbH", "letter", date(2025, 3, 1), "told"),
    ]


@pytest.mark.rule("ncip-5-10")
@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"means": "letter", "told_on": "2025-03-01"}, "addressees"),
        ({"means": "letter", "told_on": "2025-03-04", "addressees": "DIHK"}, "told_on"),
    ],
)
def test_an_entry_of_the_log_names_somebody_and_a_day_that_has_come(data, field):
    actor = people.mission("DE")
    found = announced(actor)
    with pytest.raises(door.BadParameters) as refusal:
        perform(found, "invite", actor, data)
    assert [reason.field for reason in refusal.value.reasons] == [field]


@pytest.mark.rule("ncip-5-10")
def test_an_invited_front_office_is_told_in_the_portal():
    kostanay, found = people.akimat(), approved()
    office = str(kostanay.organisation.public_id)
    data = {"office": office, "means": "portal", "told_on": "2025-03-03"}
    perform(found, "invite", people.national_company(), data)
    assert Notice.objects.filter(user=kostanay.user).count() == 1


@pytest.mark.rule("ncip-8-1", "ncip-18-7", "ncip-5-7")
@pytest.mark.parametrize("who", [people.akimat, regional_organisation, ministry, people.mission])
def test_front_offices_take_part_in_events_of_the_national_company(who):
    actor, found = who(), approved(kind="business_council")
    perform(found, "join", actor)
    assert [(guest.organisation, guest.status) for guest in found.guests.all()] == [
        (actor.organisation, "coming")
    ]


@pytest.mark.rule("ncip-8-1")
def test_an_office_joins_once():
    actor, found = people.akimat(), approved()
    perform(found, "join", actor)
    with pytest.raises(door.GuardsRefuse) as refusal:
        perform(found, "join", actor)
    assert codes(refusal) == ["listed"]


@pytest.mark.rule("ncip-5-9", "ncip-18-7")
def test_the_results_tell_who_came():
    actor = people.mission("DE")
    found = announced(actor)
    perform(
        found, "invite", actor, {"addressees": "DIHK\nAbsent AG", "means": "email", "told_on": "2025-03-03"}
    )
    came = str(found.guests.get(name="DIHK").public_id)
    data = {"results": "Three investors interested", "came": [came], "others": "Isar Hydro AG"}
    perform(found, "hold", actor, data, on=date(2025, 4, 11))
    assert dict(found.guests.values_list("name", "status")) == {
        "DIHK": "came",
        "Absent AG": "absent",
        "Isar Hydro AG": "came",
    }
    assert (found.state, found.results) == ("held", "Three investors interested")


@pytest.mark.rule("ncip-5-9")
def test_results_are_not_recorded_before_the_last_day():
    found = announced()
    with pytest.raises(door.GuardsRefuse) as refusal:
        perform(found, "hold", people.member_of(found.owner), {"results": "Good"}, on=date(2025, 4, 10))
    assert codes(refusal) == ["not_over"]


@pytest.mark.rule("ncip-40-1")
def test_meetings_of_those_days_are_linked_to_the_event():
    actor = people.mission("DE")
    found = announced(actor, starts_on="2025-02-27", ends_on="2025-03-02")
    company = create(module1.Company, module1.company_data(), actor)
    held = module1.meeting(company, actor)
    perform(found, "link_meetings", actor, {"more": [str(held.public_id)]})
    assert list(found.meetings.all()) == [held]


@pytest.mark.rule("ncip-40-1")
def test_meetings_of_other_days_or_offices_are_not_linked():
    actor = people.mission("DE")
    found = announced(actor)
    company = create(module1.Company, module1.company_data(), actor)
    held = module1.meeting(company, actor)
    with pytest.raises(door.BadParameters):
        perform(found, "link_meetings", actor, {"more": [str(held.public_id)]})


@pytest.mark.rule("ncip-12-3", "ncip-13-2", "ncip-19-2")
@pytest.mark.parametrize("topic", ["work_external", "work_regional", "climate"])
def test_seminars_say_for_whom_they_are_held(topic):
    found = event(kind="webinar", topic=topic)
    with pytest.raises(door.BadParameters) as refusal:
        event(kind="forum", topic=topic, theme="Another")
    assert (found.topic, codes(refusal)) == (topic, ["not_a_seminar"])


@pytest.mark.rule("ncip-19-2")
def test_a_joint_seminar_is_seen_by_both_organisers_as_a_draft():
    authority = people.authorised_body()
    partner = str(authority.organisation.public_id)
    found = event(kind="seminar", topic="climate", partner=partner)
    seen = InvestmentEvent.objects.visible_to(authority)
    assert (list(seen), found.partner) == ([found], authority.organisation)


def test_a_cancelled_event_keeps_the_reason_and_tells_those_who_joined():
    kostanay, found = people.akimat(), approved()
    perform(found, "join", kostanay)
    perform(found, "cancel", people.national_company(), {"reason": "The hall burnt down"})
    assert (found.state, found.remarks) == ("cancelled", "The hall burnt down")
    assert Notice.objects.filter(user=kostanay.user).count() == 1


def test_a_draft_is_shown_to_its_office_only():
    found = event()
    others = (people.authorised_body, people.mission, people.akimat, people.national_chamber)
    seen = [InvestmentEvent.objects.visible_to(who()).count() for who in others]
    own = InvestmentEvent.objects.visible_to(people.member_of(found.owner)).count()
    assert (seen, own) == ([0, 0, 0, 0], 1)


@pytest.mark.parametrize(
    ("kind", "seen"), [(Kind.FOREIGN_MISSION, 1), (Kind.COUNCIL, 0), (Kind.CENTRAL_BODY, 1)]
)
def test_a_settled_event_is_shown_to_front_offices(kind, seen):
    approved()
    assert InvestmentEvent.objects.visible_to(people.member_of(people.the(kind))).count() == seen


@pytest.mark.rule("ncip-10-6")
@pytest.mark.parametrize(
    ("first", "sent"), [("2025-03-31", False), ("2025-04-01", False), ("2025-04-02", True)]
)
def test_an_event_is_moved_to_a_day_ahead(first, sent):
    found = approved()
    agreed = {key: event_data()[key] for key in ("theme", "ends_on", "place", "country")}
    data = agreed | {"starts_on": first, "reason": "Venue"}
    if sent:
        perform(found, "reschedule", people.national_company(), data, on=date(2025, 4, 1))
        assert found.starts_on == date(2025, 4, 2)
        return
    with pytest.raises(door.GuardsRefuse) as refusal:
        perform(found, "reschedule", people.national_company(), data, on=date(2025, 4, 1))
    assert codes(refusal) == ["begun"]


@pytest.mark.rule("ncip-10-6")
@pytest.mark.parametrize("kind", [Kind.NATCO_REGIONAL, Kind.TASK_FORCE])
def test_representatives_of_the_national_company_at_home_need_consent(kind):
    actor = module1.office(kind)
    found = event(actor)
    with pytest.raises(door.WrongRole):
        perform(found, "announce", actor)
    perform(found, "submit", actor)
    assert found.state == "on_approval"


@pytest.mark.parametrize("name", ["invite", "hold", "cancel", "reschedule"])
@pytest.mark.parametrize("who", [people.akimat, people.mission, people.authorised_body])
def test_only_its_organiser_runs_an_event(who, name):
    found = approved()
    with pytest.raises(door.WrongRole):
        perform(found, name, who(), {"reason": "x", "results": "x"}, on=date(2025, 4, 12))


@pytest.mark.parametrize("who", [people.akimat, people.mission, people.authorised_body])
def test_only_its_organiser_describes_an_event(who):
    with pytest.raises(door.WrongRole):
        amend(approved(), "describe", {"description": "x"}, who())


@pytest.mark.rule("ncip-10-6")
def test_the_authorised_body_sees_what_waits_and_what_it_returned():
    found, authority = on_approval(), people.authorised_body()
    waiting = InvestmentEvent.objects.visible_to(authority).count()
    perform(found, "send_back", authority, {"reason": "Another forum is held that day"})
    assert (waiting, InvestmentEvent.objects.visible_to(authority).count()) == (1, 1)


@pytest.mark.rule("ncip-5-10")
def test_a_further_invitation_is_sent_to_the_newly_invited_alone():
    kostanay, shymkent, found = people.akimat(), people.akimat("KZ-79"), approved()
    for actor in (kostanay, shymkent):
        office = str(actor.organisation.public_id)
        data = {"office": office, "means": "portal", "told_on": "2025-03-03"}
        perform(found, "invite", people.national_company(), data)
    told = [Notice.objects.filter(user=actor.user).count() for actor in (kostanay, shymkent)]
    assert told == [1, 1]


def test_an_event_may_last_one_day():
    assert event(starts_on="2025-04-10", ends_on="2025-04-10").state == "draft"


@pytest.mark.rule("ncip-8-1")
def test_the_organiser_does_not_join_his_own_event():
    with pytest.raises(door.WrongRole):
        perform(approved(), "join", people.national_company())
