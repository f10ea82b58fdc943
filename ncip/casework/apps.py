"""Casework: the one door, terms, papers, conversation and notices."""

from django.apps import AppConfig, apps
from django.core import checks
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from ncip.ui import navigation


class CaseworkConfig(AppConfig):
    """Collects the declarations once all models are loaded."""

    name = "ncip.casework"
    label = "ncip_casework"
    verbose_name = _("Casework")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register every kind of subject, the checks of their declarations, and the bell of notices."""
        from ncip.casework.actions import register_all  # noqa: PLC0415 - models are loaded only now
        from ncip.casework.checks import check_declarations  # noqa: PLC0415
        from ncip.casework.models import Subject  # noqa: PLC0415
        from ncip.casework.notices import unread_count  # noqa: PLC0415

        def unread(request: HttpRequest) -> int:
            return unread_count(request.user)

        register_all(model for model in apps.get_models() if issubclass(model, Subject))
        checks.register(check_declarations)
        navigation.register_bell("notices", unread)
