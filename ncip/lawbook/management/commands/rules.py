"""`manage.py rules`: how much of the law is realised and tested, and what is missing."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from ncip.law import rulebook
from ncip.law.rulebook import Entry
from ncip.lawbook import citations, coverage, manifest

COLUMNS = ("entries", "in force", "realised", "cited", "tested", "missing", "later")


class Command(BaseCommand):
    """Print the coverage of the register; --write refreshes the committed manifest."""

    help = "How much of the register of rules is realised in code and held by tests."

    def add_arguments(self, parser: ArgumentParser) -> None:
        register = rulebook.load()
        modules = sorted({entry.module for entry in register.by_id.values()})
        parser.add_argument("--document", choices=list(register.documents))
        parser.add_argument("--module", choices=modules)
        parser.add_argument(
            "--missing",
            action="store_true",
            help="list the rules in force that lack something, and those put off",
        )
        parser.add_argument("--write", action="store_true", help="refresh ncip/lawbook/manifest.json")

    def handle(
        self, *, document: str | None, module: str | None, missing: bool, write: bool, **_: Any
    ) -> None:
        cited = citations.read(Path(settings.BASE_DIR))
        if unknown := manifest.unknown(cited):
            lines = "\n".join(f"  {citation.rule} in {citation.place}" for citation in unknown)
            raise CommandError(f"These ids are cited but the register does not have them:\n{lines}")
        found = manifest.manifest_of(cited)
        if write:
            manifest.FILE.write_text(manifest.render(found), encoding="utf-8")
        entries = rulebook.entries(document, module)
        self._print_rows(coverage.rows(entries, found))
        if missing:
            self._print_missing(entries, found)

    def _print_rows(self, rows: list[coverage.Row]) -> None:
        self._print_line("document", "module", COLUMNS)
        for document in dict.fromkeys(row.document for row in rows):
            parts = [row for row in rows if row.document == document]
            for row in (*parts, coverage.totals(parts, document, "total")):
                counts = (row.entries, row.in_force, row.realised, row.cited, row.tested, row.missing)
                self._print_line(row.document, row.module, (*counts, row.later))

    def _print_line(self, document: str, module: str, counts: tuple[object, ...]) -> None:
        cells = "".join(f"{count!s:>10}" for count in counts)
        self.stdout.write(f"{document:<17}{module:<23}{cells}")

    def _print_missing(self, entries: tuple[Entry, ...], found: manifest.Manifest) -> None:
        for entry in entries:
            if lack := coverage.lack_of(entry, found):
                self.stdout.write(f"{entry.id:<22}{entry.module:<23}{lack:<20}{entry.rule[:90]}")
        for entry in entries:
            if entry.in_force and entry.later:
                self.stdout.write(f"{entry.id:<22}{entry.module:<23}{'later':<20}{entry.later}")
