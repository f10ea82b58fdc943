"""Lists of Module 1: searched, narrowed, paged and exported in one way."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render

from ncip.ui.exports import FORMS, export_links, export_response
from ncip.ui.paging import KeysetPage
from ncip.ui.tables import Column, Table

# A card shows the newest rows of each kind; the rest is on the lists.
SHOWN = 20


@dataclass(frozen=True)
class Listing:
    """One list: its name in files, caption, columns, order, and what an empty one says."""

    name: str
    caption: Any
    columns: Sequence[Column]
    order: tuple[str, ...]
    empty_title: Any
    empty_text: Any
    row_css: Callable[[Any], str] | None = None


def listed(
    request: HttpRequest, listing: Listing, found: Any, folder: str = "attraction", **context: Any
) -> HttpResponseBase:
    """A page of a list with its filters and exports, or the whole of it as a file; `folder` has its template."""
    if request.GET.get("export") in FORMS:
        rows = found.qs.order_by(*listing.order).iterator(chunk_size=500)
        return export_response(listing.name, request.GET["export"], listing.columns, rows)
    page = KeysetPage(found.qs, order=listing.order, cursor=request.GET.get("cursor", ""), params=request.GET)
    table = Table(
        listing.caption,
        listing.columns,
        page.rows,
        params=request.GET,
        row_css=listing.row_css,
        empty_title=listing.empty_title,
        empty_text=listing.empty_text,
    )
    exports = export_links(request.GET)
    context |= {"table": table, "page": page, "form": found.form, "exports": exports}
    return render(request, f"{folder}/{listing.name}.html", context)


def table_of(caption: str, columns: Any, rows: list[Any]) -> Table:
    """A table on a card, whose heading is its caption."""
    return Table(caption, columns, rows, hide_caption=True)
