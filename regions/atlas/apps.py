from django.apps import AppConfig


class AtlasConfig(AppConfig):
    name = "regions.atlas"
    label = "regions_atlas"
    default_auto_field = "django.db.models.BigAutoField"
