"""Numbers of persons and organisations: IIN and BIN, twelve digits with a control digit (47(2); reading D17).

Only length, characters and the control digit are refused: what the other digits mean is the business of the
state registers.
"""

from ncip.law.labels import N_

LENGTH = 12
WEIGHTS = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)
SECOND_WEIGHTS = (3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2)
MODULUS = 11

REASONS = {
    "characters": N_("The number consists of digits only."),
    "length": N_("The number has 12 digits."),
    "control_digit": N_("The control digit does not fit: check the number for a slip."),
}


class BadIdentifier(ValueError):
    """A number that cannot be a BIN or an IIN; `code` is characters, length or control_digit."""

    def __init__(self, code: str) -> None:
        super().__init__(REASONS[code])
        self.code = code


def control_digit(first_digits: str) -> int | None:
    """The control digit for the first eleven digits; None where no such number is ever issued."""
    for weights in (WEIGHTS, SECOND_WEIGHTS):
        digit = sum(weight * int(char) for weight, char in zip(weights, first_digits, strict=True)) % MODULUS
        if digit < 10:
            return digit
    return None


def check_bin(text: str) -> str:
    """ncip-47-2: the business identification number without spaces around; raises BadIdentifier."""
    return _checked(text)


def check_iin(text: str) -> str:
    """The individual identification number without spaces around; raises BadIdentifier."""
    return _checked(text)


def _checked(text: str) -> str:
    number = text.strip()
    if not (number.isascii() and number.isdigit()):
        raise BadIdentifier("characters")
    if len(number) != LENGTH:
        raise BadIdentifier("length")
    if control_digit(number[:-1]) != int(number[-1]):
        raise BadIdentifier("control_digit")
    return number
