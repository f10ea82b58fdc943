from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from ncip.ui.navigation import Item, Place, register


class RegistryConfig(AppConfig):
    """Organisations of the three levels of front offices."""

    name = "frontoffices.registry"
    label = "frontoffices_registry"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = _("Organisations")

    def ready(self) -> None:
        """The directory is public."""
        register(
            Item(
                _("Organisations"),
                "organisation_list",
                (Place.MAIN, Place.PUBLIC, Place.FOOTER),
                order=60,
                icon="building-community",
            )
        )
