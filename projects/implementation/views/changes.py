"""Changes of roadmaps: their list, the card with the difference, versions compared, the ledger of moved dates (57)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.db.models import Count, Sum
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ncip.accounts.requests import PortalRequest
from ncip.casework import explain
from ncip.casework.actor import Actor
from ncip.casework.templatetags.casework import button
from ncip.ui.exports import export_response
from ncip.ui.paging import KeysetPage
from ncip.ui.pdf import pdf_response
from ncip.ui.tables import Table
from projects.implementation.filters import ChangeFilter, ShiftFilter
from projects.implementation.models import DateShift, RoadmapChange, RoadmapVersion
from projects.implementation.presentation import change as presentation
from projects.implementation.roadmap_versions import differences
from projects.implementation.tables import CHANGES, SHIFTS

FORMS = ("xlsx", "csv")
ROWS_AT_ONCE = 500
LINE_ACTS = ("change_task", "remove_task", "drop_line")


@login_required
@require_safe
def roadmap_changes(request: PortalRequest) -> HttpResponseBase:
    """The changes of roadmaps that the reader sees, the newest first; narrowed, exported."""
    rows = RoadmapChange.objects.visible_to(Actor.of_request(request)).for_list()
    found = ChangeFilter(request.GET, queryset=rows, request=request)
    return _listed(
        request,
        found,
        CHANGES,
        "roadmap-changes",
        {
            "caption": _("Changes of roadmaps"),
            "empty_title": _("No change found"),
            "empty_text": _("A change begins on the card of a project with an approved roadmap."),
        },
    )


@login_required
@require_safe
def date_shifts(request: PortalRequest) -> HttpResponseBase:
    """The ledger: every due date that an agreed change moved; by how much, why, who asked, who agreed."""
    rows = DateShift.objects.visible_to(Actor.of_request(request)).for_list()
    found = ShiftFilter(request.GET, queryset=rows, request=request)
    words = {
        "caption": _("Moved due dates"),
        "empty_title": _("No due date was moved"),
        "empty_text": _(
            "A line appears here when the authorised body agrees to a change that moves a due date."
        ),
    }
    totals = found.qs.order_by().aggregate(
        number=Count("pk"), tasks=Count("task", distinct=True), days=Sum("days")
    )
    return _listed(request, found, SHIFTS, "date-shifts", words, {"totals": totals})


def _listed(
    request: PortalRequest,
    found: Any,
    columns: Any,
    name: str,
    words: dict[str, str],
    more: dict[str, Any] | None = None,
) -> HttpResponseBase:
    if request.GET.get("export") in FORMS:
        lines = found.qs.order_by("-id").iterator(chunk_size=ROWS_AT_ONCE)
        return export_response(name, request.GET["export"], columns, lines)
    page = KeysetPage(found.qs, order=("-id",), cursor=request.GET.get("cursor", ""), params=request.GET)
    table = Table(
        words["caption"],
        columns,
        page.rows,
        params=request.GET,
        hide_caption=True,
        empty_title=words["empty_title"],
        empty_text=words["empty_text"],
    )
    exports = [{"label": form.upper(), "url": _with_export(request, form)} for form in FORMS]
    context = {"table": table, "page": page, "form": found.form, "exports": exports, **(more or {})}
    return render(request, f"implementation/{name.replace('-', '_')}.html", context)


def _with_export(request: PortalRequest, form: str) -> str:
    query = request.GET.copy()
    query.pop("cursor", None)
    query["export"] = form
    return f"?{query.urlencode()}"


@login_required
@require_safe
def roadmap_change(request: PortalRequest, public_id: UUID) -> HttpResponse:
    """One change: who asked for what, the difference task by task, and what can be done with it."""
    actor = Actor.of_request(request)
    rows = RoadmapChange.objects.visible_to(actor).for_list().select_related("paper", "sent_by", "decided_by")
    card = get_object_or_404(rows, public_id=public_id)
    items = presentation.items_of_lines(card.lines.select_related("task", "reason"))
    offered = {one.name: one for one in explain.offered(card, actor, at=request.at) if not one.primary}
    writes = "change_task" in offered
    context = {
        "change": card,
        "items": items,
        "facts": presentation.facts(card, items),
        "badge": presentation.state_badge(card),
        "steps": presentation.steps(card),
        "writes": writes,
        "tasks": card.roadmap.tasks.open().order_by("position", "id") if writes else [],
        "actions": [button(one) for name, one in offered.items() if name not in LINE_ACTS],
        "urls": {
            name: reverse("perform", args=["roadmap-change", card.public_id, name]) for name in LINE_ACTS
        },
        "crumbs": [*_crumbs(card.roadmap.project), (_("Change of the roadmap"), "")],
    }
    return render(request, "implementation/roadmap_change.html", context)


@login_required
@require_safe
def roadmap_versions(request: PortalRequest, code: str) -> HttpResponse:
    """The approved versions of a project's roadmap, and what differs between two of them."""
    context = _compared(request, code)
    return render(request, "implementation/roadmap_versions.html", context)


@login_required
@require_safe
def roadmap_versions_pdf(request: PortalRequest, code: str) -> HttpResponse:
    """The comparison as a document."""
    context = _compared(request, code)
    name = f"roadmap-{code}-{context['older'].number}-{context['newer'].number}"
    return pdf_response(request, "implementation/paper/versions.html", context, name=name)


def _compared(request: PortalRequest, code: str) -> dict[str, Any]:
    actor = Actor.of_request(request)
    visible = RoadmapVersion.objects.visible_to(actor).filter(roadmap__project__code=code)
    rows = visible.select_related("agreed_by", "change__asked_by", "roadmap__project__region")
    found = {one.number: one for one in rows.order_by("roadmap", "number")}
    if not found:
        raise Http404
    numbers = sorted(found)
    newer = found[_number(request, "to", numbers, numbers[-1])]
    older = found[
        _number(request, "from", numbers, max([n for n in numbers if n < newer.number] or [newer.number]))
    ]
    project = newer.roadmap.project
    return {
        "project": project,
        "versions": [found[number] for number in reversed(numbers)],
        "older": older,
        "newer": newer,
        "items": presentation.items_of_differences(differences(older.tasks, newer.tasks)),
        "crumbs": [*_crumbs(project), (_("Versions of the roadmap"), "")],
    }


def _number(request: PortalRequest, name: str, known: list[int], otherwise: int) -> int:
    text = request.GET.get(name, "")
    if not text:
        return otherwise
    if not text.isdecimal() or int(text) not in known:
        raise Http404
    return int(text)


def _crumbs(project: Any) -> list[tuple[str, str]]:
    return [(_("Projects"), reverse("project_list")), (project.code, project.get_absolute_url())]
