"""Which files the portal keeps, and the sentence for those it refuses."""

import hashlib
import io
import socket
import struct
import threading
import zipfile

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from ncip.casework import file_kinds
from ncip.casework.uploads import check_upload, clean_name

PDF = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog >>\nendobj\nstartxref\n9\n%%EOF\n"
PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"
    b"\x00\x00\x00\x00IEND\xaeB`\x82"
)
JPEG = (
    b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"
    b"\xff\xc0\x00\x11\x08\x00\x01\x00\x01\x03\x01\x11\x00\x02\x11\x01\x03\x11\x01\xff\xd9"
)
TIFF = b"II*\x00\x08\x00\x00\x00\x00\x00\x00\x00\x00\x00"
DWG = b"AC1032\x00\x00\x00\x00\x00\x00" + b"\x00" * 100
CMS = bytes.fromhex("3082010006092a864886f70d010702a0820100") + b"\x00" * 300
PEM = b"-----BEGIN CMS-----\nMIIBAAYJKoZIhvcNAQcCoIIBAA==\n-----END CMS-----\n"
CALENDAR = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n"
PROGRAM = b"MZ\x90\x00\x03\x00\x00\x00" + b"\x00" * 300


def package(*, prefix: bytes = b"", **entries: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return prefix + stream.getvalue()


DOCX = package(**{"[Content_Types].xml": b"<Types/>", "_rels/.rels": b"<r/>", "word/document.xml": b"<d/>"})
XLSX = package(**{"[Content_Types].xml": b"<Types/>", "_rels/.rels": b"<r/>", "xl/workbook.xml": b"<w/>"})
PPTX = package(
    **{"[Content_Types].xml": b"<Types/>", "_rels/.rels": b"<r/>", "ppt/presentation.xml": b"<p/>"}
)
ODT = package(mimetype=b"application/vnd.oasis.opendocument.text", **{"content.xml": b"<c/>"})
ODS = package(mimetype=b"application/vnd.oasis.opendocument.spreadsheet", **{"content.xml": b"<c/>"})


def upload(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type="application/pdf")


def refusal(name: str, content: bytes) -> str | None:
    with pytest.raises(ValidationError) as caught:
        check_upload(upload(name, content))
    return caught.value.code


@pytest.mark.parametrize(
    ("name", "content", "mime"),
    [
        ("act.pdf", PDF, "application/pdf"),
        ("act.docx", DOCX, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("plan.xlsx", XLSX, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("talk.pptx", PPTX, "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
        ("act.odt", ODT, "application/vnd.oasis.opendocument.text"),
        ("plan.ods", ODS, "application/vnd.oasis.opendocument.spreadsheet"),
        ("site.png", PNG, "image/png"),
        ("site.JPG", JPEG, "image/jpeg"),
        ("site.tif", TIFF, "image/tiff"),
        ("borders.dwg", DWG, "image/vnd.dwg"),
        ("list.csv", "БСН;Атауы\n1;Қостанай\n".encode(), "text/csv"),
        ("note.txt", "Договор подписан".encode("cp1251"), "text/plain"),
        ("note.txt", "Шарт жасалды".encode("utf-16"), "text/plain"),
        ("meeting.ics", CALENDAR, "text/calendar"),
        ("act.p7s", CMS, "application/pkcs7-signature"),
        ("act.cms", PEM, "application/pkcs7-signature"),
        ("act.sig", b"MIIBAAYJKoZIhvcNAQcCoIIBAAAA", "application/pkcs7-signature"),
    ],
)
def test_a_sound_file_is_kept_as_what_it_is(name, content, mime):
    assert check_upload(upload(name, content)).mime == mime


def test_the_facts_of_a_file_are_told():
    checked = check_upload(upload("Акт приёмки.pdf", PDF))
    assert (checked.name, checked.extension, checked.size) == ("Акт приёмки.pdf", "pdf", len(PDF))
    assert checked.sha256 == hashlib.sha256(PDF).hexdigest()


def test_the_file_is_left_at_its_beginning():
    file = upload("act.pdf", PDF)
    check_upload(file)
    assert file.read() == PDF


@pytest.mark.parametrize(
    "name", ["act.exe", "act", "act.zip", "act.docm", "act.html", ".pdf", "", "act.pdf.js"]
)
def test_a_kind_that_is_not_on_the_list_is_refused(name):
    file = upload("x", PDF)
    file._name = name
    with pytest.raises(ValidationError) as caught:
        check_upload(file)
    assert caught.value.code == "file_kind"


def test_an_empty_file_is_refused():
    assert refusal("act.pdf", b"") == "file_empty"


def test_a_file_of_exactly_the_limit_is_kept(settings):
    settings.UPLOAD_LIMIT_BYTES = len(PDF)
    assert check_upload(upload("act.pdf", PDF)).size == len(PDF)


def test_a_file_one_byte_over_the_limit_is_refused(settings):
    settings.UPLOAD_LIMIT_BYTES = len(PDF) - 1
    assert refusal("act.pdf", PDF) == "file_too_large"


@pytest.mark.parametrize(
    "content",
    [
        PROGRAM,
        b"\x7fELF\x02\x01\x01" + b"\x00" * 200,
        b"#!/bin/sh\nrm -r /\n",
        b"\xca\xfe\xba\xbe\x00\x00\x00\x34" + b"\x00" * 100,
    ],
)
def test_a_program_named_as_a_document_is_refused(content):
    assert refusal("contract.pdf", content) == "file_program"


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.4\n<html><script>alert(1)</script></html>\n1 0 obj\nendobj\nstartxref\n9\n%%EOF\n",
        b"%PDF-1.4\n1 0 obj\n<html><body onload=alert(1)>\nendobj\nstartxref\n9\n%%EOF\n",
        b"<!doctype html>" + PDF,
        PDF + DOCX,
        PDF + b"<script>alert(1)</script>",
        PDF.replace(b"%%EOF\n", b""),
        PDF.replace(b"startxref", b"nostart"),
        PNG,
    ],
)
def test_a_pdf_that_is_something_else_too_is_refused(content):
    assert refusal("act.pdf", content) == "file_content"


@pytest.mark.parametrize(
    "content",
    [
        package(
            **{"[Content_Types].xml": b"<Types/>", "word/document.xml": b"", "word/vbaProject.bin": b"x"}
        ),
        package(
            **{
                "[Content_Types].xml": b"application/vnd.ms-word.document.macroEnabled",
                "word/document.xml": b"",
            }
        ),
        package(**{"[Content_Types].xml": b"<Types/>", "word/document.xml": b"", "word/activeX/a.bin": b"x"}),
        package(**{"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b""}),
        package(**{"word/document.xml": b""}),
        package(prefix=b"<html>", **{"[Content_Types].xml": b"<Types/>", "word/document.xml": b""}),
        DOCX[: len(DOCX) // 2],
        PDF,
    ],
)
def test_a_docx_with_macros_or_of_another_structure_is_refused(content):
    assert refusal("act.docx", content) == "file_content"


def test_an_office_file_that_unpacks_without_end_is_refused(monkeypatch):
    monkeypatch.setattr("ncip.casework.file_kinds.MAX_UNPACKED_BYTES", 3)
    assert refusal("act.docx", DOCX) == "file_content"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("act.odt", ODS),
        ("act.odt", package(**{"content.xml": b"<c/>"})),
        (
            "act.odt",
            package(
                mimetype=b"application/vnd.oasis.opendocument.text",
                **{"content.xml": b"", "Basic/m.xml": b""},
            ),
        ),
        ("site.png", PNG[:20]),
        ("site.jpg", JPEG[:20]),
        ("site.jpg", JPEG.replace(b"\x08\x00\x01\x00\x01", b"\x08\x00\x00\x00\x01")),
        ("site.tif", TIFF[:4] + b"\xff\xff\x00\x00" + TIFF[8:]),
        ("site.dwg", b"AC10" + b"\x00" * 100),
        ("list.csv", b"<html><script>alert(1)</script>"),
        ("list.csv", b"a,b\n\x00\x01\x02"),
        ("meeting.ics", b"BEGIN:VCARD\r\nEND:VCARD\r\n"),
        ("act.p7s", b"\x30\x82\x01\x00" + b"\x00" * 100),
        ("act.sig", b"just a note"),
    ],
)
def test_a_file_whose_structure_is_broken_is_refused(name, content):
    assert refusal(name, content) == "file_content"


@pytest.mark.parametrize(
    ("holds", "content", "expected"),
    [
        (file_kinds.holds_jpeg, JPEG, True),
        (file_kinds.holds_jpeg, b"GIF8", False),
        (file_kinds.holds_jpeg, b"\xff\xd8\xff\xe0\x00\x01JF", False),
        (file_kinds.holds_tiff, TIFF, True),
        (file_kinds.holds_tiff, b"MM\x00\x2a\x00\x00\x00\x08\x00\x00\x00\x00", True),
        (file_kinds.holds_tiff, b"II\x2b\x00\x08\x00\x00\x00" + b"\x10" + b"\x00" * 11, True),
        (file_kinds.holds_tiff, b"XX*\x00\x08\x00\x00\x00", False),
        (file_kinds.holds_tiff, b"II*", False),
        (file_kinds.holds_signature, b"MIIB", False),
    ],
)
def test_the_header_of_a_picture_tells_what_it_is(holds, content, expected):
    assert holds(io.BytesIO(content)) is expected


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\Users\\me\\Акт.pdf", "Акт.pdf"),
        ("act\u202efdp.exe.pdf", "actfdp.exe.pdf"),
        ("a\x00b\r\nc.pdf", "ab c.pdf"),
        ("  Қостанай   жері .pdf", "Қостанай жері.pdf"),
        ('a<b>"c"?.pdf', "a_b_c_.pdf"),
        ("...", ""),
        ("й" * 300 + ".pdf", "й" * 146 + ".pdf"),
        ("n" * 300, "n" * 150),
    ],
)
def test_a_file_name_is_cleaned(raw, shown):
    assert clean_name(raw) == shown


class Scanner(threading.Thread):
    """A clamd that answers one request over INSTREAM and remembers what it was sent."""

    def __init__(self, answer: bytes, path: str = "") -> None:
        super().__init__(daemon=True)
        self.answer, self.received = answer, b""
        if path:
            self.server = socket.socket(socket.AF_UNIX)
            self.server.bind(path)
            self.server.listen()
            self.url = f"unix://{path}"
        else:
            self.server = socket.create_server(("127.0.0.1", 0))
            self.url = f"tcp://127.0.0.1:{self.server.getsockname()[1]}"
        self.start()

    def run(self) -> None:
        connection, _ = self.server.accept()
        with connection, connection.makefile("rb") as stream:
            assert stream.read(10) == b"zINSTREAM\0"
            while length := struct.unpack(">I", stream.read(4))[0]:
                self.received += stream.read(length)
            connection.sendall(self.answer)
        self.server.close()


def test_a_clean_file_passes_the_scanner_whole(settings):
    scanner = Scanner(b"stream: OK\0")
    settings.CLAMAV_URL = scanner.url
    check_upload(upload("act.pdf", PDF))
    scanner.join(5)
    assert scanner.received == PDF


def test_a_scanner_is_reached_over_its_socket_too(settings, tmp_path):
    settings.CLAMAV_URL = Scanner(b"stream: OK\0", str(tmp_path / "clamd.ctl")).url
    assert check_upload(upload("act.pdf", PDF)).extension == "pdf"


def test_a_file_with_a_virus_is_refused(settings):
    settings.CLAMAV_URL = Scanner(b"stream: Eicar-Test-Signature FOUND\0").url
    assert refusal("act.pdf", PDF) == "file_virus"


@pytest.mark.parametrize("answer", [b"INSTREAM size limit exceeded. ERROR\0", b""])
def test_a_scanner_that_cannot_tell_refuses_the_file(settings, answer):
    settings.CLAMAV_URL = Scanner(answer).url
    assert refusal("act.pdf", PDF) == "file_unchecked"


@pytest.mark.parametrize("url", ["tcp://127.0.0.1:1", "unix:///nowhere/clamd.ctl"])
def test_a_scanner_that_is_down_refuses_the_file(settings, url):
    settings.CLAMAV_URL = url
    assert refusal("act.pdf", PDF) == "file_unchecked"
