"""Roles of a person in an organisation, languages and themes."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    """What a person does in his organisation."""

    OFFICER = "officer", _("Officer")
    HEAD = "head", _("Head")
    OBSERVER = "observer", _("Observer")
    ADMINISTRATOR = "administrator", _("Administrator of the organisation")


class Language(TextChoices):
    """Languages of the portal, each under its own name."""

    KK = "kk", "Қазақша"
    RU = "ru", "Русский"
    EN = "en", "English"


class Theme(TextChoices):
    """Look of the pages."""

    AUTO = "auto", _("As on the device")
    LIGHT = "light", _("Light")
    DARK = "dark", _("Dark")
