"""What must hold before a change of a legal table takes effect."""

from typing import Any

from django.core.exceptions import ValidationError

from ncip.casework.act import Act
from ncip.casework.actions import guard
from ncip.casework.reasons import Reason
from ncip.reference.changes import checked


@guard(rule="ncip-9-8")
def row_can_be_entered(change: Any, act: Act) -> list[Reason]:
    """The proposed row still passes the checks of its table."""
    try:
        checked(change.table, change.payload)
    except ValidationError as error:
        return [Reason("bad_row", message) for message in error.messages]
    return []
