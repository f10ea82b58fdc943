"""What must hold before the acts of an investment event."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from frontoffices.exchange.enums import GuestStatus
from ncip.casework.act import Act
from ncip.casework.actions import guard
from ncip.casework.reasons import Reason

AGREED = ("theme", "starts_on", "ends_on", "place", "country")


@guard(rule="ncip-10-6")
def not_begun(event: Any, act: Act) -> Reason | None:
    """Consent to theme, date and place is asked before the event begins (ncip-10-6)."""
    if event.starts_on > act.on:
        return None
    text = _("The event has begun already, and consent is asked beforehand. Correct the first day.")
    return Reason("begun", text, "starts_on")


@guard(rule="ncip-10-6", needs_params=True)
def something_changes(event: Any, act: Act, params: dict[str, Any]) -> Reason | None:
    """A new consent is asked for a change of theme, date or place only (ncip-10-6)."""
    if any(getattr(event, name) != params[name] for name in AGREED):
        return None
    return Reason("unchanged", _("Change the theme, a day or the place: the rest is edited without consent."))


@guard(rule="ncip-10-6", needs_params=True)
def new_day_is_ahead(event: Any, act: Act, params: dict[str, Any]) -> Reason | None:
    """The new first day lies ahead (ncip-10-6)."""
    if params["starts_on"] > act.on:
        return None
    text = _("The new first day has come already. Choose a later one.")
    return Reason("begun", text, "starts_on")


@guard(rule="ncip-8-1")
def not_listed_yet(event: Any, act: Act) -> Reason | None:
    """A front office joins an event once (ncip-8-1)."""
    own = act.actor.organisation
    joined = (GuestStatus.COMING, GuestStatus.CAME)
    if own is None or not event.guests.filter(organisation=own, status__in=joined).exists():
        return None
    return Reason("listed", _("Your organisation is on the list of participants already."))


@guard(rule="ncip-5-9")
def is_over(event: Any, act: Act) -> Reason | None:
    """Results are written when the last day has come (ncip-5-9)."""
    if event.is_over_on(act.on):
        return None
    return Reason("not_over", _("The event is not over yet: record the results on its last day or later."))
