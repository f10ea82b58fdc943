"""What must hold before an information material is published."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from frontoffices.exchange.papers import fingerprints
from ncip.casework.act import Act
from ncip.casework.actions import guard
from ncip.casework.reasons import Reason


@guard(rule="ncip-12-2")
def has_a_file(material: Any, act: Act) -> Reason | None:
    """What is sent is a file (ncip-12-2)."""
    if fingerprints(material):
        return None
    return Reason("no_file", _("Attach the file of the material first."))


@guard(rule="ncip-12-2")
def is_still_valid(material: Any, act: Act) -> Reason | None:
    """A draft that waited too long is corrected before it is published (ncip-12-2)."""
    if material.valid_until >= act.on:
        return None
    return Reason(
        "past", _("The day until which it is valid has passed: edit the draft first."), "valid_until"
    )
