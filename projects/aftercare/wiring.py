"""What Module 3 registers on Module 2."""

from __future__ import annotations

from ncip.casework import extensions
from ncip.law.terms import TERM_POOL
from projects.aftercare import panels, transition


def connect() -> None:
    """Called once, when all models are loaded."""
    extensions.then("project", "validate", transition.begin_aftercare)
    extensions.then("aftercare", "create", transition.open_term)
    extensions.then("project", "exclude", transition.end_terms)
    extensions.then("contract", "move_end", transition.follow_contract)
    extensions.on_due(TERM_POOL, call=transition.three_years_passed)
    extensions.panel("project", template="aftercare/_support.html", context=panels.support)
