"""The two commands: what they ask of the machine and what they leave on it."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from deploy import check, environment, portal, prepare, reset, run, supervisor
from deploy.place import CHECKOUT, Place
from deploy.progress import Refusal
from ncip.dashboards.demo import cast


@pytest.mark.parametrize("text", ["0", "-1", "65536", "http", "80 80"])
def test_a_port_must_be_a_port(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv("PORT", text)
    with pytest.raises(Refusal, match=f"PORT={text} is not a port"):
        run.port()


def test_a_port_of_another_program_is_refused_with_a_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        number = taken.getsockname()[1]
        monkeypatch.setenv("PORT", str(number))
        with pytest.raises(Refusal, match=f"Port {number} cannot be used .* Try: make run PORT=8001"):
            run.port()


def test_the_secret_key_is_made_once_for_its_owner_only(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(run, "VAR", tmp_path)
    key = run.secret_key()
    assert (len(key) > 50, run.secret_key()) == (True, key)
    assert (tmp_path / "secret_key").stat().st_mode & 0o777 == 0o600


def test_the_demonstration_listens_on_the_loopback_address_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALLOWED_HOSTS", "ncip.example.kz")
    told = run.demo_environment(8000)
    assert (told["ALLOWED_HOSTS"], told["DEMO"], told["TLS"]) == ("localhost,127.0.0.1", "true", "false")
    assert "127.0.0.1:8000" in run.commands(8000)["web"]


def test_one_checkout_runs_one_portal(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(reset, "VAR", tmp_path)
    monkeypatch.setattr(reset, "RUN_LOCK", tmp_path / "run.lock")
    with reset.running_alone(), pytest.raises(Refusal, match="already running"), reset.running_alone():
        pass


def test_reset_names_only_what_the_commands_made(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("var", ".venv", "servers", "locale", "mine"):
        (tmp_path / name).mkdir()
    (tmp_path / "locale" / "django.mo").touch()
    (tmp_path / "locale" / "django.po").touch()
    monkeypatch.setattr(reset, "CHECKOUT", tmp_path)
    monkeypatch.setattr(reset, "VAR", tmp_path / "var")
    monkeypatch.setattr(reset, "VENV", tmp_path / ".venv")
    gone = [path.relative_to(tmp_path) for path in reset.what_goes(Place(tmp_path / "servers"))]
    assert gone == [Path("servers"), Path("var"), Path(".venv"), Path("locale/django.mo")]


def test_reset_removes_nothing_without_consent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("YES", raising=False)
    monkeypatch.setattr("builtins.input", lambda _question: "")
    assert reset.agreed() is False


@pytest.mark.parametrize("arguments", [[], ["walk"], ["run", "test"]])
def test_an_unknown_command_is_answered_with_the_known_ones(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert portal.main(arguments) == 1
    assert portal.USAGE in capsys.readouterr().err


def test_the_first_stage_needs_nothing_but_the_standard_library() -> None:
    # -S leaves out every installed package.
    probe = (
        f"import sys; sys.path.insert(0, {str(CHECKOUT)!r}); import deploy.portal; print(deploy.portal.USAGE)"
    )
    shown = subprocess.run(
        [sys.executable, "-I", "-S", "-c", probe], capture_output=True, text=True, check=False
    )
    assert (shown.stdout.strip(), shown.stderr) == (portal.USAGE, "")


def test_a_filled_environment_is_left_alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    stamp = tmp_path / "filled-from"
    monkeypatch.setattr(environment, "VAR", tmp_path)
    monkeypatch.setattr(environment, "STAMP", stamp)
    monkeypatch.setattr(environment, "works", lambda: True)
    monkeypatch.setattr(environment, "PYTHON", Path(sys.executable))
    stamp.write_text(environment.wanted())
    environment.ensure()
    assert not (tmp_path / "setup.log").exists()


def test_a_process_that_ends_is_noticed(tmp_path: Path) -> None:
    watched = supervisor.Supervisor(dict(os.environ), tmp_path)
    watched.start("short", [sys.executable, "-c", "raise SystemExit(3)"])
    assert watched.wait() is False
    assert watched.children["short"].returncode == 3


def test_processes_are_stopped_together(tmp_path: Path) -> None:
    watched = supervisor.Supervisor(dict(os.environ), tmp_path)
    for name in ("one", "two"):
        watched.start(name, [sys.executable, "-c", "import time; time.sleep(60)"])
    watched.stop()
    assert [child.returncode for child in watched.children.values()] == [-15, -15]


def test_the_tests_never_touch_a_database_of_the_person(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://somebody@production/ncip")
    place = Place(tmp_path)
    told = check.test_environment(check.Postgres(place), check.Redis(place))
    assert told["DATABASE_URL"] == check.Postgres(place).url("postgres")


def test_every_step_of_ci_stops_at_the_first_fault() -> None:
    script = CHECKOUT / ".ci" / "run"
    lines = script.read_text(encoding="utf-8").splitlines()
    assert (lines[0], "set -euo pipefail" in lines, os.access(script, os.X_OK)) == (
        "#!/usr/bin/env bash",
        True,
        True,
    )


def test_the_printed_accounts_are_those_of_the_demonstration() -> None:
    built = {"admin", *(account for account, *_rest in cast.ACCOUNTS), "investor"}
    assert (set(prepare.DEMO_PEOPLE), prepare.DEMO_DOMAIN) == (built, cast.DOMAIN)
    assert prepare.DEMO_PASSWORD == cast.PASSWORD
