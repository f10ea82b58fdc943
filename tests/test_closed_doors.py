"""The addresses of one record, guessed by people whose record it is not: its card, papers, conversation and REST.

Each kind of record is made once through the door; whoever must not see it gets the answer of a record that is not
there, on every address, so that not even its existence is told.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from frontoffices.registry.enums import Kind
from ncip.accounts.models import Membership
from ncip.casework.actions import declarations_of
from ncip.casework.actor import Actor
from ncip.casework.models import Message
from projects.attraction.models import Company
from tests import people
from tests.frontoffices.exchange import office as exchange
from tests.projects.aftercare import test_additional_agreement as additional
from tests.projects.attraction import people as module_1
from tests.projects.attraction import test_agreement as agreements
from tests.projects.attraction import test_consultation as consultations
from tests.projects.attraction import test_kyc as kyc
from tests.projects.attraction import test_memorandum as memoranda
from tests.projects.attraction import visiting
from tests.projects.implementation import changing, road
from tests.projects.implementation import test_exclusion as exclusions

pytestmark = [pytest.mark.django_db, pytest.mark.rule("ncip-24")]

YESTERDAY = date(2025, 1, 2)

# Records that the front offices keep for themselves: the investor whom they concern does not see them.
NOTES: dict[str, Callable[[], Any]] = {
    "meeting": lambda: module_1.meeting(module_1.company()),
    "visit": visiting.held,
    "row of a programme": lambda: visiting.item(visiting.approved()),
    "participant of a visit": lambda: visiting.participant(visiting.approved()),
    "KYC check": kyc.passed,
    "agreement": agreements.agreement,
    "consultation": consultations.consultation,
    "programme of a country": exchange.in_effect,
    "event": exchange.approved,
    "request of a level": exchange.registered,
    "niche": exchange.niche,
    "material": exchange.approved_material,
    "information material": exchange.current,
    "analysis": exchange.shared,
    "systemic issue": exchange.raised,
    "promotion": exchange.promotion,
}
# Records that the investor sees because they are his own as well.
SHARED: dict[str, Callable[[], Any]] = {
    "company": module_1.company,
    "contact": lambda: module_1.contact(module_1.company()),
    "initiative": module_1.assigned,
    "memorandum": memoranda.memorandum,
    "change of a roadmap": lambda: changing.sent(road.approved()),
    "request of exclusion": lambda: exclusions.sent(road.formed()),
    "additional agreement": lambda: additional.agreed(additional.contracted(road.formed())),
}
EVERY = NOTES | SHARED
# What every front office may see once it is settled.
COMMON = {
    "programme of a country",
    "event",
    "niche",
    "material",
    "information material",
    "analysis",
    "systemic issue",
    "promotion",
}


def company_of(subject: Any) -> Company | None:
    """The company that a record concerns."""
    if isinstance(subject, Company):
        return subject
    visit = getattr(subject, "visit", subject)
    companies = getattr(visit, "companies", None)
    return companies.first() if companies else getattr(subject, "company", None)


def investor_of(subject: Any) -> Actor:
    """The investor whom a record concerns; of records without one, any investor."""
    investor = people.member_of(road.an_organisation(Kind.INVESTOR, "Its investor"), name="investor")
    if company := company_of(subject):
        Company.objects.filter(pk=company.pk).update(organisation=investor.organisation)
    return investor


def strange_investor(subject: Any) -> Actor:
    return people.member_of(road.an_organisation(Kind.INVESTOR, "Another"), name="stranger")


def former_officer(subject: Any) -> Actor:
    """Somebody who left the authorised body, which sees every record."""
    actor = people.authorised_body()
    Membership.objects.filter(user=actor.user).update(ends_on=YESTERDAY)
    return actor


def nobody(subject: Any) -> Actor:
    return Actor.of(people.person("nobody"))


def another_akimat(subject: Any) -> Actor:
    return people.akimat("KZ-79")


def another_mission(subject: Any) -> Actor:
    return people.mission("CN")


def _form(page: str, label: str, key: Any, operation: Any) -> str:
    return reverse(page, args=[label, key, operation.name])


def addresses(subject: Any) -> list[str]:
    """Every page and resource that is reached by the number of a record."""
    declared = declarations_of(type(subject))
    label, key, resource = subject.label, subject.public_id, declared.resource
    named = [
        reverse(name, args=[label, key]) for name in ("documents", "conversation", "conversation_people")
    ]
    forms = [_form("perform", label, key, one) for one in declared.actions.values() if not one.hidden]
    edits = [_form("amend", label, key, one) for one in declared.amendments.values() if not one.hidden]
    rest = [reverse(f"api-{resource}-{part}", args=[key]) for part in ("detail", "messages")]
    card = subject.get_absolute_url().partition("#")[0]
    return [card, reverse("conversation_export", args=[label, key]), *named, *forms, *edits, *rest]


def answers(actor: Actor, subject: Any) -> dict[str, int]:
    """The addresses that answered something else than “not found”."""
    return {url: status for url, status in opened(actor, subject).items() if status != 404}


def opened(actor: Actor, subject: Any) -> dict[str, int]:
    client = Client()
    client.force_login(actor.user)  # type: ignore[arg-type]
    return {url: client.get(url).status_code for url in addresses(subject)}


def listed(actor: Actor, subject: Any) -> bool:
    """Whether the REST list tells of the record."""
    client = Client()
    client.force_login(actor.user)  # type: ignore[arg-type]
    url = reverse(f"api-{declarations_of(type(subject)).resource}-list")
    return str(subject.public_id).encode() in client.get(url).content


@pytest.mark.parametrize("kind", EVERY)
@pytest.mark.parametrize("who", [strange_investor, former_officer, nobody])
def test_who_has_no_part_in_a_record_finds_it_nowhere(kind: str, who: Callable[[Any], Actor]) -> None:
    subject = EVERY[kind]()
    actor = who(subject)
    assert (answers(actor, subject), listed(actor, subject)) == ({}, False)


@pytest.mark.parametrize("kind", NOTES)
def test_an_investor_finds_no_notes_of_the_front_offices_about_him(kind: str) -> None:
    subject = NOTES[kind]()
    actor = investor_of(subject)
    assert (answers(actor, subject), listed(actor, subject)) == ({}, False)


@pytest.mark.parametrize("kind", sorted(set(EVERY) - COMMON))
@pytest.mark.parametrize("who", [another_akimat, another_mission])
def test_another_region_and_another_country_find_no_record(kind: str, who: Callable[[Any], Actor]) -> None:
    subject = EVERY[kind]()
    actor = who(subject)
    assert (answers(actor, subject), listed(actor, subject)) == ({}, False)


@pytest.mark.parametrize("kind", EVERY)
def test_every_address_leads_an_administrator_to_the_record(kind: str) -> None:
    subject = EVERY[kind]()
    actor = people.administrator()
    assert (set(opened(actor, subject).values()), listed(actor, subject)) == ({200}, True)


@pytest.mark.parametrize("kind", EVERY)
@pytest.mark.parametrize("who", [strange_investor, former_officer, another_mission])
def test_a_stranger_writes_no_message_and_adds_no_file(kind: str, who: Callable[[Any], Actor]) -> None:
    """What every front office may see is left out for the mission of another country."""
    if kind in COMMON and who is another_mission:
        kind = "meeting"
    subject = EVERY[kind]()
    client = Client()
    client.force_login(who(subject).user)  # type: ignore[arg-type]
    url = reverse("conversation", args=[subject.label, subject.public_id])
    rest = reverse(f"api-{declarations_of(type(subject)).resource}-messages", args=[subject.public_id])
    sent = [
        client.post(url, {"text": "Hello"}),
        client.post(rest, {"text": "Hello"}, headers={"Idempotency-Key": "k-1"}),
    ]
    assert ([answer.status_code for answer in sent], Message.objects.count()) == ([404, 404], 0)
