"""What the cards of information materials, analyses, systemic issues and promotions show."""

from typing import Any

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from frontoffices.exchange.enums import AnalysisState, InformationSection, InformationState, IssueState
from frontoffices.exchange.models import ProgrammeUpdate
from frontoffices.exchange.presentation import state_badge
from ncip.casework.actor import Actor
from ncip.ui.dates import short_day
from projects.attraction.presentation.cards import fact

SHOWN = 10


def section_tiles(visible: Any, asked: Any) -> list[dict[str, Any]]:
    """The six sections with what is current and what is out of date in each: one query."""
    current = Count("pk", filter=Q(state=InformationState.CURRENT))
    outdated = Count("pk", filter=Q(state=InformationState.OUTDATED))
    counted = visible.order_by().values("section").annotate(current=current, outdated=outdated)
    counts = {row["section"]: row for row in counted}
    chosen = asked.get("section", "")
    return [
        {
            "label": section.label,
            "url": f"{reverse('information_materials')}?section={section.value}",
            "active": chosen == section.value,
            "current": counts.get(section.value, {}).get("current", 0),
            "outdated": counts.get(section.value, {}).get("outdated", 0),
        }
        for section in InformationSection
    ]


def information(card: Any, actor: Actor) -> dict[str, Any]:
    """Section, territory, edition, validity."""
    rows = [
        fact(_("Section of the materials"), card.get_section_display(), rule=card.rule),
        fact(_("Region"), card.region or _("The whole country")),
        fact(_("Readiness of the sites"), card.get_readiness_display()) if card.readiness else None,
        fact(pgettext("information", "Edition"), str(card.edition)) if card.edition else None,
        fact(_("Current since"), short_day(card.published_on)) if card.published_on else None,
        fact(_("Valid until"), short_day(card.valid_until), note=_("Set by the office, not by the Rules.")),
        _kept_by(card),
        fact(_("Why it was withdrawn"), card.remarks) if card.remarks else None,
    ]
    return {
        "badge": state_badge(card),
        "meta": [("map-pin", card.region or _("The whole country")), ("building", card.owner.short_name)],
        "chips": [(card.get_language_display(), "neutral", "language")],
        "texts": [{"title": _("In short"), "text": card.summary, "rule": card.rule}],
        "facts": _stated(rows),
        "clock": card.state == InformationState.CURRENT,
    }


def analysis(card: Any, actor: Actor) -> dict[str, Any]:
    """What is analysed, what was gathered, with what the updates of the programme already brought."""
    rows = [
        fact(_("Kind of analysis"), card.get_kind_display(), rule=card.rule),
        fact(_("Territory"), card.territory),
        fact(_("Year"), str(card.year)),
        fact(_("Shared on"), short_day(card.shared_on), rule="ncip-15-1") if card.shared_on else None,
        _kept_by(card),
        fact(_("Why it was put aside"), card.remarks) if card.remarks else None,
    ]
    return {
        "badge": state_badge(card),
        "meta": [
            ("world" if card.country else "map-pin", card.territory),
            ("building", card.owner.short_name),
        ],
        "chips": [(card.get_kind_display(), "brand", "chart-bar")],
        "texts": [
            {"title": _("Conclusions"), "text": card.conclusions, "rule": "ncip-15-1"},
            {"title": _("Information gathered"), "text": card.data, "rule": card.rule},
            {"title": _("Sources"), "text": card.sources, "rule": ""},
        ],
        "facts": _stated(rows),
        "links": [_issues_of(card, actor), _updates_for(card, actor)],
    }


def _issues_of(card: Any, actor: Actor) -> dict[str, Any]:
    rows = card.issues.visible_to(actor).order_by("-id")[:SHOWN]
    return {
        "title": _("Recommendations on systemic issues"),
        "rule": "ncip-69",
        "rows": [(one.get_absolute_url(), one, one.get_state_display()) for one in rows],
    }


def _updates_for(card: Any, actor: Actor) -> dict[str, Any]:
    """ncip-17-2: what the quarterly updates told for the analysis is taken over, not written twice."""
    gathering = card.country and card.state == AnalysisState.GATHERED
    updates = ProgrammeUpdate.objects.visible_to(actor).exclude(analysis="").select_related("programme")
    rows = updates.filter(programme__country=card.country, year=card.year)[:SHOWN] if gathering else []
    return {
        "title": _("Data already given with the updates of the country programme"),
        "rule": "ncip-17-2",
        "rows": [(one.get_absolute_url(), one.period, one.analysis) for one in rows],
    }


def issue(card: Any, actor: Actor) -> dict[str, Any]:
    """The problem, the recommendation, and what is done by whom and when."""
    answering = card.responsible
    rows = [
        fact(_("Area"), card.get_area_display(), rule="ncip-5-14"),
        fact(_("Region"), card.region) if card.region else None,
        fact(_("Investors concerned"), str(card.affected)) if card.affected is not None else None,
        fact(_("Analysis"), card.analysis, url=card.analysis.get_absolute_url()) if card.analysis else None,
        fact(_("Raised by"), card.owner, url=card.owner.get_absolute_url()),
        fact(_("Who answers for it"), answering, url=answering.get_absolute_url(), rule="ncip-69")
        if answering
        else None,
        fact(_("Due on"), short_day(card.due_on)) if card.due_on else None,
        fact(_("Closed on"), short_day(card.closed_on)) if card.closed_on else None,
    ]
    outcome = _("Why no measure follows") if card.state == IssueState.DECLINED else _("Result")
    texts = [
        {"title": outcome, "text": card.result, "rule": "ncip-69"} if card.result else None,
        {"title": _("Measure"), "text": card.measure, "rule": "ncip-69"} if card.measure else None,
        {"title": _("The problem"), "text": card.problem, "rule": "ncip-5-14"},
        {"title": _("Recommendation"), "text": card.recommendation, "rule": "ncip-5-14"},
    ]
    return {
        "badge": state_badge(card),
        "meta": [("building", card.owner.short_name)],
        "chips": [(card.get_area_display(), "brand", "tag")],
        "texts": _stated(texts),
        "facts": _stated(rows),
        "clock": card.due_on is not None,
    }


def promotion(card: Any, actor: Actor) -> dict[str, Any]:
    """To whom what was offered, and how many answered."""
    niche, material = card.niche, card.material
    rows = [
        fact(_("Business community"), card.community, rule="ncip-5-8"),
        fact(_("Country"), card.country_name),
        fact(_("Day"), short_day(card.promoted_on)),
        fact(_("Way"), card.get_way_display()),
        fact(_("Niche"), niche, url=niche.get_absolute_url()) if niche else None,
        fact(_("Approved material"), material, url=material.get_absolute_url()) if material else None,
        fact(_("Companies that showed interest"), str(card.interested)),
        _kept_by(card),
    ]
    return {
        "meta": [("world", card.country_name), ("building", card.owner.short_name)],
        "chips": [(card.get_way_display(), "brand", "share")],
        "texts": [{"title": _("Response"), "text": card.response, "rule": "ncip-5-8"}],
        "facts": _stated(rows),
    }


def _kept_by(card: Any) -> dict[str, Any]:
    return fact(_("Kept by"), card.owner, url=card.owner.get_absolute_url())


def _stated(rows: list[Any]) -> list[Any]:
    return [row for row in rows if row]
