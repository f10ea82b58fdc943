"""Keyset paging: every row once, one query a page, foreign cursors refused."""

import pytest
from django.contrib.auth.models import Group
from django.core import signing
from django.http import QueryDict

from ncip.ui.paging import SALT, BadCursor, KeysetPage

pytestmark = pytest.mark.django_db
ORDER = ("-name", "id")


@pytest.fixture
def groups() -> list[str]:
    names = [f"g{number:02}" for number in range(7)]
    Group.objects.bulk_create(Group(name=name) for name in names)
    return names[::-1]


def page(cursor: str = "", limit: int = 3) -> KeysetPage:
    return KeysetPage(Group.objects.filter(name__startswith="g"), order=ORDER, cursor=cursor, limit=limit)


def test_pages_forward_give_every_row_once(groups: list[str]) -> None:
    first = page()
    second = page(first.next_cursor)
    third = page(second.next_cursor)
    assert [row.name for part in (first, second, third) for row in part.rows] == groups
    assert (first.has_previous, first.has_next, third.has_next) == (False, True, False)


def test_way_back_gives_the_same_pages(groups: list[str]) -> None:
    second = page(page().next_cursor)
    third = page(second.next_cursor)
    assert [row.name for row in page(third.previous_cursor).rows] == groups[3:6]
    first_again = page(page(third.previous_cursor).previous_cursor)
    assert [row.name for row in first_again.rows] == groups[:3]
    assert (first_again.has_previous, first_again.has_next) == (False, True)


def test_page_takes_one_query(groups: list[str], django_assert_num_queries: object) -> None:
    with django_assert_num_queries(1):  # type: ignore[operator]
        shown = page()
        assert len(shown.rows) == 3
        assert shown.next_url.startswith("?cursor=")


def test_page_without_rows_has_neither_way() -> None:
    empty = page()
    assert (empty.rows, empty.has_next, empty.has_previous, empty.next_cursor) == ([], False, False, "")


def test_links_keep_the_filters_and_drop_the_language(groups: list[str]) -> None:
    shown = KeysetPage(
        Group.objects.all(), order=ORDER, limit=1, params=QueryDict("pool=n&lang=kk&cursor=old")
    )
    query = QueryDict(shown.next_url[1:])
    assert (query["pool"], query["cursor"], "lang" in query) == ("n", shown.next_cursor, False)


@pytest.mark.parametrize(
    "cursor",
    ["x", "' OR 1=1", signing.dumps(["a"], salt=SALT), signing.dumps(["a", "name", ["x"]], salt="other")],
    ids=["a letter", "an injection", "too few parts", "another salt"],
)
def test_damaged_cursor_is_refused(cursor: str) -> None:
    with pytest.raises(BadCursor):
        page(cursor)


def test_cursor_of_another_order_is_refused(groups: list[str]) -> None:
    other = KeysetPage(Group.objects.all(), order=("name", "id"), limit=2).next_cursor
    with pytest.raises(BadCursor):
        page(other)
