"""How an event came in, and on whose behalf."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Channel(models.TextChoices):
    """The way by which an event reached the door."""

    WEB = "web", _("Portal page")
    API = "api", _("REST API")
    ADMIN = "admin", _("Administration")
    JOB = "job", _("Background job")
    IMPORT = "import", _("Import")
    DEMO = "demo", _("Demonstration data")
    SYSTEM = "system", _("System")

    @property
    def may_look_back(self) -> bool:
        """Only the demonstration and an import may record events of a day gone by."""
        return self in (Channel.DEMO, Channel.IMPORT)


class ActorKind(models.TextChoices):
    """Who acts: a person, a partner system or the portal itself."""

    USER = "user", _("Person")
    CLIENT = "client", _("Partner system")
    SYSTEM = "system", _("System")
