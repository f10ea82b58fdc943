"""Deadline badges say in words what the colour says (paragraph 55, reading D19)."""

from datetime import date, timedelta

import pytest
from django.utils import translation

from ncip.ui.badges import avatar, deadline_badge, deadline_tone, deadline_words, initials

FRIDAY = date(2026, 11, 20)


@pytest.mark.rule("ncip-55-red", "ncip-55-yellow", "ncip-55-green")
@pytest.mark.parametrize(
    ("days", "tone"), [(-1, "red"), (0, "amber"), (9, "amber"), (10, "amber"), (11, "green")]
)
def test_tone_changes_the_day_after_the_last_day_and_above_ten_days(days: int, tone: str) -> None:
    assert deadline_tone(FRIDAY + timedelta(days=days), FRIDAY) == tone


@pytest.mark.parametrize(
    ("language", "days", "words"),
    [
        ("ru", -1, "Просрочено на 1 день"),
        ("ru", -8, "Просрочено на 8 дней"),
        ("ru", 2, "Осталось 2 дня"),
        ("ru", 0, "Срок сегодня"),
        ("kk", -8, "8 күн кешікті"),
        ("kk", 6, "6 күн қалды"),
        ("en", -1, "Overdue by 1 day"),
        ("en", 6, "6 days left"),
    ],
)
def test_words_are_declined_in_each_language(language: str, days: int, words: str) -> None:
    with translation.override(language):
        assert deadline_words(FRIDAY + timedelta(days=days), FRIDAY) == words


@pytest.mark.parametrize(
    ("completed", "words"),
    [
        (FRIDAY, "Done on time"),
        (FRIDAY + timedelta(days=7), "Done, +7 days"),
        (FRIDAY - timedelta(days=1), "Done on time"),
    ],
)
def test_completed_deadline_has_no_colour(completed: date, words: str) -> None:
    with translation.override("en"):
        badge = deadline_badge(FRIDAY, FRIDAY + timedelta(days=30), completed)
    assert f"<span>{words}</span>" in badge
    assert 'class="done"' in badge


def test_work_not_begun_is_neutral_only_while_there_is_time() -> None:
    with translation.override("en"):
        later = deadline_badge(FRIDAY + timedelta(days=30), FRIDAY, started=False)
        late = deadline_badge(FRIDAY - timedelta(days=1), FRIDAY, started=False)
    assert "Not started" in later
    assert "Overdue by 1 day" in late


def test_initials_are_of_the_first_two_words() -> None:
    assert initials("сәуле Ахметова Болатқызы") == "СА"


def test_name_is_escaped_in_the_avatar() -> None:
    assert "&lt;" in avatar("<b")
