"""The receipts of an initiative's hand-offs: sent, accepted, named, for each akimat in turn."""

from datetime import date
from typing import Any

import pytest

from ncip.casework import door
from projects.attraction.models import HandOff, Initiative
from tests.projects.attraction.people import (
    akimat,
    assigned,
    embassy,
    initiative,
    moment,
    perform,
    received,
)
from tests.projects.attraction.test_initiative_way import SHYMKENT, authority, proposed, redirected

pytestmark = pytest.mark.django_db
# Monday, Tuesday, Wednesday.
SENT, TAKEN_UP, NAMED = date(2025, 3, 3), date(2025, 3, 4), date(2025, 3, 5)


def leg(found: Initiative, number: int = 1) -> HandOff:
    return found.hand_offs.get(number=number)


@pytest.mark.rule("ncip-41-b")
def test_passing_on_leaves_a_receipt_of_who_sent_and_when() -> None:
    found = leg(received(on=SENT))
    told = (found.leb, found.sent_from, found.sent_by, found.sent_at, found.accepted_at, found.named_at)
    sender = embassy()
    assert told == (akimat().organisation, sender.organisation, sender.user, moment(SENT), None, None)


def test_a_draft_has_no_receipt() -> None:
    assert not initiative().hand_offs.exists()


@pytest.mark.rule("ncip-42-a")
def test_the_akimat_confirms_the_receipt_and_the_state_stays() -> None:
    found = received(on=SENT)
    perform(found, "acknowledge", akimat(name="Clerk"), on=TAKEN_UP)
    receipt = leg(found)
    assert (found.state, receipt.accepted_at, receipt.accepted_by) == (
        "received",
        moment(TAKEN_UP),
        akimat(name="Clerk").user,
    )


@pytest.mark.rule("ncip-42-a")
def test_a_receipt_is_confirmed_once() -> None:
    found = received(on=SENT)
    perform(found, "acknowledge", akimat(), on=TAKEN_UP)
    with pytest.raises(door.GuardsRefuse):
        perform(found, "acknowledge", akimat(), on=NAMED)


@pytest.mark.rule("ncip-42-a")
def test_naming_the_official_confirms_the_receipt_as_well() -> None:
    found = received(on=SENT)
    perform(found, "assign", akimat(), {"official": str(akimat().user.public_id)}, on=NAMED)
    receipt = leg(found)
    assert (receipt.accepted_at, receipt.named_at, receipt.named_by, receipt.official) == (
        moment(NAMED),
        moment(NAMED),
        akimat().user,
        akimat().user,
    )


@pytest.mark.rule("ncip-42-a")
def test_an_earlier_confirmation_is_kept_when_the_official_is_named() -> None:
    found = received(on=SENT)
    perform(found, "acknowledge", akimat(name="Clerk"), on=TAKEN_UP)
    perform(found, "assign", akimat(), {"official": str(akimat().user.public_id)}, on=NAMED)
    assert leg(found).accepted_at == moment(TAKEN_UP)


@pytest.mark.rule("ncip-42-3")
def test_each_akimat_in_turn_has_its_receipt() -> None:
    found = redirected(on=date(2025, 3, 10))
    first, second = leg(found, 1), leg(found, 2)
    assert (first.leb, first.left_at) == (akimat().organisation, moment(date(2025, 3, 10)))
    assert (second.leb, second.sent_from, second.sent_by, second.named_at) == (
        akimat(SHYMKENT).organisation,
        akimat().organisation,
        authority().user,
        None,
    )


@pytest.mark.rule("ncip-42-3")
def test_a_refused_redirection_makes_no_receipt() -> None:
    found = proposed()
    perform(found, "refuse_redirect", authority(), {"reason": "Not agreed"})
    assert found.hand_offs.count() == 1


@pytest.mark.rule("ncip-41-b", "ncip-42-3")
@pytest.mark.parametrize(
    ("who", "seen"),
    [
        (embassy, 2),
        (akimat, 2),
        (lambda: akimat(SHYMKENT), 2),
        (authority, 2),
        (lambda: embassy("FR"), 0),
        (lambda: akimat("11"), 0),
    ],
)
def test_the_receipts_are_seen_by_all_who_see_the_initiative(who: Any, seen: int) -> None:
    redirected()
    assert HandOff.objects.visible_to(who()).count() == seen


def test_a_named_hand_off_tells_the_days_it_took() -> None:
    found = assigned()
    assert (leg(found).sent_on, leg(found).named_on) == (SENT, SENT)
