"""`manage.py translations`: extract, store, compile and check the words of the portal."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation.reloader import translation_file_changed

from ncip.ui import framework_strings, translation_checks, translations
from ncip.ui.translations import PLURAL_SEPARATOR, TRANSLATED, TranslationError

BASE = Path(settings.BASE_DIR)
LOCALE = BASE / "locale"
FRAMEWORKS = LOCALE / "frameworks"
SHOWN_FAULTS = 60


def wanted_words(plural: str, language: str) -> Any:
    """The empty place of a translation in the JSON format of `add`."""
    return [""] * translations.FORMS[language] if plural else ""


class Command(BaseCommand):
    """The catalogues of the portal."""

    help = "Extract, store, compile and check the words of the portal in Kazakh and Russian."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        steps = parser.add_subparsers(dest="step", required=True)
        update = steps.add_parser("update", help="bring the catalogues in step with the sources")
        update.add_argument("--prune", action="store_true", help="forget messages that have left the sources")
        add = steps.add_parser("add", help="store the translations of a JSON file")
        add.add_argument("file", type=Path)
        add.add_argument("--frameworks", action="store_true", help="words of Django and its companions")
        missing = steps.add_parser("missing", help="print what waits for words, as JSON for add")
        missing.add_argument("paths", nargs="*", help="only messages of files below these folders")
        missing.add_argument("--frameworks", action="store_true", help="words of Django and its companions")
        steps.add_parser("compile", help="write the .mo files")
        steps.add_parser("check", help="fail on missing, copied, obsolete and broken translations")
        steps.add_parser("stats", help="how much is translated")

    def handle(self, *args: Any, step: str, **options: Any) -> None:
        try:
            with translations.locked(Path(settings.VAR_DIR)):
                getattr(self, step)(**options)
        except TranslationError as error:
            raise CommandError(str(error)) from error

    def update(self, *, prune: bool, **_options: Any) -> None:
        found = translations.update(BASE, LOCALE, prune=prune)
        self.stdout.write(f"{len(found)} messages in the sources.")
        self.stats()

    def add(self, *, file: Path, frameworks: bool, **_options: Any) -> None:
        additions = translations.load_additions(file)
        if frameworks:
            stored = framework_strings.add(FRAMEWORKS, additions)
            self.stdout.write(f"{stored} stored.")
            return
        report = translations.add(LOCALE, additions, translations.update(BASE, LOCALE))
        self.stdout.write(f"{report.stored} stored.")
        if report.unknown:
            raise CommandError("Not in the sources, not stored:\n" + "\n".join(map(repr, report.unknown)))

    def missing(self, *, paths: list[str], frameworks: bool, **_options: Any) -> None:
        wanted = self.missing_of_frameworks() if frameworks else self.missing_of_portal(tuple(paths))
        self.stdout.write(json.dumps(wanted, ensure_ascii=False, indent=1))

    def missing_of_portal(self, paths: tuple[str, ...]) -> dict[str, dict[str, Any]]:
        found = translations.extract_messages(BASE)
        wanted: dict[str, dict[str, Any]] = {}
        for language in TRANSLATED:
            entries = translations.current_entries(translations.read_catalog(LOCALE, language))
            for key, message in sorted(found.items()):
                here = not paths or any(name.startswith(paths) for name in message.files)
                if here and not (key in entries and translations.translated(entries[key])):
                    text = f"{key}{PLURAL_SEPARATOR}{message.plural}" if message.plural else str(key)
                    wanted.setdefault(text, {})[language] = wanted_words(message.plural, language)
        return wanted

    def missing_of_frameworks(self) -> dict[str, dict[str, Any]]:
        wanted: dict[str, dict[str, Any]] = {}
        for language, keys in framework_strings.missing_framework_strings(FRAMEWORKS).items():
            for key, plural in sorted(keys.items()):
                text = f"{key}{PLURAL_SEPARATOR}{plural}" if plural else str(key)
                wanted.setdefault(text, {})[language] = wanted_words(plural, language)
        return wanted

    def compile(self, **_options: Any) -> None:
        count = translations.compile_catalogs(LOCALE) + translations.compile_catalogs(FRAMEWORKS)
        # Whoever compiles and goes on (the first start builds the demonstration) speaks the new words.
        translation_file_changed(None, LOCALE / "django.mo")
        self.stdout.write(f"{count} messages compiled.")

    def check(self, *args: Any, **_options: Any) -> None:
        faults = translation_checks.check(LOCALE, FRAMEWORKS, translations.extract_messages(BASE))
        for fault in faults[:SHOWN_FAULTS]:
            self.stderr.write(fault)
        if len(faults) > SHOWN_FAULTS:
            self.stderr.write(f"... and {len(faults) - SHOWN_FAULTS} more")
        if faults:
            raise CommandError(f"{len(faults)} faults in the translations.")
        self.stdout.write("The translations are complete.")

    def stats(self, **_options: Any) -> None:
        for language in TRANSLATED:
            entries = translations.current_entries(translations.read_catalog(LOCALE, language))
            ready = sum(translations.translated(entry) for entry in entries.values())
            self.stdout.write(f"{language}: {ready} of {len(entries)} translated")
