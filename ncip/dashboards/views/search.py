"""The search box of the header: what the reader may see of projects, of Module 1, of bodies and regions."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from frontoffices.registry.models import Organisation
from ncip.accounts.requests import PortalRequest
from ncip.casework.actor import Actor
from ncip.law.kazakh import fold
from projects.attraction.models import Company, Initiative, Visit
from projects.implementation.models import Project
from regions.atlas.models import Region

SHOWN = 10
LONGEST = 200
MOST_WORDS = 8
# Projects of the green corridor stand first (ncip-32-a, D13).
FIRST = ("-in_corridor", "-id")


@login_required
@require_safe
def search(request: PortalRequest) -> HttpResponse:
    """What fits `?q=`; the number of a project leads straight to its card."""
    query = request.GET.get("q", "").strip()[:LONGEST]
    actor = Actor.of_request(request)
    exact = Project.objects.visible_to(actor).filter(code=query.upper()).first() if query else None
    if exact is not None:
        return redirect(exact)
    return render(
        request,
        "dashboards/search.html",
        {"query": query, **(_found(actor, query, request) if query else {})},
    )


def _found(actor: Actor, query: str, request: PortalRequest) -> dict[str, Any]:
    projects = Project.objects.visible_to(actor).matching(query).for_list().order_by(*FIRST)
    companies = Company.objects.visible_to(actor).matching(query).order_by("-id")
    initiatives = (
        Initiative.objects.visible_to(actor).matching(query).select_related("company").order_by("-id")
    )
    visits = Visit.objects.visible_to(actor).matching(query).order_by("-begins_on", "-id")
    found = {
        "projects": list(projects[:SHOWN]),
        "companies": list(companies[:SHOWN]),
        "initiatives": list(initiatives[:SHOWN]),
        "visits": list(visits[:SHOWN]),
        "organisations": list(_organisations(query, request)[:SHOWN]),
        "regions": _regions(query),
    }
    return {**found, "nothing": not any(found.values())}


def _organisations(query: str, request: PortalRequest) -> Any:
    """The register of organisations is public; investors and contractors are not in it."""
    rows = Organisation.objects.active(request.on).exclude(kind__in=["investor", "contractor"])
    for word in fold(query).split()[:MOST_WORDS]:
        rows = rows.filter(search__contains=word)
    return rows.order_by("sort_ru", "id")


def _regions(query: str) -> list[Region]:
    words = fold(query).split()[:MOST_WORDS]
    rows = Region.objects.defer("shape")
    return [
        one
        for one in rows
        if all(word in fold(f"{one.name_kk} {one.name_ru} {one.name_en}") for word in words)
    ]
