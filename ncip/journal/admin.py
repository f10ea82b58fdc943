"""The journal in the administration: to read, never to write."""

import hashlib
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from django.contrib import admin
from django.db import models, transaction
from django.http import HttpRequest
from django.utils import timezone

from ncip.journal import chain
from ncip.journal.enums import ActorKind, Channel
from ncip.journal.models import Anchor, Event


class ReadOnlyAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Nothing can be added, changed or deleted here."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody adds by hand."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody changes."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody deletes."""
        return False


class JournaledAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """What is changed here is an entry of the journal too: who, when and which columns, never their values."""

    def log_addition(self, request: HttpRequest, obj: models.Model, message: Any) -> Any:
        """A row was added."""
        self._enter(request, obj, "admin.add", message)
        return super().log_addition(request, obj, message)

    def log_change(self, request: HttpRequest, obj: models.Model, message: Any) -> Any:
        """Columns of a row, or rows below it, were changed."""
        self._enter(request, obj, "admin.change", message)
        return super().log_change(request, obj, message)

    def _enter(self, request: HttpRequest, obj: Any, action: str, message: Any) -> None:
        enter(request, str(obj._meta.model_name), obj.public_id, action, {"changed": message})


class JournaledImport:
    """A file that is imported here is an entry of the journal too: which rows it brought, proved by their SHA-256."""

    model: Any

    @transaction.atomic
    def process_import(self, request: HttpRequest, **kwargs: Any) -> Any:
        """The rows and their entry, or neither."""
        return super().process_import(request, **kwargs)  # type: ignore[misc]

    def process_dataset(self, dataset: Any, form: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Import the rows; a file that was refused leaves no entry."""
        result = super().process_dataset(dataset, form, request, **kwargs)  # type: ignore[misc]
        if not (result.has_errors() or result.has_validation_errors()):
            label = str(self.model._meta.model_name)
            rows = {name: number for name, number in result.totals.items() if number}
            sha256 = hashlib.sha256(dataset.export("csv").encode()).hexdigest()
            facts = {"file": form.cleaned_data.get("original_file_name"), "sha256": sha256, "rows": rows}
            enter(request, label, number_of_table(label), "admin.import", facts)
        return result


def number_of_table(label: str) -> UUID:
    """The number by which the journal knows a whole table: always the same for the same table."""
    return uuid5(NAMESPACE_URL, f"urn:ncip:table:{label}")


def enter(request: HttpRequest, label: str, public_id: UUID, action: str, params: dict[str, Any]) -> None:
    """Write down what somebody did in the back office."""
    membership = getattr(request, "membership", None)
    event = Event(
        at=timezone.now(),
        channel=Channel.ADMIN,
        actor_kind=ActorKind.USER,
        user_id=request.user.pk,
        membership=membership,
        organisation=membership.organisation if membership else None,
        subject_label=label,
        subject_id=public_id,
        action=action,
        params=params,
    )
    chain.append([event])


@admin.register(Event)
class EventAdmin(ReadOnlyAdmin):
    """Entries of the journal."""

    list_display = ("number", "at", "subject_label", "action", "user", "organisation", "channel")
    list_filter = ("channel", "actor_kind", "subject_label")
    search_fields = ("action", "subject_id")
    list_select_related = ("user", "organisation")
    show_full_result_count = False


@admin.register(Anchor)
class AnchorAdmin(ReadOnlyAdmin):
    """Daily anchors."""

    list_display = ("day", "number", "hash", "recorded_at")
