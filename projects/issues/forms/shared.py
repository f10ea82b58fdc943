"""Questions that several forms ask alike: a body, a day that is still to come, words."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext

from frontoffices.registry.models import Organisation
from ncip.casework.act import Act
from projects.attraction.choices import GroupedRowField, RowsField
from projects.issues.permissions import OUTSIDE_KINDS

LONG_TEXT = 5_000


def text_field(label: Any, *, rows: int = 4, required: bool = True, **more: Any) -> forms.CharField:
    """Several lines of words."""
    return forms.CharField(
        label=label,
        required=required,
        max_length=LONG_TEXT,
        widget=forms.Textarea(attrs={"rows": rows}),
        **more,
    )


def body_field(label: Any, **more: Any) -> GroupedRowField:
    """One organisation, under the headings of the kinds."""
    return GroupedRowField(
        label=label,
        group_by=lambda body: body.kind,
        head=lambda bodies: bodies[0].get_kind_display(),
        show=lambda body: body.name,
        **more,
    )


def offer_bodies(form: Any, name: str, act: Act, kinds: Any = ()) -> None:
    """The state bodies that act on the day of the act, those of some kinds or all of them."""
    bodies = Organisation.objects.active(act.on).exclude(kind__in=OUTSIDE_KINDS)
    if kinds:
        bodies = bodies.filter(kind__in=kinds)
    form.fields[name].queryset = bodies.order_by("kind", "sort_ru", "id")


class TasksField(RowsField):
    """Tasks of a roadmap by their names, in the order of the roadmap."""

    def label_from_instance(self, obj: Any) -> str:
        """The name of the task with its due day."""
        return f"{obj.name} ({obj.due_on:%d.%m.%Y})" if obj.due_on else str(obj.name)


def still_ahead(day: date | None, act: Act, rule: str) -> date | None:
    """The day, when it has not passed; raises ValidationError."""
    if day is not None and day < act.on:
        sentence = gettext("This day has passed. Choose today or a later day.")
        raise forms.ValidationError(sentence, code="past", params={"rule": rule})
    return day
