"""The context processor behind `base.html`: all that the frame of a page shows, counted only when shown."""

from datetime import date
from functools import cached_property
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import get_language

from ncip.ui import navigation, preferences
from ncip.ui.navigation import Bell, Link, Person, Place

# So many entries fit beside the search box in the longest of the three languages.
NAV_FRONT = 5


class Portal:
    """The frame of one page; each part is computed when the template first asks for it."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    @cached_property
    def nav(self) -> list[Link]:
        place = Place.MAIN if navigation.signed_in(self.request) else Place.PUBLIC
        return navigation.links(self.request, place)

    @property
    def nav_front(self) -> list[Link]:
        """The entries that stand in the header itself: all, or the first ones when there are many."""
        return self.nav if len(self.nav) <= NAV_FRONT + 1 else self.nav[:NAV_FRONT]

    @property
    def nav_more(self) -> list[Link]:
        """The entries under «More»."""
        return self.nav[len(self.nav_front) :]

    @cached_property
    def account_nav(self) -> list[Link]:
        return navigation.links(self.request, Place.ACCOUNT)

    @cached_property
    def footer_nav(self) -> list[Link]:
        return navigation.links(self.request, Place.FOOTER)

    @cached_property
    def bell(self) -> Bell | None:
        return navigation.bell(self.request)

    @cached_property
    def search_url(self) -> str:
        return navigation.search_url(self.request)

    @cached_property
    def person(self) -> Person | None:
        return navigation.person(self.request)

    @cached_property
    def today(self) -> date:
        return timezone.localdate()

    @cached_property
    def languages(self) -> list[dict[str, Any]]:
        current = get_language()
        return [
            {
                "code": one.code,
                "short": one.short,
                "name": one.name,
                "url": self._with(lang=one.code),
                "current": one.code == current,
            }
            for one in preferences.LANGUAGES
        ]

    @cached_property
    def theme(self) -> str:
        return preferences.theme_of(self.request)

    @cached_property
    def themes(self) -> list[dict[str, Any]]:
        return [
            {"code": one, "url": self._with(theme=one), "current": one == self.theme}
            for one in preferences.THEMES
        ]

    def _with(self, **changes: str) -> str:
        """The address of this page with `changes`; after a POST only its path is kept."""
        query = (
            self.request.GET.copy()
            if self.request.method in ("GET", "HEAD")
            else self.request.GET.__class__(mutable=True)
        )
        for name in ("lang", "theme"):
            query.pop(name, None)
        for name, value in changes.items():
            query[name] = value
        return f"{self.request.path}?{query.urlencode()}"


def portal(request: HttpRequest) -> dict[str, Any]:
    """Give templates `portal` (see `Portal`), and for short `nav` is `portal.nav`."""
    frame = Portal(request)
    return {"portal": frame, "nav": lambda: frame.nav}
