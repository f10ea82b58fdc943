"""`manage.py load_demo_rates`: demonstration exchange rates, plainly marked."""

from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from ncip.reference.demonstration import FIRST_DAY, load_rates


class Command(BaseCommand):
    """Adds a marked rate of USD, EUR and CNY for every working day; official rates are never replaced."""

    help = "Load demonstration exchange rates for working days; existing rates are left alone."

    def add_arguments(self, parser: CommandParser) -> None:
        """The days to fill."""
        parser.add_argument("--first", type=date.fromisoformat, default=FIRST_DAY)
        parser.add_argument(
            "--last", type=date.fromisoformat, default=None, help="default: end of the calendar"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Loads and says how many rates were added."""
        counts = load_rates(at=timezone.now(), first=options["first"], last=options["last"])
        self.stdout.write(
            f"demonstration rates: {counts['added']} added, {counts['unchanged']} there already"
        )
