"""`manage.py tick [--at 2026-03-25T10:00+05:00]`: one pass over everything that is due, by hand."""

from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from ncip.casework.tick import tick


class Command(BaseCommand):
    """Run one tick."""

    help = "Run one pass over the deadlines that are due."

    def add_arguments(self, parser: CommandParser) -> None:
        """The instant of the pass; now by default."""
        parser.add_argument(
            "--at", default="", help="an instant with its time zone, such as 2026-03-25T10:00+05:00"
        )
        parser.add_argument("--batch", type=int, default=500, help="how many deadlines a transaction takes")

    def handle(self, *args: Any, **options: Any) -> None:
        """Say how many deadlines moved on."""
        moved = tick(_instant(options["at"]), batch=options["batch"])
        self.stdout.write(f"{moved} deadlines moved on.")


def _instant(text: str) -> datetime:
    if not text:
        return timezone.now()
    try:
        at = datetime.fromisoformat(text)
    except ValueError as error:
        message = f"{text!r} is not an instant: write 2026-03-25T10:00+05:00."
        raise CommandError(message) from error
    if at.tzinfo is None:
        message = f"{text!r} has no time zone: write 2026-03-25T10:00+05:00."
        raise CommandError(message)
    return at
