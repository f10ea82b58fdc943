"""Lines that say what is being done and for how long it has been going on."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

STARTED = "NCIP_STARTED"


class Refusal(Exception):
    """The command cannot go on; the text is the sentence for the person at the keyboard."""


def elapsed() -> float:
    """Seconds since the command began, also across the change to the portal's own Python."""
    return time.time() - float(os.environ.setdefault(STARTED, str(time.time())))


def say(text: str) -> None:
    """One line with the elapsed seconds."""
    print(f"[{elapsed():6.1f} s] {text}", flush=True)


@contextmanager
def stage(text: str) -> Iterator[None]:
    """Announce a step; when it takes longer than a second, say at its end how long."""
    say(text)
    began = time.monotonic()
    yield
    took = time.monotonic() - began
    if took > 1:
        say(f"  done in {took:.1f} s")


def fail(text: str) -> int:
    """Print a refusal and give the exit code."""
    print(f"\n{text}\n", file=sys.stderr, flush=True)
    return 1
