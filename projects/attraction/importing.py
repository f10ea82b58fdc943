"""Taking a table of cards in: every row goes through the door, on trial first (ncip-6-2, ncip-40-3, ncip-40-4).

The trial really makes the cards in one transaction and undoes them, so that it refuses exactly what the import
would refuse, rows that disturb one another included. An import is one transaction too: unless its sender chose to
take the good rows, one bad row undoes all.
"""

from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from django.core.cache import cache
from django.utils.translation import gettext as _
from django.utils.translation import override

from ncip.casework import door
from ncip.casework.act import local_date
from ncip.casework.actor import Actor
from ncip.casework.reasons import Reason, Refused
from ncip.casework.running import savepoint
from ncip.journal.enums import Channel
from ncip.ui.sheets import SHOWN_VALUE, Fault, SheetRow
from projects.attraction.enums import DuplicateChoice, ImportKind, ImportState
from projects.attraction.forms.company import companies_called
from projects.attraction.models import Company, Contact, Meeting, SheetImport
from projects.attraction.sheets import COLUMNS, params_of

MODELS: dict[str, Any] = {
    ImportKind.COMPANIES: Company,
    ImportKind.CONTACTS: Contact,
    ImportKind.MEETINGS: Meeting,
}
TOLD_EVERY = 25
PROGRESS_KEPT = 3600


@dataclass
class Result:
    """What a pass over the rows found: how many cards were made, which rows are bad, which may be known already."""

    made: int = 0
    left_out: int = 0
    faults: list[Fault] = field(default_factory=list)
    duplicates: list[dict[str, Any]] = field(default_factory=list)

    def as_report(self) -> dict[str, Any]:
        """The result as the row of the import keeps it."""
        bad = {fault.row for fault in self.faults}
        return asdict(self) | {"bad_rows": len(bad)}


class _Undo(Exception):
    """Ends a pass whose cards shall not stay."""


def check(found: SheetImport, *, at: datetime) -> None:
    """Try the table; nothing stays but the report."""
    result = _pass(found, at=at, keep=lambda result: False)
    _tell(found, ImportState.CHECKED, result)


def take(found: SheetImport, *, at: datetime) -> None:
    """Import the table: all of it, or its good rows when its sender chose so; the rows are then forgotten."""
    result = _pass(
        found, at=at, keep=lambda result: found.only_good or not (result.faults or result.duplicates)
    )
    kept = found.only_good or not (result.faults or result.duplicates)
    if kept:
        found.rows, found.decisions = [], {}
    else:
        result.made = 0
    _tell(found, ImportState.DONE if kept else ImportState.CHECKED, result)


def progress_of(found: SheetImport) -> int:
    """How many per cent of the rows the running pass has done."""
    return int(cache.get(_progress_key(found), 0))


def _tell(found: SheetImport, state: str, result: Result) -> None:
    found.state, found.report = state, result.as_report()
    found.save()


def _pass(found: SheetImport, *, at: datetime, keep: Callable[[Result], bool]) -> Result:
    actor = _sender(found, at)
    result = Result()
    with override(found.user.language):
        try:
            with door.operation(actor, at=at, channel=Channel.IMPORT):
                for place, row in enumerate(found.rows):
                    _take_row(
                        found,
                        SheetRow(row["number"], row["values"]),
                        row["faults"],
                        actor,
                        at,
                        result,
                    )
                    _show_progress(found, place)
                if not keep(result):
                    raise _Undo
        except _Undo:
            pass
    return result


def _sender(found: SheetImport, at: datetime) -> Actor:
    """Who sent the table; once he left the office for which he sent it he acts for nobody (ncip-24)."""
    stays = found.user.is_active and found.membership.holds_on(local_date(at))
    return Actor.of(found.user, found.membership if stays else None)


def _take_row(
    found: SheetImport,
    row: SheetRow,
    read: list[dict[str, Any]],
    actor: Actor,
    at: datetime,
    result: Result,
) -> None:
    choice = found.decisions.get(str(row.number), "")
    if choice == DuplicateChoice.LEAVE_OUT:
        result.left_out += 1
        return
    if read:
        result.faults += [Fault(**fault) for fault in read]
        return
    params = params_of(found.kind, row.values)
    if choice == DuplicateChoice.ANOTHER:
        params["really_another"] = "on"
    try:
        with savepoint():
            door.create(
                MODELS[found.kind],
                params,
                actor,
                at=at,
                channel=Channel.IMPORT,
                parent=_company_of(found, row, actor),
            )
        result.made += 1
    except Refused as refused:
        _explain(found, row, refused, result)


def _company_of(found: SheetImport, row: SheetRow, actor: Actor) -> Any:
    """The card that a contact or a meeting belongs to; raises Refused."""
    if found.kind == ImportKind.COMPANIES:
        return None
    text = row.values.get("company", "")
    fitting = list(companies_called(Company.objects.visible_to(actor), text)[:2]) if text else []
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        sentence = _("Several companies are called so. Write the BIN.")
    else:
        sentence = _("You see no company of this name or BIN. Import the companies first.")
    raise Refused([Reason("unknown_company", sentence, "company", "ncip-40-3")])


def _explain(found: SheetImport, row: SheetRow, refused: Refused, result: Result) -> None:
    """A similar name is a question to the sender; everything else is a fault of its cell."""
    if [reason.code for reason in refused.reasons] == ["similar"]:
        result.duplicates.append(_duplicate(row, refused.reasons[0]))
        return
    labels = {column.name: str(column.label) for column in COLUMNS[found.kind]}
    for reason in refused.reasons:
        name = reason.field or ""
        value = row.values.get(name, "")[:SHOWN_VALUE]
        result.faults.append(Fault(row.number, labels.get(name, ""), str(reason.text), value))


def _duplicate(row: SheetRow, reason: Reason) -> dict[str, Any]:
    cards = Company.objects.alike(row.values["name"])
    return {
        "row": row.number,
        "name": row.values["name"],
        "text": str(reason.text),
        "cards": [
            {"name": card.name, "country": card.country, "url": card.get_absolute_url()} for card in cards
        ],
    }


def _show_progress(found: SheetImport, place: int) -> None:
    if place % TOLD_EVERY == 0:
        cache.set(_progress_key(found), 100 * place // len(found.rows), PROGRESS_KEPT)


def _progress_key(found: SheetImport) -> str:
    return f"import:{found.public_id}"
