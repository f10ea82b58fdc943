"""What must hold before the acts of a presentation material."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from frontoffices.exchange.papers import fingerprints
from ncip.casework.act import Act
from ncip.casework.actions import guard
from ncip.casework.reasons import Reason


@guard(rule="ncip-14-6")
def has_a_file(material: Any, act: Act) -> Reason | None:
    """What is agreed to is a file (ncip-14-6, ncip-18-9)."""
    if fingerprints(material):
        return None
    return Reason("no_file", _("Attach the file of the material first."))
