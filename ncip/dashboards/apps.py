"""The app of the pages above the Modules."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DashboardsConfig(AppConfig):
    """My work, the overview of regions, the public pages."""

    name = "ncip.dashboards"
    label = "ncip_dashboards"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = _("Dashboards")

    def ready(self) -> None:
        """Puts the pages into the header."""
        from ncip.dashboards.wiring import connect  # noqa: PLC0415 - models are loaded only now

        connect()
