"""What an installation relies on: the settings, the image, the compose file, the locks."""

import os
import re
import subprocess
import sys
import tomllib

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from deploy.place import CHECKOUT

PRODUCTION = {
    "PATH": os.environ["PATH"],
    "SECRET_KEY": "k7Qw3nV9_xT2mB8-pL5sR1dF6hJ4gZ0cY_aUeOiNkMvXqWtEyPb",
    "DATABASE_URL": "postgres://ncip:secret@postgres:5432/ncip",
    "REDIS_URL": "redis://redis:6379/0",
    "ALLOWED_HOSTS": "ncip.example.kz",
    "CSRF_TRUSTED_ORIGINS": "https://ncip.example.kz",
    "PORTAL_URL": "https://ncip.example.kz",
    "DEBUG": "false",
    "DEMO": "false",
    "TLS": "true",
    "DJANGO_SETTINGS_MODULE": "ncip.settings",
}
NAME_OF_SETTING = re.compile(r'env(?:\.\w+)?\(\s*"([A-Z_0-9]+)"')
INTERPOLATION = re.compile(r"\$\{([A-Z_0-9]+)")


def text_of(name: str) -> str:
    """A file of the checkout."""
    return (CHECKOUT / name).read_text(encoding="utf-8")


def compose() -> dict[str, dict[str, dict[str, object]]]:
    """The compose file."""
    return yaml.safe_load(text_of("docker-compose.yml"))


def described() -> set[str]:
    """The settings that .env.example explains."""
    return set(re.findall(r"^(?:# )?([A-Z_0-9]+)=", text_of(".env.example"), flags=re.MULTILINE))


def pins(lock: str) -> dict[str, str]:
    """The packages and versions of a lock."""
    found = re.findall(r"^([A-Za-z0-9._-]+)(?:\[[^]]*\])?==([^ ;\\]+)", text_of(lock), flags=re.MULTILINE)
    return {canonicalize_name(name): version for name, version in found}


def wanted(*extras: str) -> list[Requirement]:
    """The packages of pyproject.toml with those of some extras."""
    project = tomllib.loads(text_of("pyproject.toml"))["project"]
    lists = [project["dependencies"], *(project["optional-dependencies"][extra] for extra in extras)]
    return [Requirement(line) for lines in lists for line in lines]


def test_production_settings_pass_the_deployment_check() -> None:
    checked = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=CHECKOUT,
        env=PRODUCTION,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (checked.returncode, checked.stderr) == (0, "")


def test_the_portal_does_not_start_without_a_secret_key() -> None:
    started = subprocess.run(
        [
            sys.executable,
            "-c",
            "import django; django.setup(); from django.conf import settings; settings.SECRET_KEY",
        ],
        cwd=CHECKOUT,
        env=PRODUCTION | {"SECRET_KEY": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "The SECRET_KEY setting must not be empty" in started.stderr


def test_every_setting_is_described() -> None:
    assert set(NAME_OF_SETTING.findall(text_of("ncip/settings.py"))) - described() == set()


def test_every_variable_of_the_compose_file_is_described() -> None:
    assert set(INTERPOLATION.findall(text_of("docker-compose.yml"))) - described() == {"NCIP_IMAGE"}


def test_the_compose_file_follows_its_specification() -> None:
    checked = subprocess.run(
        [
            sys.executable,
            "-m",
            "check_jsonschema",
            "--builtin-schema",
            "vendor.compose-spec",
            "docker-compose.yml",
        ],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.stdout.strip() == "ok -- validation done"


def test_every_service_of_the_compose_file_says_how_it_is() -> None:
    services = compose()["services"]
    assert {name for name, service in services.items() if "healthcheck" not in service} == set()


def test_services_wait_only_for_services_that_exist() -> None:
    services = compose()["services"]
    named = {other for service in services.values() for other in service.get("depends_on", {})}
    assert named == {"postgres", "redis", "migrate"}


@pytest.mark.parametrize("name", ["web", "worker", "beat", "migrate"])
def test_the_portals_containers_can_do_little(name: str) -> None:
    service = compose()["services"][name]
    assert (service["read_only"], service["cap_drop"]) == (True, ["ALL"])


def test_databases_are_not_reachable_from_outside() -> None:
    services = compose()["services"]
    assert {name for name, service in services.items() if "ports" in service} == {"web"}


def test_the_image_does_not_run_as_root() -> None:
    users = re.findall(r"^USER (\w+)$", text_of("Dockerfile"), flags=re.MULTILINE)
    assert users == ["ncip"]


def test_the_lock_pins_what_the_project_asks_for() -> None:
    locked = pins("requirements.lock")
    asked = wanted("embedded", "s3", "dev")
    assert [
        str(package)
        for package in asked
        if locked.get(canonicalize_name(package.name)) not in package.specifier
    ] == []


def test_the_image_gets_the_same_versions_as_the_tests() -> None:
    tested = pins("requirements.lock")
    shipped = pins("deploy/requirements.lock")
    assert {name: version for name, version in shipped.items() if tested.get(name) != version} == {}


def test_the_image_gets_no_tools_of_developers() -> None:
    asked = {canonicalize_name(package.name) for package in wanted("embedded", "dev")}
    needed = {canonicalize_name(package.name) for package in wanted("s3")}
    assert (asked - needed) & set(pins("deploy/requirements.lock")) <= {"requests"}


def test_every_package_of_the_project_is_pinned_exactly() -> None:
    loose = [
        str(package)
        for package in wanted("embedded", "s3", "dev")
        if not str(package.specifier).startswith("==")
    ]
    assert loose == []


def test_django_fsm_is_never_beside_its_successor() -> None:
    assert {name for name in pins("requirements.lock") if name.startswith("django-fsm")} == {"django-fsm-2"}
