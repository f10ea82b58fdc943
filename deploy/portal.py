"""The door of the Makefile: `python3 -m deploy.portal run|test|bench|reset|setup|lint|fmt|messages|lock`.

Runs on the system's Python with nothing but the standard library, prepares the portal's own and hands over.
"""

import os
import shutil
import subprocess
import sys

from deploy import environment, reset
from deploy.place import CHECKOUT
from deploy.progress import Refusal, elapsed, fail

MODULES = {
    "run": "deploy.run",
    "test": "deploy.check",
    "bench": "deploy.bench",
    "lint": "deploy.check",
    "fmt": "deploy.check",
    "lock": "deploy.lock",
}
MANAGE = {"messages": ["translations", "update"]}
USAGE = "Say one of: run, test, bench, reset, setup, lint, fmt, messages, lock."


def other_python() -> str | None:
    """A Python of the supported version, when the one that runs is not."""
    return shutil.which("python{}.{}".format(*environment.SUPPORTED))


def hand_over(command: str) -> int:
    """Go on in the portal's own Python."""
    python = str(environment.PYTHON)
    if command in MANAGE:
        return subprocess.run([python, "manage.py", *MANAGE[command]], check=False).returncode
    if command in MODULES:
        sys.stdout.flush()
        os.execv(python, [python, "-m", MODULES[command], command])  # noqa: S606
    return 0


def main(arguments: list[str]) -> int:
    """Run one command and give its exit code."""
    if len(arguments) != 1 or arguments[0] not in {*MODULES, *MANAGE, "reset", "setup"}:
        return fail(USAGE)
    os.chdir(CHECKOUT)
    elapsed()
    if sys.version_info[:2] != environment.SUPPORTED:
        python = other_python()
        if python is None:
            return fail(f"Python 3.11 is needed; this is {sys.version.split()[0]}. Name one with PYTHON=...")
        os.execv(python, [python, "-m", "deploy.portal", *arguments])  # noqa: S606
    try:
        if arguments[0] == "reset":
            return reset.main()
        environment.ensure()
    except Refusal as refusal:
        return fail(str(refusal))
    except KeyboardInterrupt:
        return 130
    return hand_over(arguments[0])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
