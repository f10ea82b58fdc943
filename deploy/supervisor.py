"""Runs several processes side by side, shows what they say, and ends all of them together."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from deploy.children import follow_parent
from deploy.progress import say

GRACE_SECONDS = 10
ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def prepare_child() -> None:
    """A child ends with its parent and hears of Ctrl-C only through it."""
    follow_parent(signal.SIGTERM)


@dataclass
class Supervisor:
    """The processes of one portal. A process that ends takes the others with it."""

    environment: dict[str, str]
    folder: Path
    children: dict[str, subprocess.Popen[str]] = field(default_factory=dict)
    asked_to_end: bool = False

    def listen(self) -> None:
        """From now on Ctrl-C, a closed terminal and `kill` mean: end in good order."""
        for number in ENDING:
            signal.signal(number, self.ask_to_end)

    def ask_to_end(self, _number: int, _frame: FrameType | None) -> None:
        """Remember the wish; the loop sees to it."""
        self.asked_to_end = True

    def start(self, name: str, command: list[str]) -> None:
        """Start a process in a session of its own."""
        self.children[name] = subprocess.Popen(
            command,
            cwd=self.folder,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            start_new_session=True,
            preexec_fn=prepare_child,
        )

    def show(self, name: str) -> None:
        """Show from now on what a process says, each line with its name."""
        relaying(f"{name:6} | ", self.children[name])

    def ended(self) -> str | None:
        """The name of a process that has ended, if one has."""
        return next((name for name, child in self.children.items() if child.poll() is not None), None)

    def wait(self, until: Callable[[], bool] = lambda: False) -> bool:
        """Wait until the condition holds. False when the end came first: by wish, or a process died."""
        while not self.asked_to_end:
            name = self.ended()
            if name is not None:
                say(f"{name} has ended with code {self.children[name].returncode}")
                return False
            if until():
                return True
            time.sleep(0.1)
        return False

    def finish(self, name: str) -> bool:
        """Wait for a process that has one job. True when it did it, False when it failed or Ctrl-C came."""
        child = self.children.pop(name)
        relay = relaying("", child)
        while child.poll() is None and not self.asked_to_end:
            time.sleep(0.05)
        if child.poll() is None:
            os.killpg(child.pid, signal.SIGTERM)
            child.wait()
        relay.join()
        return child.returncode == 0 and not self.asked_to_end

    def stop(self) -> None:
        """End what still runs: first with a request, after ten seconds by force."""
        for number in (signal.SIGTERM, signal.SIGKILL):
            for child in self.children.values():
                if child.poll() is None:
                    os.killpg(child.pid, number)
            end = time.monotonic() + GRACE_SECONDS
            while any(child.poll() is None for child in self.children.values()) and time.monotonic() < end:
                time.sleep(0.05)


def relaying(prefix: str, child: subprocess.Popen[str]) -> threading.Thread:
    """Copy the lines of a process to the terminal from now on."""
    thread = threading.Thread(target=relay, args=(prefix, child.stdout or ()), daemon=True)
    thread.start()
    return thread


def relay(prefix: str, lines: Iterable[str]) -> None:
    """Copy lines to the terminal as they come."""
    for line in lines:
        sys.stdout.write(f"{prefix}{line}")
        sys.stdout.flush()
