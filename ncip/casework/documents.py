"""Papers of a subject: bytes are kept once by their content, rows tell who attached what, when and where to.

All project documents are archived, nothing is deleted (ncip-64-a): a new version stands beside the old one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.core.files.storage import default_storage
from django.utils.translation import gettext as _

from ncip.casework.act import Act
from ncip.casework.models import Blob, Document
from ncip.casework.models.document import DocumentKind
from ncip.casework.reasons import WrongState
from ncip.casework.uploads import Checked, check_upload


@dataclass(frozen=True)
class Paper:
    """One document as a list shows it: its newest version and the ones before."""

    newest: Document
    earlier: tuple[Document, ...]


def attach(
    subject: Any,
    upload: File[bytes],
    *,
    act: Act,
    name: str | None = None,
    kind: str = DocumentKind.OTHER,
    replaces: Document | None = None,
    anchor: str = "",
) -> Document:
    """Keep `upload` as a document of `subject`, or as the next version of `replaces` (ncip-64-a).

    Runs in the transaction of the act, with the subject locked. Raises ValidationError for a file that is not
    accepted and for a version that cannot be replaced, WrongState when the subject takes no files now.
    """
    if closed := subject.closed_to_papers():
        raise WrongState([closed])
    checked = check_upload(upload)
    if replaces is not None:
        _require_replaceable(replaces, subject, act)
    return Document.objects.create(
        subject_label=subject.label,
        subject_id=subject.public_id,
        anchor=anchor or (replaces.anchor if replaces else ""),
        kind=replaces.kind if replaces else kind,
        name=name or checked.name,
        blob=_kept(checked, upload),
        version=replaces.version + 1 if replaces else 1,
        previous=replaces,
        author=act.actor.user,
        organisation=act.actor.organisation,
        at=act.at,
        event_id=act.event_id,
    )


def papers_of(subject: Any) -> list[Paper]:
    """The documents of a subject, the latest change first; one query."""
    return _stacked(Document.objects.about(subject.label, subject.public_id))


def _stacked(newest_first: Iterable[Document]) -> list[Paper]:
    """Put the versions of each document together; `newest_first` holds all versions."""
    rows = list(newest_first)
    by_id: dict[int | None, Document] = {row.pk: row for row in rows}
    replaced = {row.previous_id for row in rows}
    papers = []
    for row in rows:
        if row.pk not in replaced:
            earlier, before = [], by_id.get(row.previous_id)
            while before is not None:
                earlier.append(before)
                before = by_id.get(before.previous_id)
            papers.append(Paper(row, tuple(earlier)))
    return papers


def _require_replaceable(replaced: Document, subject: Any, act: Act) -> None:
    if (replaced.subject_label, replaced.subject_id) != (subject.label, subject.public_id):
        raise ValidationError(_("This document belongs to another record."), code="document_elsewhere")
    if not act.actor.sees_all and replaced.organisation_id != getattr(act.actor.organisation, "pk", None):
        raise ValidationError(
            _("Only the organisation that attached a document adds a new version. Attach yours separately."),
            code="document_of_others",
        )
    if newer := Document.objects.filter(previous=replaced).select_related("author").first():
        raise ValidationError(
            _("%(name)s already has version %(version)s. Look at it before you add another one.")
            % {"name": newer.name, "version": newer.version},
            code="document_replaced",
        )


def _kept(checked: Checked, upload: File[bytes]) -> Blob:
    """The row of these bytes; they are written unless the storage holds all of them already."""
    path = f"documents/{checked.sha256[:2]}/{checked.sha256[2:4]}/{checked.sha256}"
    _write(path, upload, checked.size)
    facts = {"size": checked.size, "mime": checked.mime, "path": path}
    blob, _created = Blob.objects.get_or_create(sha256=checked.sha256, defaults=facts)
    return blob


def _write(path: str, upload: File[bytes], size: int) -> None:
    if default_storage.exists(path):
        if default_storage.size(path) == size:
            return
        # A writer died halfway: a file of the right name that is too short.
        default_storage.delete(path)
    upload.seek(0)
    saved = default_storage.save(path, upload)
    if saved != path:
        # Somebody wrote the same bytes at the same moment; one copy is enough.
        default_storage.delete(saved)
