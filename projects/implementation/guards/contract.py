"""Investment contracts (28, 54): when one may be entered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from ncip.casework.actions import guard
from ncip.casework.reasons import Reason
from projects.implementation.enums import ProjectState
from projects.implementation.guards.passport import valuation_reasons

if TYPE_CHECKING:
    from ncip.casework.act import Act

OPEN_TO_CONTRACTS = (
    ProjectState.DRAFT,
    ProjectState.FORMED,
    ProjectState.WITHOUT_ROADMAP,
    ProjectState.WITH_ROADMAP,
    ProjectState.AWAITING_VALIDATION,
)


@guard(rule="ncip-54")
def project_takes_contracts(project: Any, act: Act) -> list[Reason]:
    """ncip-54: contracts are entered in Module 2; a formed passport is valued again with it (D03)."""
    if project.state not in OPEN_TO_CONTRACTS:
        text = _("The project is in the state “%(state)s”: contracts are entered in Module 2.")
        return [Reason("not_in_module_2", text % {"state": project.get_state_display()})]
    if project.state == ProjectState.DRAFT:
        return []
    return valuation_reasons(project.cost, project.currency, act.on)


@guard(rule="ncip-54")
def contract_takes_agreements(contract: Any, act: Act) -> list[Reason]:
    """ncip-54: a contract is changed in Module 2 and in Module 3; in Module 2 its project is valued again (D03)."""
    if contract is None:
        return []
    project = contract.project
    if project.state == ProjectState.AFTERCARE:
        return []
    return project_takes_contracts.reasons(project, act, None)
