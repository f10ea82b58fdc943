"""How every list of the exchange is narrowed, paged and exported."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render

from frontoffices.exchange import presentation
from ncip.ui.exports import FORMS, export_links, export_response
from ncip.ui.paging import KeysetPage
from ncip.ui.tables import Column, Table


@dataclass(frozen=True)
class Listing:
    """One list: its address and file name, what it lists, its lead with the paragraph, and what an empty one says."""

    name: str
    label: str
    caption: Any
    lead: Any
    rule: str
    columns: Sequence[Column]
    order: tuple[str, ...]
    empty_title: Any
    empty_text: Any


def show(request: HttpRequest, listing: Listing, found: Any, **more: Any) -> HttpResponseBase:
    """The page of a list, or the whole of it as a file; `found` is a filter set, `more` stands above the table."""
    if request.GET.get("export") in FORMS:
        rows = found.qs.order_by(*listing.order).iterator(chunk_size=500)
        return export_response(listing.name, request.GET["export"], listing.columns, rows)
    page = KeysetPage(found.qs, order=listing.order, cursor=request.GET.get("cursor", ""), params=request.GET)
    table = Table(
        listing.caption,
        listing.columns,
        page.rows,
        params=request.GET,
        hide_caption=True,
        empty_title=listing.empty_title,
        empty_text=listing.empty_text,
    )
    exports = export_links(request.GET)
    context = {
        "listing": listing,
        "table": table,
        "page": page,
        "form": found.form,
        "exports": exports,
        "tabs": presentation.tabs(listing.name),
        **more,
    }
    return render(request, "exchange/list.html", context)
