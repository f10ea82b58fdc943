"""What the national company says when it hands a project over to Task Force."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from ncip.casework.forms import ActionForm


class AssignTaskForceForm(ActionForm):
    """The investment agreement by which a project outside the corridor passes to Task Force (ncip-3-26, D12)."""

    agreement = forms.CharField(
        max_length=300,
        label=_("Investment agreement"),
        help_text=_("Its number and day, or the state of its conclusion."),
        error_messages={"required": _("Name the investment agreement.")},
    )
