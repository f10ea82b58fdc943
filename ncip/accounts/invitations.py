"""The letter by which a new person chooses his password: the way of a forgotten one."""

from allauth.account.forms import ResetPasswordForm
from django.http import HttpRequest

from ncip.accounts.models import User


def send_invitation(request: HttpRequest, user: User) -> None:
    """Sends the person a link, valid for a limited time, under which he chooses his password."""
    form = ResetPasswordForm(data={"email": user.email})
    if form.is_valid():
        form.save(request)
