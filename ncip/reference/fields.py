"""A column whose value follows from the other columns of its row."""

from typing import Any

from django.db import models


class DerivedTextField(models.TextField):
    """Text that a method of the row computes at every save and bulk creation (not at queryset updates).

    Search and sorting of Russian and Kazakh words rest on such columns, because the locale of an external
    database is unknown.
    """

    def __init__(self, *args: Any, derive: str = "", **kwargs: Any) -> None:
        self.derive = derive
        kwargs["editable"] = False
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> tuple[str, str, Any, dict[str, Any]]:
        """The migration keeps a plain text column."""
        name, _path, args, kwargs = super().deconstruct()
        kwargs.pop("editable", None)
        return name, "django.db.models.TextField", args, kwargs

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        """Computes the value and puts it on the row."""
        value: str = getattr(model_instance, self.derive)()
        setattr(model_instance, self.attname, value)
        return value
