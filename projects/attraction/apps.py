from django.apps import AppConfig


class AttractionConfig(AppConfig):
    name = "projects.attraction"
    label = "projects_attraction"
    default_auto_field = "django.db.models.BigAutoField"
