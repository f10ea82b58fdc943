"""Choices of rows by their public key: pages and partner systems never see row numbers.

Long lists are not sent to the browser: a company is written by its name or BIN, as on its card.
"""

import re
from collections.abc import Callable, Iterator
from itertools import groupby
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.forms.models import ModelChoiceIterator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ncip.ui.widgets import CheckboxList, RadioCards

Find = Callable[[Any, str], Any]
KEY: Final = re.compile(r"[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}")
SENTENCES: Final = {
    "unknown": _("Nothing is called “%(text)s” here. Write the name as it stands on the card."),
    "several": _("Several are called “%(text)s”. Choose the right one, or write its BIN."),
}
MOST_OFFERED: Final = 10


class RowField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """One row, sent as its public key (`key`); code of the portal may give the row itself or its number."""

    def __init__(self, queryset: Any = None, *, key: str = "public_id", **kwargs: Any) -> None:
        """`queryset` may be set later by the form, when it depends on the act."""
        super().__init__(queryset, to_field_name=key, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        """The public key of the row that is chosen now."""
        return super().prepare_value(row_of(self, value))

    def to_python(self, value: Any) -> Any:
        """The row of a key, or None; a key that is no key at all is a wrong choice, not an error."""
        if isinstance(value, int) and not isinstance(value, bool):
            value = row_of(self, value)
        try:
            return super().to_python(value)
        except ValidationError:
            raise
        except (TypeError, ValueError) as error:
            raise ValidationError(
                self.error_messages["invalid_choice"], code="invalid_choice", params={"value": value}
            ) from error


class GroupedRowField(RowField):
    """One row of a longer list, under headings; the rows must come sorted by what `group_by` gives.

    `head` makes the heading from the rows below it, `show` the words of one row.
    """

    def __init__(
        self,
        *,
        group_by: Callable[[Any], Any],
        head: Callable[[list[Any]], str],
        show: Callable[[Any], str] = str,
        **kwargs: Any,
    ) -> None:
        """`iterator` is what Django asks for the choices."""
        self.group_by, self.head, self.show = group_by, head, show
        self.iterator = GroupedIterator
        super().__init__(**kwargs)

    def label_from_instance(self, obj: Any) -> str:
        """The words of a row."""
        return str(self.show(obj))


class GroupedIterator(ModelChoiceIterator):  # type: ignore[type-arg]
    """The choices of a grouped field: the empty one, then a list under each heading."""

    field: GroupedRowField

    def __iter__(self) -> Iterator[Any]:
        """One query, however many headings."""
        if self.field.empty_label is not None:
            yield ("", self.field.empty_label)
        for _key, found in groupby(self.queryset, key=self.field.group_by):
            rows = list(found)
            yield (self.field.head(rows), [self.choice(row) for row in rows])


class RowsField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Several rows, sent as their public keys."""

    def __init__(self, queryset: Any = None, *, key: str = "public_id", **kwargs: Any) -> None:
        """`queryset` may be set later by the form, when it depends on the act."""
        super().__init__(queryset, to_field_name=key, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        """The public keys of the rows that are chosen now."""
        if isinstance(value, list | tuple | models.QuerySet):
            return [self.prepare_value(one) for one in value]
        return super().prepare_value(row_of(self, value))

    def clean(self, value: Any) -> Any:
        """The rows of the keys; one key may also come alone."""
        if value and not isinstance(value, list | tuple | models.QuerySet):
            value = [value]
        return super().clean([self.prepare_value(one) for one in value] if value else value)


class WrittenRowField(RowField):
    """One row of a long list, written in words; `find(queryset, text)` gives the rows that fit.

    When several fit, the field becomes a choice among them: the key of the chosen one is sent next.
    """

    widget: Any = forms.TextInput

    def __init__(
        self, *, find: Find, show: Callable[[Any], str] = str, tell: Callable[[Any], str] = str, **kwargs: Any
    ) -> None:
        """`show` writes the present row into the text field; `tell` writes what tells it from its namesakes."""
        self.find, self.show, self.tell = find, show, tell
        super().__init__(**kwargs)

    def prepare_value(self, value: Any) -> Any:
        """The words for the row that is chosen now."""
        row = row_of(self, value)
        return self.show(row) if isinstance(row, models.Model) else value

    def to_python(self, value: Any) -> Any:
        """The row of a key, or the only one that fits what was written."""
        if value in self.empty_values or not isinstance(value, str):
            return super().to_python(value)
        text = value.strip()
        if KEY.fullmatch(text):
            return super().to_python(text)
        fitting = fitting_rows(self, text)
        if len(fitting) == 1:
            return fitting[0]
        if fitting and self.to_field_name == "public_id":
            another = ("", gettext("None of these: write another name or a BIN"))
            self.widget = RadioCards(choices=[*offers(self, fitting), another])
        raise unclear(text, fitting)


class WrittenRowsField(RowsField):
    """Several rows of a long list, written in words, one per line; a partner system sends their keys.

    When a line fits several, the field becomes a list to tick: the lines that were clear stand ticked.
    """

    def __init__(
        self, *, find: Find, show: Callable[[Any], str] = str, tell: Callable[[Any], str] = str, **kwargs: Any
    ) -> None:
        """`show` writes a row that is chosen now into its line; `tell` writes what tells it from its namesakes."""
        self.find, self.show, self.tell = find, show, tell
        kwargs.setdefault("widget", Lines(attrs={"rows": 2}))
        super().__init__(**kwargs)

    def prepare_value(self, value: Any) -> Any:
        """The lines for the rows that are chosen now; what was typed as it is."""
        if not isinstance(value, list | tuple | models.QuerySet):
            return value
        rows = [row_of(self, one) for one in value]
        return "\n".join(self.show(row) if isinstance(row, models.Model) else str(row) for row in rows)

    def clean(self, value: Any) -> Any:
        """Each line is the key of a row, or the words for exactly one."""
        lines = value.splitlines() if isinstance(value, str) else list(value or [])
        lines = [line.strip() if isinstance(line, str) else line for line in lines]
        lines = [line for line in lines if line]
        if self.required and not lines:
            raise ValidationError(self.error_messages["required"], code="required")
        found = [(line, self._fitting(line)) for line in lines]
        wrong = [unclear(line, rows) for line, rows in found if len(rows) != 1]
        if wrong and all(rows for _line, rows in found):
            self._offer([rows for _line, rows in found])
        if wrong:
            raise ValidationError(wrong)
        return list(dict.fromkeys(rows[0] for _line, rows in found))

    def _fitting(self, line: Any) -> list[Any]:
        if isinstance(line, str) and not KEY.fullmatch(line):
            return fitting_rows(self, line)
        return [RowField(queryset=self.queryset).clean(line)]

    def _offer(self, found: list[list[Any]]) -> None:
        clear = [str(rows[0].public_id) for rows in found if len(rows) == 1]
        rows = list(dict.fromkeys(row for rows in found for row in rows))
        self.widget = Ticked(choices=offers(self, rows), ticked=clear)

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compared as the lines they show."""
        return (self.prepare_value(initial) or "") != (data or "")


class Lines(forms.Textarea):
    """Several rows in a text field; those ticked in the list that was offered come as lines too."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """Everything sent under the name: a browser sends each ticked row by itself."""
        if not hasattr(data, "getlist"):
            return super().value_from_datadict(data, files, name)
        return "\n".join(data.getlist(name)) if name in data else None


class Ticked(CheckboxList):
    """The rows that a line may mean, to tick; whatever was typed, those that were clear stand ticked."""

    def __init__(self, *, choices: Any, ticked: list[str]) -> None:
        """`ticked` holds public keys."""
        super().__init__(choices=choices)
        self.ticked = ticked

    def format_value(self, value: Any) -> list[str]:
        """What stands ticked when the list is first shown."""
        return self.ticked


def fitting_rows(field: Any, text: str) -> list[Any]:
    """The rows that the words may mean."""
    return list(field.find(field.queryset, text)[:MOST_OFFERED])


def offers(field: Any, rows: list[Any]) -> list[tuple[str, str]]:
    """The rows as choices by their keys."""
    return [(str(row.public_id), field.tell(row)) for row in rows]


def unclear(text: str, fitting: list[Any]) -> ValidationError:
    """Why the words are not the words for one row."""
    code = "several" if fitting else "unknown"
    return ValidationError(SENTENCES[code], code=code, params={"text": text})


def offer(form: forms.BaseForm, name: str, rows: models.QuerySet[Any]) -> None:
    """Let a field of a form choose among these rows."""
    field: Any = form.fields[name]
    field.queryset = rows


def row_of(field: Any, value: Any) -> Any:
    """The row behind a row number; any other value as it is."""
    if isinstance(value, int) and not isinstance(value, bool):
        return field.queryset.model._default_manager.filter(pk=value).first() or value
    return value
