import pytest

from ncip.law.identifiers import BadIdentifier, check_bin, check_iin, control_digit


@pytest.mark.rule("ncip-47-2")
@pytest.mark.parametrize("number", ["971240001315", "020240000555", "940140000385", " 991340000801 "])
def test_a_number_with_a_right_control_digit_is_accepted(number):
    assert check_bin(number) == number.strip()


@pytest.mark.rule("ncip-47-2")
@pytest.mark.parametrize(
    ("number", "code"),
    [
        ("971240001314", "control_digit"),
        ("020240000556", "control_digit"),
        ("123456789012", "control_digit"),
        ("991340001600", "control_digit"),
        ("97124000131", "length"),
        ("9712400013155", "length"),
        ("97124000131X", "characters"),
        ("٩٧١٢٤٠٠٠١٣١٥", "characters"),
        ("97124000131²", "characters"),
        ("", "characters"),
    ],
)
def test_a_wrong_number_is_refused_with_its_reason(number, code):
    with pytest.raises(BadIdentifier) as refusal:
        check_bin(number)
    assert refusal.value.code == code


def test_an_iin_has_the_same_control_digit():
    assert check_iin("991340000801") == "991340000801"


def test_the_second_pass_is_used_when_the_first_gives_ten():
    assert control_digit("99134000080") == 1


def test_some_numbers_are_never_issued():
    assert control_digit("99134000160") is None
