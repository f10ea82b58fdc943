"""Days and moments in the three languages."""

from datetime import UTC, date, datetime

import pytest
from django.utils import formats, translation

from ncip.ui.dates import day_tag, long_day, long_moment, long_month, moment_tag, short_day, short_month

FRIDAY = date(2026, 11, 20)
MOMENT = datetime(2026, 11, 20, 9, 5, tzinfo=UTC)  # 14:05 in Almaty


@pytest.mark.parametrize(
    ("language", "day", "moment", "month"),
    [
        ("kk", "2026 ж. 20 қараша", "2026 ж. 20 қараша, 14:05", "2026 ж. қараша"),
        ("ru", "20 ноября 2026 г.", "20 ноября 2026 г., 14:05", "ноябрь 2026 г."),
        ("en", "20 November 2026", "20 November 2026, 14:05", "November 2026"),
    ],
)
def test_long_forms(language: str, day: str, moment: str, month: str) -> None:
    with translation.override(language):
        assert (long_day(FRIDAY), long_moment(MOMENT), long_month(FRIDAY)) == (day, moment, month)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_short_day_and_first_day_of_the_week_are_the_same_in_all_languages(language: str) -> None:
    with translation.override(language):
        assert formats.date_format(FRIDAY, "SHORT_DATE_FORMAT") == short_day(FRIDAY) == "20.11.2026"
        assert formats.get_format("FIRST_DAY_OF_WEEK") == 1


def test_moment_is_shown_on_the_clock_of_almaty() -> None:
    assert moment_tag(MOMENT) == '<time datetime="2026-11-20T14:05+05:00">20.11.2026 14:05</time>'


def test_day_of_a_moment_is_its_local_day() -> None:
    late = datetime(2026, 11, 19, 20, 0, tzinfo=UTC)  # after midnight in Almaty
    assert day_tag(late) == '<time datetime="2026-11-20">20.11.2026</time>'


def test_nothing_is_a_dash() -> None:
    assert (short_day(None), long_day(None), day_tag(None), moment_tag(None)) == ("—", "—", "—", "—")


def test_months_in_short() -> None:
    with translation.override("kk"):
        assert [short_month(month) for month in (1, 6, 12)] == ["қаң", "мау", "жел"]
