"""Why something is refused: sentences for the person who can act on them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass(frozen=True)
class Reason:
    """One reason: a code for programs, a sentence for people, the field and the rule it comes from."""

    code: str
    text: str | _StrPromise
    field: str | None = None
    rule: str | None = None

    def under(self, rule: str | None) -> Reason:
        """The same reason citing `rule`, unless it cites one already."""
        return self if self.rule or not rule else replace(self, rule=rule)

    def as_dict(self) -> dict[str, Any]:
        """The reason as the REST API tells it."""
        return {"code": self.code, "text": str(self.text), "field": self.field, "rule": self.rule}


class Refused(Exception):
    """The door does not let this through. Carries every reason at once."""

    status = 422
    code = "refused"
    title = _("This cannot be done")

    def __init__(self, reasons: Sequence[Reason]) -> None:
        """Keep all reasons."""
        self.reasons = list(reasons)
        super().__init__("; ".join(str(reason.text) for reason in self.reasons))


class NotVisible(Refused):
    """There is no such thing for this actor."""

    status = 404
    code = "not_found"
    title = _("Not found")

    def __init__(self) -> None:
        """One sentence for whatever was asked."""
        super().__init__([Reason("not_found", _("There is no such record, or it is not shown to you."))])


class KeyReused(Refused):
    """The same idempotency key came with another request."""

    status = 409
    code = "key_reused"
    title = _("This key was already used")


class WrongRole(Refused):
    """Somebody else may do this."""

    status = 403
    code = "wrong_role"
    title = _("This is done by somebody else")


class WrongState(Refused):
    """Not in this state."""

    status = 409
    code = "wrong_state"
    title = _("Not possible in the present state")


class StaleVersion(Refused):
    """Somebody changed the record after it had been opened."""

    status = 409
    code = "stale_version"
    title = _("The record has changed")


class BadParameters(Refused):
    """What was entered cannot be taken. `form` keeps what was typed."""

    status = 400
    code = "bad_parameters"
    title = _("Please check what you entered")

    def __init__(self, reasons: Sequence[Reason], form: Any) -> None:
        """Keep the bound form, so that a page can show it again."""
        super().__init__(reasons)
        self.form = form


class GuardsRefuse(Refused):
    """The law does not allow it yet."""

    status = 422
    code = "guards_refuse"
    title = _("Something is still missing")
