"""What follows the consent to a change of a legal table (9-8, 22; terms: D30)."""

from typing import Any
from uuid import UUID

from ncip.casework import deadlines
from ncip.casework.act import Act
from ncip.reference.changes import apply_change
from ncip.reference.enums import Table


def enter(change: Any, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """ncip-9-8: the rows enter their table, all or none; a changed calendar moves running terms.

    Terms get longer at once; they get shorter only when that was confirmed.
    """
    apply_change(change.table, change.payload, act=change.act, at=act.at)
    if change.table == Table.CALENDAR:
        deadlines.recompute(act, shorten=bool(params.get("shorten")))
