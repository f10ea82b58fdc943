"""Language and theme: asked for in the address, remembered in a cookie, saved for the signed-in."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.utils import translation

from ncip.ui import preferences
from ncip.ui.middleware import LanguageMiddleware


def answer(request: HttpRequest) -> HttpResponse:
    return HttpResponse(translation.get_language())


def ask(path: str, user: object = None, **headers: str) -> HttpResponse:
    request = RequestFactory(headers=headers).get(path)
    request.user = user or AnonymousUser()
    return LanguageMiddleware(answer)(request)


@pytest.mark.parametrize(
    ("path", "headers", "language"),
    [
        ("/?lang=kk", {"accept-language": "ru"}, "kk"),
        ("/", {"accept-language": "en-GB,en;q=0.9"}, "en"),
        ("/", {"cookie": "django_language=kk", "accept-language": "en"}, "kk"),
        ("/?lang=de", {}, "ru"),
        ("/", {"accept-language": "zh"}, "ru"),
    ],
)
def test_language_is_asked_for_then_remembered_then_preferred(
    path: str, headers: dict[str, str], language: str
) -> None:
    response = ask(path, **headers)
    assert response.content.decode() == language
    assert response.headers["Content-Language"] == language


def test_choice_is_kept_in_cookies() -> None:
    response = ask("/?lang=kk&theme=dark")
    assert response.cookies["django_language"].value == "kk"
    assert response.cookies["theme"].value == "dark"
    assert response.cookies["theme"]["httponly"] is True


def test_unknown_theme_changes_nothing() -> None:
    assert "theme" not in ask("/?theme=pink").cookies


def test_choice_of_the_signed_in_reaches_the_account(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preferences, "_savers", [])
    saved: list[tuple[str, str]] = []
    preferences.on_change(lambda _request, name, value: saved.append((name, value)))

    class Official:
        is_authenticated = True

    ask("/?lang=kk&theme=light", Official())
    ask("/?lang=kk")
    assert saved == [("language", "kk"), ("theme", "light")]


def test_language_does_not_leak_into_the_next_request() -> None:
    with translation.override("ru"):
        ask("/?lang=kk")
    assert ask("/", **{"accept-language": "en"}).content == b"en"
