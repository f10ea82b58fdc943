"""Everything in the law that has a value with a start day: parameters, and the lengths of terms."""

from typing import Any

from ncip.law.parameters import PARAMETERS, Parameter
from ncip.law.rulebook import UnknownRule
from ncip.law.terms import TERMS, Term


def parameters() -> dict[str, Parameter[Any]]:
    """All parameters by code, the lengths of terms among them."""
    lengths = [term.length for term in TERMS if term.length]
    return {parameter.code: parameter for parameter in (*PARAMETERS, *lengths)}


def terms() -> dict[str, Term]:
    """All terms by code."""
    return {term.code: term for term in TERMS}


def parameter(code: str) -> Parameter[Any]:
    """One parameter by its code; raises UnknownRule."""
    found = parameters().get(code)
    if found is None:
        raise UnknownRule(f"The law has no parameter {code!r}.")
    return found


def term(code: str) -> Term:
    """One term by its code; raises UnknownRule."""
    found = terms().get(code)
    if found is None:
        raise UnknownRule(f"The law has no term {code!r}.")
    return found
