from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "ncip.journal"
    label = "ncip_journal"
    default_auto_field = "django.db.models.BigAutoField"
