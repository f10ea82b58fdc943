"""The language of an API answer: what Accept-Language asks for, else the account's."""

from django.conf import settings
from django.http import HttpRequest
from django.utils import translation
from django.utils.translation.trans_real import parse_accept_lang_header

OFFERED = {code for code, _name in settings.LANGUAGES}


def asked_language(request: HttpRequest) -> str | None:
    """The first language of Accept-Language that the portal speaks."""
    header = request.headers.get("Accept-Language", "")
    for tag, _weight in parse_accept_lang_header(header):
        if (code := tag.split("-")[0]) in OFFERED:
            return code
    return None


def speak_asked_language(request: HttpRequest) -> None:
    """Answer in the language that the caller asks for."""
    if code := asked_language(request):
        translation.activate(code)
