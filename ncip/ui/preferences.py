"""Language and theme: chosen by a link (`?lang=kk`, `?theme=dark`), kept in a cookie and in the account."""

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

THEME_COOKIE = "theme"
THEMES = ("auto", "light", "dark")
YEAR_SECONDS = 365 * 24 * 60 * 60

Saver = Callable[[HttpRequest, str, str], None]
_savers: list[Saver] = []


@dataclass(frozen=True)
class Language:
    """A language of the portal: its code, its three letters in the header and its own name."""

    code: str
    short: str
    name: str


LANGUAGES = (
    Language("kk", "ҚАЗ", "Қазақша"),
    Language("ru", "РУС", "Русский"),
    Language("en", "ENG", "English"),
)


def on_change(save: Saver) -> None:
    """Register `save(request, name, value)`, called when a signed-in person chooses a language or a theme."""
    if save not in _savers:
        _savers.append(save)


def asked_language(request: HttpRequest) -> str:
    """The language that the address asks for with `?lang=`, or an empty string."""
    code = request.GET.get("lang", "")
    return code if any(language.code == code for language in LANGUAGES) else ""


def asked_theme(request: HttpRequest) -> str:
    """The theme that the address asks for with `?theme=`, or an empty string."""
    theme = request.GET.get("theme", "")
    return theme if theme in THEMES else ""


def theme_of(request: HttpRequest) -> str:
    """The theme of this request: asked for, or remembered, or `auto` (as the device is set)."""
    remembered = request.COOKIES.get(THEME_COOKIE, "")
    return asked_theme(request) or (remembered if remembered in THEMES else "auto")


def remember(request: HttpRequest, response: HttpResponseBase) -> None:
    """Keep what the address asks for: in cookies, and through the registered savers in the account."""
    chosen = {"language": asked_language(request), "theme": asked_theme(request)}
    set_cookies(response, **chosen)
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return
    for name, value in chosen.items():
        for save in _savers if value else ():
            save(request, name, value)


def set_cookies(response: HttpResponseBase, *, language: str = "", theme: str = "") -> None:
    """Set the cookies of language and theme, e.g. from the account at sign-in; empty changes nothing."""
    for name, value in ((settings.LANGUAGE_COOKIE_NAME, language), (THEME_COOKIE, theme)):
        if value:
            response.set_cookie(
                name,
                value,
                max_age=YEAR_SECONDS,
                samesite="Lax",
                httponly=True,
                secure=settings.SESSION_COOKIE_SECURE,
            )
