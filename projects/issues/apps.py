"""Problem issues of projects, the Council that decides on them, and what it charges whom with."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IssuesConfig(AppConfig):
    """Connects what follows the acts on issues, agendas and assignments."""

    name = "projects.issues"
    label = "projects_issues"
    verbose_name = _("Problem issues and the Council")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register consequences, panels and participants of conversations."""
        from projects.issues.wiring import connect  # noqa: PLC0415 - models are loaded only now

        connect()
