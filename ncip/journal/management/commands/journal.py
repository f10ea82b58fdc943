"""`manage.py journal verify`: walk the chain and name the first broken row."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from ncip.journal import chain


class Command(BaseCommand):
    """Check the hash chain of the journal."""

    help = "Verify the hash chain of the journal."

    def add_arguments(self, parser: CommandParser) -> None:
        """One word: verify."""
        parser.add_argument("task", choices=["verify"])

    def handle(self, *args: Any, **options: Any) -> None:
        """Exit with an error when an entry was changed, removed or inserted."""
        verdict = chain.verify()
        if not verdict.clean:
            raise CommandError(
                f"The journal is broken at entry {verdict.broken_number}: it {verdict.reason}."
            )
        self.stdout.write(self.style.SUCCESS(f"The journal is clean: {verdict.checked} entries hold."))
