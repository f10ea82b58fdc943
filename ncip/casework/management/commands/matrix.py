"""`manage.py matrix`: who may do what in which state, and the state diagrams, printed from the declarations."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation

from ncip.casework import printed

PAGE = Path(settings.BASE_DIR) / "docs" / "casework.md"


class Command(BaseCommand):
    """Print the matrix, refresh docs/casework.md, or compare with it."""

    help = "Print the who-may matrix and the state diagrams from the declarations."

    def add_arguments(self, parser: CommandParser) -> None:
        """Print by default."""
        parser.add_argument("--write", action="store_true", help="refresh docs/casework.md")
        parser.add_argument("--check", action="store_true", help="fail when docs/casework.md is out of date")

    def handle(self, *args: Any, **options: Any) -> None:
        """The page is English: it is for those who keep the code."""
        with translation.override("en"):
            text = printed.page()
        if options["write"]:
            PAGE.write_text(text, encoding="utf-8")
        elif options["check"]:
            if not PAGE.exists() or PAGE.read_text(encoding="utf-8") != text:
                raise CommandError("docs/casework.md is out of date: run `manage.py matrix --write`.")
        else:
            self.stdout.write(text)
