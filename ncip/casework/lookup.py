"""Finding a subject for an actor, and locking it: what he may not see does not exist."""

from __future__ import annotations

import re
from typing import Any

from django.core.exceptions import ValidationError

from ncip.casework.actions import model_of
from ncip.casework.actor import Actor
from ncip.casework.models import Subject
from ncip.casework.reasons import NotVisible

UUID_PATTERN = re.compile(r"[0-9a-fA-F]{8}(-?[0-9a-fA-F]{4}){3}-?[0-9a-fA-F]{12}")


def find(label: str, key: Any, actor: Actor) -> Any:
    """The subject of that label and public number or code, when this actor may see it; raises NotVisible."""
    try:
        model: Any = model_of(label)
    except KeyError:
        raise NotVisible from None
    return visible(model, key, actor)


def visible(model: Any, key: Any, actor: Actor) -> Any:
    """The subject of that kind, when this actor may see it; raises NotVisible."""
    try:
        found = model.objects.visible_to(actor).filter(**_by_key(model, key)).first()
    except (ValidationError, ValueError):
        found = None
    if found is None:
        raise NotVisible
    return found


def visible_and_locked(model: Any, key: Any, actor: Actor) -> Any:
    """The subject as it is in the database now, held until the end of the transaction."""
    return locked(visible(model, key, actor))


def require_visible(subject: Any, actor: Actor) -> None:
    """Raise NotVisible when this actor may not see the subject."""
    if not type(subject).objects.visible_to(actor).filter(pk=subject.pk).exists():
        raise NotVisible


def locked(found: Any) -> Any:
    """Lock the root first, then the subject: two last tasks completed at once must see each other."""
    model = type(found)
    lock_root = getattr(model.Casework, "lock_root", None)
    if lock_root is not None:
        root = lock_root(found)
        type(root).objects.select_for_update(of=("self",)).only("pk").get(pk=root.pk)
    return model.objects.select_for_update(of=("self",)).get(pk=found.pk)


def _by_key(model: Any, key: Any) -> dict[str, Any]:
    if isinstance(key, Subject):
        return {"pk": key.pk}
    if isinstance(key, int):
        return {"pk": key}
    own = getattr(model.Casework, "key", "public_id")
    return {"public_id" if UUID_PATTERN.fullmatch(str(key)) else own: key}
