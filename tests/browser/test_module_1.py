"""Module 1 in browsers: a meeting noted on a phone, an initiative from akimat to akimat, receipts for its sender."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import timezone

from projects.attraction.models import Company, Initiative
from tests import people
from tests.projects.attraction.people import received

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE = 390
TITLE = "Солнечная электростанция"


def quick_meeting(mission: Any, name: str, **more: Any) -> None:
    """Record a meeting from a phone: the name is typed, the company chosen, the rest filled in."""
    page = mission.open("/meetings/new/")
    page.locator("#id_name").press_sequentially(name, delay=20)
    page.locator("#id_company_new").wait_for()
    today = timezone.localdate().strftime("%d.%m.%Y")
    choice = more.pop("company")
    page.locator(choice).check(force=True)
    mission.fill(held_on=today, place="Берлин", subject_of_interest=TITLE, **more)


@pytest.mark.rule("ncip-40-3", "ncip-40-4", "ncip-41-b", "ncip-42-a", "ncip-42-2", "ncip-42-3", "ncip-43-c")
def test_the_first_sender_sees_every_receipt_of_his_initiative(visit: Any) -> None:
    abroad, kostanay = people.mission("DE"), people.akimat()
    shymkent, authority = people.akimat("KZ-79"), people.authorised_body()

    # The embassy at a phone: a meeting with a new company; its name typed otherwise warns of the card.
    mission = visit(width=PHONE).sign_in(abroad)
    new = {"company": "#id_company_new", "country": "DE", "size": "large", "oked": "35"}
    person = {"family_name": "Schmidt", "given_name": "Anna", "email": "anna@rhein.example"}
    quick_meeting(mission, "Rhein Solar GmbH", **new, **person)
    mission.send()
    company = Company.objects.get()
    mission.open("/meetings/new/").locator("#id_name").press_sequentially("Rein Solar", delay=20)
    mission.page.locator("#found").get_by_text("Rhein Solar GmbH").wait_for()
    quick_meeting(mission, "Rein Solar", company="#id_company_1")
    mission.send()
    assert (Company.objects.count(), company.meetings.count()) == (1, 2)

    # The initiative, passed on to Kostanay.
    mission.open(company.get_absolute_url())
    meeting = company.meetings.order_by("id")[0]
    mission.creates("initiative", title=TITLE, summary="50 МВт", meetings=meeting.public_id)
    card = Initiative.objects.get().get_absolute_url()
    mission.open(card)
    mission.does("initiative", "pass_on", leb=kostanay.organisation.public_id)

    # Kostanay confirms the receipt by one click, names its official, extends, and proposes Shymkent.
    first = visit().sign_in(kostanay)
    first.page.get_by_role("link", name=TITLE).first.wait_for()
    first.open(card)
    first.page.locator("#receipts button").click()
    first.page.wait_for_load_state()
    first.open(card)
    first.does("initiative", "assign", official=kostanay.user.public_id)
    first.does("initiative", "extend", days="30", reason="Инвестор уточняет площадку")
    first.does(
        "initiative",
        "propose_redirect",
        to=shymkent.organisation.public_id,
        arrangement="Согласовано с заместителем акима",
    )

    # The authorised body finds it in its work and consents; Shymkent takes it up.
    body = visit().sign_in(authority)
    body.page.locator("main").get_by_text(TITLE).first.wait_for()
    body.open(card)
    body.does("initiative", "consent_redirect")
    second = visit().sign_in(shymkent)
    second.open(card)
    second.does("initiative", "assign", official=shymkent.user.public_id)

    # Both talk without a reload: the page of the akimat is open while the embassy writes.
    second.open(card)
    mission.open(f"{card}#conversation")
    mission.fill(text="Инвестор приедет в мае")
    mission.page.locator("#message_send").click()
    second.page.get_by_text("Инвестор приедет в мае").wait_for()
    second.fill(text="Площадка готова")
    second.page.locator("#message_send").click()
    mission.page.get_by_text("Площадка готова").wait_for()

    # The first sender sees who sent, accepted and named, for each akimat in turn, and finds it on the board.
    page = mission.open(card)
    done = page.locator("#receipts .tl-done")
    told = page.locator("#receipts").inner_text()
    assert done.count() == 6
    assert [str(one.user.short_name) in told for one in (abroad, kostanay, shymkent)] == [True] * 3
    mission.open("/work/").locator("#held-title").wait_for()
    mission.open("/pipeline/").get_by_role("link", name=TITLE).first.wait_for()
    assert [one.complaints for one in (mission, first, body, second)] == [[], [], [], []]


@pytest.mark.rule("ncip-42-a")
def test_the_board_is_used_by_keyboard_alone(visit: Any) -> None:
    received()
    akimat = visit(width=PHONE).sign_in(people.akimat())
    page = akimat.open("/pipeline/")
    page.locator(".pillar-card a.btn").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/do/initiative/**/assign/")
    assert akimat.complaints == []
