"""A real Chromium against a real server; people sign in with their password, as at home."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from ncip.casework.actor import Actor
from tests.people import PASSWORD

CHROMIUM = "/usr/bin/chromium"
# The browser drives an event loop in the thread of the test, which Django would otherwise refuse.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all tests."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


class Visitor:
    """Somebody at his own browser; every complaint of the console is kept."""

    def __init__(self, browser: Browser, address: str, *, width: int = 1440, language: str = "ru") -> None:
        self.context = browser.new_context(viewport={"width": width, "height": 900}, locale=language)
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(20_000)
        self.address = address
        self.complaints: list[str] = []
        self.page.on("console", self._hear)

    def _hear(self, message: Any) -> None:
        if message.type == "error":
            self.complaints.append(message.text)

    def open(self, path: str) -> Page:
        """Go to a page of the portal."""
        self.page.goto(f"{self.address}{path}")
        return self.page

    def sign_in(self, actor: Actor) -> Visitor:
        """Sign in by e-mail and password."""
        assert actor.user is not None
        actor.user.set_password(PASSWORD)
        actor.user.save()
        self.open("/account/login/")
        self.page.fill("[name=login]", actor.user.email)
        self.page.fill("[name=password]", PASSWORD)
        self.page.click("main form button[type=submit]")
        self.page.wait_for_url("**/work/**")
        return self

    def fill(self, **fields: Any) -> None:
        """Enter values into the form of the page: text, a choice, a tick or a file."""
        for name, value in fields.items():
            field = self.page.locator(f"main form [name={name}]").first
            kind = field.evaluate("node => node.type || node.tagName")
            if kind.startswith("select"):
                field.select_option(str(value))
            elif value is True:
                field.check(force=True)
            elif kind in ("checkbox", "radio"):
                self.page.locator(f"main form [name={name}][value='{value}']").check(force=True)
            elif kind == "file":
                field.set_input_files(value)
            else:
                field.fill(str(value))

    def send(self) -> None:
        """Send the form of the page; a refusal fails the test with its words."""
        self.page.locator("main .form-actions button[type=submit]").last.click()
        self.page.wait_for_load_state()
        wrong = self.page.locator(".error-summary, .note-warn")
        assert wrong.count() == 0, wrong.first.inner_text()

    def does(self, label: str, name: str, **fields: Any) -> None:
        """Follow the button of an act on the page where one is, fill its form and send it."""
        self.page.locator(f"main a[href*='/{label}/'][href*='/{name}/']").first.click()
        self.page.wait_for_load_state()
        self.fill(**fields)
        self.send()

    def creates(self, label: str, **fields: Any) -> None:
        """Follow the button that creates something under this page, fill its form and send it."""
        self.page.locator(f"main a[href*='/new/{label}/']").first.click()
        self.page.wait_for_load_state()
        self.fill(**fields)
        self.send()


@pytest.fixture
def visit(chromium: Browser, live_server: Any) -> Iterator[Any]:
    """Open browsers of several people; all are closed at the end."""
    opened: list[Visitor] = []

    def open_one(**options: Any) -> Visitor:
        opened.append(Visitor(chromium, live_server.url, **options))
        return opened[-1]

    yield open_one
    for one in opened:
        one.context.close()
