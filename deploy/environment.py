"""The portal's own Python: `.venv`, filled from the lock. Works where Debian's venv lacks ensurepip."""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from deploy.place import CHECKOUT, VAR
from deploy.progress import Refusal, say, stage

VENV = CHECKOUT / ".venv"
LOCK = CHECKOUT / "requirements.lock"
STAMP = VENV / "filled-from"
PYTHON = VENV / "bin" / "python"
SUPPORTED = (3, 11)
NO_PIP = "pip is missing. On Debian: apt-get install -y python3-pip"


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Two commands at once fill the same `.venv` one after the other."""
    VAR.mkdir(exist_ok=True)
    with (VAR / "setup.lock").open("w") as stream:
        fcntl.flock(stream, fcntl.LOCK_EX)
        yield


def wanted() -> str:
    """What the stamp says when everything is in place."""
    return f"{sys.version_info[:2]} {hashlib.sha256(LOCK.read_bytes()).hexdigest()}\n"


def works() -> bool:
    """Whether the environment's Python starts and is of the right version; a moved checkout breaks it."""
    if not PYTHON.exists():
        return False
    asked = subprocess.run(
        [str(PYTHON), "-c", "import sys; print(sys.version_info[:2] == (3, 11), sys.prefix)"],
        capture_output=True,
        text=True,
        check=False,
    )
    return asked.stdout.strip() == f"True {VENV}"


def pip_command() -> list[str]:
    """A pip that can install into another environment (22.3 or later). Raises `Refusal`."""
    candidates = [[sys.executable, "-m", "pip"]]
    candidates += [[found] for name in ("pip3", "pip") if (found := shutil.which(name))]
    for command in candidates:
        asked = subprocess.run([*command, "--version"], capture_output=True, text=True, check=False)
        numbers = asked.stdout.split()[1].split(".")[:2] if asked.returncode == 0 else []
        if len(numbers) == 2 and tuple(map(int, numbers)) >= (22, 3):
            return [*command, "--python", str(PYTHON)]
    bundled = subprocess.run([str(PYTHON), "-m", "ensurepip"], capture_output=True, check=False)
    if bundled.returncode == 0:
        return [str(PYTHON), "-m", "pip"]
    raise Refusal(NO_PIP)


def install() -> None:
    """Install exactly what the lock names, and say how far it is."""
    total = sum(1 for line in LOCK.read_text(encoding="utf-8").splitlines() if line[:1].isalnum())
    command = [
        *pip_command(),
        "install",
        "--require-hashes",
        "--only-binary",
        ":all:",
        "--progress-bar",
        "off",
    ]
    # Names of the system's Python must not leak into the new one.
    clean = {name: text for name, text in os.environ.items() if name not in {"PYTHONPATH", "PYTHONHOME"}}
    log = VAR / "setup.log"
    with subprocess.Popen(
        [*command, "--disable-pip-version-check", "--no-input", "-r", str(LOCK)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=clean,
    ) as pip:
        if pip.stdout is None:
            raise Refusal("pip says nothing.")
        follow_pip(pip.stdout, log, total)
    if pip.returncode:
        tail = "\n".join(log.read_text(encoding="utf-8").splitlines()[-12:])
        raise Refusal(f"The packages could not be installed (all of pip's words are in {log}):\n{tail}")


def follow_pip(lines: Iterator[str], log: Path, total: int) -> None:
    """Keep pip's words in a file and show the count of packages every few seconds."""
    seen, told = 0, time.monotonic()
    with log.open("w", encoding="utf-8") as stream:
        for line in lines:
            stream.write(line)
            seen += line.startswith(("Collecting ", "Requirement already satisfied: "))
            if line.startswith("Installing collected packages"):
                say("  everything is downloaded; unpacking")
            elif time.monotonic() - told > 3:
                say(f"  {min(seen, total)} of {total} packages")
                told = time.monotonic()


def ensure() -> None:
    """Make and fill `.venv` unless that is done."""
    with one_at_a_time():
        if STAMP.exists() and STAMP.read_text(encoding="utf-8") == wanted() and PYTHON.exists() and works():
            return
        if not works():
            with stage("Making .venv"):
                shutil.rmtree(VENV, ignore_errors=True)
                subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(VENV)], check=True)
        with stage("Installing the packages of requirements.lock"):
            install()
        STAMP.write_text(wanted(), encoding="utf-8")
