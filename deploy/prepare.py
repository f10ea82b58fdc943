"""Everything between a started database and a started portal, in one process so that a start is quick."""

import hashlib
import os
import sys
import warnings
from collections.abc import Iterable
from pathlib import Path

import django
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command, get_commands

from deploy.progress import fail, stage

DEMO_PASSWORD = "Demo-2026-ncip"  # noqa: S105 (public; the demonstration is never reachable from outside)
DEMO_DOMAIN = "demo.ncip.kz.test"
DEMO_PEOPLE = {
    "admin": "administrator of the platform",
    "mission": "embassy",
    "akimat.kostanay": "akimat of Kostanay region",
    "akimat.shymkent": "akimat of Shymkent",
    "natco": "national company",
    "taskforce": "Task Force of the national company",
    "authority": "authorised body",
    "chamber": "national chamber",
    "council": "investment attraction council",
    "ministry": "ministry",
    "regional.org": "regional organisation",
    "investor": "investor",
}


def demo_accounts() -> list[tuple[str, str]]:
    """Address and part of each person of the demonstration."""
    return [(f"{name}@{DEMO_DOMAIN}", part) for name, part in DEMO_PEOPLE.items()]


def fingerprint(paths: Iterable[Path]) -> str:
    """Changes when one of the files does."""
    notes = (
        f"{path} {path.stat().st_mtime_ns} {path.stat().st_size}" for path in sorted(paths) if path.is_file()
    )
    return hashlib.sha256("\n".join(notes).encode()).hexdigest()


def unless_unchanged(stamp: Path, paths: Iterable[Path]) -> bool:
    """Whether there is work to do: the files are not those of the last time. The caller writes the stamp."""
    return not stamp.exists() or stamp.read_text(encoding="utf-8") != fingerprint(paths)


def static_sources() -> list[Path]:
    """The static files of the portal and the versions of the packages that bring others."""
    own = [path for folder in settings.STATICFILES_DIRS for path in Path(folder).rglob("*")]
    return [*own, Path(settings.BASE_DIR) / "requirements.lock"]


def collect_static() -> None:
    """Gather and compress the static files when one has changed."""
    stamp = Path(settings.STATIC_ROOT) / "collected"
    if unless_unchanged(stamp, static_sources()):
        with stage("Collecting static files"):
            call_command("collectstatic", interactive=False, clear=True, verbosity=0)
        stamp.write_text(fingerprint(static_sources()), encoding="utf-8")


def compile_translations() -> None:
    """Compile the catalogues when one has changed."""
    catalogues = list((Path(settings.BASE_DIR) / "locale").rglob("*.po"))
    missing = any(not path.with_suffix(".mo").exists() for path in catalogues)
    stamp = Path(settings.VAR_DIR) / "translations"
    if missing or unless_unchanged(stamp, catalogues):
        with stage("Compiling the translations"):
            call_command("translations", "compile", verbosity=0)
        stamp.write_text(fingerprint(catalogues), encoding="utf-8")


def build_demo() -> None:
    """Build the demonstration on the first start, while nobody can sign in; whole or not at all."""
    if "build_demo" in get_commands() and not get_user_model().objects.exists():
        with stage("Building the demonstration (only on the first start)"):
            call_command("build_demo")


def main() -> int:
    """Do what is not done yet."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ncip.settings")
    warnings.simplefilter("ignore", ResourceWarning)
    django.setup()
    try:
        compile_translations()
        with stage("Migrating the database"):
            call_command("migrate", interactive=False, verbosity=0)
        if "load_reference" in get_commands():
            with stage("Loading the reference data"):
                call_command("load_reference", verbosity=0)
        build_demo()
        collect_static()
    except CommandError as error:
        return fail(str(error))
    return 0


if __name__ == "__main__":
    sys.exit(main())
