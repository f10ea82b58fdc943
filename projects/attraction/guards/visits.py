"""What must hold before the steps of a visit. Each guard answers with the sentence that says what to do next."""

from typing import Any

from django.utils.translation import gettext as _

from ncip.casework.act import Act
from ncip.casework.actions import guard
from ncip.casework.reasons import Reason
from ncip.ui.dates import short_day
from projects.attraction.enums import VisitState
from projects.attraction.permissions import acts_for
from projects.attraction.programme import mark_of, marks_of, participants_of, programme_of

PREPARED = (VisitState.APPROVED, VisitState.PROGRAMME_READY)
LISTED = (VisitState.PLANNED, *PREPARED, VisitState.HELD)
# Something can have been agreed on the visit.
TELLS_OF = (VisitState.HELD, VisitState.CARD_FILLED, VisitState.INITIATIVE_PASSED)


def visit_of(subject: Any) -> Any:
    """The visit of a row, or the visit itself."""
    return getattr(subject, "visit", subject)


@guard(rule="ncip-40-7-b")
def programme_is_open(subject: Any, act: Act) -> Reason | None:
    """The programme is prepared after the positive decision and before the visit (ncip-40-7-b)."""
    visit = visit_of(subject)
    if visit.state in PREPARED:
        return None
    sentence = _("The programme is prepared once the visit was found expedient and until it is held.")
    return Reason("programme_closed", sentence)


@guard(rule="ncip-40-7-b")
def list_is_open(subject: Any, act: Act) -> Reason | None:
    """The list of participants is kept until the card of the visit is filled (ncip-40-7-b)."""
    visit = visit_of(subject)
    if visit.state in LISTED:
        return None
    return Reason("list_closed", _("The list of participants is kept until the visit card is filled."))


@guard(rule="ncip-40-7-b")
def programme_is_there(visit: Any, act: Act) -> Reason | None:
    """A detailed programme: at least one row (ncip-40-7-b)."""
    if programme_of(visit):
        return None
    return Reason("no_programme", _("Add the first row of the programme: day, hours, place and who answers."))


@guard(rule="ncip-40-7-b")
def participants_are_there(visit: Any, act: Act) -> Reason | None:
    """A list of participants: at least one person (ncip-40-7-b)."""
    if participants_of(visit):
        return None
    return Reason("no_participants", _("Add the participants of the visit."))


@guard(rule="ncip-40-7-b")
def bodies_have_agreed(visit: Any, act: Act) -> Reason | None:
    """The programme is worked out together: every invited body with a row in it agreed to its part."""
    missing = [str(mark.invitation.organisation.short_name) for mark in marks_of(visit) if mark.is_missing]
    if not missing:
        return None
    sentence = _("These bodies have not agreed to their part yet: %(bodies)s.") % {
        "bodies": ", ".join(missing)
    }
    return Reason("not_agreed", sentence)


@guard(rule="ncip-40-7-b")
def mark_is_needed(visit: Any, act: Act) -> Reason | None:
    """A body agrees once to the same wording of its part."""
    own = [mark_of(visit, one) for one in visit.invitations.all() if acts_for(act.actor, one.organisation_id)]
    if any(not mark.holds for mark in own):
        return None
    return Reason("agreed_already", _("Your organisation has agreed to its part as it stands now."))


@guard(rule="ncip-40-7-b", needs_params=True)
def programme_fits_the_days(visit: Any, act: Act, params: dict[str, Any]) -> Reason | None:
    """No row of the programme is left outside the days of the visit."""
    begins_on, ends_on = params["begins_on"], params["ends_on"]
    outside = [row for row in programme_of(visit) if not begins_on <= row.on <= ends_on]
    if not outside:
        return None
    days = ", ".join(sorted({short_day(row.on) for row in outside}))
    sentence = _("Move or take out the rows of the programme on %(days)s first.") % {"days": days}
    return Reason("rows_outside", sentence, "begins_on")


@guard(rule="ncip-40-7-b")
def somebody_was_called_in(visit: Any, act: Act) -> Reason | None:
    """The competent body, with which the visit was agreed in advance, stays: only those called in are let go."""
    if any(one.organisation_id != visit.body_id for one in visit.invitations.all()):
        return None
    return Reason("nobody_called_in", _("Only the competent body prepares this visit: it stays."))


@guard(rule="ncip-40-7-b", needs_params=True)
def body_has_no_part(visit: Any, act: Act, params: dict[str, Any]) -> Reason | None:
    """Nobody is let go while the programme or the list of participants still counts on him."""
    key = params["body"].pk
    rows = [row for row in programme_of(visit) if key in (row.organisation_id, row.owner_id)]
    people = [row for row in participants_of(visit) if row.owner_id == key]
    if not rows and not people:
        return None
    sentence = _("Take the rows and participants of this body out of the programme and the list first.")
    return Reason("has_part", sentence, "body")


@guard(rule="ncip-41-a")
def visit_has_begun(visit: Any, act: Act) -> Reason | None:
    """What is told as held has begun by the expected day; a visit that came earlier is moved first (ncip-41-a)."""
    if visit.begins_on <= act.on:
        return None
    sentence = _("The visit begins on %(day)s. If it took place earlier, move it first.")
    return Reason("not_begun", sentence % {"day": short_day(visit.begins_on)})


@guard(rule="ncip-41-b")
def initiative_was_born(visit: Any, act: Act) -> Reason | None:
    """What is passed on must exist: an initiative that names this visit (ncip-41-b)."""
    if visit.initiatives.exists():
        return None
    sentence = _("Create the initiative on the card of the company and choose this visit in it.")
    return Reason("no_initiative", sentence)
