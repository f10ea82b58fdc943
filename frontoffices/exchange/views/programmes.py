"""Pages of country programmes and their updates."""

from itertools import groupby
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from frontoffices.exchange import presentation, tables
from frontoffices.exchange.duties import due_day
from frontoffices.exchange.enums import Section
from frontoffices.exchange.filters import ProgrammeFilter
from frontoffices.exchange.models import CountryProgramme, ProgrammeUpdate
from frontoffices.exchange.views.lists import Listing, show
from ncip.accounts.requests import PortalRequest
from ncip.casework import explain
from ncip.casework.actor import Actor
from ncip.casework.models import Deadline
from ncip.casework.templatetags.casework import button
from ncip.ui.tables import Table

PROGRAMMES = Listing(
    "programmes",
    "country-programme",
    gettext_lazy("Country investment programmes"),
    gettext_lazy("How missions work with investors of a country; updated by the 15th after each quarter."),
    "ncip-17-2",
    tables.PROGRAMMES,
    ("-year", "-id"),
    gettext_lazy("No country programme found"),
    gettext_lazy("A mission forms the programme of its country jointly with the national company."),
)


@login_required
@require_safe
def programmes(request: PortalRequest) -> HttpResponseBase:
    """The country programmes that the reader sees, the newest first; searched, narrowed, exported."""
    rows = CountryProgramme.objects.visible_to(Actor.of_request(request)).for_list()
    return show(request, PROGRAMMES, ProgrammeFilter(request.GET, queryset=rows, request=request))


@login_required
@require_safe
def programme(request: PortalRequest, public_id: UUID) -> HttpResponse:
    """The card of a programme: its parts, measures, updates, conversation and history."""
    actor = Actor.of_request(request)
    card = get_object_or_404(CountryProgramme.objects.visible_to(actor).for_list(), public_id=public_id)
    versions = CountryProgramme.objects.visible_to(actor).filter(country=card.country).exclude(pk=card.pk)
    updates = _with_due_days(list(card.updates.select_related("programme")))
    context = {
        "programme": card,
        "facts": presentation.programme_facts(card),
        "parts": presentation.programme_parts(card),
        "badge": presentation.state_badge(card),
        "crumbs": presentation.crumbs("programmes", card),
        "sections": _sections(card, actor, request),
        "updates": Table(_("Updates"), tables.updates(request.on), updates, hide_caption=True),
        "versions": list(versions.order_by("-year")),
        "on": request.on,
    }
    return render(request, "exchange/programme.html", context)


@login_required
@require_safe
def programme_update(request: PortalRequest, public_id: UUID) -> HttpResponse:
    """One update: until when it is due, or what it says."""
    rows = ProgrammeUpdate.objects.visible_to(Actor.of_request(request)).select_related("programme__owner")
    card = get_object_or_404(rows, public_id=public_id)
    crumbs = [
        *presentation.crumbs("programmes", card.programme)[:1],
        (card.programme, card.programme.get_absolute_url()),
        (card.period, ""),
    ]
    context = {"update": card, "crumbs": crumbs, "badge": presentation.state_badge(card)}
    return render(request, "exchange/update.html", context)


def _sections(card: CountryProgramme, actor: Actor, request: PortalRequest) -> list[dict[str, Any]]:
    """The measures by section, each with the state of its term and what the reader may do with it."""
    order = {section: place for place, section in enumerate(Section.values)}
    measures = sorted(card.measures.select_related("responsible"), key=lambda one: order[one.section])
    found = []
    for section, rows in groupby(measures, key=lambda one: one.section):
        found.append(
            {"name": Section(section).label, "measures": [_measure(row, actor, request) for row in rows]}
        )
    return found


def _measure(measure: Any, actor: Actor, request: PortalRequest) -> dict[str, Any]:
    offered = explain.offered(measure, actor, at=request.at)
    return {
        "measure": measure,
        "badge": tables.measure_state(measure, request.on),
        "actions": [button(one, primary=one.primary) for one in offered if one.enabled],
    }


def _with_due_days(updates: list[Any]) -> list[Any]:
    """Each update with the last day of its term: one query for all."""
    keys = [update.public_id for update in updates]
    rows = Deadline.objects.filter(subject_label="programme-update", subject_id__in=keys)
    last = dict(rows.values_list("subject_id", "last_day"))
    for update in updates:
        update.due_on = last.get(update.public_id) or due_day(update.kind, update.year, update.quarter)
    return updates
