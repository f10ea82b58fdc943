"""What a file must be before the portal keeps it: small enough, of a known kind, and really of that kind.

A name says nothing, so three things must agree: the extension, what libmagic sees, and the structure of
the bytes (libmagic takes a page with scripts for a PDF). A configured virus scanner has the last word.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

import magic
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.utils.translation import gettext as _

from ncip.casework import antivirus
from ncip.casework.file_kinds import KINDS, KINDS_BY_EXTENSION, FileKind, looks_like_program

CHUNK = 64 * 1024
HEAD_BYTES = 256 * 1024  # what libmagic is shown: enough for the first entries of an office file
NAME_LENGTH = 150
_FORBIDDEN_IN_NAMES = re.compile(r'[<>:"|?*]+')


@dataclass(frozen=True)
class Checked:
    """A file that may be kept. `mime` is what it is served as, not what its sender claimed."""

    name: str
    extension: str
    mime: str
    size: int
    sha256: str


def check_upload(file: File[bytes]) -> Checked:
    """The facts of `file`, or a ValidationError that says what to do. The file is left at its beginning.

    A file that has passed once in this request is not read, nor scanned, again.
    """
    known: Checked | None = getattr(file, "ncip_checked", None)
    if known is None:
        known = _checked(file)
        file.ncip_checked = known  # type: ignore[attr-defined]
    return known


def _checked(file: File[bytes]) -> Checked:
    name = clean_name(file.name or "")
    kind = _kind_of(name)
    _check_size(file)
    head = _head_of(file)
    _check_content(kind, head, file)
    sha256, size = _digest(file)
    antivirus.check(_chunks(file))
    file.seek(0)
    return Checked(name=name, extension=kind.extension_of(name), mime=kind.mime, size=size, sha256=sha256)


def clean_name(raw: str) -> str:
    """The last part of a path, without control and direction characters, at most 150 characters long."""
    last = unicodedata.normalize("NFC", raw).replace("\\", "/").rsplit("/", 1)[-1]
    visible = "".join(" " if char.isspace() else char for char in last if _is_shown(char))
    plain = " ".join(_FORBIDDEN_IN_NAMES.sub("_", visible).split()).strip(". ")
    stem, dot, extension = plain.rpartition(".")
    if not dot:
        return plain[:NAME_LENGTH]
    return stem[: NAME_LENGTH - len(extension) - 1].rstrip(". ") + dot + extension


def accepted_extensions() -> str:
    """The value of the `accept` attribute of a file field."""
    return ",".join(f".{extension}" for kind in KINDS for extension in kind.extensions)


def limit_in_megabytes() -> int:
    return int(settings.UPLOAD_LIMIT_BYTES) // (1024 * 1024)


def too_large_message() -> str:
    return _("The file is larger than %(limit)s MB. Split it or save it with smaller pictures.") % {
        "limit": limit_in_megabytes()
    }


def _is_shown(char: str) -> bool:
    """False for control, direction (bidi), zero-width, surrogate and private characters; spaces stay."""
    return char.isspace() or unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Co", "Cn"}


def _kind_of(name: str) -> FileKind:
    extension = name.rpartition(".")[2].lower() if "." in name else ""
    kind = KINDS_BY_EXTENSION.get(extension)
    if kind is None or name.startswith("."):
        known = ", ".join(extension for kind in KINDS for extension in kind.extensions)
        raise ValidationError(
            _("Files of this kind are not accepted. Attach one of these: %(known)s.") % {"known": known},
            code="file_kind",
        )
    return kind


def _check_size(file: File[bytes]) -> None:
    if not file.size:
        raise ValidationError(_("The file is empty. Choose a file with content."), code="file_empty")
    if file.size > settings.UPLOAD_LIMIT_BYTES:
        raise ValidationError(too_large_message(), code="file_too_large")


def _check_content(kind: FileKind, head: bytes, file: File[bytes]) -> None:
    seen = magic.from_buffer(head, mime=True)
    if looks_like_program(head, seen):
        raise ValidationError(
            _("This file is a program, whatever its name says. Attach a document."), code="file_program"
        )
    if seen not in kind.seen_as or not kind.holds(_stream_of(file)):
        raise ValidationError(
            _("The content of the file is not what “.%(extension)s” promises. Save it anew and try again.")
            % {"extension": kind.extension_of(file.name or "")},
            code="file_content",
        )


def _stream_of(file: File[bytes]) -> IO[bytes]:
    """The seekable stream under Django's wrapper, at its beginning."""
    file.seek(0)
    return file.file if file.file is not None else file


def _head_of(file: File[bytes]) -> bytes:
    file.seek(0)
    return bytes(file.read(HEAD_BYTES))


def _chunks(file: File[bytes]) -> Iterator[bytes]:
    file.seek(0)
    while block := file.read(CHUNK):
        yield block


def _digest(file: File[bytes]) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    for block in _chunks(file):
        digest.update(block)
        size += len(block)
    return digest.hexdigest(), size
