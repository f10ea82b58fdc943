"""PostgreSQL and Redis of our own: nothing outside their place changes, and a power cut does no harm."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import psycopg2
import pytest

from deploy.place import CHECKOUT, Place, claim, place_of, socket_folder
from deploy.programs import installed
from deploy.servers import FAST, Postgres, Redis


@pytest.fixture(scope="module")
def scratch() -> Iterator[Place]:
    """A place that disappears after the tests."""
    outer = claim().within(f"test-{os.getpid()}")
    outer.prepare()
    yield outer
    outer.remove()


@pytest.fixture
def first(scratch: Place) -> Iterator[Postgres]:
    """A running PostgreSQL."""
    place = scratch.within("first")
    place.prepare()
    server = Postgres(place, FAST)
    server.start()
    yield server
    server.stop()


def answer(server: Postgres, query: str) -> object:
    """The one value that a query gives."""
    with psycopg2.connect(server.url("postgres")) as connection, connection.cursor() as cursor:
        cursor.execute(query)
        return cursor.fetchone()[0]


def modes() -> dict[Path, int]:
    """The permissions of every folder above the checkout, the home, the packages and the place."""
    inner = (CHECKOUT, Path.home(), installed(), place_of(CHECKOUT, root=os.geteuid() == 0).base.parent)
    return {path: path.stat().st_mode for start in inner for path in (start, *start.parents)}


def test_permissions_outside_the_place_stay_as_they_are(scratch: Place) -> None:
    before = modes()
    place = scratch.within("modes")
    place.prepare()
    server = Postgres(place, FAST)
    server.start()
    server.stop()
    assert modes() == before


def test_the_place_is_closed_to_others(first: Postgres) -> None:
    assert {
        path.stat().st_mode & 0o777 for path in (first.place.base, first.folder, first.place.sockets)
    } == {0o700}


def test_root_does_not_run_postgresql_itself(first: Postgres) -> None:
    assert first.child is not None
    assert Path(f"/proc/{first.child.pid}").stat().st_uid != 0


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("SELECT upper('ә')", "Ә"),
        ("SELECT lower('ҚАЗАҚСТАН')", "қазақстан"),
        ("SELECT 'ЗАВОД' ILIKE '%завод%'", True),
        ("SELECT to_tsvector('russian', 'Заводы') @@ to_tsquery('russian', 'завод')", True),
        ("SHOW server_encoding", "UTF8"),
    ],
)
def test_cyrillic_letters_have_upper_and_lower_case(first: Postgres, query: str, expected: object) -> None:
    assert answer(first, query) == expected


def test_two_clusters_run_at_once(scratch: Place, first: Postgres) -> None:
    place = scratch.within("second")
    place.prepare()
    second = Postgres(place, FAST)
    second.start()
    try:
        answer(first, "CREATE TABLE IF NOT EXISTS only_here (); SELECT 1")
        assert answer(second, "SELECT to_regclass('only_here')") is None
    finally:
        second.stop()


def test_data_survive_a_killed_server(scratch: Place) -> None:
    place = scratch.within("killed")
    place.prepare()
    server = Postgres(place)
    server.start()
    answer(server, "CREATE TABLE kept AS SELECT 42 AS value; COMMIT; SELECT 1")
    assert server.child is not None
    server.child.send_signal(signal.SIGKILL)
    server.child.wait()
    again = Postgres(place)
    again.start()
    try:
        assert answer(again, "SELECT value FROM kept") == 42
    finally:
        again.stop()


def test_a_stale_note_with_the_number_of_another_process_is_no_obstacle(first: Postgres) -> None:
    first.stop()
    first.pid_file().write_text(f"{os.getpid()}\n{first.folder}\n")
    again = Postgres(first.place, FAST)
    again.start()
    try:
        assert answer(again, "SELECT 1") == 1
    finally:
        again.stop()


def test_a_running_server_is_joined(first: Postgres) -> None:
    guest = Postgres(first.place, FAST)
    guest.start()
    assert guest.child is None
    assert guest.running_pid() == first.running_pid()


def test_stopping_ends_the_server(first: Postgres) -> None:
    first.stop()
    assert first.running_pid() is None


def test_redis_keeps_what_it_was_told(scratch: Place) -> None:
    place = scratch.within("redis")
    place.prepare()
    server = Redis(place)
    server.start()
    tell(server, b"SET kept 42\r\n")
    assert server.child is not None
    server.stop()
    again = Redis(place)
    again.start()
    try:
        assert tell(again, b"GET kept\r\n") == b"$2\r\n42\r\n"
    finally:
        again.stop()


def tell(server: Redis, command: bytes) -> bytes:
    """Send a command over the socket."""
    with server.connection() as connection:
        connection.sendall(command)
        return connection.recv(100)


def test_a_long_path_gets_a_short_socket() -> None:
    long = Path("/srv") / ("x" * 100)
    assert len(str(socket_folder(long))) < 60
    assert socket_folder(Path("/srv/short")) == Path("/srv/short/sockets")


def test_two_checkouts_have_two_places() -> None:
    one, other = (place_of(Path(path), root=True).base for path in ("/srv/a", "/srv/b"))
    assert one != other
    assert one.parent == other.parent == Path("/var/lib")


def test_without_root_everything_lies_in_the_checkout() -> None:
    assert place_of(Path("/srv/a"), root=False) == Place(Path("/srv/a/var/servers"))
