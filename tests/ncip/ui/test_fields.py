"""Days and amounts are read as people write them; forms say what is wrong above the input."""

from datetime import date
from decimal import Decimal

import pytest
from django import forms
from django.utils import translation

from ncip.ui.fields import DayField, MoneyField
from ncip.ui.widgets import CountedTextarea, RadioCards, SearchSelect


class Sample(forms.Form):
    cost = MoneyField(label="Cost", currency="KZT")
    start = DayField(label="Start", required=False, help_text="As in the contract")
    pool = forms.ChoiceField(label="Pool", choices=[("n", "National"), ("r", "Regional")], widget=RadioCards)
    note = forms.CharField(widget=CountedTextarea(limit=40), required=False)
    country = forms.CharField(widget=SearchSelect(("Қазақстан",)), required=False)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("48 600 000,50", "48600000.50"),
        ("48\xa0600\xa0000,50", "48600000.50"),
        ("48,600,000.50", "48600000.50"),
        ("48600000.5", "48600000.5"),
        ("12,5", "12.5"),
        ("1,234,567", "1234567"),
        ("-3", "-3"),
    ],
)
def test_amount_is_read_with_spaces_comma_or_point(text: str, amount: str) -> None:
    assert MoneyField().clean(text) == Decimal(amount)


@pytest.mark.parametrize("text", ["abc", "1.2.3", "NaN", "Infinity", "1e", "1" * 21])
def test_what_is_not_an_amount_is_refused(text: str) -> None:
    with pytest.raises(forms.ValidationError):
        MoneyField().clean(text)


@pytest.mark.parametrize("text", ["20.11.2026", "20.11.26", "2026-11-20"])
def test_day_is_read_in_both_notations(text: str) -> None:
    assert DayField().clean(text) == date(2026, 11, 20)


@pytest.mark.parametrize("text", ["31.02.2026", "11/20/2026", "tomorrow"])
def test_what_is_not_a_day_is_refused(text: str) -> None:
    with translation.override("en"), pytest.raises(forms.ValidationError, match=r"dd\.mm\.yyyy"):
        DayField().clean(text)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_stored_values_come_back_as_they_are_typed(language: str) -> None:
    with translation.override(language):
        form = Sample(initial={"start": date(2026, 11, 20), "cost": Decimal("48600000.50")})
        assert 'value="20.11.2026"' in str(form["start"])
        shown = form["cost"].field.widget.format_value(Decimal("48600000.50"))
        assert MoneyField().clean(shown) == Decimal("48600000.50")


def test_error_stands_above_the_input_and_is_bound_to_it() -> None:
    with translation.override("en"):
        html = Sample({"cost": "abc", "pool": "n"})["cost"].as_field_group()
    assert html.index('id="id_cost_error"') < html.index('<input type="text"')
    assert 'aria-invalid="true"' in html
    assert 'aria-describedby="id_cost_error"' in html


def test_optional_field_says_so_in_words() -> None:
    with translation.override("en"):
        assert "(optional)" in Sample()["start"].as_field_group()
        assert "(optional)" not in Sample()["cost"].as_field_group()


def test_summary_leads_to_each_wrong_field() -> None:
    with translation.override("en"):
        html = Sample({"cost": "abc", "pool": "x"}).render()
    assert html.count('<a href="#id_cost">') == 1
    assert html.count('<a href="#id_pool_field">') == 1
    assert 'role="alert"' in html


def test_good_form_has_no_summary() -> None:
    assert "error-summary" not in Sample({"cost": "1", "pool": "n"}).render()


def test_no_control_has_an_inline_style_or_script() -> None:
    html = Sample({"cost": "abc"}).render()
    assert "style=" not in html
    assert "onclick" not in html


def test_suggestions_are_a_list_bound_to_the_field() -> None:
    html = str(Sample()["country"])
    assert 'list="id_country_list"' in html
    assert '<option value="Қазақстан">' in html
