"""The public directory of front offices (4): list, card, export."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from frontoffices.registry.forms import DirectoryForm
from frontoffices.registry.kinds import ROW_OF
from frontoffices.registry.models import Organisation
from frontoffices.registry.models.organisation import OrganisationQuerySet
from frontoffices.registry.queries import found_by, in_order, public_organisations
from frontoffices.registry.tables import DIRECTORY
from ncip.reference.names import spoken
from ncip.reference.requests import DatedRequest
from ncip.ui.exports import export_response
from ncip.ui.paging import KeysetPage
from ncip.ui.tables import Table

EXPORTS = ("xlsx", "csv")


@require_safe
def organisation_list(request: DatedRequest) -> HttpResponseBase:
    """ncip-4-1: the front offices of the three levels, to everybody; `?export=` sends a file."""
    form = DirectoryForm(request.GET or None)
    chosen = _chosen(form, public_organisations(request.on))
    if form.is_bound and request.GET.get("export") in EXPORTS:
        rows = in_order(chosen, spoken())
        return export_response(
            "organisations", request.GET["export"], DIRECTORY, rows.iterator(chunk_size=500)
        )
    page = KeysetPage(
        chosen,
        order=(f"sort_{spoken()}", "id"),
        cursor=request.GET.get("cursor", ""),
        limit=50,
        params=request.GET,
    )
    context = {"form": form, "page": page, "table": _table(page, request), "exports": _exports(request)}
    return render(request, "registry/list.html", context, status=400 if form.errors else 200)


def _chosen(form: DirectoryForm, organisations: OrganisationQuerySet) -> OrganisationQuerySet:
    if not form.is_bound:
        return organisations
    if not form.is_valid():
        return organisations.none()
    asked = form.cleaned_data
    exact = {"level": asked["level"], "kind": asked["kind"], "region__number": asked["region"]}
    exact["country"] = asked["country"]
    chosen = organisations.filter(**{name: value for name, value in exact.items() if value})
    return found_by(chosen, asked["q"])


def _table(page: KeysetPage, request: DatedRequest) -> Table:
    return Table(
        _("Organisations"),
        DIRECTORY,
        page.rows,
        params=request.GET,
        hide_caption=True,
        empty_title=_("No organisation fits"),
        empty_text=_("Take a filter away or use another word."),
    )


def _exports(request: DatedRequest) -> list[dict[str, str]]:
    query = request.GET.copy()
    for name in ("cursor", "lang", "theme"):
        query.pop(name, None)
    exports = []
    for form in EXPORTS:
        query["export"] = form
        exports.append({"label": form.upper(), "url": f"?{query.urlencode()}"})
    return exports


@require_safe
def organisation(request: DatedRequest, public_id: UUID) -> HttpResponse:
    """The card of a front office: what it is under paragraph 4, where it is, how to reach it."""
    found = get_object_or_404(
        public_organisations(request.on).select_related("region", "parent"), public_id=public_id
    )
    units = in_order(public_organisations(request.on).filter(parent=found), spoken())
    context = {
        "organisation": found,
        "crumbs": [(_("Organisations"), reverse("organisation_list")), (found.short_name, "")],
        "units": units,
        "facts": _facts(found),
        "contacts": _contacts(found),
    }
    return render(request, "registry/card.html", context)


def _facts(organisation: Organisation) -> list[dict[str, Any]]:
    parent = organisation.parent
    return [
        {
            "label": _("Kind"),
            "value": organisation.get_kind_display(),
            "rule": ROW_OF[Organisation.Kind(organisation.kind)].rule,
        },
        {"label": _("Level"), "value": organisation.get_level_display()},
        {
            "label": _("Superior organisation"),
            "value": parent.name if parent else "",
            "url": parent.get_absolute_url() if parent else "",
        },
        {"label": _("Region"), "value": organisation.region.name if organisation.region else ""},
        {"label": _("Country"), "value": organisation.country_name},
        {"label": _("City"), "value": organisation.city_name},
        {"label": _("BIN"), "value": organisation.bin},
    ]


def _contacts(organisation: Organisation) -> list[dict[str, Any]]:
    return [
        {"label": _("Address"), "value": organisation.address},
        {"label": _("Telephone"), "value": organisation.phone},
        {
            "label": _("E-mail"),
            "value": organisation.email,
            "url": f"mailto:{organisation.email}" if organisation.email else "",
        },
        {"label": _("Website"), "value": organisation.website, "url": organisation.website},
    ]
