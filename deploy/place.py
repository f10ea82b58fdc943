"""Where the data of this checkout lies, and who owns it.

PostgreSQL refuses to run as root. For root the data therefore lies in `/var/lib/ncip-<hash of the checkout>`,
owned by a system user of its own, with a copy of the servers' programs, because the checkout may be in a home
directory that nobody else may enter. No permission outside that folder ever changes. For everybody else the
data lies in `var/`.
"""

import hashlib
import json
import os
import pwd
import shutil
import subprocess
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from deploy.progress import Refusal

CHECKOUT = Path(__file__).resolve().parent.parent
VAR = CHECKOUT / "var"
RECORD = VAR / "place.json"
SYSTEM_USER = "ncip-db"
ROOT_FOLDER = Path("/var/lib")
# A socket's path must fit 107 bytes; the longest name in a folder of ours is `.s.PGSQL.5432.lock`.
LONGEST_SOCKET_FOLDER = 85


@dataclass(frozen=True)
class Place:
    """A folder for servers, and the user they run as (None: whoever calls)."""

    base: Path
    user: str | None = None
    sockets: Path = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "sockets", socket_folder(self.base))

    def identity(self) -> dict[str, Any]:
        """What makes a child process run as the owner of the place."""
        if self.user is None:
            return {}
        entry = pwd.getpwnam(self.user)
        return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}

    def folder(self, path: Path) -> Path:
        """Make a private folder inside the place."""
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        if self.user is not None:
            entry = pwd.getpwnam(self.user)
            os.chown(path, entry.pw_uid, entry.pw_gid)
        return path

    def prepare(self) -> None:
        """Make the folders that every server needs."""
        self.folder(self.base)
        self.folder(self.sockets)
        if self.sockets.stat().st_mode & 0o077:
            raise Refusal(f"{self.sockets} is open to other users; remove it and start again.")

    def within(self, name: str) -> "Place":
        """A place of its own inside this one, for servers that are thrown away."""
        return Place(self.base / name, self.user)

    def remove(self) -> None:
        """Remove the folders of the place."""
        for path in (self.base, self.sockets):
            if path.exists():
                shutil.rmtree(path)


def digest(path: Path) -> str:
    """A short name for a folder."""
    return hashlib.sha256(str(path).encode()).hexdigest()[:10]


def socket_folder(base: Path) -> Path:
    """The folder of the sockets: inside `base`, or a short alias where the path would be too long."""
    inside = base / "sockets"
    if len(os.fsencode(inside)) <= LONGEST_SOCKET_FOLDER:
        return inside
    return Path(tempfile.gettempdir()) / f"ncip-{os.geteuid()}-{digest(base)}"


def place_of(checkout: Path, *, root: bool) -> Place:
    """Where the data of a checkout belongs."""
    if root:
        return Place(ROOT_FOLDER / f"ncip-{digest(checkout)}", SYSTEM_USER)
    return Place(checkout / "var" / "servers")


def ensure_user(name: str) -> None:
    """Make the system user that owns the data, unless it is there."""
    try:
        pwd.getpwnam(name)
    except KeyError:
        command = ["useradd", "--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent"]
        try:
            subprocess.run([*command, "--shell", "/usr/sbin/nologin", name], check=True)
        except (OSError, subprocess.CalledProcessError) as error:
            raise Refusal(
                f"PostgreSQL does not run as root, and the system user {name} cannot be made ({error}). "
                "Start as another user, or set DATABASE_URL and REDIS_URL."
            ) from error


def claim() -> Place:
    """The place of this checkout, ready for use and recorded so that `make reset` finds it."""
    place = place_of(CHECKOUT, root=os.geteuid() == 0)
    if place.user is not None:
        ensure_user(place.user)
    place.prepare()
    VAR.mkdir(exist_ok=True)
    record = {"base": str(place.base), "sockets": str(place.sockets), "user": place.user}
    RECORD.write_text(json.dumps(record) + "\n", encoding="utf-8")
    return place


def recorded() -> Place | None:
    """The place that an earlier start recorded."""
    if not RECORD.exists():
        return None
    record = json.loads(RECORD.read_text(encoding="utf-8"))
    return Place(Path(record["base"]), record["user"])
