"""The exchange between the levels in a browser: one road from office to office, and pages without fault."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from frontoffices.exchange.models import ExchangeRequest, InvestmentEvent, PresentationMaterial
from frontoffices.registry.enums import Kind
from tests import people
from tests.browser.test_pages import faults_of
from tests.frontoffices.exchange import office

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LISTS = ("analyses", "information", "issues", "promotion", "requests", "materials")
FORMS = ("information-material", "analysis", "systemic-issue")


def cards() -> list[str]:
    """One record of each kind at a step where somebody has to act."""
    shown = [
        office.on_approval(),
        office.registered(kind="document_help", addressee=people.the(Kind.NATIONAL_COMPANY)),
        office.material_on_approval(),
        office.current(),
        office.shared(),
        office.under_work(),
        office.promotion(),
    ]
    return [one.get_absolute_url() for one in shown]


@pytest.mark.parametrize(("width", "language"), [(1440, "ru"), (390, "kk")])
def test_the_pages_of_the_exchange_are_without_fault(
    visit: Any, settings: Any, tmp_path: Path, width: int, language: str
) -> None:
    settings.MEDIA_ROOT = tmp_path
    actor = people.national_company()
    actor.user.language = language  # type: ignore[union-attr]
    pages = [f"/exchange/{name}/" for name in LISTS] + cards() + [f"/new/{label}/" for label in FORMS]
    visitor = visit(width=width, language=language).sign_in(actor)
    assert "\n".join(fault for path in pages for fault in faults_of(visitor, path)) == ""


def test_an_event_a_request_and_a_material_go_from_office_to_office(
    visit: Any, settings: Any, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = tmp_path
    natco, authority = people.national_company(), people.authorised_body()
    mission, akimat = people.mission("DE"), people.akimat()
    day = timezone.localdate() + timedelta(days=30)
    centre = visit().sign_in(natco)
    event_with_consent(centre, visit().sign_in(authority), day)
    region = visit(width=390).sign_in(akimat)
    request_between_levels(visit().sign_in(mission), region)
    material_approved(region, centre, tmp_path)


def event_with_consent(centre: Any, ministry: Any, day: date) -> None:
    """The national company asks for consent to theme, date and place, the authorised body gives it (ncip-10-6)."""
    centre.open("/exchange/events/")
    facts = {"kind": "forum", "theme": "Форум", "scope": "international", "role": "organiser"}
    days = {"starts_on": f"{day:%d.%m.%Y}", "ends_on": f"{day:%d.%m.%Y}"}
    centre.creates("investment-event", **facts, **days, topic="general", country="KZ", place="Астана")
    event = InvestmentEvent.objects.get()
    centre.open(event.get_absolute_url())
    centre.does("investment-event", "submit")
    ministry.open(event.get_absolute_url())
    ministry.does("investment-event", "approve")
    event.refresh_from_db()
    assert event.state == "approved"


def request_between_levels(abroad: Any, region: Any) -> None:
    """A mission asks the akimat for a local partner and reads the answer (ncip-15-2)."""
    addressee = people.the(Kind.LOCAL_EXECUTIVE_BODY, region__iso="KZ-39")
    abroad.open("/exchange/requests/")
    asked = {"kind": "partner_search", "title": "Партнёр", "text": "Ищем литейное производство."}
    abroad.creates("exchange-request", addressee=str(addressee.public_id), **asked)
    request = ExchangeRequest.objects.get()
    region.open(request.get_absolute_url())
    region.does("exchange-request", "register", number="39-1")
    region.open(request.get_absolute_url())
    region.does("exchange-request", "answer", answer_text="Подходят два предприятия.")
    assert "Подходят два предприятия." in abroad.open(request.get_absolute_url()).content()


def material_approved(region: Any, centre: Any, folder: Path) -> None:
    """The akimat sends the material of its region for approval, the national company agrees (ncip-14-6)."""
    paper = folder / "region.txt"
    paper.write_text("Возможности региона", encoding="utf-8")
    region.open("/exchange/materials/")
    facts = {"about": "region", "title": "Костанай", "region": "KZ-39", "language": "ru"}
    region.creates("presentation-material", file=str(paper), **facts)
    material = PresentationMaterial.objects.get()
    region.open(material.get_absolute_url())
    region.does("presentation-material", "submit")
    centre.open(material.get_absolute_url())
    centre.does("presentation-material", "approve")
    material.refresh_from_db()
    assert material.state == "approved"
