"""Pages of the exchange, by subject."""

from frontoffices.exchange.views.events import event, events
from frontoffices.exchange.views.materials import material, materials, publication, publications
from frontoffices.exchange.views.programmes import programme, programme_update, programmes
from frontoffices.exchange.views.requests import exchange_request, exchange_requests, niche, niches

__all__ = [
    "event",
    "events",
    "exchange_request",
    "exchange_requests",
    "material",
    "materials",
    "niche",
    "niches",
    "programme",
    "programme_update",
    "programmes",
    "publication",
    "publications",
]
