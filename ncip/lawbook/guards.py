"""What must hold before a change of a legal table takes effect."""

from typing import Any

from django.core.exceptions import ValidationError

from ncip.casework.act import Act
from ncip.casework.actions import guard
from ncip.casework.reasons import Reason
from ncip.reference.changes import checked_all


@guard(rule="ncip-9-8")
def row_can_be_entered(change: Any, act: Act) -> list[Reason]:
    """The proposed rows still pass the checks of their table."""
    try:
        checked_all(change.table, change.payload)
    except ValidationError as error:
        return [Reason("bad_row", message) for message in dict.fromkeys(error.messages)]
    return []
