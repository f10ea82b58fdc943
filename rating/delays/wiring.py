"""What the rating registers: its sweep of the tick, what follows a publication, its entry in the header."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from ncip.casework import extensions
from ncip.ui import navigation
from rating.delays import publication


def connect() -> None:
    """Called once, when all models are loaded."""
    extensions.then("delay-rating", "publish", publication.keep)
    extensions.sweep("delay-rating", publication.calculate_ended_quarter)
    navigation.register(navigation.Item(_("Delay rating"), "delay_ratings", order=40, icon="trending-down"))
