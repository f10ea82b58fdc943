"""`manage.py tallies`: compare the kept figures of the panels with a full recount, or count them again."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from projects.implementation import recount, tallies
from projects.implementation.models import RegionTally


class Command(BaseCommand):
    """Verify the kept figures; `--refresh` counts every region again first."""

    help = "Compare the kept figures of the panels with a full recount; ends with 1 when one of them differs."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Nothing but whether to count first."""
        parser.add_argument("--refresh", action="store_true", help="count every region again first")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print each difference."""
        if options["refresh"]:
            tallies.refresh_all(timezone.now())
        found = list(recount.differences())
        for one in found:
            self.stdout.write(f"{one.where}: {one.figure}: kept {one.kept}, counted {one.counted}")
        if found:
            raise CommandError(f"{len(found)} kept figures differ from the rows.")
        self.stdout.write(f"{RegionTally.objects.count()} tallies of regions are as the rows give them.")
