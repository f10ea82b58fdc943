from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "ncip.ui"
    label = "ncip_ui"
    default_auto_field = "django.db.models.BigAutoField"
