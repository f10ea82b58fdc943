"""The check of a BIN or IIN typed by a person: what ncip.law refuses becomes a sentence beside the field."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ncip.law.identifiers import BadIdentifier, check_bin, check_iin

SENTENCES = {
    "characters": _("The number consists of digits only."),
    "length": _("The number has 12 digits."),
    "control_digit": _("The control digit does not fit: check the number for a slip."),
}


def validate_bin(text: str) -> None:
    """Refuses a BIN of the wrong length or with a wrong control digit (47(2); reading D17)."""
    try:
        check_bin(text)
    except BadIdentifier as error:
        raise ValidationError(SENTENCES[error.code], code=error.code, params={"rule": "ncip-47-2"}) from error


def validate_iin(text: str) -> None:
    """Refuses an IIN of the wrong length or with a wrong control digit."""
    try:
        check_iin(text)
    except BadIdentifier as error:
        raise ValidationError(SENTENCES[error.code], code=error.code) from error
