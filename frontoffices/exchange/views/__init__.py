"""Pages of the exchange, by subject."""

from frontoffices.exchange.views.events import event, events
from frontoffices.exchange.views.knowledge import (
    analyses,
    analysis,
    information_material,
    information_materials,
    promotion,
    promotions,
    systemic_issue,
    systemic_issues,
)
from frontoffices.exchange.views.materials import material, materials, publication, publications
from frontoffices.exchange.views.programmes import programme, programme_update, programmes
from frontoffices.exchange.views.requests import exchange_request, exchange_requests, niche, niches

__all__ = [
    "analyses",
    "analysis",
    "event",
    "events",
    "exchange_request",
    "exchange_requests",
    "information_material",
    "information_materials",
    "material",
    "materials",
    "niche",
    "niches",
    "programme",
    "programme_update",
    "programmes",
    "promotion",
    "promotions",
    "publication",
    "publications",
    "systemic_issue",
    "systemic_issues",
]
