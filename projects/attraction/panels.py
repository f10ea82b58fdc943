"""What Module 1 itself adds to the card of a company: its visits, and the note that is read on the way to it."""

from datetime import date
from typing import Any, Final

from django.utils.translation import gettext as _

from frontoffices.registry.enums import Kind
from ncip.casework.actor import Actor
from ncip.ui.tables import Table
from projects.attraction.models import Company, Visit
from projects.attraction.tables.visits import VISITS_OF_COMPANY

SHOWN: Final = 20


def visits(company: Company, actor: Actor, on: date) -> dict[str, Any] | None:
    """The visits of a company that the actor sees; nothing for the investor himself."""
    if actor.is_kind(Kind.INVESTOR):
        return None
    rows = list(Visit.objects.visible_to(actor).filter(companies=company).for_list()[:SHOWN])
    return {"visits": Table(_("Visits"), VISITS_OF_COMPANY, rows, hide_caption=True)}
