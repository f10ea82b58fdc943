"""Pages of the changes of legal tables: the list and the card."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ncip.casework import door
from ncip.casework.actor import Actor
from ncip.casework.reasons import NotVisible
from ncip.lawbook.models import TableChange
from ncip.reference.changes import describe, legal_table_choices
from ncip.ui.paging import KeysetPage


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
    return render(request, "lawbook/table_changes.html", {"page": page, "tables": tables, "crumbs": crumbs})


@login_required
@require_safe
def table_change(request: HttpRequest, key: str) -> HttpResponse:
    """One proposal: column by column, what stands and what is proposed."""
    try:
        change = door.find("table-change", key, Actor.of_request(request))
    except NotVisible:
        raise Http404 from None
    crumbs = [(_("Changes of legal tables"), reverse("table_changes")), (str(change), "")]
    differences = describe(change.table, change.payload)
    return render(
        request, "lawbook/table_change.html", {"change": change, "differences": differences, "crumbs": crumbs}
    )
