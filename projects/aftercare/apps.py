"""Module 3, Aftercare: post-investment support."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AftercareConfig(AppConfig):
    """Connects what follows a validation."""

    name = "projects.aftercare"
    label = "projects_aftercare"
    verbose_name = _("Module 3: post-investment support")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the transition to Module 3."""
        from projects.aftercare.wiring import connect  # noqa: PLC0415 - models are loaded only now

        connect()
