from django.apps import AppConfig


class AftercareConfig(AppConfig):
    name = "projects.aftercare"
    label = "projects_aftercare"
    default_auto_field = "django.db.models.BigAutoField"
