"""The pages of the law, open to everybody: documents, paragraphs, readings, parameters and search."""

from itertools import groupby
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from ncip.law import rulebook
from ncip.law.rulebook import UnknownRule
from ncip.lawbook import coverage, labels, manifest, values
from ncip.lawbook.paragraphs import article, paragraphs
from ncip.lawbook.search import LONGEST_QUERY, search

SHOWN_RESULTS = 50


@require_safe
def documents(request: HttpRequest) -> HttpResponse:
    """ncip-order-1: the documents by which the platform works, with how far each is realised."""
    register = rulebook.load()
    rows = coverage.rows(register.by_id.values(), manifest.shipped())
    listed = [
        {
            "document": document,
            "labels": labels.DOCUMENTS[name],
            "counts": coverage.totals((row for row in rows if row.document == name), name),
        }
        for name, document in register.documents.items()
    ]
    return _page(request, "documents", {"listed": listed, "readings": len(register.readings)})


@require_safe
def document_page(request: HttpRequest, document: str) -> HttpResponse:
    """One document: each rule with the original words, our reading, its doubts and where it is realised."""
    try:
        found = rulebook.load().document(document)
    except UnknownRule as unknown:
        raise Http404(_("There is no such document in the register.")) from unknown
    context = {
        "document": found,
        "labels": labels.DOCUMENTS[document],
        "paragraphs": list(paragraphs(rulebook.entries(document))),
    }
    return _page(request, "document", context, labels.DOCUMENTS[document].short)


@require_safe
def search_page(request: HttpRequest) -> HttpResponse:
    """Rules that hold every word of `?q=`."""
    query = request.GET.get("q", "").strip()
    context: dict[str, Any] = {"query": query[:LONGEST_QUERY], "longest": LONGEST_QUERY}
    if len(query) > LONGEST_QUERY:
        context["fault"] = ngettext(
            "Search for at most %(number)d character.",
            "Search for at most %(number)d characters.",
            LONGEST_QUERY,
        ) % {"number": LONGEST_QUERY}
    elif query:
        found = search(query)
        shown = [article(entry) for entry in found.entries[:SHOWN_RESULTS]]
        context |= {"shown": shown, "count": len(found.entries), "stems": found.stems}
    return _page(request, "search", context, _("Search"))


@require_safe
def readings(request: HttpRequest) -> HttpResponse:
    """How the doubtful paragraphs are read, by document."""
    rows = groupby(rulebook.load().readings.values(), key=lambda row: row.document)
    listed = [{"labels": labels.DOCUMENTS[name], "id": name, "readings": list(group)} for name, group in rows]
    return _page(request, "readings", {"listed": listed}, _("Readings"))


@require_safe
def parameters(request: HttpRequest) -> HttpResponse:
    """The values which the acts fix, with the day each takes force."""
    today = timezone.localdate()
    sheet = values.sheet(today)
    return _page(request, "parameters", {"sheet": sheet}, _("Parameters and terms"))


def _page(request: HttpRequest, name: str, context: dict[str, Any], title: Any = "") -> HttpResponse:
    home = (_("The law"), reverse("law_documents") if title else "")
    crumbs = [home, (title, "")] if title else [home]
    return render(request, f"lawbook/{name}.html", {**context, "crumbs": crumbs, "tabs": _tabs(name)})


def _tabs(name: str) -> list[dict[str, Any]]:
    pages = (
        ("documents", _("Documents")),
        ("readings", _("Readings")),
        ("parameters", _("Parameters and terms")),
        ("search", _("Search")),
    )
    return [{"label": label, "url": reverse(f"law_{page}"), "current": page == name} for page, label in pages]
