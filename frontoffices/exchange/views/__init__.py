"""Pages of the exchange, by subject."""

from frontoffices.exchange.views.events import event, events
from frontoffices.exchange.views.programmes import programme, programme_update, programmes

__all__ = ["event", "events", "programme", "programme_update", "programmes"]
