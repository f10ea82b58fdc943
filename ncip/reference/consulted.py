"""Which editions of the published lists were in force on a day, also where nothing was found in them (Annex 1)."""

from __future__ import annotations

from datetime import date

from ncip.reference.models import Global2000Edition, PriorityGood


def global2000_year(on: date) -> int | None:
    """The year of the last edition of The Global 2000 by a day; None when none is loaded."""
    found = Global2000Edition.objects.standing().filter(year__lte=on.year)
    return found.order_by("-year").values_list("year", flat=True).first()


def goods_since(on: date) -> date | None:
    """The day from which the list of priority goods of a day has been in force; None when none is loaded."""
    found = PriorityGood.objects.standing().filter(valid_from__lte=on)
    return found.order_by("-valid_from").values_list("valid_from", flat=True).first()
