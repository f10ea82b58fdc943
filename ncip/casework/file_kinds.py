"""The kinds of files the portal keeps, and how each is recognised by its bytes rather than by its name."""

import codecs
import re
import struct
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from typing import IO

TAIL_BYTES = 64 * 1024
MAX_ENTRIES = 20_000
MAX_UNPACKED_BYTES = 2 * 1024**3  # an office file that unpacks to more is a trap, not a document
MAX_TYPES_BYTES = 4 * 1024**2

Structure = Callable[[IO[bytes]], bool]


@dataclass(frozen=True)
class FileKind:
    """`mime` is what we serve it as, `seen_as` what libmagic may call it, `holds` tests its structure."""

    extensions: tuple[str, ...]
    mime: str
    seen_as: frozenset[str]
    holds: Structure

    def extension_of(self, name: str) -> str:
        extension = name.rpartition(".")[2].lower()
        return extension if extension in self.extensions else self.extensions[0]


PROGRAM_MIMES = frozenset({
    "application/java-archive", "application/vnd.android.package-archive", "application/x-dosexec",
    "application/vnd.microsoft.portable-executable", "application/x-executable", "application/x-java-applet",
    "application/x-mach-binary", "application/x-ms-shortcut", "application/x-msdownload", "application/x-msi",
    "application/x-pie-executable", "application/x-sharedlib", "text/x-msdos-batch", "text/x-php",
    "text/x-shellscript",
})  # fmt: skip
PROGRAM_STARTS = (
    b"MZ",
    b"\x7fELF",
    b"#!",
    b"\xca\xfe\xba\xbe",
    b"\xfe\xed\xfa",
    b"\xcf\xfa\xed\xfe",
    b"L\x00\x00\x00\x01\x14\x02",
)


def looks_like_program(head: bytes, seen: str) -> bool:
    """Whether the first bytes, or libmagic, tell of something that a computer would run."""
    return seen in PROGRAM_MIMES or head.startswith(PROGRAM_STARTS)


_PDF_BEGINNING = re.compile(rb"%PDF-[12]\.\d\s*[\r\n]+\s*(%|\d+\s+\d+\s+obj)")
_MARKUP = re.compile(rb"<\s*(!doctype\s+html|html|head|body|script|iframe|svg|\?php)", re.IGNORECASE)
_PDF_END = b"%%EOF"


def holds_pdf(stream: IO[bytes]) -> bool:
    """Header in the first byte, `%%EOF` as the last word, no web page or archive put before or behind."""
    beginning = stream.read(2048)
    tail = _tail_of(stream)
    end = tail.rfind(_PDF_END)
    return (
        _PDF_BEGINNING.match(beginning) is not None
        and _MARKUP.search(beginning) is None
        and end >= 0
        and b"startxref" in tail
        and not tail[end + len(_PDF_END) :].strip(b"\x00 \t\r\n\x0c\x1a")
    )


def _tail_of(stream: IO[bytes]) -> bytes:
    size = stream.seek(0, 2)
    stream.seek(max(0, size - TAIL_BYTES))
    return stream.read(TAIL_BYTES)


_MACROS = re.compile(r"(^|/)(vbaProject|vbaData)[^/]*$|(^|/)activeX/|^(Basic|Scripts)/", re.IGNORECASE)
_RUNS_MACROS = re.compile(rb"macroEnabled|vbaProject|activeX", re.IGNORECASE)


def office_open_xml(main_part: str) -> Structure:
    """The test of docx, xlsx, pptx: a zip from its first byte, its list of parts, no macros."""

    def holds(stream: IO[bytes]) -> bool:
        return _holds_package(stream, needed=("[Content_Types].xml", main_part), types="[Content_Types].xml")

    return holds


def open_document(mime: str) -> Structure:
    """The test of odt, ods: a zip whose `mimetype` entry names exactly this kind, no macros."""

    def holds(stream: IO[bytes]) -> bool:
        if not _holds_package(stream, needed=("mimetype", "content.xml"), types=None):
            return False
        with zipfile.ZipFile(stream) as package, package.open("mimetype") as entry:
            return entry.read(200).strip() == mime.encode()

    return holds


def _holds_package(stream: IO[bytes], *, needed: tuple[str, ...], types: str | None) -> bool:
    if stream.read(4) != b"PK\x03\x04":
        return False
    try:
        with zipfile.ZipFile(stream) as package:
            entries = package.infolist()
            names = {entry.filename for entry in entries}
            if not set(needed) <= names or len(entries) > MAX_ENTRIES:
                return False
            if sum(entry.file_size for entry in entries) > MAX_UNPACKED_BYTES:
                return False
            if any(_MACROS.search(name) for name in names):
                return False
            return types is None or _RUNS_MACROS.search(_read_entry(package, types)) is None
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError):
        return False


def _read_entry(package: zipfile.ZipFile, name: str) -> bytes:
    with package.open(name) as entry:
        return entry.read(MAX_TYPES_BYTES)


def holds_png(stream: IO[bytes]) -> bool:
    head = stream.read(33)
    return (
        head[:8] == b"\x89PNG\r\n\x1a\n" and head[12:16] == b"IHDR" and b"IEND\xaeB`\x82" in _tail_of(stream)
    )


def holds_jpeg(stream: IO[bytes]) -> bool:
    """Walks the markers up to the frame that tells width and height; both must be above zero."""
    if stream.read(2) != b"\xff\xd8":
        return False
    while len(marker := stream.read(4)) == 4 and marker[0] == 0xFF:
        length = int.from_bytes(marker[2:], "big")
        if 0xC0 <= marker[1] <= 0xCF and marker[1] not in (0xC4, 0xC8, 0xCC):
            frame = stream.read(5)
            return len(frame) == 5 and all(struct.unpack(">HH", frame[1:]))
        if length < 2:
            return False
        stream.seek(length - 2, 1)
    return False


def holds_tiff(stream: IO[bytes]) -> bool:
    """Byte order, the number 42 (43 in BigTIFF), and a first directory that lies inside the file."""
    head = stream.read(16)
    size = stream.seek(0, 2)
    order = {b"II": "<", b"MM": ">"}.get(head[:2])
    if order is None or len(head) < 8:
        return False
    (version,) = struct.unpack(order + "H", head[2:4])
    if version == 43 and len(head) == 16:
        (offset,) = struct.unpack(order + "Q", head[8:16])
    else:
        (offset,) = struct.unpack(order + "I", head[4:8])
    return version in (42, 43) and 8 <= offset < size


def holds_dwg(stream: IO[bytes]) -> bool:
    return re.match(rb"AC10\d\d\x00", stream.read(7)) is not None


_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def holds_text(stream: IO[bytes]) -> bool:
    """Text in UTF-8, UTF-16 with its mark or the Windows Cyrillic code page; no binary bytes, no web page."""
    head = stream.read(TAIL_BYTES)
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        head = head[: len(head) // 2 * 2].decode("utf-16", "ignore").encode()
    return _BINARY.search(head) is None and _MARKUP.search(head[:2048]) is None


def holds_calendar(stream: IO[bytes]) -> bool:
    head = stream.read(200).removeprefix(codecs.BOM_UTF8)
    return head.lstrip().upper().startswith(b"BEGIN:VCALENDAR")


_SIGNED_DATA = bytes.fromhex("06092a864886f70d010702")
_PEM_SIGNATURE = re.compile(rb"\s*-----BEGIN (CMS|PKCS7|PKCS #7 SIGNED DATA)-----")
_BASE64 = re.compile(rb"[A-Za-z0-9+/=\s]+\Z")


def holds_signature(stream: IO[bytes]) -> bool:
    """A CMS of the type signed-data: binary, in PEM armour, or as bare base64 as NCALayer gives it."""
    head = stream.read(4096)
    if head[:1] == b"\x30":
        return _SIGNED_DATA in head[2:24]
    if _PEM_SIGNATURE.match(head):
        return True
    text = b"".join(head.split())
    return text[:1] == b"M" and _BASE64.match(head) is not None and _SIGNED_DATA in _decoded(text)[2:24]


def _decoded(text: bytes) -> bytes:
    whole = text[: min(len(text), 64) // 4 * 4]
    return codecs.decode(whole, "base64")


_OOXML = "application/vnd.openxmlformats-officedocument."
_ODF = "application/vnd.oasis.opendocument."
_TEXT_SEEN = frozenset(
    {"text/plain", "text/csv", "application/csv", "text/tab-separated-values", "application/json"}
)
_SIGNATURE_SEEN = frozenset({
    "application/octet-stream", "application/pkcs7-mime", "application/pkcs7-signature",
    "application/x-pem-file", "text/plain", "text/PGP",
})  # fmt: skip


def _office(extension: str, mime: str, holds: Structure) -> FileKind:
    return FileKind(
        (extension,), mime, frozenset({mime, "application/zip", "application/octet-stream"}), holds
    )


KINDS: tuple[FileKind, ...] = (
    FileKind(("pdf",), "application/pdf", frozenset({"application/pdf"}), holds_pdf),
    _office("docx", _OOXML + "wordprocessingml.document", office_open_xml("word/document.xml")),
    _office("xlsx", _OOXML + "spreadsheetml.sheet", office_open_xml("xl/workbook.xml")),
    _office("pptx", _OOXML + "presentationml.presentation", office_open_xml("ppt/presentation.xml")),
    _office("odt", _ODF + "text", open_document(_ODF + "text")),
    _office("ods", _ODF + "spreadsheet", open_document(_ODF + "spreadsheet")),
    FileKind(("jpg", "jpeg"), "image/jpeg", frozenset({"image/jpeg"}), holds_jpeg),
    FileKind(("png",), "image/png", frozenset({"image/png"}), holds_png),
    FileKind(("tif", "tiff"), "image/tiff", frozenset({"image/tiff"}), holds_tiff),
    FileKind(("csv",), "text/csv", _TEXT_SEEN, holds_text),
    FileKind(("txt",), "text/plain", _TEXT_SEEN, holds_text),
    FileKind(("ics",), "text/calendar", frozenset({"text/calendar", "text/plain"}), holds_calendar),
    FileKind(("p7s", "cms", "sig"), "application/pkcs7-signature", _SIGNATURE_SEEN, holds_signature),
    FileKind(("dwg",), "image/vnd.dwg", frozenset({"image/vnd.dwg"}), holds_dwg),
)
KINDS_BY_EXTENSION: dict[str, FileKind] = {extension: kind for kind in KINDS for extension in kind.extensions}
