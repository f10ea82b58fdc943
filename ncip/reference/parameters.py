"""Parameters of the law with the amendments to which the authorised body agreed (9-8, 22) laid over them."""

from typing import TypeVar

from ncip.law.parameters import Dated, Parameter
from ncip.reference.models import LegalValue

T = TypeVar("T")


def parameter(printed: Parameter[T]) -> Parameter[T]:
    """The parameter as it stands: printed values and agreed amendments (ncip-9-8). Use `.on(day)` of it."""
    rows = LegalValue.objects.standing().filter(code=printed.code)
    amendments = tuple(Dated(row.valid_from, printed.decode(row.value), row.act) for row in rows)
    return printed.with_values(amendments) if amendments else printed
