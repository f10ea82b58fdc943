"""What is asked of somebody who attaches a document or writes a message."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ncip.casework.forms import DocumentField
from ncip.casework.models.document import DocumentKind
from ncip.casework.models.message import MESSAGE_LENGTH
from ncip.casework.uploads import accepted_extensions


class PlainTextField(forms.CharField):
    """Text of several lines: browsers count a line break as one character, so it is one here too."""

    def to_python(self, value: Any) -> str:
        """The text with single line breaks and without spaces around it."""
        return str(super().to_python(value)).replace("\r\n", "\n")


def file_input() -> forms.FileInput:
    """A file field that offers only files of the kinds that are kept."""
    return forms.FileInput(attrs={"accept": accepted_extensions()})


class AttachForm(forms.Form):
    """A document and what it is (ncip-64-a)."""

    file = DocumentField(label=_("File"), widget=file_input())
    kind = forms.ChoiceField(
        label=_("Kind of document"), choices=DocumentKind.choices, initial=DocumentKind.OTHER
    )


class NewVersionForm(forms.Form):
    """The next version of a document: its kind stays."""

    file = DocumentField(label=_("File"), widget=file_input())


class MessageForm(forms.Form):
    """A message, with a file when there is one."""

    text = PlainTextField(
        label=_("Message"),
        max_length=MESSAGE_LENGTH,
        help_text=_("Everybody who sees this record reads it."),
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write something before you send.")},
    )
    file = DocumentField(label=_("File"), required=False, widget=file_input())
