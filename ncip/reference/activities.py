"""Economic activities (OKED): sections and divisions for forms, lists and the manufacturing test."""

from ncip.reference.enums import OkedLevel
from ncip.reference.models import Oked


def divisions() -> list[Oked]:
    """The divisions in force in the order of their codes, for a choice."""
    return list(Oked.objects.standing().filter(level=OkedLevel.DIVISION).order_by("code"))


def is_manufacturing(code: str) -> bool:
    """Whether a section, a division or a class below it belongs to manufacturing (section C, 10-33)."""
    return Oked.objects.standing().filter(code__in=[code, code[:2], code[:1]], manufacturing=True).exists()
