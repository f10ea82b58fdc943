"""What a request for suspension or exclusion, and the decision on it, ask for (33-36)."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ncip.casework.forms import ActionForm, DocumentField, SubjectForm
from ncip.ui.widgets import CheckboxList, RadioCards
from projects.implementation import permissions
from projects.implementation.enums import Ground, LeftPool, RequestedEffect, RequestState
from projects.implementation.guards.exclusion import grounds_carry
from projects.implementation.models import ExclusionRequest

LONG_TEXT = 5_000
GROUNDS = {"required": _("Choose at least one ground of paragraph 33.")}
JUSTIFICATION = {"required": _("Give the reasons: the authorised body decides on them.")}


def check_grounds(form: forms.Form | forms.ModelForm[Any], cleaned: dict[str, Any]) -> None:
    """ncip-33-6: an application alone carries an exclusion only (D25)."""
    effect, grounds = cleaned.get("effect"), cleaned.get("grounds")
    if effect and grounds and not grounds_carry(effect, grounds):
        sentence = gettext(
            "An application alone is a ground for exclusion, not for suspension. Add another ground."
        )
        form.add_error(
            "grounds", forms.ValidationError(sentence, code="invalid", params={"rule": "ncip-33-6"})
        )


def grounds_field() -> forms.MultipleChoiceField:
    """The six grounds of paragraph 33, at least one."""
    return forms.MultipleChoiceField(
        choices=Ground.choices,
        label=_("Grounds"),
        widget=CheckboxList,
        error_messages=GROUNDS,
    )


class ExclusionRequestForm(SubjectForm):
    """The request of the akimat (ncip-34), or the application of the investor or initiating body (ncip-33-6)."""

    grounds = grounds_field()
    paper = DocumentField(required=False, label=_("Paper: findings, court order, application"))

    class Meta:
        model = ExclusionRequest
        fields: ClassVar = ["effect", "grounds", "justification"]
        widgets: ClassVar = {"effect": RadioCards, "justification": forms.Textarea(attrs={"rows": 5})}
        error_messages: ClassVar = {"justification": JUSTIFICATION}

    def __init__(self, *args: Any, act: Any, subject: Any = None, **kwargs: Any) -> None:
        """An applicant only says why: what he asks for and its ground follow from the paragraph."""
        self.applies = subject is not None and not permissions.leb_of_project(act.actor, subject)
        if self.applies:
            kwargs.setdefault("instance", ExclusionRequest(state=RequestState.APPLICATION_RECEIVED))
        super().__init__(*args, act=act, subject=subject, **kwargs)
        self.fields["effect"].choices = RequestedEffect.choices  # type: ignore[attr-defined]
        if self.applies:
            del self.fields["effect"], self.fields["grounds"]
            self.fields["justification"].label = _("Application: why the project is to be excluded")

    def clean(self) -> dict[str, Any]:
        """The grounds carry what is asked for; the record knows its project and its applicant."""
        cleaned: dict[str, Any] = super().clean() or {}
        self.instance.project = self.subject
        if self.applies:
            self.instance.effect, self.instance.grounds = RequestedEffect.EXCLUDE, [Ground.APPLICATION]
            self.instance.applicant, self.instance.applied_on = (
                permissions.speaks_for(self.act.actor),
                self.act.on,
            )
        else:
            check_grounds(self, cleaned)
        return cleaned


class DraftRequestForm(ActionForm):
    """What the akimat asks for, on which grounds and why (ncip-34); also the edit of its draft."""

    effect = forms.ChoiceField(
        choices=RequestedEffect.choices, label=_("What is asked for"), widget=RadioCards
    )
    grounds = grounds_field()
    justification = forms.CharField(
        max_length=LONG_TEXT,
        label=_("Justification"),
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages=JUSTIFICATION,
    )

    def __init__(self, *args: Any, subject: Any = None, **kwargs: Any) -> None:
        """Begin with what the application says."""
        super().__init__(*args, subject=subject, **kwargs)
        for name in self.fields:
            self.fields[name].initial = getattr(subject, name)

    def clean(self) -> dict[str, Any]:
        """The grounds carry what is asked for."""
        cleaned: dict[str, Any] = super().clean() or {}
        check_grounds(self, cleaned)
        return cleaned


class EditRequestForm(SubjectForm):
    """The draft of the akimat, edited (ncip-34)."""

    grounds = grounds_field()

    class Meta:
        model = ExclusionRequest
        fields: ClassVar = ["effect", "grounds", "justification"]
        widgets: ClassVar = {"effect": RadioCards, "justification": forms.Textarea(attrs={"rows": 5})}
        error_messages: ClassVar = {"justification": JUSTIFICATION}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the three effects without an empty one."""
        super().__init__(*args, **kwargs)
        self.fields["effect"].choices = RequestedEffect.choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """The grounds carry what is asked for."""
        cleaned: dict[str, Any] = super().clean() or {}
        check_grounds(self, cleaned)
        return cleaned


class DecisionForm(ActionForm):
    """Why the authorised body decides so (ncip-35)."""

    reason = forms.CharField(
        max_length=LONG_TEXT,
        label=_("Reason of the decision"),
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Give the reason of the decision.")},
    )


class LeavePoolForm(ActionForm):
    """Why the portal records that a project left the national pool (ncip-36)."""

    why = forms.ChoiceField(choices=LeftPool.choices)
