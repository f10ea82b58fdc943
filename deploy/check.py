"""`make test`, `make lint`, `make fmt`: every check of the portal; databases are thrown away afterwards."""

import os
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from deploy import system_packages
from deploy.children import works_in
from deploy.place import CHECKOUT, Place, claim
from deploy.progress import Refusal, fail, say
from deploy.servers import FAST, Postgres, Redis

SOURCES = ["ncip", "projects", "regions", "rating", "frontoffices", "deploy"]
TEST_PROCESSES = "2"


@dataclass(frozen=True)
class Result:
    """How a check ended."""

    name: str
    passed: bool
    seconds: float
    closing: str = ""


def python_module(*arguments: str) -> list[str]:
    """A tool that is a module of the portal's own Python."""
    return [sys.executable, "-m", *arguments]


def tool(name: str) -> str:
    """A tool that is a program of its own."""
    return str(Path(sys.executable).with_name(name))


def manage(*arguments: str) -> list[str]:
    """A command of the portal."""
    return [sys.executable, "manage.py", *arguments]


def templates() -> list[str]:
    """Every HTML template."""
    found = subprocess.run(
        [
            "git",
            "ls-files",
            "--cached",
            "--others",
            "--exclude-standard",
            "templates/*.html",
            "*/templates/*.html",
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    return [name for name in found.stdout.splitlines() if Path(name).exists()]


def lint_checks() -> dict[str, list[str]]:
    """What can be said by reading the sources."""
    checks = {
        "style": python_module("ruff", "check", "."),
        "format": python_module("ruff", "format", "--check", "."),
    }
    if pages := templates():
        checks["templates"] = [tool("djade"), "--check", "--target-version", "5.2", *pages]
    return checks | {
        "types": python_module("mypy", *SOURCES),
        "floors": [tool("lint-imports")],
    }


def put_in_format() -> list[Result]:
    """Let the tools repair what they can."""
    repairs = {
        "style": python_module("ruff", "check", "--fix", "--quiet", "."),
        "format": python_module("ruff", "format", "."),
        "templates": [tool("djade"), "--target-version", "5.2", *templates()],
    }
    return [run_check(name, command, dict(os.environ)) for name, command in repairs.items()]


def portal_checks() -> dict[str, list[str]]:
    """What needs Django and a database, before the tests."""
    return {
        "compiled translations": manage("translations", "compile"),
        "translations": manage("translations", "check"),
        "migrations": manage("makemigrations", "--check", "--dry-run"),
    }


def test_command() -> list[str]:
    """pytest with both cores; `PYTEST_ARGS` is put at the end."""
    arguments = shlex.split(os.environ.get("PYTEST_ARGS", ""))
    return python_module("pytest", "-q", "-n", TEST_PROCESSES, "--dist", "loadfile", *arguments)


def test_environment(postgres: Postgres, redis: Redis) -> dict[str, str]:
    """The settings of tests: nothing of the person's own `.env` or shell gets in."""
    return {
        **os.environ,
        "DATABASE_URL": postgres.url("postgres"),
        "REDIS_URL": redis.url(),
        "TEST_DB_NAME": "test_ncip",
        "SECRET_KEY": "only-for-tests",
        "DEBUG": "false",
        "DEMO": "false",
        "TLS": "false",
        "LOG_LEVEL": "WARNING",
        "EMAIL_BACKEND": "django.core.mail.backends.locmem.EmailBackend",
        "PYTHONUNBUFFERED": "1",
    }


def run_check(name: str, command: list[str], environment: dict[str, str]) -> Result:
    """Run one check, show what it says, and keep pytest's closing line."""
    say(name)
    began, closing = time.monotonic(), ""
    with subprocess.Popen(
        command,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    ) as process:
        for line in process.stdout or ():
            sys.stdout.write(line)
            sys.stdout.flush()
            closing = line.rstrip() if line.strip() else closing
    return Result(name, process.returncode == 0, time.monotonic() - began, closing)


def sweep(place: Place) -> None:
    """Remove servers of tests that were killed before they could do it themselves."""
    for base in place.base.glob("test-*"):
        number = base.name.removeprefix("test-")
        if not (number.isdecimal() and works_in(int(number), CHECKOUT)):
            scratch = Place(base, place.user)
            Postgres(scratch).stop()
            Redis(scratch).stop()
            scratch.remove()


@contextmanager
def scratch_servers() -> Iterator[tuple[Postgres, Redis]]:
    """A PostgreSQL and a Redis for this run alone; fast, since nobody needs their data later."""
    place = claim()
    sweep(place)
    scratch = place.within(f"test-{os.getpid()}")
    scratch.prepare()
    # The programs are copied once for the checkout, not for every run.
    shared = Postgres(place).programs
    postgres, redis = Postgres(scratch, FAST), Redis(scratch)
    postgres.programs = redis.programs = shared
    try:
        postgres.start()
        redis.start()
        yield postgres, redis
    finally:
        postgres.stop()
        redis.stop()
        scratch.remove()


def summary(results: list[Result]) -> None:
    """One line per check; pytest's closing line is the last word."""
    print("\n" + "-" * 72)
    for result in results:
        print(f"  {'passed' if result.passed else 'FAILED':8} {result.name:24} {result.seconds:7.1f} s")
    failed = [result.name for result in results if not result.passed]
    print("-" * 72)
    print(f"  {'FAILED: ' + ', '.join(failed) if failed else 'All checks passed.'}")
    tests = [result for result in results if result.name == "tests"]
    for result in tests:
        print(result.closing, flush=True)


def full_test() -> list[Result]:
    """Every check, also after one has failed."""
    system_packages.ensure(system_packages.PDF)
    system_packages.ensure(system_packages.BROWSER)
    with scratch_servers() as (postgres, redis):
        environment = test_environment(postgres, redis)
        checks = lint_checks() | portal_checks() | {"tests": test_command()}
        return [run_check(name, command, environment) for name, command in checks.items()]


def end(_number: int, _frame: FrameType | None) -> None:
    """A closed terminal or `kill` ends the run like Ctrl-C: the servers are removed."""
    raise KeyboardInterrupt


def main(command: str) -> int:
    """Run the checks and give the exit code."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, end)
    try:
        if command == "fmt":
            results = put_in_format()
        elif command == "lint":
            results = [run_check(name, check, dict(os.environ)) for name, check in lint_checks().items()]
        else:
            results = full_test()
    except Refusal as refusal:
        return fail(str(refusal))
    except KeyboardInterrupt:
        return 130
    summary(results)
    return 0 if all(result.passed for result in results) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
