"""Pages of the changes of legal tables: the list, the card, and a file with many rows."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from uuid6 import uuid7

from ncip.accounts.requests import PortalRequest
from ncip.casework import door
from ncip.casework.act import Act
from ncip.casework.actor import Actor
from ncip.casework.reasons import NotVisible
from ncip.journal.enums import Channel
from ncip.lawbook.forms import SheetForm, TableChangeForm, packed
from ncip.lawbook.models import TableChange
from ncip.lawbook.row_pages import ROWS_OF_A_PAGE, RowPage
from ncip.reference.changes import LEGAL_TABLES, legal_table_choices, rows_of
from ncip.reference.sheets import (
    FILED,
    Reading,
    columns_of,
    effects,
    read_rows,
    row_changes,
    standing_rows,
)
from ncip.ui.paging import KeysetPage
from ncip.ui.sheet_templates import template_response

FAULTS_SHOWN = 200


@login_required
@require_safe
def table_changes(request: HttpRequest) -> HttpResponse:
    """Proposals, newest first, and the tables for which one may be made."""
    actor = Actor.of_request(request)
    page = KeysetPage(
        TableChange.objects.visible_to(actor),
        order=("-id",),
        cursor=request.GET.get("cursor", ""),
        limit=50,
        params=request.GET,
    )
    tables = legal_table_choices() if actor.is_administrator else []
    crumbs = [(_("The law"), reverse("law_documents")), (_("Changes of legal tables"), "")]
    context = {"page": page, "tables": tables, "filed": [str(table) for table in FILED], "crumbs": crumbs}
    return render(request, "lawbook/table_changes.html", context)


@login_required
@require_safe
def table_change(request: HttpRequest, key: str) -> HttpResponse:
    """One proposal: what stands and what is proposed, column by column or row by row."""
    try:
        change = door.find("table-change", key, Actor.of_request(request))
    except NotVisible:
        raise Http404 from None
    changes = row_changes(change.table, change.payload)
    context = {
        "change": change,
        "changes": changes,
        "many": len(rows_of(change.payload)) > 1,
        "effects": effects(changes),
        "page": RowPage(changes, request.GET.get("page", "")),
        "crumbs": [(_("Changes of legal tables"), reverse("table_changes")), (str(change), "")],
    }
    return render(request, "lawbook/table_change.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def table_file(request: PortalRequest, table: str) -> HttpResponse:
    """A file with rows of a table: a trial reading, then the proposal. Nothing is kept until that is sent."""
    _require_filed(request, table)
    form = SheetForm(request.POST or None, request.FILES or None)
    reading: Reading | None = None
    if request.method == "POST" and form.is_valid():
        try:
            reading = read_rows(table, form.cleaned_data["file"])
        except ValidationError as error:
            form.add_error("file", error)
    label = str(LEGAL_TABLES[table].table.label)
    context: dict[str, Any] = {
        "table": table,
        "label": label,
        "form": form,
        "columns": columns_of(table),
        "crumbs": [(_("Changes of legal tables"), reverse("table_changes")), (label, "")],
    }
    if reading is not None:
        context |= _told(request, table, reading)
    bad = form.is_bound and (reading is None or bool(reading.faults))
    return render(request, "lawbook/table_file.html", context, status=422 if bad else 200)


@login_required
@require_safe
def table_template(request: HttpRequest, table: str, form: str) -> HttpResponseBase:
    """The file to fill in, empty or with the rows that stand (?rows=standing)."""
    _require_filed(request, table)
    rows = standing_rows(table) if request.GET.get("rows") == "standing" else ()
    return template_response(table, form, columns_of(table), rows)


def _require_filed(request: HttpRequest, table: str) -> None:
    """Administrators propose changes (ncip-22); only some tables come as files."""
    if table not in FILED:
        raise Http404
    if not Actor.of_request(request).is_administrator:
        raise PermissionDenied


def _told(request: PortalRequest, table: str, reading: Reading) -> dict[str, Any]:
    """Every fault of the file, or what it would change and the form that proposes it."""
    if reading.faults:
        return {
            "faults": reading.faults[:FAULTS_SHOWN],
            "fault_count": len(reading.faults),
            "more_faults": max(0, len(reading.faults) - FAULTS_SHOWN),
        }
    changes = row_changes(table, reading.rows)
    act = Act(actor=Actor.of_request(request), at=request.at, channel=Channel.WEB)
    proposal = TableChangeForm(initial={"table": table, "rows": packed(reading.rows)}, act=act)
    return {
        "changes": changes,
        "shown": changes[:ROWS_OF_A_PAGE],
        "effects": effects(changes),
        "proposal": proposal,
        "key": str(uuid7()),
    }
