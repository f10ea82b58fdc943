"""The state field: django-fsm's, protected, with its known defects mended."""

from __future__ import annotations

from typing import Any

from django.db import models
from django_fsm import FSMField, FSMFieldDescriptor


class StateDescriptor(FSMFieldDescriptor):
    """Refuses every direct change, but lets the value it already has be set again.

    `full_clean()` writes the cleaned value back; the library's own descriptor fails there.
    """

    def __set__(self, instance: Any, value: Any) -> None:
        name = self.field.name
        if name in instance.__dict__ and instance.__dict__[name] != value:
            message = f"The state {name} changes only through a declared action."
            raise AttributeError(message)
        self.field.set_state(instance, value)


class StateField(FSMField):
    """A state: protected from assignment, indexed, never in a form."""

    descriptor_class = StateDescriptor

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Set the defaults of a state column."""
        kwargs.setdefault("max_length", 40)
        kwargs.setdefault("db_index", True)
        kwargs.setdefault("editable", False)
        kwargs["protected"] = (
            False  # the descriptor protects; the library's switch is not safe between threads
        )
        super().__init__(*args, **kwargs)


def state_is_one_of(
    choices: type[models.TextChoices], *, name: str, field: str = "state"
) -> models.CheckConstraint:
    """The database's own guard of a state column: `name` must be unique in the database."""
    return models.CheckConstraint(condition=models.Q(**{f"{field}__in": choices.values}), name=name)
