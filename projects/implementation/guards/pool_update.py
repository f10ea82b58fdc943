"""What must hold before the acts of a quarterly update of a pool (14(4), 26)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from ncip.casework.actions import guard
from ncip.casework.reasons import Reason

if TYPE_CHECKING:
    from ncip.casework.act import Act


@guard(rule="ncip-26")
def something_is_unconfirmed(update: Any, act: Act) -> Reason | None:
    """There is a project left to confirm."""
    if update.unconfirmed().exists():
        return None
    return Reason("all_confirmed", _("The data of every project are confirmed already."))


@guard(rule="ncip-26")
def every_project_is_confirmed(update: Any, act: Act) -> Reason | None:
    """ncip-26: an update is complete when each project of the pool in the region was confirmed."""
    left = update.unconfirmed().count()
    if not left:
        return None
    text = ngettext(
        "Confirm the data of %(count)s more project first.",
        "Confirm the data of %(count)s more projects first.",
        left,
    ) % {"count": left}
    return Reason("unconfirmed", text)


@guard(rule="ncip-14-4")
def is_of_the_national_pool(update: Any, act: Act) -> Reason | None:
    """ncip-14-4: only information on the national pool is agreed."""
    if update.is_national:
        return None
    return Reason("regional", _("The regional pool is updated without the agreement of sectoral bodies."))


@guard(rule="ncip-14-4")
def is_of_the_regional_pool(update: Any, act: Act) -> Reason | None:
    """ncip-14-4: information on the national pool is sent after it was agreed."""
    if not update.is_national:
        return None
    return Reason("national", _("Ask the sectoral bodies to agree to the information on the national pool."))


@guard(rule="ncip-14-4")
def has_not_agreed_yet(update: Any, act: Act) -> Reason | None:
    """A body agrees once."""
    if update.marks.filter(body=act.actor.organisation, agreed_on__isnull=False).exists():
        return Reason("agreed_already", _("Your organisation has agreed already."))
    return None


@guard(rule="ncip-14-4")
def every_body_has_agreed(update: Any, act: Act) -> Reason | None:
    """ncip-14-4: sent after the agreement of the sectoral state bodies."""
    waiting = [mark.body.short_name for mark in update.marks.filter(agreed_on=None).select_related("body")]
    if not waiting:
        return None
    text = _("These bodies have not agreed yet: %(bodies)s.") % {"bodies": ", ".join(waiting)}
    return Reason("not_agreed", text)
