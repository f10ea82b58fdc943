"""The upload of a calendar invite."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ncip.ui.widgets import FileInput
from projects.attraction.invites import BadInvite, Invite, read_file

ENDINGS = (".ics", ".eml")


class InviteForm(forms.Form):
    """A calendar file, or a forwarded mail that carries one."""

    invite = forms.FileField(
        label=_("Calendar invite"),
        help_text=_("An .ics file, or the forwarded mail as an .eml file."),
        widget=FileInput(accept=",".join(ENDINGS)),
        allow_empty_file=True,
    )
    invites: list[Invite]

    def clean_invite(self) -> object:
        """The meetings of the file, or the reason why none can be read."""
        upload = self.cleaned_data["invite"]
        if not upload.name.lower().endswith(ENDINGS):
            raise forms.ValidationError(
                _("Choose a calendar file (.ics) or a mail (.eml)."), code="file_kind"
            )
        try:
            self.invites = read_file(upload.name, upload.read())
        except BadInvite as bad:
            raise forms.ValidationError(str(bad), code=bad.code) from bad
        return upload
