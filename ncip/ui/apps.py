from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Warning, register

from ncip.ui import navigation


class UiConfig(AppConfig):
    """The look of the portal: tags, form renderer, charts, paging, exports. No models."""

    name = "ncip.ui"
    label = "ncip_ui"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        register(check_navigation)


def check_navigation(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Report entries of the header or the footer whose address does not exist; they are not shown."""
    return [
        Warning(
            f"The navigation entry {item.url_name!r} names an address that does not exist.", id="ncip_ui.W001"
        )
        for item in navigation.broken_items()
    ]
