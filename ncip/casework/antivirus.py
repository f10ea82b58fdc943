"""The virus scanner, where an installation has one: clamd, asked over its INSTREAM command.

`CLAMAV_URL` is `tcp://host:3310` or `unix:///run/clamav/clamd.ctl`. Without it nothing is asked; with it a
file is kept only when the scanner has answered that it is clean: a silent scanner refuses.
"""

import logging
import socket
import struct
from collections.abc import Iterable
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

TIMEOUT_SECONDS = 20
CLEAN = b"stream: OK"
FOUND = b"FOUND"

logger = logging.getLogger(__name__)


def check(blocks: Iterable[bytes]) -> None:
    """Let `blocks` pass, or raise a ValidationError when a virus is found or the scanner cannot answer."""
    if not settings.CLAMAV_URL:
        return
    try:
        answer = _ask(settings.CLAMAV_URL, blocks)
    except OSError as error:
        logger.error("the virus scanner does not answer: %s", error)
        answer = b""
    if answer == CLEAN:
        return
    if answer.endswith(FOUND):
        logger.warning("a virus was found in an upload: %s", answer.decode(errors="replace"))
        raise ValidationError(_("A virus was found in this file; it was not kept."), code="file_virus")
    raise ValidationError(
        _("The virus check does not answer, so the file was not kept. Try again in a few minutes."),
        code="file_unchecked",
    )


def _ask(url: str, blocks: Iterable[bytes]) -> bytes:
    with _connect(url) as connection:
        connection.sendall(b"zINSTREAM\0")
        for block in blocks:
            connection.sendall(struct.pack(">I", len(block)) + block)
        connection.sendall(struct.pack(">I", 0))
        return _line(connection)


def _line(connection: socket.socket) -> bytes:
    answer = b""
    while not answer.endswith(b"\0") and (part := connection.recv(4096)):
        answer += part
    return answer.rstrip(b"\0").strip()


def _connect(url: str) -> socket.socket:
    parts = urlsplit(url)
    if parts.scheme == "unix":
        connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        connection.settimeout(TIMEOUT_SECONDS)
        connection.connect(parts.path)
        return connection
    return socket.create_connection(
        (parts.hostname or "localhost", parts.port or 3310), timeout=TIMEOUT_SECONDS
    )
