from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AtlasConfig(AppConfig):
    """The 20 regions and their districts."""

    name = "regions.atlas"
    label = "regions_atlas"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = _("Regions and districts")
