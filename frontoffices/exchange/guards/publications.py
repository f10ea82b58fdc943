"""What must hold before a publication is recorded."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from ncip.casework.act import Act
from ncip.casework.actions import guard
from ncip.casework.reasons import Reason


@guard(rule="ncip-14-5")
def under_a_project(project: Any, act: Act) -> Reason | None:
    """A publication is about a project (ncip-14-5)."""
    if project is not None:
        return None
    return Reason("no_project", _("Open the card of the project first."), "parent")


@guard(rule="ncip-14-5")
def investor_is_foreign(project: Any, act: Act) -> Reason | None:
    """Paragraphs 14(5) and 18(10) speak of projects with foreign investment."""
    if project is None or project.company.is_foreign:
        return None
    return Reason(
        "domestic", _("Joint coverage is for projects with foreign investment; this investor is domestic.")
    )
