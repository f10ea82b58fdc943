"""Module 2, Implementation: projects, contracts, roadmaps, tasks, validations."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ImplementationConfig(AppConfig):
    """Connects what follows the acts of Module 2."""

    name = "projects.implementation"
    label = "projects_implementation"
    verbose_name = _("Module 2: implementation of projects")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register consequences, sweeps and participants of conversations."""
        from projects.implementation.wiring import connect  # noqa: PLC0415 - models are loaded only now

        connect()
