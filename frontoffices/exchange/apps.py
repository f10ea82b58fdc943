"""Exchange between the levels: events, materials, country programmes, requests, analyses, niches, publications."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ExchangeConfig(AppConfig):
    """Connects what follows the acts of the exchange between front offices."""

    name = "frontoffices.exchange"
    label = "frontoffices_exchange"
    verbose_name = _("Exchange of the levels")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register consequences, sweeps, panels, participants of conversations and the entry of the header."""
        from frontoffices.exchange.wiring import connect  # noqa: PLC0415 - models are loaded only now

        connect()
