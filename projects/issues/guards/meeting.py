"""What stands against an act on a meeting of the Council or an item of its agenda (9(2), 32)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from ncip.casework.actions import guard
from ncip.casework.reasons import Reason
from projects.issues.enums import ItemState, MeetingState

if TYPE_CHECKING:
    from ncip.casework.act import Act


@guard(rule="ncip-9-2")
def the_day_has_come(subject: Any, act: Act) -> Reason | None:
    """Neither the meeting nor a decision is entered before the day of the meeting."""
    meeting = getattr(subject, "meeting", subject)
    if meeting.planned_on <= act.on:
        return None
    return Reason("too_early", _("The Council has not met yet."))


@guard(rule="ncip-9-2")
def nothing_was_decided(meeting: Any, act: Act) -> Reason | None:
    """A meeting that has decided something took place."""
    if not meeting.items.filter(state=ItemState.DECIDED).exists():
        return None
    return Reason("decided", _("This meeting has decided already: close it instead."))


@guard(rule="ncip-9-2")
def agenda_is_open(meeting: Any, act: Act) -> Reason | None:
    """Questions are brought before a meeting that is still ahead."""
    if meeting is None or meeting.state == MeetingState.PLANNED:
        return None
    return Reason("not_planned", _("The agenda of this meeting is closed. Choose a meeting that is planned."))


@guard(rule="ncip-32-b")
def leaves_by_hand(item: Any, act: Act) -> Reason | None:
    """ncip-32-b: an issue of the green corridor stays on the agenda until it is decided or answered."""
    if act.actor.is_system or not item.automatic:
        return None
    text = _(
        "An issue of the green corridor stays on the agenda until the Council decides or it is answered."
    )
    return Reason("corridor", text)
