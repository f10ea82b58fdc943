"""Additional agreements to investment contracts and what rests on them (54, 62; D24, D33)."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse

from ncip.casework import door
from ncip.casework.models import Deadline
from ncip.casework.tick import tick
from ncip.journal.enums import Channel
from ncip.journal.models import Event
from projects.aftercare.models import AftercareRecord
from projects.implementation.models import AdditionalAgreement, InvestmentContract, Project
from tests.people import akimat, authorised_body, national_chamber, national_company
from tests.projects.implementation.road import act, at, awaiting, formed, investor_of, rate, refusals
from tests.projects.implementation.test_pages import browser_of, queries_of

pytestmark = pytest.mark.django_db
SIGNED = date(2025, 7, 10)
ENTERED = date(2025, 7, 11)
ENDS = date(2025, 12, 31)
LATER = date(2026, 6, 30)
TAKEN = "An agreement with this number is already entered for the contract."
SMALL = "100000000.00"  # far below 150,000 indices


def contracted(project: Project, ends_on: date = ENDS, number: str = "К-1") -> InvestmentContract:
    given = {"number": number, "signed_on": "2020-01-06", "ends_on": str(ends_on)}
    rate(ENTERED)
    act(project, "add_contract", authorised_body(), ENTERED, **given)
    return InvestmentContract.objects.get(number=number, project=project)


def agreed(
    contract: InvestmentContract, actor: Any = None, *, on: date = ENTERED, **fields: Any
) -> AdditionalAgreement:
    given = {
        "number": "1",
        "signed_on": str(SIGNED),
        "changes": "The last day",
        "ends_on": str(LATER),
    } | fields
    made = door.create(
        AdditionalAgreement,
        given,
        actor or authorised_body(),
        at=at(on),
        channel=Channel.DEMO,
        parent=contract,
    ).subject
    contract.refresh_from_db()
    return made


def pool_after(day: date, project: Project) -> str:
    tick(at(day, 12), sweeps=[])
    project.refresh_from_db()
    return project.pool


@pytest.mark.rule("ncip-54", "ncip-62-a")
def test_the_amended_day_applies_and_the_journal_keeps_both():
    contract = contracted(formed())
    agreement = agreed(contract)
    event = Event.objects.get(subject_id=contract.public_id, action="move_end")
    assert (contract.ends_on, agreement.ended_on) == (LATER, ENDS)
    assert (event.before["ends_on"], event.after["ends_on"]) == (str(ENDS), str(LATER))


@pytest.mark.rule("ncip-54", "ncip-36-b")
@pytest.mark.parametrize("new_end", [LATER, date(2025, 9, 30)])
def test_the_project_leaves_the_pool_with_the_amended_day_earlier_or_later(new_end):
    project = formed(cost=SMALL)
    agreed(contracted(project), ends_on=str(new_end))
    assert pool_after(new_end, project) == "national"
    assert pool_after(new_end + timedelta(days=1), project) == ""
    assert Deadline.objects.filter(term="pool_contract", status="running").count() == 0


@pytest.mark.rule("ncip-54", "ncip-61-b")
def test_support_that_rests_on_the_contract_follows_it():
    project = awaiting()
    contract = contracted(project)
    act(project, "validate", national_chamber(), date(2025, 7, 14), comment="")
    agreed(contract, on=date(2025, 7, 15))
    record = AftercareRecord.objects.get()
    running = Deadline.objects.get(subject_id=record.public_id, term="aftercare_contract", status="running")
    assert (record.ends_on, running.last_day) == (LATER, LATER)


@pytest.mark.rule("ncip-54")
def test_an_agreement_without_a_new_day_leaves_the_terms_alone():
    contract = contracted(formed())
    agreed(contract, ends_on="", changes="The amount of investments")
    assert contract.ends_on == ENDS
    assert Deadline.objects.get(subject_id=contract.public_id).status == "running"


@pytest.mark.rule("ncip-54")
def test_two_agreements_do_not_share_a_number():
    contract = contracted(formed())
    agreed(contract)
    assert refusals(agreed, contract) == [("invalid", "number")]


def twice(contract: InvestmentContract) -> dict[str, str]:
    """The parameters of an agreement whose number is taken."""
    agreed(contract)
    return {
        "parent": str(contract.public_id),
        "number": "1",
        "signed_on": str(SIGNED),
        "changes": "The last day",
    }


@pytest.mark.rule("ncip-54")
def test_a_second_agreement_with_one_number_is_refused_on_the_page_and_what_was_typed_stays(monkeypatch):
    given = twice(contracted(formed()))
    monkeypatch.setattr("django.utils.timezone.now", lambda: at(ENTERED))
    client = browser_of(authorised_body(), "en")
    url = f"{reverse('create', args=['additional-agreement'])}?parent={given['parent']}"
    answer = client.post(url, given)
    found = answer.content.decode()
    assert (answer.status_code, TAKEN in found, ">The last day</textarea>" in found.replace("\n", "")) == (
        400,
        True,
        True,
    )


@pytest.mark.rule("ncip-54")
def test_a_second_agreement_with_one_number_is_refused_in_the_api_with_field_and_rule(monkeypatch):
    given = twice(contracted(formed()))
    monkeypatch.setattr("django.utils.timezone.now", lambda: at(ENTERED))
    client = browser_of(authorised_body(), "en")
    url = reverse("api-additional-agreements-list")
    answer = client.post(url, given, content_type="application/json")
    [reason] = answer.json()["reasons"]
    assert (answer.status_code, reason["text"], reason["field"], reason["rule"]) == (
        400,
        TAKEN,
        "number",
        "ncip-54",
    )


@pytest.mark.rule("ncip-54")
@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"signed_on": "2025-07-12"}, [("invalid", "signed_on")]),
        ({"signed_on": "2025-07-11"}, []),
        ({"signed_on": "2020-01-05"}, [("invalid", "signed_on")]),
        ({"signed_on": "2020-01-06"}, []),
        ({"ends_on": "2025-07-09"}, [("invalid", "ends_on")]),
        ({"ends_on": "2025-07-10"}, []),
        ({"changes": " "}, [("required", "changes")]),
    ],
)
def test_the_days_of_an_agreement_are_possible(fields, found):
    assert refusals(agreed, contracted(formed()), **fields) == found


@pytest.mark.rule("ncip-54")
def test_in_module_3_the_contract_does_not_end_before_the_transition():
    project = awaiting()
    contract = contracted(project)
    act(project, "validate", national_chamber(), date(2025, 7, 14), comment="")
    assert refusals(agreed, contract, on=date(2025, 7, 15), ends_on="2025-07-13") == [("invalid", "ends_on")]
    assert agreed(contract, on=date(2025, 7, 15), ends_on="2025-07-14").ends_on == date(2025, 7, 14)


@pytest.mark.rule("ncip-54")
@pytest.mark.parametrize("who", [akimat, national_company, national_chamber])
def test_only_the_authorised_body_enters_an_agreement(who):
    contract = contracted(formed())
    with pytest.raises(door.WrongRole):
        agreed(contract, who())


@pytest.mark.rule("ncip-54")
def test_the_investor_reads_the_agreement_and_does_not_enter_it():
    project = formed()
    contract = contracted(project)
    agreement = agreed(contract)
    investor = investor_of(project)
    assert list(AdditionalAgreement.objects.visible_to(investor)) == [agreement]
    with pytest.raises(door.WrongRole):
        agreed(contract, investor, number="2")


def test_the_passport_and_the_list_cost_the_same_for_one_agreement_and_for_three():
    project = formed()
    contract = contracted(project)
    agreed(contract)
    client = browser_of(authorised_body())
    urls = [
        reverse("project_tab", args=[project.code, "passport"]),
        reverse("api-additional-agreements-list"),
    ]
    counted = [queries_of(client, url) for url in urls]
    for number in ("2", "3"):
        agreed(contract, number=number, ends_on="")
    assert [queries_of(client, url) for url in urls] == counted
