"""Documents for paper: a template becomes a tagged PDF in one language, in the portal's own letters.

The template extends `ui/paper.html`. Nothing is fetched from anywhere: of the addresses in a document only
`paper:<path>` is answered, with the file of that path among the portal's static files.
"""

from __future__ import annotations

import mimetypes
from functools import cache
from pathlib import Path
from typing import Any, Final

from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.http import content_disposition_header
from django.utils.text import get_valid_filename

SCHEME: Final = "paper:"
PDF_TYPE: Final = "application/pdf"
# Readable aloud and in its own order, also by those who do not see the page.
VARIANT: Final = "pdf/ua-1"


class PdfUnavailableError(Exception):
    """The libraries that set the pages (Pango) are not on this machine."""


def available() -> bool:
    """Whether this machine can make PDF documents."""
    try:
        _engine()
    except PdfUnavailableError:
        return False
    return True


def make_pdf(template: str, context: dict[str, Any], *, language: str) -> bytes:
    """The document in one language. Raises PdfUnavailableError without the libraries."""
    engine = _engine()
    with translation.override(language):
        page = render_to_string(template, context)
    document = engine.HTML(string=page, base_url=SCHEME, url_fetcher=_fetcher())
    made: bytes = document.write_pdf(pdf_variant=VARIANT)
    return made


def pdf_response(request: HttpRequest, template: str, context: dict[str, Any], *, name: str) -> HttpResponse:
    """The document in the reader's language, to be opened in the browser; a plain sentence when it cannot be made.

    `name` is the file's name without its ending. The template gets `printed_at` and `printed_from` besides.
    """
    more = {
        "printed_at": timezone.localtime(),
        "printed_from": request.build_absolute_uri(request.path),
        "printed_by": request.user,
    }
    try:
        made = make_pdf(template, {**more, **context}, language=translation.get_language() or "ru")
    except PdfUnavailableError:
        return render(request, "ui/no_pdf.html", status=503)
    return pdf_file(made, name=name)


def pdf_file(made: bytes, *, name: str) -> HttpResponse:
    """A finished document as an answer that no cache keeps."""
    response = HttpResponse(made, content_type=PDF_TYPE)
    disposition = content_disposition_header(as_attachment=False, filename=f"{get_valid_filename(name)}.pdf")
    response["Content-Disposition"] = disposition or "inline"
    response["Cache-Control"] = "private, no-store"
    return response


@cache
def _engine() -> Any:
    # WeasyPrint loads Pango while it is imported: a portal without Pango must still start.
    try:
        import weasyprint  # noqa: PLC0415
    except OSError as missing:
        raise PdfUnavailableError(str(missing)) from missing
    return weasyprint


@cache
def _fetcher() -> Any:
    urls = _engine().urls

    class StaticFiles(urls.URLFetcher):  # type: ignore[name-defined]
        """Answers `paper:fonts/inter.woff2` from the static files and refuses every other address."""

        def fetch(self, url: str, headers: Any = None) -> Any:
            found = finders.find(url.removeprefix(SCHEME)) if url.startswith(SCHEME) else None
            if not found:
                raise ValueError(f"A document for paper does not fetch {url}.")
            kind, _encoding = mimetypes.guess_type(url)
            return urls.URLFetcherResponse(
                url, body=Path(str(found)).read_bytes(), headers={"Content-Type": kind}
            )

    return StaticFiles()
