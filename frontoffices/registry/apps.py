from django.apps import AppConfig


class RegistryConfig(AppConfig):
    name = "frontoffices.registry"
    label = "frontoffices_registry"
    default_auto_field = "django.db.models.BigAutoField"
