"""No state is written past the door: read from the code itself, and from the back office as it is registered."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib import admin
from django.test import RequestFactory

from ncip.casework.models import Subject
from tests.people import administrator

ROOT = Path(settings.BASE_DIR)
TREES = ("ncip", "projects", "frontoffices", "regions", "rating")
# Modules that ask and never act: a view, a form, the back office or the API calls the door.
ASKING = ("views", "pages", "forms", "admin", "api", "paper_views", "paper_forms")
WRITES = {"save", "delete", "bulk_create", "bulk_update", "update_or_create", "get_or_create"}
QUERYSET_WRITES = {"create", "update"}
# What is written without the door, and why no rule stands behind it.
ALLOWED = {
    "ncip/accounts/views.py: form.save()": "a person edits his own profile: language, telephone, look",
}


def modules() -> Iterator[Path]:
    """Every module of the portal but the migrations."""
    for tree in TREES:
        yield from (path for path in sorted((ROOT / tree).rglob("*.py")) if "migrations" not in path.parts)


def asks(path: Path) -> bool:
    return any(part.removesuffix(".py") in ASKING for part in path.relative_to(ROOT).parts)


@dataclass(frozen=True)
class Call:
    """A call of a method: on what, which, and as it is written."""

    receiver: str
    method: str
    words: tuple[str | None, ...]
    text: str


def calls(path: Path) -> Iterator[Call]:
    """The calls of methods in a module."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            words = tuple(word.arg for word in node.keywords)
            yield Call(ast.unparse(node.func.value), node.func.attr, words, ast.unparse(node))


def writes_a_state(call: Call) -> bool:
    """`update(state=...)`, `create(state=...)` and their kin: they pass by the protection of the field."""
    named = {*QUERYSET_WRITES, "update_or_create", "get_or_create"}
    return call.method in named and "state" in call.words


def writes_a_row(call: Call) -> bool:
    """A call that stores or removes rows; `super().save(commit)` of a form is the door's own call."""
    if call.method in WRITES:
        return call.receiver != "super()"
    of_rows = any(word in call.receiver for word in (".objects", ".filter(", ".all()"))
    return call.method in QUERYSET_WRITES and of_rows


def found(suspicious: Callable[[Call], bool], paths: Iterator[Path]) -> list[str]:
    """Each suspicious call as `module: call`, without those that are allowed."""
    seen = [
        f"{path.relative_to(ROOT)}: {call.text}" for path in paths for call in calls(path) if suspicious(call)
    ]
    return [one for one in seen if one not in ALLOWED]


def test_no_state_is_written_past_its_protected_field() -> None:
    assert found(writes_a_state, modules()) == []


def test_what_asks_the_door_stores_nothing_itself() -> None:
    assert found(writes_a_row, (path for path in modules() if asks(path))) == []


@pytest.mark.parametrize(
    "code",
    [
        "Project.objects.filter(pk=1).update(state='formed')",
        "Project.objects.create(title='', state='formed')",
    ],
)
def test_a_written_state_would_be_found(code: str, tmp_path: Path) -> None:
    module = tmp_path / "views.py"
    module.write_text(code)
    assert next(writes_a_state(call) for call in calls(module)) is True


@pytest.mark.parametrize(
    "code", ["project.save()", "project.tasks.all().update(title='')", "Task.objects.create(title='')"]
)
def test_a_stored_row_would_be_found(code: str, tmp_path: Path) -> None:
    module = tmp_path / "views.py"
    module.write_text(code)
    assert next(writes_a_row(call) for call in calls(module)) is True


def test_nothing_is_allowed_that_is_not_there() -> None:
    there = {
        f"{path.relative_to(ROOT)}: {call.text}" for path in modules() if asks(path) for call in calls(path)
    }
    assert set(ALLOWED) - there == set()


@pytest.mark.django_db
def test_the_back_office_changes_no_subject() -> None:
    request: Any = RequestFactory().get("/")
    request.user = administrator().user
    changed = [
        model.__name__
        for model, office in admin.site._registry.items()
        if issubclass(model, Subject)
        and (
            office.has_add_permission(request)
            or office.has_change_permission(request)
            or office.has_delete_permission(request)
        )
    ]
    assert changed == []
