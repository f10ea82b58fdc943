"""The editable fields of a task as plain values, by the names of its form: what changes and versions are made of.

Whatever the form of a task asks for is carried by itself: columns as text, rows by their public keys.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import FieldDoesNotExist
from django.db import models

from ncip.casework.record import plain
from projects.implementation.forms.task import TaskForm
from projects.implementation.models import Task

Values = dict[str, Any]


def names() -> list[str]:
    """The fields of the form of a task, in its order."""
    return list(TaskForm.base_fields)


def values_of(task: Task) -> Values:
    """What the fields of a task hold now."""
    return {name: _value(task, name) for name in names()}


def _value(task: Task, name: str) -> Any:
    held = getattr(task, name, None)
    if isinstance(held, models.Manager):
        return sorted(_key(row, name) for row in held.all())
    if isinstance(held, models.Model):
        return _key(held, name)
    return "" if held is None else plain(held)


def _key(row: Any, name: str) -> str:
    field: Any = TaskForm.base_fields[name]
    return str(getattr(row, field.to_field_name or "pk"))


def typed(values: Values) -> Values:
    """Kept values as a form begins with them: days as days."""
    return {
        name: date.fromisoformat(value)
        if value and isinstance(TaskForm.base_fields.get(name), forms.DateField)
        else value
        for name, value in values.items()
    }


def plain_value(name: str, value: Any) -> Any:
    """A checked value of the form as it is kept."""
    if isinstance(value, models.Model):
        return _key(value, name)
    if isinstance(value, (list, tuple, set, models.QuerySet)):
        return sorted(_key(row, name) if isinstance(row, models.Model) else str(row) for row in value)
    return "" if value is None else plain(value)


def label_of(name: str) -> str:
    """What a field is called on the form."""
    field: Any = TaskForm.base_fields.get(name)
    if field is not None and field.label:
        return str(field.label)
    try:
        return str(Task._meta.get_field(name).verbose_name)  # type: ignore[union-attr]
    except FieldDoesNotExist:
        return name
