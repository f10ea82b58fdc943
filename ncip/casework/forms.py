"""The forms of the door: one form serves the page, the REST API and the import, so its sentences stand once."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from ncip.casework.act import Act
from ncip.casework.reasons import Reason
from ncip.casework.uploads import check_upload


class DoorForm:
    """What every form of the door knows: the subject it is about and the act it belongs to."""

    subject: Any
    act: Act
    # Fields with personal data: the journal keeps keyed hashes of them, never the values.
    personal: tuple[str, ...] = ()

    def reasons(self) -> list[Reason]:
        """Every error as a reason with its field, code and rule."""
        found: list[Reason] = []
        for name, errors in self.errors.as_data().items():  # type: ignore[attr-defined]
            for error in errors:
                rule = (error.params or {}).get("rule") if getattr(error, "params", None) else None
                for message in error.messages:
                    found.append(
                        Reason(error.code or "invalid", message, None if name == "__all__" else name, rule)
                    )
        return found


class ActionForm(DoorForm, forms.Form):
    """The parameters of an action; the cleaned data become the keyword arguments of its body."""

    def __init__(self, *args: Any, subject: Any = None, act: Act, **kwargs: Any) -> None:
        """Take the subject and the act, then the data."""
        self.subject = subject
        self.act = act
        super().__init__(*args, **kwargs)


class SubjectForm(DoorForm, forms.ModelForm):  # type: ignore[type-arg]
    """The fields of a creation or an amendment; `subject` is the parent of a creation."""

    def __init__(self, *args: Any, subject: Any = None, act: Act, **kwargs: Any) -> None:
        """Take the parent and the act, then the data."""
        self.subject = subject
        self.act = act
        super().__init__(*args, **kwargs)


class DocumentField(forms.FileField):
    """A file that is checked here and becomes a document of the subject in the transaction of the act."""

    def clean(self, data: Any, initial: Any = None) -> Any:
        """Refuse what is not allowed: size, kind and structure."""
        upload = super().clean(data, initial)
        if isinstance(upload, UploadedFile):
            check_upload(upload)
        return upload
