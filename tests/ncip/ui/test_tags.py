"""The tags of the pages."""

from datetime import date

import pytest
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import translation

from ncip.law.rulebook import UnknownRule
from ncip.ui import icons


def draw(source: str, **context: object) -> str:
    with translation.override("en"):
        return Template("{% load ui %}" + source).render(Context(context))


def test_icon_is_silent_unless_it_is_labelled() -> None:
    assert 'aria-hidden="true"' in draw('{% icon "clock" %}')
    assert 'role="img" aria-label="Waiting"' in draw('{% icon "clock" label="Waiting" %}')


@pytest.mark.parametrize("name", ["clock", "scale", "alert-triangle", "check", "calendar"])
def test_icon_of_the_tags_is_in_the_sprite(name: str) -> None:
    assert name in icons.names()


@pytest.mark.rule("ncip-42-b")
def test_rule_leads_to_its_own_place_on_the_pages_of_the_law() -> None:
    html = draw('{% rule "ncip-42-b" %}')
    assert 'href="/law/ncip/#ncip-42-b"' in html
    assert "para 42" in html


@pytest.mark.rule("ncip-app1-formula")
def test_rule_of_an_annex_is_called_by_its_annex() -> None:
    assert "Annex 1" in draw('{% rule "ncip-app1-formula" %}')


def test_rule_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(UnknownRule):
        draw('{% rule "ncip-999" %}')


def test_query_string_changes_drops_and_starts_again() -> None:
    request = RequestFactory().get("/?pool=national&page=2&cursor=abc&lang=kk")
    assert draw('{% query_string pool="regional" page=None %}', request=request) == "?pool=regional"


def test_progress_has_words_and_stays_within_its_bounds() -> None:
    html = draw('{% progress 140 "Importing" %}')
    assert 'value="100" max="100"' in html
    assert "100%" in html


def test_clock_counts_days_left_and_names_the_last_day() -> None:
    html = draw("{% deadline_clock last on 40 2 %}", last=date(2026, 11, 24), on=date(2026, 11, 20))
    assert "<b>4</b>" in html
    assert "days left" in html
    assert "last day 24.11.2026" in html
    assert "2 working days" in html
