"""Three working days for the visit card and the initiative, from the last day of the visit (ncip-40-5, ncip-41-b)."""

from datetime import date

import pytest

from ncip.casework.models import Deadline
from ncip.reference.models import CalendarDay
from tests.projects.attraction.people import embassy, moment, perform
from tests.projects.attraction.visiting import (
    ENDS,
    PLANNED,
    born_of,
    card_data,
    days,
    filled,
    held,
    key,
    kostanay,
    planned,
    ready,
    term,
    trip,
)

pytestmark = pytest.mark.django_db
CARD, INITIATIVE = "visit_card", "pass_initiative"
# What the example of the state table counts: Friday 7 February, then Monday, Tuesday, Wednesday.
DUE = date(2025, 2, 12)


def ended(begins_on, ends_on, *, told_on=None):
    """A visit that was held on these days."""
    data = {**days(begins_on, ends_on), "body_agreed_on": begins_on.isoformat()}
    found = ready(on=begins_on, **data)
    perform(found, "hold", embassy(), days(begins_on, ends_on), on=told_on or ends_on)
    return found


@pytest.mark.rule("ncip-41-a", "ncip-41-b")
def test_after_a_friday_card_and_initiative_are_due_on_wednesday():
    found = held()
    assert [term(found, code).last_day for code in (CARD, INITIATIVE)] == [DUE, DUE]


@pytest.mark.rule("ncip-40-5")
def test_the_card_of_a_trip_is_due_after_three_working_days_and_no_initiative_is():
    found = trip()
    assert (term(found, CARD).last_day, term(found, INITIATIVE)) == (DUE, None)


@pytest.mark.rule("ncip-40-5")
def test_the_term_of_a_trip_runs_from_its_last_day_however_late_it_is_told():
    found = trip(on=date(2025, 2, 20))
    assert (term(found, CARD).started_on, term(found, CARD).last_day) == (ENDS, DUE)


@pytest.mark.rule("ncip-41-a", "ncip-41-b")
def test_the_terms_run_from_the_last_day_of_the_visit_and_not_from_the_day_it_is_told():
    found = ended(date(2025, 2, 5), ENDS, told_on=date(2025, 2, 11))
    assert [term(found, code).last_day for code in (CARD, INITIATIVE)] == [DUE, DUE]


@pytest.mark.rule("ncip-40-5", "ncip-41-a", "ncip-41-b")
@pytest.mark.parametrize(
    ("ends_on", "due"),
    [
        # Nauryz 2025: Friday 21 to Sunday 23 March, carried over to Monday 24 and Tuesday 25.
        (date(2025, 3, 19), date(2025, 3, 27)),
        # New Year 2026: Thursday 1 and Friday 2 January; Christmas on Wednesday the 7th.
        (date(2025, 12, 31), date(2026, 1, 8)),
        # Days off in the middle of the week: Wednesday 7 and Friday 9 May 2025.
        (date(2025, 5, 5), date(2025, 5, 12)),
    ],
)
def test_days_off_do_not_count(ends_on, due):
    found = ended(ends_on, ends_on)
    assert [term(found, code).last_day for code in (CARD, INITIATIVE)] == [due, due]


@pytest.mark.rule("ncip-40-5", "ncip-41-a", "ncip-41-b")
def test_a_transferred_day_off_does_not_count_and_the_sunday_worked_for_it_does():
    # Monday 10 February is moved to Sunday the 9th: after Friday the 7th count Sunday, Tuesday, Wednesday.
    for day, kind in ((date(2025, 2, 10), "transferred_off"), (date(2025, 2, 9), "working_weekend")):
        CalendarDay.objects.create(day=day, kind=kind, recorded_at=moment(PLANNED))
    found = held()
    assert [term(found, code).last_day for code in (CARD, INITIATIVE)] == [DUE, DUE]


@pytest.mark.rule("ncip-40-5", "ncip-41-a", "ncip-41-b")
def test_a_transferred_day_off_alone_moves_the_last_day():
    CalendarDay.objects.create(day=date(2025, 2, 10), kind="transferred_off", recorded_at=moment(PLANNED))
    found = held()
    assert [term(found, code).last_day for code in (CARD, INITIATIVE)] == [date(2025, 2, 13)] * 2


@pytest.mark.rule("ncip-40-5")
@pytest.mark.parametrize(("ends_on", "opened"), [(date(2025, 1, 18), False), (date(2025, 1, 19), True)])
def test_a_trip_before_the_rules_took_force_has_no_term(ends_on, opened):
    found = trip(begins_on=ends_on.isoformat(), ends_on=ends_on.isoformat())
    assert (term(found, CARD) is not None) == opened


@pytest.mark.rule("ncip-40-5")
@pytest.mark.parametrize(
    ("on", "status"),
    [(date(2025, 2, 11), "met"), (DUE, "met"), (date(2025, 2, 13), "met_late")],
)
def test_the_card_of_a_trip_is_in_time_up_to_its_last_day(on, status):
    found = trip()
    perform(found, "fill_card", embassy(), {"events": "Round table"}, on=on)
    assert term(found, CARD).status == status


@pytest.mark.rule("ncip-41-a")
@pytest.mark.parametrize(
    ("on", "status"),
    [(date(2025, 2, 11), "met"), (DUE, "met"), (date(2025, 2, 13), "met_late")],
)
def test_the_card_of_a_visit_is_in_time_up_to_its_last_day(on, status):
    found = held()
    perform(found, "fill_card", embassy(), card_data(), on=on)
    assert (term(found, CARD).status, term(found, INITIATIVE).status) == (status, "running")


@pytest.mark.rule("ncip-41-b")
@pytest.mark.parametrize(
    ("on", "status"),
    [(date(2025, 2, 11), "met"), (DUE, "met"), (date(2025, 2, 13), "met_late")],
)
@pytest.mark.parametrize("way", ["pass_on", "pass_initiative"])
def test_the_initiative_is_in_time_up_to_its_last_day_whichever_way_it_goes(on, status, way):
    found = filled()
    born = born_of(found)
    if way == "pass_on":
        perform(born, "pass_on", embassy(), kostanay(), on=on)
    else:
        perform(found, way, embassy(), {"initiative": key(born), **kostanay()}, on=on)
    assert term(found, INITIATIVE).status == status


@pytest.mark.rule("ncip-41-b")
def test_an_initiative_passed_before_the_card_is_filled_meets_its_term():
    found = held()
    perform(born_of(found), "pass_on", embassy(), kostanay(), on=ENDS)
    assert (term(found, INITIATIVE).status, term(found, CARD).status) == ("met", "running")


@pytest.mark.rule("ncip-41-a", "ncip-41-b")
def test_without_an_agreement_no_initiative_is_due():
    found = held()
    data = {"events": "Talks", "no_agreement": "on", "no_agreement_reason": "The investor thinks it over"}
    perform(found, "fill_card", embassy(), data, on=date(2025, 2, 10))
    assert (term(found, INITIATIVE).status, term(found, INITIATIVE).closed_on) == ("met", date(2025, 2, 10))


@pytest.mark.rule("ncip-5-2", "ncip-40-5")
def test_the_accompanying_officer_is_the_one_who_is_reminded():
    found = trip(accompanying=key(embassy().user))
    assert (term(found, CARD).responsible, term(found, CARD).official) == (
        embassy().organisation,
        embassy().user,
    )


@pytest.mark.rule("ncip-40-7-a")
def test_the_decision_has_no_term():
    assert Deadline.objects.filter(subject_id=planned().public_id).count() == 0
