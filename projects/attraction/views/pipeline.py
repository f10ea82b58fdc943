"""The pipeline of a country or region as a board; its twin is the list of initiatives."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ncip.accounts.requests import PortalRequest
from ncip.casework.actor import Actor
from projects.attraction.enums import InitiativeState as S
from projects.attraction.filters.initiatives import PipelineFilter
from projects.attraction.models import Initiative
from projects.attraction.models.initiative import ON_THE_WAY
from projects.attraction.permissions import MISSIONS
from projects.attraction.presentation.pipeline import pillar

# A column shows the nearest last days first; the rest is in the table.
SHOWN = 12


@login_required
@require_safe
def pipeline(request: PortalRequest) -> HttpResponse:
    """The initiatives that the reader sees, a column for each state, with days left and the next act."""
    actor = Actor.of_request(request)
    rows = Initiative.objects.visible_to(actor)
    found = PipelineFilter(request.GET, queryset=rows, request=request)
    numbers = _numbers(found.qs)
    query = {name: request.GET[name] for name in found.filters if request.GET.get(name)}
    pillars = [
        pillar(state, numbers.get(state, 0), _first(found.qs, state, numbers), actor, request.on, query)
        for state in S
    ]
    context = {
        "pillars": pillars,
        "total": sum(numbers.values()),
        "form": found.form,
        "scope": scope_of(actor),
        "on": request.on,
    }
    return render(request, "attraction/pipeline.html", context)


def _numbers(rows: Any) -> dict[str, int]:
    """How many initiatives stand in each state: one statement, a look into the index of states for each."""
    counted = [
        rows.filter(state=state).order_by().values_list("state").annotate(number=Count("pk")) for state in S
    ]
    return dict(counted[0].union(*counted[1:], all=True))


def _first(rows: Any, state: S, numbers: dict[str, int]) -> list[Any]:
    """The cards of a column; nothing is asked about a state in which nothing is."""
    if not numbers.get(state):
        return []
    column = rows.filter(state=state)
    found = list(column.nearest(SHOWN, of=numbers[state])) if state in ON_THE_WAY else []
    if len(found) == min(SHOWN, numbers[state]):
        return found
    # Those whose term does not run, the newest first. First which ones, then what stands on their cards: companies
    # and officials are joined to twelve rows only.
    others = (
        column.exclude(pk__in=[one.pk for one in found]).order_by("-id").values("pk")[: SHOWN - len(found)]
    )
    return [*found, *Initiative.objects.for_list().filter(pk__in=others).order_by("-id")]


def scope_of(actor: Actor) -> str:
    """Whose pipeline the reader sees: his country, his region, or all."""
    own = actor.organisation
    if own is None:
        return ""
    if own.kind in MISSIONS:
        return str(own.country_name)
    return str(own.region) if own.region_id else _("All countries and regions")
