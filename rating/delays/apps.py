"""The rating of regions by delays of roadmap tasks (56)."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DelaysConfig(AppConfig):
    """Connects the rating to the tick and the header."""

    name = "rating.delays"
    label = "rating_delays"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = _("Delay rating of regions")

    def ready(self) -> None:
        """Register what follows a publication, the sweep and the entry of the header."""
        from rating.delays.wiring import connect  # noqa: PLC0415 - models are loaded only now

        connect()
