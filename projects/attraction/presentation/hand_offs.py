"""How the receipts of an initiative's hand-offs are shown: each akimat in turn, three steps each."""

from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ncip.law.calendar import WorkingCalendar
from ncip.law.terms import local_date
from ncip.ui.dates import short_moment
from projects.attraction.enums import InitiativeState as S
from projects.attraction.receipts import working_days


def legs_of(initiative: Any, calendar: WorkingCalendar, on: date) -> list[dict[str, Any]]:
    """Each hand-off with its receipts and how long they took or wait, in working days from the sending."""
    ended = initiative.state == S.CLOSED
    return [
        {
            "leg": leg,
            "steps": [_sent(leg), *_answers(leg, calendar, None if ended or leg.left_at else on)],
            "left": short_moment(leg.left_at) if leg.left_at else "",
        }
        for leg in initiative.hand_offs.in_order()
    ]


def standing_of(leg: Any, calendar: WorkingCalendar, on: date) -> str:
    """What happened last with a hand-off, in one line."""
    steps = [{"name": _("Sent to the akimat"), "state": "done", "note": short_moment(leg.sent_at)}]
    steps += _answers(leg, calendar, on)
    told = [step for step in steps if step["state"] != "todo"]
    last = told[-1]
    return f"{last['name']}: {last['note']}"


def _sent(leg: Any) -> dict[str, Any]:
    return {"name": _("Sent to the akimat"), "state": "done", "note": _told(leg.sent_at, leg.sent_by)}


def _answers(leg: Any, calendar: WorkingCalendar, on: date | None) -> list[dict[str, Any]]:
    """Accepted and named; `on` is the day on which it still waits, None when it waits no more."""
    steps = []
    waited = on
    for name, at, who in (
        (_("Accepted"), leg.accepted_at, leg.accepted_by),
        (_("Official named"), leg.named_at, leg.official),
    ):
        if at is not None:
            took = working_days(calendar, leg.sent_on, local_date(at))
            steps.append({"name": name, "state": "done", "note": _told(at, who, _took(took))})
        else:
            steps.append(_awaited(name, leg, calendar, waited))
            waited = None
    return steps


def _awaited(name: str, leg: Any, calendar: WorkingCalendar, on: date | None) -> dict[str, Any]:
    if on is None:
        return {"name": name, "state": "todo", "note": ""}
    days = working_days(calendar, leg.sent_on, on)
    text = ngettext("awaited for %(days)d working day", "awaited for %(days)d working days", days or 0)
    return {"name": name, "state": "current", "note": text % {"days": days} if days else _("sent today")}


def _took(days: int | None) -> str:
    if days is None:
        return ""
    if days == 0:
        return _("the same day")
    return ngettext("after %(days)d working day", "after %(days)d working days", days) % {"days": days}


def _told(at: datetime, who: Any, took: str = "") -> str:
    return " · ".join(str(part) for part in (short_moment(at), who, took) if part)
