from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "ncip.accounts"
    label = "ncip_accounts"
    default_auto_field = "django.db.models.BigAutoField"
