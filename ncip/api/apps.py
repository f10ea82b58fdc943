from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "ncip.api"
    label = "ncip_api"
    default_auto_field = "django.db.models.BigAutoField"
