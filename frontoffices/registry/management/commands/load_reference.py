"""`manage.py load_reference`: the reference tables, the atlas and the organisations of the portal."""

from collections import Counter
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from frontoffices.registry.loading import load_organisations
from ncip.reference.demonstration import load_rates
from ncip.reference.loading import load_demonstration_goods, load_tables
from regions.atlas.loading import load_districts, load_regions


class Command(BaseCommand):
    """Loads what is missing; a second run changes nothing."""

    help = "Load reference tables, regions, districts and organisations; a second run changes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        """The demonstration rows come only where they are asked for or on a demonstration installation."""
        parser.add_argument(
            "--demonstration", action="store_true", help="also load demonstration rates and goods"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Loads table after table and says what came of each."""
        at = timezone.now()
        self.silent = options["verbosity"] == 0
        for table, counts in load_tables(at=at).items():
            self.say(table.value, counts)
        self.say("regions", load_regions())
        self.say("districts", load_districts())
        self.say("organisations", load_organisations())
        if options["demonstration"] or settings.DEMO:
            self.say("demonstration-goods", load_demonstration_goods(at=at))
            self.say("demonstration-rates", load_rates(at=at))

    def say(self, what: str, counts: Counter[str]) -> None:
        """One line of progress."""
        if self.silent:
            return
        told = ", ".join(f"{number} {name}" for name, number in sorted(counts.items()))
        self.stdout.write(f"{what:>22}: {told}")
