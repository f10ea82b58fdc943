from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from ncip.casework import extensions
from ncip.ui.navigation import Item, Place, register


class LawbookConfig(AppConfig):
    name = "ncip.lawbook"
    label = "ncip_lawbook"
    verbose_name = _("The law")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """The law is open to everybody and stands in every header; an agreed change enters its table."""
        from ncip.lawbook.table_changes import enter  # noqa: PLC0415 - models are loaded only now

        extensions.then("table-change", "consent", enter)
        register(
            Item(
                label=_("The law"),
                url_name="law_documents",
                places=(Place.MAIN, Place.PUBLIC, Place.FOOTER),
                order=900,
                icon="scale",
            )
        )
