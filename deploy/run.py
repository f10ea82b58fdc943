"""`make run`: the whole portal on this machine, with a demonstration in it."""

import os
import secrets
import socket
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from urllib.error import URLError
from urllib.request import urlopen

from dotenv import dotenv_values

from deploy import system_packages
from deploy.place import CHECKOUT, VAR, claim
from deploy.prepare import DEMO_PASSWORD, demo_accounts
from deploy.progress import Refusal, fail, say, stage
from deploy.reset import RUN_LOCK, running_alone
from deploy.servers import Postgres, Redis, Server
from deploy.supervisor import Supervisor

HOST = "127.0.0.1"
DATABASE = "ncip"
PATIENCE_SECONDS = 90


def port() -> int:
    """The port to serve on. Raises `Refusal` when it is no port or somebody else has it."""
    text = os.environ.get("PORT") or "8000"
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise Refusal(f"PORT={text} is not a port.")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, int(text)))
        except OSError as error:
            raise Refusal(
                f"Port {text} cannot be used ({error.strerror}). Try: make run PORT=8001"
            ) from error
    return int(text)


def secret_key() -> str:
    """The key of this installation, made once and readable by its owner only."""
    path = VAR / "secret_key"
    if not path.exists():
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as stream:
            stream.write(secrets.token_urlsafe(50))
    return path.read_text(encoding="utf-8")


def demo_environment(at_port: int) -> dict[str, str]:
    """What the processes are told; the person's own variables and `.env` come first."""
    own = {name: text for name, text in dotenv_values(CHECKOUT / ".env").items() if text}
    (VAR / "mail").mkdir(parents=True, exist_ok=True)
    return {
        "DEBUG": "false",
        "SECRET_KEY": secret_key(),
        "EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
        "EMAIL_FILE_PATH": str(VAR / "mail"),
        "LOG_LEVEL": "WARNING",
        "PYTHONUNBUFFERED": "1",
        # On one's own machine a worker may run as root; in containers it does not.
        "PYTHONWARNINGS": "ignore:You're running the worker",
        **own,
        **os.environ,
        # Known passwords: never anywhere but on the loopback address, where there is no TLS.
        "DEMO": "true",
        "TLS": "false",
        "ALLOWED_HOSTS": f"localhost,{HOST}",
        "PORTAL_URL": f"http://{HOST}:{at_port}",
    }


@contextmanager
def started(server: Server) -> Iterator[None]:
    """A server for as long as the portal runs."""
    with stage(f"Starting {server.name}"):
        server.start()
    try:
        yield
    finally:
        server.stop()


def start_services(stack: ExitStack, environment: dict[str, str]) -> None:
    """Start PostgreSQL and Redis of our own where no others are named, and write their addresses down."""
    if environment.get("DATABASE_URL") and environment.get("REDIS_URL"):
        say("Using the PostgreSQL and Redis named by DATABASE_URL and REDIS_URL")
        return
    place = claim()
    if not environment.get("DATABASE_URL"):
        postgres = Postgres(place)
        stack.enter_context(started(postgres))
        postgres.ensure_database(DATABASE)
        environment["DATABASE_URL"] = postgres.url(DATABASE)
    if not environment.get("REDIS_URL"):
        redis = Redis(place)
        stack.enter_context(started(redis))
        environment["REDIS_URL"] = redis.url()


def commands(at_port: int) -> dict[str, list[str]]:
    """The processes of the portal."""
    python = sys.executable
    celery = [python, "-m", "celery", "--quiet", "-A", "ncip"]
    return {
        "web": [
            *(python, "-m", "gunicorn", "ncip.wsgi", "--bind", f"{HOST}:{at_port}"),
            *("--workers", "2", "--threads", "4", "--timeout", "120", "--graceful-timeout", "5"),
            *("--log-level", "warning", "--worker-tmp-dir", str(VAR), "--preload"),
        ],
        "worker": [*celery, "worker", "--concurrency", "2", "--loglevel", "WARNING", "--without-gossip"],
        "beat": [*celery, "beat", "--loglevel", "WARNING", "-s", str(VAR / "beat"), "--pidfile="],
    }


def answers(at_port: int) -> bool:
    """Whether the portal serves."""
    try:
        with urlopen(f"http://{HOST}:{at_port}/health/live/", timeout=2) as response:
            return bool(response.status == 200)
    except (URLError, OSError):
        return False


def welcome(at_port: int) -> None:
    """The address and the people of the demonstration."""
    say("The portal is ready")
    lines = "\n".join(f"    {account:34} {who}" for account, who in demo_accounts())
    print(
        f"\n  http://{HOST}:{at_port}/\n\n  Sign in with the password {DEMO_PASSWORD} as\n{lines}\n",
        flush=True,
    )
    print("  E-mail is written to var/mail. Ctrl-C stops everything; the data stays.\n", flush=True)


def serve(at_port: int, environment: dict[str, str]) -> int:
    """Run the three processes until Ctrl-C."""
    supervisor = Supervisor(environment, CHECKOUT)
    supervisor.listen()
    to_start = commands(at_port)
    with stage("Starting the web process"):
        # The web first: the others would only take the processors from it until it answers.
        supervisor.start("web", to_start.pop("web"))
        supervisor.show("web")
        silent_at = time.monotonic() + PATIENCE_SECONDS
        ready = supervisor.wait(lambda: answers(at_port) or time.monotonic() > silent_at)
    if ready and time.monotonic() <= silent_at:
        for name, command in to_start.items():
            supervisor.start(name, command)
            supervisor.show(name)
        welcome(at_port)
        supervisor.wait()
    elif ready:
        say(f"The web process does not answer on port {at_port}; what it said is above")
    say("Stopping")
    supervisor.stop()
    return 0 if supervisor.asked_to_end else 1


def prepare(environment: dict[str, str]) -> None:
    """Bring database, translations and static files in order. Raises `Refusal` when that fails."""
    supervisor = Supervisor(environment, CHECKOUT)
    supervisor.listen()
    supervisor.start("prepare", [sys.executable, "-m", "deploy.prepare"])
    if not supervisor.finish("prepare"):
        raise Refusal(
            "Stopped." if supervisor.asked_to_end else "The portal could not be prepared; see above."
        )


def main() -> int:
    """Start everything, wait, stop everything."""
    try:
        with running_alone(), ExitStack() as stack:
            at_port = port()
            RUN_LOCK.write_text(f"http://{HOST}:{at_port}/ (process {os.getpid()})\n", encoding="utf-8")
            system_packages.ensure(system_packages.PDF)
            environment = demo_environment(at_port)
            start_services(stack, environment)
            prepare(environment)
            code = serve(at_port, environment)
    except Refusal as refusal:
        return fail(str(refusal))
    except KeyboardInterrupt:
        return 130
    say("Stopped; the data stays")
    return code


if __name__ == "__main__":
    sys.exit(main())
