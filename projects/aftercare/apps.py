"""Module 3, Aftercare: post-investment support."""

from django.apps import AppConfig


class AftercareConfig(AppConfig):
    """Connects what follows a validation."""

    name = "projects.aftercare"
    label = "projects_aftercare"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the transition to Module 3."""
        from projects.aftercare.wiring import connect  # noqa: PLC0415 - models are loaded only now

        connect()
