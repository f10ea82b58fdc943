"""A missing or wrong field of a form cites the paragraph that asks for it."""

from typing import ClassVar

from ncip.casework.forms import DoorForm
from ncip.casework.reasons import Reason


class CitingForm(DoorForm):
    """Beside a form of the door; `field_rules` names the rule of a field."""

    field_rules: ClassVar[dict[str, str]] = {}

    def reasons(self) -> list[Reason]:
        """The reasons of the form, each with the rule of its field where it cites none yet."""
        return [reason.under(self.field_rules.get(reason.field or "")) for reason in super().reasons()]
