from django.apps import AppConfig


class ReferenceConfig(AppConfig):
    name = "ncip.reference"
    label = "ncip_reference"
    default_auto_field = "django.db.models.BigAutoField"
