"""What must hold before the national company hands a project over to Task Force (3-26, 31; D12)."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from ncip.casework.act import Act
from ncip.casework.actions import guard
from ncip.casework.reasons import Reason
from projects.implementation.valuation import has_task_force_size


@guard(rule="ncip-31")
def not_with_task_force_yet(project: Any, act: Act) -> Reason | None:
    """ncip-31: what was handed over, by itself or by decision, is not handed over again."""
    if not project.task_force:
        return None
    return Reason("with_task_force", _("Task Force already accompanies the project."))


@guard(rule="ncip-3-26")
def project_has_the_size(project: Any, act: Act) -> Reason | None:
    """ncip-3-26: Task Force accompanies projects from 7,500,000 indices (D12)."""
    if has_task_force_size(project.cost_kzt or Decimal(0), project.mci_value or Decimal(0), act.on):
        return None
    return Reason(
        "below_task_force_size",
        _("The cost of the project is below 7,500,000 monthly calculation indices."),
        field="cost",
    )
