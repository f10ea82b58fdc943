"""A real PostgreSQL and a real Redis of our own, on Unix sockets."""

import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from urllib.parse import quote

from deploy.children import follow_parent, wait_until_gone, works_in
from deploy.place import Place
from deploy.programs import Programs, programs_for
from deploy.progress import Refusal, say

# Recovery after a power cut replays the log; an answer later than this is a fault.
PATIENCE_SECONDS = 180
STOP_SECONDS = 30
SUPERUSER = "ncip"
FAST = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


class Server:
    """A server with a folder of its own; started as our child, or joined when it is running already."""

    name = ""
    stop_signal = signal.SIGTERM

    def __init__(self, place: Place, folder: str) -> None:
        self.place = place
        self.folder = place.base / folder
        self.log = place.base / f"{folder}.log"
        self.child: subprocess.Popen[bytes] | None = None

    @cached_property
    def programs(self) -> Programs:
        """The programs, copied first where the owner of the place could not reach them."""
        return programs_for(self.place)

    def pid_file(self) -> Path:
        """The file in which the server notes its process number."""
        raise NotImplementedError

    def command(self) -> list[str]:
        """How to start it."""
        raise NotImplementedError

    def answers(self) -> bool:
        """Whether it takes commands."""
        raise NotImplementedError

    def running_pid(self) -> int | None:
        """The number of the running server. A note left over from a power cut is removed."""
        try:
            pid = int(self.pid_file().read_text(encoding="utf-8").split()[0])
        except (FileNotFoundError, ValueError, IndexError):
            return None
        if works_in(pid, self.folder):
            return pid
        self.pid_file().unlink(missing_ok=True)
        return None

    def start(self) -> None:
        """Start and wait for an answer; join a running one."""
        if self.running_pid() is None:
            with self.log.open("ab") as log:
                self.child = subprocess.Popen(
                    self.command(),
                    cwd=self.folder,
                    stdin=subprocess.DEVNULL,
                    stdout=log,
                    stderr=log,
                    start_new_session=True,
                    env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"},
                    preexec_fn=follow(self.stop_signal),
                    **self.place.identity(),
                )
        self.wait_for_answer()

    def wait_for_answer(self) -> None:
        """Return when the server answers. Raises `Refusal` when it ends or stays silent."""
        end = time.monotonic() + PATIENCE_SECONDS
        told = time.monotonic() + 5
        while not self.answers():
            if self.child is not None and self.child.poll() is not None:
                raise Refusal(f"{self.name} ended at once; its last words are in {self.log}.")
            if time.monotonic() > end:
                raise Refusal(f"{self.name} does not answer; see {self.log}.")
            if time.monotonic() > told:
                say(f"  waiting for {self.name}")
                told = time.monotonic() + 5
            time.sleep(0.05)

    def stop(self) -> None:
        """End the server in good order."""
        pid = self.child.pid if self.child is not None else self.running_pid()
        if pid is None:
            return
        for number, seconds in ((self.stop_signal, STOP_SECONDS), (signal.SIGKILL, 5)):
            try:
                os.kill(pid, number)
            except ProcessLookupError:
                return
            if self.ended(pid, seconds):
                return

    def ended(self, pid: int, seconds: float) -> bool:
        """Wait for the end of the server. True when it has ended."""
        if self.child is None:
            return wait_until_gone(pid, self.folder, seconds)
        try:
            self.child.wait(seconds)
        except subprocess.TimeoutExpired:
            return False
        return True


def follow(number: signal.Signals) -> Callable[[], None]:
    """What a child does before it becomes its program."""
    return lambda: follow_parent(number)


class Postgres(Server):
    """PostgreSQL 18 with the collation C.UTF-8 built in: Cyrillic letters have upper and lower case."""

    name = "PostgreSQL"
    stop_signal = signal.SIGINT

    def __init__(self, place: Place, settings: dict[str, str] | None = None) -> None:
        super().__init__(place, "postgres")
        self.settings = settings or {}

    def pid_file(self) -> Path:
        return self.folder / "postmaster.pid"

    def command(self) -> list[str]:
        settings = {
            "listen_addresses": "",
            "unix_socket_directories": f'"{self.place.sockets}"',
            "unix_socket_permissions": "0700",
            "max_connections": "100",
            **self.settings,
        }
        flags = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        return [str(self.programs.postgres / "postgres"), "-D", str(self.folder), *flags]

    def client(self, program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run one of PostgreSQL's own client programs against this server."""
        return subprocess.run(
            [
                str(self.programs.postgres / program),
                "-h",
                str(self.place.sockets),
                "-U",
                SUPERUSER,
                *arguments,
            ],
            capture_output=True,
            text=True,
            check=False,
            cwd="/",
        )

    def answers(self) -> bool:
        return self.client("pg_isready", "-q", "-d", "postgres").returncode == 0

    def start(self) -> None:
        if not self.folder.exists():
            self.initialise()
        super().start()

    def initialise(self) -> None:
        """Make the cluster. A first start that was cut short leaves nothing that looks like one."""
        fresh = self.folder.with_name("postgres.fresh")
        if fresh.exists():
            shutil.rmtree(fresh)
        self.place.folder(fresh)
        locale = ["-E", "UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C.UTF-8"]
        sync = ["--no-sync"] if self.settings.get("fsync") == "off" else []
        made = subprocess.run(
            [
                str(self.programs.postgres / "initdb"),
                *("-D", str(fresh), "-U", SUPERUSER, "--auth=trust", *locale, *sync),
            ],
            capture_output=True,
            text=True,
            check=False,
            cwd=fresh,
            env={"PATH": "/usr/bin:/bin"},
            **self.place.identity(),
        )
        if made.returncode:
            raise Refusal(f"PostgreSQL could not make its data folder:\n{made.stdout}{made.stderr}")
        fresh.rename(self.folder)

    def ensure_database(self, name: str) -> None:
        """Make the database unless it is there."""
        found = self.client("psql", "-d", "postgres", "-tAc", "SELECT datname FROM pg_database")
        if name in found.stdout.split():
            return
        made = self.client("createdb", name)
        if made.returncode:
            raise Refusal(f"The database {name} could not be made: {made.stderr}")

    def url(self, database: str) -> str:
        """The address for DATABASE_URL."""
        return f"postgres://{SUPERUSER}@{quote(str(self.place.sockets), safe='')}/{database}"


class Redis(Server):
    """Redis 6.2 that keeps what it is told in an append-only file."""

    name = "Redis"

    def __init__(self, place: Place) -> None:
        super().__init__(place, "redis")
        self.socket = place.sockets / "redis.sock"

    def pid_file(self) -> Path:
        return self.folder / "redis.pid"

    def command(self) -> list[str]:
        settings = {
            "port": "0",
            "unixsocket": str(self.socket),
            "unixsocketperm": "700",
            "dir": str(self.folder),
            "pidfile": str(self.pid_file()),
            "appendonly": "yes",
            "save": "",
            "daemonize": "no",
        }
        flags = [part for name, value in settings.items() for part in (f"--{name}", value)]
        return [str(self.programs.redis / "redis-server"), *flags]

    def start(self) -> None:
        self.place.folder(self.folder)
        super().start()

    @contextmanager
    def connection(self) -> Iterator[socket.socket]:
        """A connection over the socket. Raises `OSError` when nobody listens."""
        with socket.socket(socket.AF_UNIX) as connection:
            connection.settimeout(1)
            connection.connect(str(self.socket))
            yield connection

    def answers(self) -> bool:
        try:
            with self.connection() as connection:
                connection.sendall(b"PING\r\n")
                return connection.recv(64).startswith(b"+PONG")
        except OSError:
            return False

    def url(self, database: int = 0) -> str:
        """The address for REDIS_URL."""
        return f"unix://{self.socket}?db={database}"
