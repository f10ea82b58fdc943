"""Numbers and money are written as the reader's language writes them."""

from decimal import Decimal

import pytest
from django.utils import translation

from ncip.ui.numbers import file_size, money, money_text, number, percent


@pytest.mark.parametrize(
    ("language", "text"), [("kk", "1\xa0234\xa0567,89"), ("ru", "1\xa0234\xa0567,89"), ("en", "1,234,567.89")]
)
def test_digits_are_grouped(language: str, text: str) -> None:
    with translation.override(language):
        assert number(Decimal("1234567.89")) == text


@pytest.mark.parametrize(
    ("language", "amount", "text"),
    [
        ("ru", 999_999, "999\xa0999\xa0₸"),
        ("ru", 1_000_000, "1\xa0млн\xa0₸"),
        ("ru", 48_600_000_000, "48,6\xa0млрд\xa0₸"),
        ("kk", 43_100_000_000_000, "43,1\xa0трлн\xa0₸"),
        ("en", 48_600_000_000, "KZT\xa048.6\xa0bn"),
        ("ru", -2_000_000, "-2\xa0млн\xa0₸"),
    ],
)
def test_short_form_takes_the_largest_unit_reached(language: str, amount: int, text: str) -> None:
    with translation.override(language):
        assert money_text(Decimal(amount)) == text


def test_full_form_keeps_every_digit() -> None:
    with translation.override("ru"):
        assert money_text(Decimal("1234567.50"), "USD", full=True) == "1\xa0234\xa0567,50\xa0$"


def test_markup_carries_the_exact_amount_unlocalised() -> None:
    with translation.override("ru"):
        assert 'value="48600000000.50"' in money(Decimal("48600000000.50"))


def test_nothing_is_a_dash() -> None:
    assert (number(None), percent(None), money_text(None), money(None)) == ("—", "—", "—", "—")


@pytest.mark.parametrize(("size", "text"), [(1, "1\xa0КБ"), (319_488, "312\xa0КБ"), (1_468_006, "1,4\xa0МБ")])
def test_file_size_is_in_kilobytes_or_megabytes(size: int, text: str) -> None:
    with translation.override("ru"):
        assert file_size(size) == text
