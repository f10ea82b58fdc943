"""Documents for paper."""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory
from django.utils import translation
from pypdf import PdfReader

from ncip.ui import pdf

PAGE = """{% extends "ui/paper.html" %}
{% block title %}Сапар{% endblock %}
{% block heading %}Әріптер: әіңғүұқөһ ӘІҢҒҮҰҚӨҺ{% endblock %}
{% block content %}<p>12&#8239;340 ₸</p><img src="http://127.0.0.1:9/x.png" alt="x">{% endblock %}"""


@pytest.fixture
def page(settings: Any, tmp_path: Path) -> str:
    """The page above as a template on the disk."""
    (tmp_path / "try_paper.html").write_text(PAGE, encoding="utf-8")
    engine = settings.TEMPLATES[0]
    settings.TEMPLATES = [{**engine, "DIRS": [tmp_path, *engine["DIRS"]]}]
    return "try_paper.html"


@pytest.fixture
def no_pango(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A machine on which WeasyPrint cannot load its libraries."""
    (tmp_path / "weasyprint.py").write_text('raise OSError("cannot load library pango")', encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, "weasyprint", raising=False)
    pdf._engine.cache_clear()
    yield
    pdf._engine.cache_clear()


@pytest.mark.parametrize(
    ("language", "portal"),
    [
        ("kk", "Ұлттық цифрлық инвестициялық платформа"),
        ("ru", "Национальная цифровая инвестиционная платформа"),
        ("en", "National digital investment platform"),
    ],
)
def test_document_speaks_its_language_with_kazakh_letters(page: str, language: str, portal: str) -> None:
    reader = PdfReader(BytesIO(pdf.make_pdf(page, {}, language=language)))
    words = reader.pages[0].extract_text()
    assert portal in words
    assert "әіңғүұқөһ ӘІҢҒҮҰҚӨҺ" in words


def test_document_is_tagged_titled_and_set_in_the_letters_of_the_portal(page: str) -> None:
    reader = PdfReader(BytesIO(pdf.make_pdf(page, {}, language="kk")))
    fonts = reader.pages[0]["/Resources"]["/Font"]  # type: ignore[index]
    assert reader.metadata is not None
    assert reader.metadata.title == "Сапар"
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]  # type: ignore[index]
    assert reader.trailer["/Root"]["/Lang"] == "kk"  # type: ignore[index]
    assert {"Inter" in fonts[name].get_object()["/BaseFont"] for name in fonts} == {True}


def test_every_page_tells_when_and_from_where_it_was_printed(page: str, tmp_path: Path) -> None:
    (tmp_path / "long_paper.html").write_text(
        PAGE.replace("<p>12", "<p>12 345</p>" * 120 + "<p>12"), encoding="utf-8"
    )
    given = {"printed_at": datetime(2026, 11, 20, 9, tzinfo=UTC), "printed_from": "https://ncip.test/x/"}
    reader = PdfReader(BytesIO(pdf.make_pdf("long_paper.html", given, language="en")))
    assert len(reader.pages) > 1
    assert ["https://ncip.test/x/" in one.extract_text() for one in reader.pages] == [True] * len(
        reader.pages
    )


def test_document_fetches_nothing_but_static_files(page: str) -> None:
    fetch = pdf._fetcher().fetch
    for address in ("http://127.0.0.1:9/x.png", "file:///etc/passwd", "paper:../manage.py", "paper:no.css"):
        with pytest.raises(Exception, match=r"does not fetch|joined path"):
            fetch(address)


def test_answer_opens_in_the_browser_and_stays_private(page: str, rf: RequestFactory) -> None:
    request = rf.get("/x/")
    request.user = AnonymousUser()
    response = pdf.pdf_response(request, page, {}, name="Бағдарлама 2026")
    assert response["Content-Type"] == "application/pdf"
    assert response["Cache-Control"] == "private, no-store"
    assert "Content-Disposition" in response.headers
    assert response.content.startswith(b"%PDF-")


@pytest.mark.usefixtures("no_pango")
def test_without_the_libraries_the_page_says_what_to_do(rf: RequestFactory) -> None:
    request = rf.get("/x/")
    request.user = AnonymousUser()
    with translation.override("ru"):
        response = pdf.pdf_response(request, "ui/paper.html", {}, name="x")
    assert not pdf.available()
    assert response.status_code == 503
    assert "libpango-1.0-0" in response.content.decode()
