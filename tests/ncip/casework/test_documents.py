"""Papers of a subject: kept once, versioned, never deleted, given only to who may see the subject."""

import hashlib
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.files.storage import FileSystemStorage, default_storage
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from ncip.accounts.enums import Role
from ncip.casework import documents, filing
from ncip.casework.models import Blob, Document
from ncip.casework.reasons import NotVisible, WrongRole
from ncip.journal.enums import Channel
from ncip.journal.models import Event
from tests.ncip.casework.papers import PDF, company, organisation, person, stranger, upload

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.ncip.casework.card_urls")]
OTHER_PDF = PDF.replace(b"Catalog", b"Pages")


@pytest.fixture(autouse=True)
def storage(settings, tmp_path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def attached(subject, actor, file=None, **columns) -> Document:
    return filing.file_document(
        subject, file or upload(), actor, at=timezone.now(), channel=Channel.WEB, **columns
    )


def browser_of(actor) -> Client:
    client = Client()
    client.force_login(actor.user)
    return client


def body_of(response) -> bytes:
    return b"".join(response.streaming_content)


@pytest.mark.rule("ncip-64-a")
def test_a_document_is_kept_under_the_hash_of_its_bytes(storage):
    document = attached(company(), person("Aigul"), kind="report")
    sha256 = hashlib.sha256(PDF).hexdigest()
    assert (document.name, document.kind, document.version) == ("Акт.pdf", "report", 1)
    assert document.blob.path == f"documents/{sha256[:2]}/{sha256[2:4]}/{sha256}"
    assert (storage / document.blob.path).read_bytes() == PDF


def test_a_document_and_its_bytes_have_names_in_the_back_office():
    document = attached(company(), person("Aigul"))
    assert (str(document), str(document.blob)) == ("Акт.pdf", hashlib.sha256(PDF).hexdigest()[:12])


def test_the_same_bytes_are_stored_once():
    aigul, subject = person("Aigul"), company()
    first = attached(subject, aigul)
    second = attached(subject, aigul, upload("copy.pdf"))
    assert first.blob == second.blob
    assert [document.name for document in Document.objects.order_by("id")] == ["Акт.pdf", "copy.pdf"]


def test_a_half_written_file_is_written_again(storage):
    aigul, subject = person("Aigul"), company()
    path = storage / attached(subject, aigul).blob.path
    path.write_bytes(b"%PDF")
    attached(subject, aigul)
    assert path.read_bytes() == PDF


class Racing(FileSystemStorage):
    """A storage in which somebody else writes the same file just after it was found missing."""

    def exists(self, name: str) -> bool:
        found, path = super().exists(name), Path(self.path(name))
        if not path.parent.exists():
            path.parent.mkdir(parents=True)
            path.write_bytes(PDF)
        return found


def test_the_same_bytes_written_by_two_at_once_stay_one_file(settings, storage):
    racing = f"{Racing.__module__}.{Racing.__qualname__}"
    settings.STORAGES = {**settings.STORAGES, "default": {"BACKEND": racing}}
    path = storage / attached(company(), person("Aigul")).blob.path
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_the_journal_keeps_the_hash_of_a_document():
    aigul, subject = person("Aigul"), company()
    document = attached(subject, aigul)
    event = Event.objects.get(pk=document.event_id)
    assert (event.action, event.user, event.subject_id) == ("document.attach", aigul.user, subject.public_id)
    assert event.params["sha256"] == hashlib.sha256(PDF).hexdigest()


def test_the_same_form_sent_twice_attaches_once():
    aigul, subject = person("Aigul"), company()
    first = attached(subject, aigul, idempotency_key="document:1")
    assert attached(subject, aigul, idempotency_key="document:1") == first
    assert Document.objects.count() == 1


@pytest.mark.rule("ncip-64-a")
def test_a_new_version_stands_beside_the_old_one():
    aigul, subject = person("Aigul"), company()
    first = attached(subject, aigul, kind="act")
    second = attached(subject, aigul, upload("v2.pdf", OTHER_PDF), replaces=first)
    assert (second.version, second.previous, second.kind) == (2, first, "act")
    assert documents.papers_of(subject) == [documents.Paper(second, (first,))]


def refusal_of_version(subject, actor, replaced) -> str:
    with pytest.raises(ValidationError) as caught, transaction.atomic():
        attached(subject, actor, upload("v.pdf", OTHER_PDF), replaces=replaced)
    return caught.value.code


def test_a_version_that_was_replaced_is_not_replaced_again():
    aigul, subject = person("Aigul"), company()
    first = attached(subject, aigul)
    attached(subject, aigul, upload("v2.pdf", OTHER_PDF), replaces=first)
    assert refusal_of_version(subject, aigul, first) == "document_replaced"


def test_only_its_organisation_replaces_a_document():
    subject, chamber = company(), person("Chamber", organisation("national_chamber", "Atameken"))
    first = attached(subject, person("Aigul"))
    assert refusal_of_version(subject, chamber, first) == "document_of_others"


def test_a_document_of_another_record_is_not_replaced():
    aigul = person("Aigul")
    first = attached(company("Other"), aigul)
    assert refusal_of_version(company(), aigul, first) == "document_elsewhere"


@pytest.mark.rule("ncip-64-a")
@pytest.mark.parametrize("model", [Document, Blob])
def test_nothing_is_deleted(model):
    attached(company(), person("Aigul"))
    with (
        pytest.raises(DatabaseError, match="kept for good"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(f"DELETE FROM {model._meta.db_table}")


def test_who_does_not_see_the_subject_attaches_nothing():
    with pytest.raises(NotVisible):
        attached(company(), stranger())


def test_an_observer_attaches_nothing():
    with pytest.raises(WrongRole):
        attached(company(), person("Observer", role=Role.OBSERVER))


def test_a_document_is_downloaded_whole_and_never_opened_in_the_page():
    aigul = person("Aigul")
    document = attached(company(), aigul, upload("Қостанай актісі.pdf"))
    response = browser_of(aigul).get(document.get_absolute_url())
    assert body_of(response) == PDF
    assert response["Content-Type"] == "application/pdf"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Length"] == str(len(PDF))
    assert response["Content-Disposition"] == (
        "attachment; filename*=utf-8''%D2%9A%D0%BE%D1%81%D1%82%D0%B0%D0%BD%D0%B0%D0%B9%20"
        "%D0%B0%D0%BA%D1%82%D1%96%D1%81%D1%96.pdf"
    )


def test_a_known_document_is_not_sent_again():
    aigul = person("Aigul")
    document = attached(company(), aigul)
    browser = browser_of(aigul)
    etag = browser.get(document.get_absolute_url())["ETag"]
    response = browser.get(document.get_absolute_url(), headers={"If-None-Match": etag})
    assert (response.status_code, response.content) == (304, b"")


def test_a_stranger_finds_no_document():
    document = attached(company(), person("Aigul"))
    assert browser_of(stranger()).get(document.get_absolute_url()).status_code == 404


def test_a_visitor_is_asked_to_sign_in():
    document = attached(company(), person("Aigul"))
    response = Client().get(document.get_absolute_url())
    assert (response.status_code, response["Location"].partition("?")[0]) == (302, "/account/login/")


def test_a_document_of_an_unknown_kind_of_subject_is_not_found():
    aigul = person("Aigul")
    document = attached(company(), aigul)
    Document.objects.filter(pk=document.pk).update(subject_label="gone")
    assert browser_of(aigul).get(document.get_absolute_url()).status_code == 404


def test_a_lost_file_is_told_in_a_sentence():
    aigul = person("Aigul")
    document = attached(company(), aigul)
    default_storage.delete(document.blob.path)
    response = browser_of(aigul).get(document.get_absolute_url())
    assert (response.status_code, response.content.decode()) == (
        503,
        "The file store does not answer. Nothing is lost; try again in a few minutes.",
    )


def test_a_document_is_attached_on_the_page():
    aigul, subject = person("Aigul"), company()
    response = browser_of(aigul).post(
        f"/documents/company/{subject.public_id}/", {"file": upload(), "kind": "audit", "key": "1"}
    )
    assert (response.status_code, response["Location"]) == (302, f"{subject.get_absolute_url()}#documents")
    assert Document.objects.get().kind == "audit"


def test_a_program_named_pdf_is_refused_on_the_page():
    aigul, subject = person("Aigul"), company()
    response = browser_of(aigul).post(
        f"/documents/company/{subject.public_id}/",
        {"file": upload("contract.pdf", b"MZ\x90\x00" + b"\x00" * 300), "kind": "act"},
    )
    assert response.status_code == 422
    assert "This file is a program, whatever its name says. Attach a document." in response.content.decode()
    assert Document.objects.count() == 0


def test_a_new_version_is_attached_on_its_page():
    aigul, subject = person("Aigul"), company()
    first = attached(subject, aigul)
    response = browser_of(aigul).post(
        f"/documents/{first.public_id}/version/", {"file": upload("v2.pdf", OTHER_PDF), "key": "1"}
    )
    assert response.status_code == 302
    assert Document.objects.get(version=2).previous == first


def test_the_page_of_a_new_version_tells_who_has_replaced_it():
    aigul, subject = person("Aigul"), company()
    first = attached(subject, aigul)
    attached(subject, aigul, upload("v2.pdf", OTHER_PDF), replaces=first)
    response = browser_of(aigul).post(f"/documents/{first.public_id}/version/", {"file": upload("v3.pdf")})
    assert response.status_code == 422
    assert "v2.pdf already has version 2." in response.content.decode()


@pytest.mark.parametrize("path", ["/documents/company/{id}/", "/conversation/company/{id}/"])
def test_a_stranger_finds_no_papers_and_no_conversation(path):
    subject = company()
    assert browser_of(stranger()).get(path.format(id=subject.public_id)).status_code == 404


@pytest.mark.parametrize(
    "path", ["/documents/nothing/1/", "/documents/company/1/", "/conversation/nothing/1/"]
)
def test_papers_of_nothing_are_not_found(path):
    assert browser_of(person("Aigul")).get(path).status_code == 404


def queries_of_card(count: int) -> int:
    aigul, subject = person(f"Aigul{count}"), company()
    for number in range(count):
        attached(subject, aigul, upload(f"{number}.pdf", PDF.replace(b"Catalog", b"Page%d" % number)))
    browser = browser_of(aigul)
    browser.get(subject.get_absolute_url())
    with CaptureQueriesContext(
        connection,
    ) as queries:
        browser.get(subject.get_absolute_url())
    return len([query for query in queries if "ncip_casework_document" in query["sql"]])


def test_the_documents_of_a_card_are_one_query_however_many_they_are():
    assert (queries_of_card(1), queries_of_card(3)) == (1, 1)
