"""The portal as a web server calls it, in this process, and people who are signed in."""

from collections.abc import Callable
from datetime import date
from importlib import import_module
from io import BytesIO
from typing import Any, Final
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.core.wsgi import get_wsgi_application

from frontoffices.registry.models import Organisation
from ncip.accounts.models import Membership, User

HOST: Final = "localhost"


class Server:
    """Answers requests through every layer of the portal."""

    def __init__(self) -> None:
        self.application: Callable[..., Any] = get_wsgi_application()

    def get(self, address: str, session: str) -> bytes:
        """The body of a page. Raises RuntimeError when the answer is not 200."""
        answered: list[str] = []
        answer = self.application(_environ(address, session), lambda status, *_rest: answered.append(status))
        try:
            body = b"".join(answer)
        finally:
            answer.close()
        if not answered[0].startswith("200"):
            message = f"{address} answered {answered[0]}"
            raise RuntimeError(message)
        return body


def _environ(address: str, session: str) -> dict[str, Any]:
    parts = urlsplit(address)
    return {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": parts.path,
        "QUERY_STRING": parts.query,
        "SERVER_NAME": HOST,
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": HOST,
        "HTTP_COOKIE": f"{settings.SESSION_COOKIE_NAME}={session}",
        "HTTP_ACCEPT_LANGUAGE": "ru",
        "wsgi.input": BytesIO(),
        "wsgi.url_scheme": "http",
    }


def signed_in(office: Organisation, role: str) -> str:
    """The session of a new person of an office."""
    user = User.objects.create(
        email=f"{office.pk}-{role}@example.test", family_name="Reader", given_name=role
    )
    Membership.objects.create(user=user, organisation=office, role=role, starts_on=date(2025, 1, 1))
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session["two_factors"] = True
    session.save()
    return str(session.session_key)
