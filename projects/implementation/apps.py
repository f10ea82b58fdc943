from django.apps import AppConfig


class ImplementationConfig(AppConfig):
    name = "projects.implementation"
    label = "projects_implementation"
    default_auto_field = "django.db.models.BigAutoField"
