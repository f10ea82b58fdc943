"""What must hold before an analysis is shared."""

from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from ncip.casework.act import Act
from ncip.casework.actions import guard
from ncip.casework.reasons import Reason

PARTS: Final = {
    "data": _("Write down what was gathered."),
    "sources": _("Name the sources of the information."),
    "conclusions": _("Write the conclusions of the analysis."),
}


@guard(rule="ncip-15-1")
def is_concluded(analysis: Any, act: Act) -> list[Reason]:
    """Others build on an analysis: it says what was found, where, and what follows (ncip-15-1)."""
    return [
        Reason("missing", sentence, field, analysis.rule)
        for field, sentence in PARTS.items()
        if not getattr(analysis, field).strip()
    ]
