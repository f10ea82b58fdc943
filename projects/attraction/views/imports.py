"""Taking tables of cards in: the upload, the trial with its bad rows and possible duplicates, the import."""

from typing import Any
from uuid import UUID

from celery import current_app
from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe
from kombu.exceptions import KombuError
from redis.exceptions import RedisError

from ncip.accounts.requests import PortalRequest
from ncip.casework.actor import Actor
from ncip.ui.exports import FORMS, export_links, export_response
from ncip.ui.sheet_templates import template_response
from ncip.ui.tables import Column
from projects.attraction import importing, sent_tables
from projects.attraction.enums import DuplicateChoice, ImportKind, ImportState
from projects.attraction.forms.imports import ImportForm
from projects.attraction.models import SheetImport
from projects.attraction.permissions import card_maker
from projects.attraction.presentation import cards as presentation
from projects.attraction.sheets import COLUMNS

# A shorter table is worked through at once; a longer one in the background, with a bar that tells how far it is.
AT_ONCE = 100
RUN = "projects.attraction.jobs.run_import"
RUNNING = (ImportState.WAITING, ImportState.TAKING)
FAULTS = (
    Column("row", gettext_lazy("Row"), value=lambda fault: fault["row"], numeric=True),
    Column("column", gettext_lazy("Column"), value=lambda fault: fault["column"]),
    Column("text", gettext_lazy("What is wrong"), value=lambda fault: fault["text"]),
    Column("value", gettext_lazy("Value"), value=lambda fault: fault["value"]),
)


@login_required
@require_http_methods(["GET", "POST"])
def card_import_new(request: PortalRequest) -> HttpResponse:
    """Choose what the table holds and the file; a table that cannot be read is told at once."""
    _require_maker(request)
    form = ImportForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        found = _kept(request, form)
        return _run(request, found)
    context = {
        "form": form,
        "kinds": ImportKind.choices,
        "crumbs": presentation.crumbs((_("Import"), "")),
    }
    return render(request, "attraction/card_import_new.html", context, status=422 if form.errors else 200)


@login_required
@require_safe
def card_import_template(request: HttpRequest, kind: str, form: str) -> HttpResponseBase:
    """The empty table to fill in."""
    if kind not in COLUMNS or form not in FORMS:
        raise Http404
    return template_response(kind, form, COLUMNS[kind])


@login_required
@require_http_methods(["GET", "POST"])
def card_import(request: PortalRequest, public_id: UUID) -> HttpResponseBase:
    """What the trial found; the sender decides on possible duplicates and takes all rows or the good ones.

    The table stays with the office: whoever left it finds the table no more (ncip-24).
    """
    rows = SheetImport.objects.select_related("user", "membership__organisation")
    found = get_object_or_404(
        rows, public_id=public_id, membership__in=request.user.current_memberships(request.on)
    )
    if request.method == "POST":
        return _decide(request, found)
    if request.GET.get("export") in FORMS:
        return export_response("faults", request.GET["export"], FAULTS, found.report.get("faults", []))
    template = "attraction/_import_job.html" if "job" in request.GET else "attraction/card_import.html"
    return render(request, template, _context(found))


def _require_maker(request: HttpRequest) -> None:
    if not card_maker(Actor.of_request(request), None):
        raise PermissionDenied


def _kept(request: PortalRequest, form: forms.Form) -> SheetImport:
    if request.membership is None:
        raise PermissionDenied
    given = form.cleaned_data
    return sent_tables.keep(
        given["kind"], given["file"].name, given["rows"], membership=request.membership, at=request.at
    )


def _decide(request: PortalRequest, found: SheetImport) -> HttpResponse:
    """Keep the decisions and take the table; only a table that was tried can be taken."""
    _require_maker(request)
    decisions = {
        name.removeprefix("row-"): choice
        for name, choice in request.POST.items()
        if name.startswith("row-") and choice in DuplicateChoice.values
    }
    if not sent_tables.decide(found, decisions, only_good=bool(request.POST.get("only_good"))):
        messages.error(request, _("This table is being worked on, or has been imported already."))
        return redirect(found)
    return _run(request, found)


def _run(request: PortalRequest, found: SheetImport) -> HttpResponse:
    if len(found.rows) <= AT_ONCE:
        work = importing.take if found.state == ImportState.TAKING else importing.check
        work(found, at=request.at)
        return redirect(found)
    try:
        current_app.send_task(RUN, [found.pk])
    except (KombuError, RedisError, OSError):
        sent_tables.put_back(found)
        messages.error(
            request, _("The background work does not answer now. Send the table again in some minutes.")
        )
    return redirect(found)


def _context(found: SheetImport) -> dict[str, Any]:
    running = found.state in RUNNING
    address = found.get_absolute_url()
    return {
        "import": found,
        "running": running,
        "progress": importing.progress_of(found) if running else 100,
        "poll": f"{address}?job=1",
        "result_url": "" if running else address,
        "report": found.report,
        "total": len(found.rows),
        "choices": DuplicateChoice.choices,
        "exports": export_links(QueryDict()),
        "crumbs": presentation.crumbs((_("Import"), reverse("card_import_new")), (found.file_name, "")),
    }
