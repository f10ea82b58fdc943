"""Module 1, Attraction: companies, contacts, meetings, initiatives."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AttractionConfig(AppConfig):
    """Connects what follows the acts of Module 1."""

    name = "projects.attraction"
    label = "projects_attraction"
    verbose_name = _("Module 1: attraction of investors")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register consequences, participants of conversations and entries of the header."""
        from projects.attraction.wiring import connect  # noqa: PLC0415 - models are loaded only now

        connect()
