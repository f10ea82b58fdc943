"""Terms of the Rules: how long each lasts, where it starts and ends, and when people are reminded (D30).

All terms count local dates in Asia/Almaty. Day 1 is the day after the event. A term in days that ends on a
day off moves to the next working day; terms in years and terms that end on a date of a contract never move
(D24). What starts and closes a term and whether it moves are columns of the term, so that a stricter
reading is one edit.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from ncip.law.calendar import ONE_DAY, WorkingCalendar
from ncip.law.labels import N_
from ncip.law.parameters import Parameter, printed, whole

LOCAL = ZoneInfo("Asia/Almaty")
REMINDER_TIME = time(9)
# Remind a working day before the end; then the responsible, his head, the authorised body.
LADDER = (-1, 1, 3, 6)
# Years are announced in calendar days, long enough to prepare the final analysis (62).
LONG_LADDER = (-90, -30, -10, 1)
# A promised date: a week and a day before it, the day after, and the head of the office on the third day.
PROMISE_LADDER = (-7, -1, 1, 3)
# Information that is kept current: time enough to gather new figures, and the day after.
CURRENT_LADDER = (-30, -7, -1, 1)


class Unit(StrEnum):
    """What a term counts."""

    WORKING_DAYS = "working_days"
    CALENDAR_DAYS = "calendar_days"
    YEARS = "years"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class LastDay:
    """The last day of a term as counted (`printed`) and as it binds after days off (`shifted`)."""

    printed: date
    shifted: date


@dataclass(frozen=True, slots=True)
class Rung:
    """A step of the ladder: so many days before (-) or after the last day, at 09:00 local time."""

    level: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the Rules; `length` is None where the last day is a date of a contract."""

    code: str
    rule: str
    length: Parameter[int] | None
    unit: Unit
    label: str
    who: tuple[str, ...]
    starts_on: str
    closes_on: tuple[str, ...]
    closed_by: str = ""
    shift: bool = True
    ladder: tuple[int, ...] = LADDER

    def on(self, day: date) -> int | None:
        """The length in force on a day, in the unit of the term."""
        return self.length.on(day) if self.length else None

    def with_length(self, length: Parameter[int]) -> "Term":
        """The same term with an amended length."""
        return replace(self, length=length)

    def closing(self, closed_by: str) -> "Term":
        """The same term closed by another of the events it allows (D18: submission or approval)."""
        if closed_by not in self.closes_on:
            events = " or ".join(self.closes_on)
            raise ValueError(f"{self.code} is closed by {events}, not by {closed_by}.")
        return replace(self, closed_by=closed_by)


def last_day(term: Term, start: date, calendar: WorkingCalendar) -> LastDay:
    """The last day of a term whose event happened on `start`; for a contract `start` is its end date."""
    length = term.on(start) or 0
    if term.unit is Unit.WORKING_DAYS:
        day = calendar.add_working_days(start, length)
        return LastDay(day, day)
    if term.unit is Unit.CALENDAR_DAYS:
        return moved(term, start + timedelta(days=length), calendar)
    day = anniversary(start, length) if term.unit is Unit.YEARS else start
    return moved(term, day, calendar)


def extended(term: Term, last: LastDay, days: int, calendar: WorkingCalendar) -> LastDay:
    """The last day after an extension, counted from the unshifted end of the first term (ncip-42-2, D14)."""
    return moved(term, last.printed + timedelta(days=days), calendar)


def moved(term: Term, day: date, calendar: WorkingCalendar) -> LastDay:
    """A counted last day and the working day to which it moves, when the term moves at all."""
    return LastDay(day, calendar.next_working_day(day) if term.shift else day)


def anniversary(day: date, years: int) -> date:
    """The same day so many years later; 29 February becomes 28 February in a common year."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def due_at(last: date) -> datetime:
    """The exclusive end instant of a term: midnight in Almaty after its last day."""
    return midnight(last + ONE_DAY)


def midnight(day: date) -> datetime:
    """The first instant of a local date."""
    return datetime.combine(day, time(), LOCAL)


def local_date(at: datetime) -> date:
    """The local date on which an instant falls; an instant without a time zone is refused."""
    if at.tzinfo is None:
        raise ValueError("An instant needs its time zone.")
    return at.astimezone(LOCAL).date()


def rungs(term: Term, last: date, calendar: WorkingCalendar) -> tuple[Rung, ...]:
    """When the ladder of a term is climbed: in working days where the term moves, else in calendar days."""
    return tuple(Rung(level, _reminder(_step(term, last, level, calendar))) for level in term.ladder)


def _step(term: Term, last: date, level: int, calendar: WorkingCalendar) -> date:
    return calendar.add_working_days(last, level) if term.shift else last + timedelta(days=level)


def _reminder(day: date) -> datetime:
    return datetime.combine(day, REMINDER_TIME, LOCAL)


def _length(code: str, rule: str, label: str, days: int, unit: Unit) -> Parameter[int]:
    return printed(f"term_{code}", rule, label, unit.value, days, whole)


def _days(
    code: str, rule: str, days: int, unit: Unit, label: str, *, who: str, starts_on: str, closes_on: str
) -> Term:
    events = tuple(closes_on.split())
    return Term(
        code=code,
        rule=rule,
        length=_length(code, rule, label, days, unit),
        unit=unit,
        label=label,
        who=tuple(who.split()),
        starts_on=starts_on,
        closes_on=events,
        closed_by=events[0],
    )


def _years(code: str, rule: str, years: int, label: str, *, who: str) -> Term:
    return Term(
        code=code,
        rule=rule,
        length=_length(code, rule, label, years, Unit.YEARS),
        unit=Unit.YEARS,
        label=label,
        who=tuple(who.split()),
        starts_on="transition",
        closes_on=("expiry",),
        closed_by="expiry",
        shift=False,
        ladder=LONG_LADDER,
    )


def _until(code: str, rule: str, label: str, *, who: str) -> Term:
    return Term(
        code=code,
        rule=rule,
        length=None,
        unit=Unit.DATE,
        label=label,
        who=tuple(who.split()),
        starts_on="contract_end",
        closes_on=("expiry",),
        closed_by="expiry",
        shift=False,
        ladder=LONG_LADDER,
    )


def _by_day(code: str, rule: str, label: str, *, who: str, closes_on: str) -> Term:
    """A duty due on a fixed day after a period: the printed day is given when it opens, days off move it (D30)."""
    return Term(
        code=code,
        rule=rule,
        length=None,
        unit=Unit.DATE,
        label=label,
        who=tuple(who.split()),
        starts_on="period_end",
        closes_on=(closes_on,),
        closed_by=closes_on,
    )


TERM_INFORMATION = _days(
    "information",
    "ncip-14-7",
    5,
    Unit.WORKING_DAYS,
    N_("Answer to an investor's request (regional front office)"),
    who="leb regional_org service_provider",
    starts_on="registration",
    closes_on="answer",
)
TERM_INFORMATION_CENTRAL = _days(
    "information_central",
    "ncip-18-5",
    5,
    Unit.WORKING_DAYS,
    N_("Answer to an investor's request (central front office)"),
    who="natco natco_regional central_body natchamber holding",
    starts_on="registration",
    closes_on="answer",
)
TERM_EXCLUSION = _days(
    "exclusion",
    "ncip-35",
    5,
    Unit.WORKING_DAYS,
    N_("Decision on suspension or exclusion"),
    who="authorised_body",
    starts_on="receipt",
    closes_on="decision",
)
TERM_POOL = _years(
    "pool", "ncip-36-a", 3, N_("Membership of the national pool after implementation"), who="system"
)
TERM_POOL_CONTRACT = _until(
    "pool_contract",
    "ncip-36-b",
    N_("Membership of the national pool under an investment contract"),
    who="system",
)
TERM_VISIT_CARD = _days(
    "visit_card",
    "ncip-40-5",
    3,
    Unit.WORKING_DAYS,
    N_("Visit card after a trip or visit"),
    who="foreign_mission",
    starts_on="visit_end",
    closes_on="card_filled",
)
TERM_PASS_INITIATIVE = _days(
    "pass_initiative",
    "ncip-41-b",
    3,
    Unit.WORKING_DAYS,
    N_("Initiative after a visit created and passed"),
    who="foreign_mission",
    starts_on="visit_end",
    closes_on="passed no_agreement",
)
TERM_INITIATIVE = _days(
    "initiative",
    "ncip-42-b",
    30,
    Unit.CALENDAR_DAYS,
    N_("Passport, extension or redirection of an initiative"),
    who="leb",
    starts_on="receipt",
    closes_on="converted redirected closed",
)
TERM_ROADMAP = _days(
    "roadmap",
    "ncip-48-c",
    30,
    Unit.CALENDAR_DAYS,
    N_("Roadmap formed, agreed and submitted"),
    who="leb",
    starts_on="designation",
    closes_on="submission approval",
)
TERM_REWORK = _days(
    "rework",
    "ncip-51-b",
    5,
    Unit.WORKING_DAYS,
    N_("Remarks on the roadmap removed"),
    who="leb",
    starts_on="rejection",
    closes_on="submission",
)
TERM_VALIDATION = _days(
    "validation",
    "ncip-60",
    5,
    Unit.WORKING_DAYS,
    N_("Validation by the national chamber"),
    who="natchamber",
    starts_on="last_task_completed",
    closes_on="validation refusal",
)
TERM_AFTERCARE = _years(
    "aftercare", "ncip-61-a", 3, N_("Post-investment support"), who="authorised_body natco"
)
TERM_AFTERCARE_CONTRACT = _until(
    "aftercare_contract",
    "ncip-61-b",
    N_("Post-investment support under an investment contract"),
    who="authorised_body natco",
)
TERM_PROGRAMME_UPDATE = _by_day(
    "programme_update",
    "ncip-17-2",
    N_("Quarterly update of the country programme"),
    who="foreign_mission natco_foreign natco",
    closes_on="update",
)
# The text gives no day: 15 January stands by analogy with ncip-8-5 (D27); it is a target, no term of the Rules.
TERM_PROGRAMME_YEAR = _by_day(
    "programme_year",
    "ncip-5-18",
    N_("Yearly data of the country programme (target: the Rules give no day)"),
    who="foreign_mission natco_foreign",
    closes_on="update",
)
TERM_REGIONAL_POOL_UPDATE = _by_day(
    "regional_pool_update",
    "ncip-26",
    N_("Quarterly update of the regional pool"),
    who="leb",
    closes_on="update",
)
# The text gives the quarter and no day: the 15th stands by analogy with ncip-26 (D28); it is a target.
TERM_NATIONAL_POOL_UPDATE = _by_day(
    "national_pool_update",
    "ncip-14-4",
    N_("Quarterly information on the national pool (target: the Rules give no day)"),
    who="leb regional_org service_provider",
    closes_on="update",
)
# No paragraph says by when an agreement is kept: the parties agree on a date themselves, so it is their promise and
# not a term of the Rules. It stands on the day they named, and nobody above the head of the office is told.
TERM_AGREEMENT = Term(
    code="agreement",
    rule="ncip-5-12",
    length=None,
    unit=Unit.DATE,
    label=N_("Agreement kept (a date the parties agreed on, not a term of the Rules)"),
    who=("foreign_mission", "natco_foreign", "natco", "central_body", "leb"),
    starts_on="agreed_date",
    closes_on=("kept", "dropped"),
    closed_by="kept",
    shift=False,
    ladder=PROMISE_LADDER,
)
# Paragraph 12(2) lets nobody send stale figures but names no period: the office says how long its own are valid.
TERM_INFORMATION_CURRENT = Term(
    code="information_current",
    rule="ncip-12-2",
    length=None,
    unit=Unit.DATE,
    label=N_("Information material valid (a date the office set, not a term of the Rules)"),
    who=("natco", "leb", "regional_org", "service_provider"),
    starts_on="valid_until",
    closes_on=("renewed", "withdrawn"),
    closed_by="renewed",
    shift=False,
    ladder=CURRENT_LADDER,
)
# Paragraph 69 asks for timely measures without a period: whoever names the measure names its day.
TERM_SYSTEMIC_MEASURE = Term(
    code="systemic_measure",
    rule="ncip-69",
    length=None,
    unit=Unit.DATE,
    label=N_("Measure on a systemic issue (a date that was named with it, not a term of the Rules)"),
    who=("foreign_mission", "natco_foreign", "natco", "central_body", "leb"),
    starts_on="named_date",
    closes_on=("resolved",),
    closed_by="resolved",
    shift=False,
    ladder=PROMISE_LADDER,
)

# The authorised body sets these days itself (9(3), 9(9)): they stand on the day it names, and it hears when one passes.
SET_LADDER = (-7, -1, 1, 3, 6)


def _set(code: str, rule: str, label: str, *, who: str, closes_on: str) -> Term:
    """A day which the body that charges somebody names: it never moves."""
    return Term(
        code=code,
        rule=rule,
        length=None,
        unit=Unit.DATE,
        label=label,
        who=tuple(who.split()),
        starts_on="set_date",
        closes_on=tuple(closes_on.split()),
        closed_by=closes_on.split(maxsplit=1)[0],
        shift=False,
        ladder=SET_LADDER,
    )


TERM_ISSUE = _set(
    "issue",
    "ncip-9-3",
    N_("Result on a problem issue (a day that the authorised body sets)"),
    who="natco leb central_body",
    closes_on="result recall",
)
TERM_ISSUE_INFORMATION = _set(
    "issue_information",
    "ncip-9-3",
    N_("Information on the work on a problem issue (a day that the authorised body sets)"),
    who="natco leb central_body",
    closes_on="report result recall",
)
TERM_ASSIGNMENT = _set(
    "assignment",
    "ncip-9-9",
    N_("Assignment carried out (a day that is set with it)"),
    who="natco leb central_body",
    closes_on="report cancellation",
)

TERMS: tuple[Term, ...] = (
    TERM_INFORMATION,
    TERM_INFORMATION_CENTRAL,
    TERM_EXCLUSION,
    TERM_POOL,
    TERM_POOL_CONTRACT,
    TERM_VISIT_CARD,
    TERM_PASS_INITIATIVE,
    TERM_INITIATIVE,
    TERM_ROADMAP,
    TERM_REWORK,
    TERM_VALIDATION,
    TERM_AFTERCARE,
    TERM_AFTERCARE_CONTRACT,
    TERM_PROGRAMME_UPDATE,
    TERM_PROGRAMME_YEAR,
    TERM_REGIONAL_POOL_UPDATE,
    TERM_NATIONAL_POOL_UPDATE,
    TERM_AGREEMENT,
    TERM_INFORMATION_CURRENT,
    TERM_SYSTEMIC_MEASURE,
    TERM_ISSUE,
    TERM_ISSUE_INFORMATION,
    TERM_ASSIGNMENT,
)
