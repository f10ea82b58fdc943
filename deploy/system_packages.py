"""What only the operating system can bring: the libraries of PDF, and the browser of the tests."""

import ctypes
import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass

from deploy.progress import say, stage


@dataclass(frozen=True)
class Need:
    """Something that apt can bring."""

    packages: tuple[str, ...]
    purpose: str
    present: Callable[[], bool]

    @property
    def line(self) -> str:
        """What to run by hand."""
        return f"apt-get update && apt-get install -y --no-install-recommends {' '.join(self.packages)}"


def loads(*libraries: str) -> bool:
    """Whether the shared libraries can be loaded."""
    try:
        for library in libraries:
            ctypes.CDLL(library)
    except OSError:
        return False
    return True


PDF = Need(
    ("libpango-1.0-0", "libpangoft2-1.0-0"),
    "PDF documents",
    lambda: loads("libpango-1.0.so.0", "libpangoft2-1.0.so.0"),
)
BROWSER = Need(
    ("chromium",),
    "the browser tests",
    lambda: shutil.which("chromium") is not None,
)


def become_root() -> list[str] | None:
    """What makes a command run as root without asking for a password; None when nothing does."""
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo and subprocess.run([sudo, "-n", "true"], capture_output=True, check=False).returncode == 0:
        return [sudo, "-n"]
    return None


def apt(prefix: list[str], *arguments: str) -> bool:
    """Run apt-get without questions. True when it succeeded."""
    quiet = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-o", "Dpkg::Use-Pty=0"]
    ran = subprocess.run(
        [*prefix, *quiet, *arguments], stdin=subprocess.DEVNULL, capture_output=True, check=False
    )
    return ran.returncode == 0


def ensure(need: Need) -> bool:
    """Install what is missing when that is allowed, else print how. True when it is there."""
    if need.present():
        return True
    prefix = become_root() if shutil.which("apt-get") else None
    if prefix is not None:
        with stage(f"Installing {' '.join(need.packages)} for {need.purpose}"):
            apt(prefix, "update")
            apt(prefix, "install", "-y", "--no-install-recommends", *need.packages)
    if need.present():
        return True
    say(f"For {need.purpose} something of the system is missing. As root run:\n\n    {need.line}\n")
    return False
