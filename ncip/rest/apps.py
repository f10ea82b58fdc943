from django.apps import AppConfig


class RestConfig(AppConfig):
    name = "ncip.rest"
    label = "ncip_rest"
    default_auto_field = "django.db.models.BigAutoField"
