"""What the header and the footer lead to: each app registers its entries once, in `AppConfig.ready()`.

The kit knows no app above it, so the bell, the search box and the name of the person are registered too.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

Predicate = Callable[[HttpRequest], bool]
Counter = Callable[[HttpRequest], int]


class Place(Enum):
    """Where an entry stands."""

    MAIN = "main"  # the header of a signed-in person
    PUBLIC = "public"  # the header of a visitor
    ACCOUNT = "account"  # the menu under the person's initials
    FOOTER = "footer"


@dataclass(frozen=True)
class Item:
    """One entry. `label` is a lazy translation; `order` sorts entries of one place, smaller first."""

    label: Any
    url_name: str
    places: tuple[Place, ...] = (Place.MAIN,)
    order: int = 100
    icon: str = ""
    visible: Predicate | None = None
    badge: Counter | None = None


@dataclass(frozen=True)
class Link:
    """An entry made ready for one request."""

    label: Any
    url: str
    icon: str
    active: bool
    badge: int


@dataclass(frozen=True)
class Person:
    """How the header names who is signed in: the name, and in which role he acts now."""

    name: str
    role: str = ""


@dataclass(frozen=True)
class Bell:
    """The number of unread notices and the page that lists them."""

    url: str
    unread: int


class Registry:
    """Everything that apps have registered; one instance lives in this module."""

    def __init__(self) -> None:
        self.items: list[Item] = []
        self.bell: tuple[str, Counter] | None = None
        self.search: tuple[str, Predicate | None] | None = None
        self.person: Callable[[HttpRequest], Person] | None = None


registry = Registry()


def register(item: Item) -> None:
    """Add an entry; registering the same address for the same places again replaces the first."""
    registry.items = [
        old for old in registry.items if (old.url_name, old.places) != (item.url_name, item.places)
    ]
    registry.items.append(item)


def register_bell(url_name: str, unread: Counter) -> None:
    """Name the page of notices and the function that counts unread ones of the request's person."""
    registry.bell = (url_name, unread)


def register_search(url_name: str, visible: Predicate | None = None) -> None:
    """Name the page that answers `?q=` of the search box in the header."""
    registry.search = (url_name, visible)


def register_person(describe: Callable[[HttpRequest], Person]) -> None:
    """Name the function that tells how the header calls the signed-in person."""
    registry.person = describe


def links(request: HttpRequest, place: Place) -> list[Link]:
    """The entries of `place` that this request may see, in order; the longest matching address is active."""
    shown = [
        item
        for item in registry.items
        if place in item.places and (item.visible is None or item.visible(request))
    ]
    ready = [link for item in sorted(shown, key=lambda item: item.order) if (link := _link(item, request))]
    return _mark_active(ready, request.path)


def bell(request: HttpRequest) -> Bell | None:
    """The bell of a signed-in person; None when no app has registered one."""
    if registry.bell is None or not signed_in(request):
        return None
    url_name, unread = registry.bell
    url = _address(url_name)
    return Bell(url, unread(request)) if url else None


def search_url(request: HttpRequest) -> str:
    """The address of the search page, or an empty string where there is none for this person."""
    if registry.search is None:
        return ""
    url_name, visible = registry.search
    return _address(url_name) if visible is None or visible(request) else ""


def person(request: HttpRequest) -> Person | None:
    """The signed-in person as the header names him; None for a visitor."""
    if not signed_in(request):
        return None
    if registry.person is not None:
        return registry.person(request)
    user: Any = getattr(request, "user", None)
    return Person(name=user.get_full_name() or user.get_username())


def signed_in(request: HttpRequest) -> bool:
    """Whether somebody is signed in; false also where the request was refused before the session was read."""
    user = getattr(request, "user", None)
    return bool(user is not None and user.is_authenticated)


def broken_items() -> list[Item]:
    """Entries whose address does not exist: reported by the system check, left out of the header."""
    return [item for item in registry.items if not _address(item.url_name)]


def _link(item: Item, request: HttpRequest) -> Link | None:
    url = _address(item.url_name)
    if not url:
        return None
    badge = item.badge(request) if item.badge is not None else 0
    return Link(label=item.label, url=url, icon=item.icon, active=False, badge=badge)


def _mark_active(ready: Iterable[Link], path: str) -> list[Link]:
    entries = list(ready)
    matching = [
        link.url for link in entries if path == link.url or (link.url != "/" and path.startswith(link.url))
    ]
    best = max(matching, key=len, default="")
    return [replace(link, active=bool(best) and link.url == best) for link in entries]


def _address(url_name: str) -> str:
    try:
        return reverse(url_name)
    except NoReverseMatch:
        return ""
