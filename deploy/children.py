"""Child processes that never outlive the command that started them."""

import ctypes
import os
import signal
import sys
import time
from pathlib import Path

PR_SET_PDEATHSIG = 1


def follow_parent(number: signal.Signals) -> None:
    """Called in a child before it becomes its program: the kernel ends it with its parent, even after -9."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, number)


def works_in(pid: int, folder: Path) -> bool:
    """Whether a process of that number works in the folder; numbers are used again by other programs."""
    if Path("/proc/self").exists():
        try:
            return Path(f"/proc/{pid}/cwd").resolve(strict=True) == folder.resolve()
        except OSError:
            return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def wait_until_gone(pid: int, folder: Path, seconds: float) -> bool:
    """Wait for a process that is not our child. True when it has gone."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if not works_in(pid, folder):
            return True
        time.sleep(0.05)
    return False
