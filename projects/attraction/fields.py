"""Columns that follow from other columns of the company card."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models


class DerivedTrigramsField(ArrayField):  # type: ignore[type-arg]
    """The trigrams that a method of the row computes at every save."""

    def __init__(self, *args: Any, derive: str = "", **kwargs: Any) -> None:
        """Remember the method; the column itself is a plain array of text."""
        self.derive = derive
        kwargs.setdefault("base_field", models.CharField(max_length=3))
        kwargs.setdefault("default", list)
        kwargs["editable"] = False
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> tuple[str, str, Any, dict[str, Any]]:
        """The migration keeps a plain array column."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.contrib.postgres.fields.ArrayField", args, kwargs

    def pre_save(self, model_instance: models.Model, add: bool) -> list[str]:
        """Compute the value and put it on the row."""
        value: list[str] = getattr(model_instance, self.derive)()
        setattr(model_instance, self.attname, value)
        return value
