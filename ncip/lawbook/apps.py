from django.apps import AppConfig


class LawbookConfig(AppConfig):
    name = "ncip.lawbook"
    label = "ncip_lawbook"
    default_auto_field = "django.db.models.BigAutoField"
