from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from ncip.accounts.pages import describe_person, runs_an_organisation, works_in_the_back_office
from ncip.accounts.preferences import keep
from ncip.ui import navigation
from ncip.ui import preferences as choices


class AccountsConfig(AppConfig):
    """People, their memberships and how they sign in."""

    name = "ncip.accounts"
    label = "ncip_accounts"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = _("People")

    def ready(self) -> None:
        """Tells the header who is signed in, and keeps what a person chooses."""
        choices.on_change(keep)
        navigation.register_person(describe_person)
        account = (navigation.Place.ACCOUNT,)
        navigation.register(navigation.Item(_("Profile"), "profile", account, order=10, icon="user"))
        navigation.register(
            navigation.Item(
                _("People of my organisation"),
                "organisation_people",
                account,
                order=20,
                icon="users",
                visible=runs_an_organisation,
            )
        )
        navigation.register(
            navigation.Item(
                _("Back office"),
                "admin:index",
                account,
                order=30,
                icon="lock",
                visible=works_in_the_back_office,
            )
        )
