from django.apps import AppConfig


class DashboardsConfig(AppConfig):
    name = "ncip.dashboards"
    label = "ncip_dashboards"
    default_auto_field = "django.db.models.BigAutoField"
