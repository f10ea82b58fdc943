from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    name = "ncip.casework"
    label = "ncip_casework"
    default_auto_field = "django.db.models.BigAutoField"
