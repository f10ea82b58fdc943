"""What must hold before a rating is published."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from ncip.casework.act import Act
from ncip.casework.actions import guard
from ncip.casework.reasons import Reason
from ncip.ui.dates import short_day


@guard(rule="ncip-app2-4-1")
def quarter_is_over(rating: Any, act: Act) -> Reason | None:
    """The results are those of the past quarter."""
    if act.on > rating.quarter.last:
        return None
    text = _("The quarter ends on %(day)s. Publish its rating from the next day on.") % {
        "day": short_day(rating.quarter.last)
    }
    return Reason("quarter_not_over", text)
