"""What must hold before the acts of a country programme."""

from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from frontoffices.exchange.enums import ProgrammeState
from ncip.casework.act import Act
from ncip.casework.actions import guard
from ncip.casework.reasons import Reason

PARTS: Final = {
    "goals": ("ncip-3-3", _("Write down the goals of the programme for the year.")),
    "sectors": ("ncip-3-3", _("Name the priority industries and the companies to work with.")),
    "analysis": ("ncip-17-2", _("Give the data for the country analysis.")),
    "investment_data": ("ncip-5-18", _("Give the data on investment activity of the latest year.")),
}
OPEN: Final = (ProgrammeState.DRAFT, ProgrammeState.ACTIVE)


@guard(rule="ncip-17-2")
def is_complete(programme: Any, act: Act) -> list[Reason]:
    """Every part of the programme is written before the national company is asked (ncip-3-3, ncip-17-2)."""
    return [
        Reason("missing", sentence, field, rule)
        for field, (rule, sentence) in PARTS.items()
        if not getattr(programme, field).strip()
    ]


@guard(rule="ncip-17-2")
def has_a_measure(programme: Any, act: Act) -> Reason | None:
    """A programme says what is done by whom and when (ncip-17-2)."""
    if programme.measures.exists():
        return None
    return Reason("no_measure", _("Add at least one measure with its day and who answers for it."))


@guard(rule="ncip-17-2")
def under_a_programme(programme: Any, act: Act) -> Reason | None:
    """A measure stands in a country programme (ncip-17-2)."""
    if programme is not None:
        return None
    return Reason("no_programme", _("Open the card of the country programme first."), "parent")


@guard(rule="ncip-17-2")
def programme_is_open(programme: Any, act: Act) -> Reason | None:
    """Measures are added to a draft and to the version in effect (ncip-17-2)."""
    if programme is None or programme.state in OPEN:
        return None
    return Reason("closed", _("Measures are added to a draft or to the version in effect only."))


@guard(rule="ncip-17-2")
def programme_took_effect(measure: Any, act: Act) -> Reason | None:
    """Measures are carried out once the national company agreed to the programme (ncip-17-2)."""
    if measure.programme.agreed_on is not None:
        return None
    return Reason(
        "not_in_effect",
        _("The programme is not in effect yet: the national company has to agree to it first."),
    )
