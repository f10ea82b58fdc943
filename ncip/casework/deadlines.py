"""Running terms: opened and closed by actions, suspended and resumed (D25, D30); the tick watches them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from ncip.casework.act import Act, local_date
from ncip.casework.actions import Opening, reach
from ncip.casework.models import Deadline, DeadlineStatus
from ncip.law import terms
from ncip.law.terms import LastDay, Term, Unit
from ncip.reference.calendar import working_calendar
from ncip.reference.parameters import parameter

TERMS: dict[str, Term] = {term.code: term for term in terms.TERMS}


def open_term(subject: Any, opening: Opening, act: Act) -> Deadline:
    """Start a term of the subject; its last day follows from the law and the calendar of working days.

    Raises CalendarGap when the calendar of that year has not been entered.
    """
    started_on = opening.started_on(subject, act)
    last = terms.last_day(in_force(opening.term), started_on, working_calendar())
    deadline = Deadline(
        subject_label=subject.label,
        subject_id=subject.public_id,
        term=opening.term.code,
        rule=opening.term.rule,
        started_on=started_on,
        responsible=reach(subject, opening.responsible),
        official=reach(subject, opening.official),
        opened_by_id=act.event_id,
    )
    _set_last_day(deadline, last, opening.term)
    deadline.save()
    return deadline


def in_force(term: Term) -> Term:
    """The term with the amendments of its length to which the authorised body agreed."""
    return term.with_length(parameter(term.length)) if term.length else term


def _set_last_day(deadline: Deadline, last: LastDay, term: Term) -> None:
    deadline.printed_day, deadline.last_day = last.printed, last.shifted
    deadline.due_at = terms.due_at(last.shifted)
    deadline.revision += 1
    steps = terms.rungs(term, last.shifted, working_calendar())
    deadline.next_at = steps[deadline.step].at if deadline.step < len(steps) else None


def close_term(subject: Any, term: Term, act: Act, *, on: date | None = None) -> Deadline | None:
    """End the running term of the subject, in time or late; `on` is the day that counts, today by default."""
    deadline = running(subject, term)
    if deadline is None:
        return None
    deadline.closed_on = on or act.on
    in_time = deadline.closed_on <= deadline.last_day
    deadline.status = DeadlineStatus.MET if in_time else DeadlineStatus.MET_LATE
    deadline.closed_by_id, deadline.next_at = act.event_id, None
    deadline.save()
    return deadline


def running(subject: Any, term: Term) -> Deadline | None:
    """The running (or suspended) deadline of that term, locked."""
    return (
        Deadline.objects.select_for_update()
        .filter(
            subject_label=subject.label,
            subject_id=subject.public_id,
            term=term.code,
            status__in=[DeadlineStatus.RUNNING, DeadlineStatus.SUSPENDED],
        )
        .first()
    )


def extend(subject: Any, term: Term, days: int, act: Act) -> Deadline | None:
    """Lengthen the running term by calendar days from its unshifted end (ncip-42-2, D14).

    Its ladder begins anew, so the steps taken before the old end are forgotten; the journal keeps them.
    """
    deadline = running(subject, term)
    if deadline is None:
        return None
    last = terms.extended(term, LastDay(deadline.printed_day, deadline.last_day), days, working_calendar())
    deadline.firings.all().delete()
    deadline.step = 0
    _set_last_day(deadline, last, term)
    deadline.save()
    return deadline


def restart(subject: Any, opening: Opening, act: Act) -> Deadline | None:
    """Count the running term from the day that stands on the subject now: the one before was wrong.

    Its ladder begins anew, as after an extension.
    """
    deadline = running(subject, opening.term)
    if deadline is None:
        return None
    deadline.started_on = opening.started_on(subject, act)
    last = terms.last_day(in_force(opening.term), deadline.started_on, working_calendar())
    deadline.firings.all().delete()
    deadline.step = 0
    _set_last_day(deadline, last, opening.term)
    deadline.save()
    return deadline


def suspend(subject: Any, act: Act) -> None:
    """Stop the clock of every running term of the subject (D25)."""
    of_subject(subject).filter(status=DeadlineStatus.RUNNING).update(
        status=DeadlineStatus.SUSPENDED, suspended_on=act.on, next_at=None
    )


def resume(subject: Any, act: Act) -> None:
    """Let suspended terms run on with the days that were left."""
    for deadline in (
        of_subject(subject).select_for_update(of=("self",)).filter(status=DeadlineStatus.SUSPENDED)
    ):
        term = TERMS[deadline.term]
        last = _rest_of(deadline, term, act.on)
        deadline.status, deadline.suspended_on = DeadlineStatus.RUNNING, None
        _set_last_day(deadline, last, term)
        deadline.save()


def _rest_of(deadline: Deadline, term: Term, on: date) -> LastDay:
    """The last day when the days that were left at the suspension run on from `on`, each in the kind of the term."""
    calendar = working_calendar()
    stopped: date = deadline.suspended_on or on
    if term.unit is Unit.WORKING_DAYS and deadline.last_day > stopped:
        left = calendar.working_days_between(stopped, deadline.last_day)
        day = calendar.add_working_days(on, left)
        return LastDay(day, day)
    return terms.moved(term, deadline.printed_day + (on - stopped), calendar)


def of_subject(subject: Any) -> Any:
    """All deadlines of a subject, the latest last day first."""
    return (
        Deadline.objects.filter(subject_label=subject.label, subject_id=subject.public_id)
        .select_related("responsible", "official")
        .order_by("-last_day", "-id")
    )


def recompute(act: Act, *, shorten: bool) -> list[Deadline]:
    """Count the last days of running terms again after an edit of the calendar.

    Lengthening takes effect at once; shortening only when it was confirmed. Returns the deadlines that moved.
    """
    moved = []
    calendar = working_calendar()
    for deadline in Deadline.objects.select_for_update().filter(status=DeadlineStatus.RUNNING).order_by("id"):
        term = TERMS[deadline.term]
        if term.unit is Unit.WORKING_DAYS:
            last = terms.last_day(in_force(term), deadline.started_on, calendar)
        else:
            last = terms.moved(term, deadline.printed_day, calendar)
        if last.shifted > deadline.last_day or (shorten and last.shifted < deadline.last_day):
            _set_last_day(deadline, last, term)
            deadline.save()
            moved.append(deadline)
    return moved


def open_all(subject: Any, openings: Iterable[Opening], act: Act) -> None:
    """Start the terms that an operation opens."""
    for opening in openings:
        open_term(subject, opening, act)


def close_all(subject: Any, closing: Iterable[Term], act: Act) -> None:
    """End the terms that an operation closes."""
    for term in closing:
        close_term(subject, term, act)


def days_left(deadline: Deadline, on: date) -> int:
    """Calendar days to the last day; negative when it has passed."""
    return (deadline.last_day - on).days


def is_overdue(deadline: Deadline, at: datetime) -> bool:
    """True when the term still runs after its last day."""
    return deadline.status == DeadlineStatus.RUNNING and local_date(at) > deadline.last_day
