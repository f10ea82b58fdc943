"""Two people talk live: each sees the other's words without loading the page again (ncip-43-c)."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from playwright.sync_api import expect

from ncip.casework import conversation
from ncip.casework.models import Message, Notice
from ncip.journal.enums import Channel
from projects.implementation.models import Project
from tests import people
from tests.ncip.casework.papers import upload
from tests.projects.implementation import road

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.rule("ncip-43-c"),
]
SOON = 15_000  # a page asks every five seconds


@pytest.fixture
def talk(visit: Any) -> tuple[Any, Any, Project]:
    """An official of the akimat and one of the national company, both at the conversation of a project."""
    project = Project.objects.get(pk=road.drafted().project_id)
    akimat, company = people.akimat(), people.national_company()
    for actor, name in ((akimat, "Ахметова"), (company, "Жұмабаев")):
        assert actor.user is not None
        actor.user.family_name = name
        actor.user.save()
    here, there = visit().sign_in(akimat), visit(width=390).sign_in(company)
    for visitor in (here, there):
        visitor.open(f"{project.get_absolute_url()}conversation/")
    return here, there, project


def message_of(visitor: Any, text: str) -> Any:
    return visitor.page.locator("#conversation-list > li", has_text=text)


def write(visitor: Any, text: str) -> None:
    visitor.page.fill("#message_text", text)
    visitor.page.click("#message_send")
    expect(message_of(visitor, text)).to_have_count(1)


def test_words_of_one_appear_at_the_other_without_loading_the_page(talk: tuple[Any, Any, Project]) -> None:
    here, there, _project = talk
    there.page.evaluate("window.stays = true")
    there.page.fill("#message_text", "Половина ответа")
    write(here, "Участок согласован.")
    expect(message_of(there, "Участок согласован.")).to_have_count(1, timeout=SOON)
    assert there.page.evaluate("window.stays") is True
    assert there.page.input_value("#message_text") == "Половина ответа"
    write(there, "Спасибо, готовим договор.")
    expect(message_of(here, "Спасибо, готовим договор.")).to_have_count(1, timeout=SOON)
    write(here, "Ждём.")
    expect(message_of(there, "Ждём.")).to_have_count(1, timeout=SOON)
    assert [here.page.locator("#conversation-list > li").count(), message_of(there, "Ждём.").count()] == [
        3,
        1,
    ]
    assert here.complaints + there.complaints == []


def test_a_mention_is_chosen_with_the_keyboard_and_notifies(talk: tuple[Any, Any, Project]) -> None:
    here, there, _project = talk
    field = here.page.locator("#message_text")
    field.click()
    field.press_sequentially("Посмотрите, @Жұм")
    expect(here.page.locator(".offer [role=option]")).to_have_count(1)
    found = Axe().run(here.page).response["violations"]
    assert [f"{one['id']}: {one['nodes'][0]['html'][:160]}" for one in found] == []
    field.press("Enter")
    expect(field).to_have_value("Посмотрите, @Жұмабаев T. ")
    here.page.get_by_role("button", name="Уведомить также").click()
    expect(here.page.locator("[name=mention]:checked")).to_have_count(1)
    here.page.click("#message_send")
    expect(message_of(here, "Уведомлены: Жұмабаев T.")).to_have_count(1)
    expect(message_of(there, "Посмотрите")).to_have_count(1, timeout=SOON)
    mentioned = Message.objects.get().mentioned.get()
    assert Notice.objects.in_portal(mentioned).filter(title__contains="упоминает вас").count() == 1


def test_a_hidden_page_does_not_ask(talk: tuple[Any, Any, Project]) -> None:
    here, there, _project = talk
    there.page.evaluate(
        "Object.defineProperty(document, 'hidden', {configurable: true, get: () => window.away ?? false})"
    )
    asked: list[str] = []
    there.page.on("request", lambda request: asked.append(request.url) if "/news/" in request.url else None)
    there.page.evaluate("window.away = true")
    write(here, "Вы на месте?")
    there.page.wait_for_timeout(7_000)
    assert (asked, message_of(there, "Вы на месте?").count()) == ([], 0)
    there.page.evaluate("window.away = false; document.dispatchEvent(new Event('visibilitychange'))")
    expect(message_of(there, "Вы на месте?")).to_have_count(1, timeout=4_000)


def test_the_conversation_works_without_javascript(
    chromium: Any, live_server: Any, talk: Any, tmp_path: Any
) -> None:
    here, _there, project = talk
    plain = chromium.new_context(
        java_script_enabled=False, locale="ru", storage_state=here.context.storage_state()
    )
    page = plain.new_page()
    page.goto(f"{live_server.url}{project.get_absolute_url()}conversation/")
    page.fill("#message_text", "Без сценариев")
    page.get_by_role("button", name="Уведомить также").click()
    assert page.input_value("#message_text") == "Без сценариев"
    page.click("#message_send")
    page.wait_for_load_state()
    assert page.locator("#conversation-list > li", has_text="Без сценариев").count() == 1
    page.fill("[name=q]", "СЦЕНАРИЕВ")
    page.locator(".talk-search button").click()
    assert page.locator("#conversation-list > li").count() == 1
    plain.close()


def test_several_files_are_sent_and_printed(talk: Any, settings: Any, tmp_path: Any) -> None:
    here, _there, project = talk
    settings.MEDIA_ROOT = tmp_path
    paths = []
    for name in ("План.pdf", "Смета.pdf"):
        (tmp_path / name).write_bytes(upload().read())
        paths.append(str(tmp_path / name))
    here.page.get_by_text("Приложить файлы").click()
    here.page.set_input_files("#message_file", paths)
    write(here, "Два файла")
    assert message_of(here, "Два файла").locator(".file").count() == 2
    answer = here.page.request.get(f"{here.address}/conversation/project/{project.public_id}/export/")
    assert (answer.status, answer.headers["content-type"]) == (200, "application/pdf")


def test_what_is_unread_is_counted_for_each_person(talk: Any) -> None:
    here, there, project = talk
    write(here, "Первое")
    expect(message_of(there, "Первое")).to_have_count(1, timeout=SOON)
    there.open("/work/")
    author = Message.objects.get().author
    actor = people.Actor.of(author, on=timezone.localdate())
    conversation.post(project, "Второе", actor, at=timezone.now(), channel=Channel.WEB)
    there.open("/work/")
    expect(there.page.locator("main")).to_contain_text("Непрочитанная переписка")
    there.page.get_by_role("link", name=str(project)).first.click()
