"""`make reset`: remove what the commands made for this checkout, wherever it lies, after asking."""

import fcntl
import os
import pwd
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from deploy.environment import VENV
from deploy.place import CHECKOUT, ROOT_FOLDER, SYSTEM_USER, VAR, Place, recorded
from deploy.progress import Refusal, say
from deploy.servers import Postgres, Redis

RUN_LOCK = VAR / "run.lock"


@contextmanager
def running_alone() -> Iterator[None]:
    """Held while the portal of this checkout runs. Raises `Refusal` when it does already."""
    VAR.mkdir(exist_ok=True)
    with RUN_LOCK.open("a+") as stream:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            stream.seek(0)
            raise Refusal(
                f"The portal of this checkout is already running: {stream.read().strip()}"
            ) from error
        stream.truncate(0)
        yield


def what_goes(place: Place | None) -> list[Path]:
    """The folders and files that `make run` and `make test` made."""
    catalogues = sorted((CHECKOUT / "locale").rglob("*.mo"))
    servers = [place.base, place.sockets] if place is not None else []
    return [path for path in (*servers, VAR, VENV, *catalogues) if path.exists()]


def agreed() -> bool:
    """Whether the person says yes; `YES=1` says so beforehand."""
    if os.environ.get("YES"):
        return True
    try:
        return input("Remove all this, with its data? [y/N] ").strip().lower() in {"y", "yes"}
    except EOFError:
        return False


def stop_servers(place: Place) -> None:
    """End servers that a killed command left behind, ours and those of tests."""
    for base in (place.base, *place.base.glob("test-*")):
        inside = Place(base, place.user)
        for server in (Postgres(inside), Redis(inside)):
            server.stop()


def remove_user() -> None:
    """Remove the system user when no other checkout's data belongs to it."""
    if os.geteuid() != 0 or any(ROOT_FOLDER.glob("ncip-*")):
        return
    if any(entry.pw_name == SYSTEM_USER for entry in pwd.getpwall()):
        subprocess.run(["userdel", SYSTEM_USER], check=False)
        say(f"removed the system user {SYSTEM_USER}")


def main() -> int:
    """Ask, then remove."""
    place = recorded()
    doomed = what_goes(place)
    if not doomed:
        say("Nothing to remove.")
        return 0
    sys.stdout.write("".join(f"  {path}\n" for path in doomed if path.suffix != ".mo"))
    sys.stdout.write("Databases named by DATABASE_URL and REDIS_URL are not touched.\n")
    if not agreed():
        say("Nothing was removed.")
        return 1
    with running_alone():
        if place is not None:
            stop_servers(place)
        for path in doomed:
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)
            say(f"removed {path}")
    remove_user()
    return 0
