from datetime import UTC, date, datetime, timedelta

import pytest

from ncip.law import terms
from ncip.law.calendar import PLAIN_WEEK
from ncip.law.parameters import ACT, Dated, NoValueInForce
from ncip.law.rulebook import entry
from ncip.law.terms import LastDay, Unit, last_day
from tests.ncip.law.conftest import worked

BY_LABEL = {
    "request registered": terms.TERM_INFORMATION,
    "visit ended": terms.TERM_VISIT_CARD,
    "visit ended on Saturday": terms.TERM_PASS_INITIATIVE,
    "initiative received": terms.TERM_INITIATIVE,
    "LEB designated": terms.TERM_ROADMAP,
    "roadmap rejected": terms.TERM_REWORK,
    "last task completed": terms.TERM_VALIDATION,
}
LIVE = [example for example in worked("deadlines") if example["label"] in BY_LABEL]
ARCHIVED = [example for example in worked("deadlines") if example["label"] not in BY_LABEL]


@pytest.mark.rule("ncip-14-7", "ncip-40-5", "ncip-41-b", "ncip-42-b", "ncip-48-c", "ncip-51-b", "ncip-60")
@pytest.mark.parametrize("example", LIVE, ids=lambda example: f"{example['label']} {example['start']}")
def test_terms_end_as_in_the_worked_examples(example):
    last = last_day(BY_LABEL[example["label"]], date.fromisoformat(example["start"]), PLAIN_WEEK)
    assert last.shifted.isoformat() == example["due"]
    assert last.printed.isoformat() == (example["raw_due"] or example["due"])


@pytest.mark.parametrize("example", ARCHIVED, ids=lambda example: example["label"])
def test_archived_terms_count_the_same_way(example):
    start, number = date.fromisoformat(example["start"]), example["n"]
    if example["kind"] == "working":
        due = PLAIN_WEEK.add_working_days(start, number)
    else:
        due = PLAIN_WEEK.next_working_day(start + timedelta(days=number))
    assert due.isoformat() == example["due"]


@pytest.mark.rule(
    "ncip-14-7",
    "ncip-18-5",
    "ncip-35",
    "ncip-40-5",
    "ncip-41-b",
    "ncip-42-b",
    "ncip-48-c",
    "ncip-51-b",
    "ncip-60",
)
@pytest.mark.parametrize("term", [term for term in terms.TERMS if term.length], ids=lambda term: term.code)
def test_the_length_of_a_term_is_the_number_of_its_paragraph(term):
    numbers = entry(term.rule).numbers
    length = numbers.get("days") or numbers.get("years") or entry("ncip-61-a").numbers["years"]
    assert term.on(date(2025, 1, 19)) == length


@pytest.mark.rule("ncip-40-5", "ncip-41-b")
def test_three_working_days_after_a_visit(kazakhstan):
    # Visit ends on Wednesday 30 April; 1, 7 and 9 May are holidays.
    assert last_day(terms.TERM_PASS_INITIATIVE, date(2025, 4, 30), kazakhstan).shifted == date(2025, 5, 6)


@pytest.mark.rule("ncip-42-b")
def test_thirty_days_that_end_on_a_holiday_move_to_the_next_working_day(kazakhstan):
    # 30 days after 7 June end on Monday 7 July, a day off after Capital Day.
    last = last_day(terms.TERM_INITIATIVE, date(2025, 6, 7), kazakhstan)
    assert last == LastDay(date(2025, 7, 7), date(2025, 7, 8))


@pytest.mark.rule("ncip-42-2")
@pytest.mark.parametrize(
    ("days", "printed", "shifted"),
    [(30, date(2025, 4, 1), date(2025, 4, 1)), (6, date(2025, 3, 8), date(2025, 3, 10))],
)
def test_an_extension_counts_from_the_unshifted_end(days, printed, shifted):
    first = last_day(terms.TERM_INITIATIVE, date(2025, 1, 31), PLAIN_WEEK)
    assert terms.extended(terms.TERM_INITIATIVE, first, days, PLAIN_WEEK) == LastDay(printed, shifted)


@pytest.mark.rule("ncip-61-a", "ncip-36-a")
@pytest.mark.parametrize("term", [terms.TERM_AFTERCARE, terms.TERM_POOL])
@pytest.mark.parametrize(
    ("start", "end"),
    [
        (date(2025, 6, 20), date(2028, 6, 20)),
        (date(2028, 2, 29), date(2031, 2, 28)),
        (date(2026, 7, 4), date(2029, 7, 4)),
    ],
)
def test_three_years_end_on_the_anniversary_and_never_move(kazakhstan, term, start, end):
    # 28 February 2031 and 4 July 2029 may be days off: nobody asks the calendar.
    assert last_day(term, start, kazakhstan) == LastDay(end, end)


@pytest.mark.rule("ncip-36-b", "ncip-61-b")
@pytest.mark.parametrize("term", [terms.TERM_AFTERCARE_CONTRACT, terms.TERM_POOL_CONTRACT])
def test_a_contract_term_ends_on_its_own_date(kazakhstan, term):
    saturday = date(2025, 3, 8)
    assert last_day(term, saturday, kazakhstan) == LastDay(saturday, saturday)


def test_a_contract_term_has_no_length():
    assert (terms.TERM_AFTERCARE_CONTRACT.on(date(2025, 2, 1)), terms.TERM_AFTERCARE_CONTRACT.unit) == (
        None,
        Unit.DATE,
    )


def test_an_event_before_the_wording_took_force_has_no_term():
    with pytest.raises(
        NoValueInForce, match="term_rework \\(ncip-51-b\\) has no value in force on 2025-01-18"
    ):
        last_day(terms.TERM_REWORK, date(2025, 1, 18), PLAIN_WEEK)


@pytest.mark.rule("ncip-9-8")
@pytest.mark.parametrize(
    ("start", "due"), [(date(2026, 12, 31), date(2027, 1, 7)), (date(2027, 1, 1), date(2027, 1, 11))]
)
def test_an_amended_length_binds_from_its_day(start, due):
    length = terms.TERM_REWORK.length.with_values((Dated(date(2027, 1, 1), 6, ACT),))
    assert last_day(terms.TERM_REWORK.with_length(length), start, PLAIN_WEEK).shifted == due


@pytest.mark.rule("ncip-48-c")
def test_the_roadmap_term_is_closed_by_submission_and_may_be_closed_by_approval():
    assert terms.TERM_ROADMAP.closed_by == "submission"
    assert terms.TERM_ROADMAP.closing("approval").closed_by == "approval"


def test_a_term_is_not_closed_by_a_foreign_event():
    with pytest.raises(ValueError, match="closed by submission or approval, not by payment"):
        terms.TERM_ROADMAP.closing("payment")


def test_a_term_ends_at_midnight_in_almaty_after_its_last_day():
    assert terms.due_at(date(2026, 11, 27)).astimezone(UTC) == datetime(2026, 11, 27, 19, tzinfo=UTC)


def test_midnight_before_march_2024_was_an_hour_earlier():
    assert terms.due_at(date(2024, 1, 31)).astimezone(UTC) == datetime(2024, 1, 31, 18, tzinfo=UTC)


def test_an_evening_in_utc_is_the_next_day_in_almaty():
    assert terms.local_date(datetime(2026, 11, 19, 21, 30, tzinfo=UTC)) == date(2026, 11, 20)


def test_an_instant_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        terms.local_date(datetime(2026, 11, 19, 21, 30))


def test_the_ladder_counts_working_days_at_nine_local_time(kazakhstan):
    rungs = terms.rungs(terms.TERM_REWORK, date(2026, 11, 27), kazakhstan)
    assert [(rung.level, rung.at.isoformat()) for rung in rungs] == [
        (-1, "2026-11-26T09:00:00+05:00"),
        (1, "2026-11-30T09:00:00+05:00"),
        (3, "2026-12-02T09:00:00+05:00"),
        (6, "2026-12-07T09:00:00+05:00"),
    ]


def test_the_ladder_of_years_counts_calendar_days(kazakhstan):
    rungs = terms.rungs(terms.TERM_AFTERCARE, date(2029, 7, 4), kazakhstan)
    assert [rung.at.date() for rung in rungs] == [
        date(2029, 4, 5),
        date(2029, 6, 4),
        date(2029, 6, 24),
        date(2029, 7, 5),
    ]
