"""What is asked of somebody who attaches a document or writes a message."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from ncip.accounts.models import User
from ncip.casework.forms import DocumentField
from ncip.casework.models.document import DocumentKind
from ncip.casework.models.message import MESSAGE_LENGTH
from ncip.casework.uploads import accepted_extensions

FILES_AT_ONCE = 10
UNKNOWN_PERSON = _("There is no such person to notify. Take the mention out.")


class PlainTextField(forms.CharField):
    """Text of several lines: browsers count a line break as one character, so it is one here too."""

    def to_python(self, value: Any) -> str:
        """The text with single line breaks and without spaces around it."""
        return str(super().to_python(value)).replace("\r\n", "\n")


def file_input() -> forms.FileInput:
    """A file field that offers only files of the kinds that are kept."""
    return forms.FileInput(attrs={"accept": accepted_extensions()})


class PartField(forms.ChoiceField):
    """A stage or task for which the author answers; the domain, which knows all of them, tells of any other."""

    def __init__(self) -> None:
        """Hidden until there is something to choose."""
        super().__init__(label=_("Stage or task"), required=False, widget=forms.HiddenInput)

    def valid_value(self, value: Any) -> bool:
        """Everything: the refusal of a part says why (ncip-58-b)."""
        return True


class PartForm(forms.Form):
    """A form that asks for a part of the subject when it is given parts to choose from."""

    def __init__(self, *args: Any, parts: Sequence[tuple[str, Any]] = (), **kwargs: Any) -> None:
        """Offer the parts for which the reader answers (ncip-58-a, ncip-58-b)."""
        super().__init__(*args, **kwargs)
        if parts:
            self.fields["part"].widget = forms.Select()
            self.fields["part"].choices = parts  # type: ignore[attr-defined]


class AttachForm(PartForm):
    """A document and what it is (ncip-64-a)."""

    file = DocumentField(label=_("File"), widget=file_input())
    kind = forms.ChoiceField(
        label=_("Kind of document"), choices=DocumentKind.choices, initial=DocumentKind.OTHER
    )
    part = PartField()


class NewVersionForm(forms.Form):
    """The next version of a document: its kind stays."""

    file = DocumentField(label=_("File"), widget=file_input())


class FilesInput(forms.ClearableFileInput):
    """A field for several files at once, only of the kinds that are kept."""

    allow_multiple_selected = True
    template_name = "django/forms/widgets/file.html"

    def __init__(self) -> None:
        """Offer the kinds."""
        super().__init__(attrs={"accept": accepted_extensions()})


class DocumentsField(DocumentField):
    """Several files, each checked by itself."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> Any:
        """The checked files as a list; every refused file is named."""
        sent = [one for one in (data if isinstance(data, list) else [data]) if one]
        if len(sent) > FILES_AT_ONCE:
            raise forms.ValidationError(
                _("Attach at most %(limit)s files to one message."),
                code="too_many_files",
                params={"limit": FILES_AT_ONCE},
            )
        refused: list[forms.ValidationError] = []
        for upload in sent:
            try:
                super().clean(upload, initial)
            except forms.ValidationError as error:
                refused += [
                    forms.ValidationError(f"{upload.name}: {text}", error.code) for text in error.messages
                ]
        if refused:
            raise forms.ValidationError(refused)
        return sent


class PeopleField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """People by their public numbers."""

    def clean(self, value: Any) -> Any:
        """The people; what is no number of a person is refused in words."""
        try:
            [UUID(str(one)) for one in value or ()]
        except ValueError:
            raise forms.ValidationError(UNKNOWN_PERSON, code="invalid_choice") from None
        return super().clean(value)


class MessageForm(PartForm):
    """A message, with files and with people to notify besides the participants (ncip-43-c)."""

    text = PlainTextField(
        label=_("Message"),
        max_length=MESSAGE_LENGTH,
        help_text=_("Everybody who sees this record reads it. Type @ to notify somebody."),
        widget=forms.Textarea(attrs={"rows": 3, "data-mentions": "", "aria-autocomplete": "list"}),
        error_messages={"required": _("Write something before you send.")},
    )
    part = PartField()
    file = DocumentsField(label=_("Files"), required=False)
    mention = PeopleField(
        label=_("Notify also"),
        queryset=User.objects.filter(is_active=True),
        to_field_name="public_id",
        required=False,
        widget=forms.MultipleHiddenInput,
        error_messages={"invalid_choice": UNKNOWN_PERSON},
    )


class FindForm(forms.Form):
    """Words to look for in a conversation."""

    q = forms.CharField(label=_("Search in the conversation"), max_length=100, required=False)
