"""The header shows what is registered, to whom it is open, with the right entry active."""

from collections.abc import Iterator

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.test import RequestFactory

from ncip.ui import navigation
from ncip.ui.context import Portal
from ncip.ui.navigation import Item, Person, Place, Registry


@pytest.fixture(autouse=True)
def own_registry(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(navigation, "registry", Registry())
    yield


class Official:
    is_authenticated = True

    def get_full_name(self) -> str:
        return "Сәуле Ахметова"


def request(path: str = "/", user: object = None) -> HttpRequest:
    made = RequestFactory().get(path)
    made.user = user or Official()
    return made


def test_entries_come_in_order_with_their_badges() -> None:
    navigation.register(Item("Second", "style_guide", order=20, badge=lambda _request: 3))
    navigation.register(Item("First", "account_login", order=10))
    shown = navigation.links(request(), Place.MAIN)
    assert [(link.label, link.badge) for link in shown] == [("First", 0), ("Second", 3)]


def test_hidden_entry_is_left_out() -> None:
    navigation.register(Item("Hidden", "style_guide", visible=lambda _request: False))
    assert navigation.links(request(), Place.MAIN) == []


def test_entry_of_another_place_is_left_out() -> None:
    navigation.register(Item("Footer", "style_guide", (Place.FOOTER,)))
    assert navigation.links(request(), Place.MAIN) == []


def test_active_entry_is_the_longest_that_fits() -> None:
    navigation.register(Item("Guide", "style_guide"))
    shown = navigation.links(request("/styleguide/parts/"), Place.MAIN)
    assert [link.active for link in shown] == [True]


def test_address_that_does_not_exist_is_reported_and_not_shown() -> None:
    item = Item("Nowhere", "no_such_page")
    navigation.register(item)
    assert navigation.links(request(), Place.MAIN) == []
    assert navigation.broken_items() == [item]


def test_registering_again_replaces() -> None:
    navigation.register(Item("Old", "style_guide"))
    navigation.register(Item("New", "style_guide"))
    assert [link.label for link in navigation.links(request(), Place.MAIN)] == ["New"]


def test_visitor_has_neither_bell_nor_name() -> None:
    navigation.register_bell("style_guide", lambda _request: 5)
    visitor = request(user=AnonymousUser())
    assert (navigation.bell(visitor), navigation.person(visitor)) == (None, None)


def test_person_is_described_by_the_app_that_knows_him() -> None:
    assert navigation.person(request()) == Person("Сәуле Ахметова")
    navigation.register_person(lambda _request: Person("С. Ахметова", "Officer"))
    assert navigation.person(request()) == Person("С. Ахметова", "Officer")


def test_bell_counts_for_the_signed_in() -> None:
    navigation.register_bell("style_guide", lambda _request: 5)
    bell = navigation.bell(request())
    assert bell is not None
    assert bell.unread == 5


@pytest.mark.parametrize(("count", "front"), [(5, 5), (6, 6), (7, 5)])
def test_many_entries_leave_some_under_more(count: int, front: int) -> None:
    for number in range(count):
        navigation.register(Item(str(number), "style_guide", (Place.MAIN,) * (number + 1), order=number))
    portal = Portal(request())
    assert (len(portal.nav_front), len(portal.nav_front) + len(portal.nav_more)) == (front, count)
