"""A table of cards that somebody sent: kept with its rows, decided on once, put back when nobody works on it."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from ncip.accounts.models import Membership
from ncip.journal.enums import Channel
from ncip.ui.sheets import SheetRow
from projects.attraction.enums import ImportState
from projects.attraction.models import SheetImport

AT_ONCE = 500
# The parts of a report that repeat what stood in the cells.
WORDS = ["faults", "duplicates"]


def keep(
    kind: str, file_name: str, rows: Sequence[SheetRow], *, membership: Membership, at: datetime
) -> SheetImport:
    """The rows of the file with what is wrong in them, for a trial."""
    return SheetImport.objects.create(
        kind=kind,
        file_name=file_name[:160],
        user=membership.user,
        membership=membership,
        sent_at=at,
        rows=[
            {"number": row.number, "values": row.values, "faults": [vars(fault) for fault in row.faults]}
            for row in rows
        ],
    )


def decide(found: SheetImport, decisions: Mapping[str, str], *, only_good: bool) -> bool:
    """Take the table with these decisions on possible duplicates; False unless it was tried and waits."""
    with transaction.atomic():
        locked = SheetImport.objects.select_for_update(of=("self",)).get(pk=found.pk)
        if locked.state != ImportState.CHECKED:
            return False
        found.decisions, found.only_good = dict(decisions), only_good
        found.state = ImportState.TAKING
        found.save()
    return True


def put_back(found: SheetImport) -> None:
    """Nobody could be asked to work on it: it waits where it stood."""
    found.state = ImportState.CHECKED if found.report else ImportState.WAITING
    found.save()


def forget(at: datetime, channel: Channel) -> None:
    """The sweep of the tick: tables hold personal data, so none is kept longer than the setting says.

    One that was never taken goes altogether; of one that was, the counts stay without the words of its cells.
    """
    old = SheetImport.objects.filter(sent_at__lt=at - timedelta(days=settings.IMPORT_KEPT_DAYS))
    old.exclude(state__in=(ImportState.TAKING, ImportState.DONE)).delete()
    for found in old.filter(state=ImportState.DONE, report__has_any_keys=WORDS)[:AT_ONCE]:
        found.report = {name: value for name, value in found.report.items() if name not in WORDS}
        found.save(update_fields=["report"])
