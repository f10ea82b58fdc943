"""What must hold on the turns of an initiative (ncip-42-2, ncip-42-a)."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from ncip.casework import deadlines
from ncip.casework.act import Act
from ncip.casework.actions import guard
from ncip.casework.models import DeadlineStatus
from ncip.casework.reasons import Reason
from ncip.law.terms import TERM_INITIATIVE
from ncip.ui.dates import short_day


def term_of(initiative: Any) -> Any:
    """The running term of an initiative, or None."""
    rows = deadlines.of_subject(initiative)
    return rows.filter(term=TERM_INITIATIVE.code, status=DeadlineStatus.RUNNING).first()


@guard(rule="ncip-42-2")
def first_term_runs(initiative: Any, act: Act) -> Reason | None:
    """An extension comes before the first term ends; its last day still counts (ncip-42-2, D14)."""
    term = term_of(initiative)
    if term is not None and act.on <= term.last_day:
        return None
    text = _("The term ended on %(day)s and cannot be extended any more. Create the passport or redirect.")
    return Reason("term_over", text % {"day": short_day(term.last_day) if term else "—"})


@guard(rule="ncip-42-a")
def not_yet_accepted(initiative: Any, act: Act) -> Reason | None:
    """One receipt is enough for each hand-off."""
    leg = initiative.hand_offs.filter(left_at=None, accepted_at__isnull=False).first()
    if leg is None:
        return None
    return Reason("accepted", _("The receipt was confirmed already."))
