"""The dated values of the law for its page: parameters and terms with the amendments laid over them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from django.utils.translation import gettext as _

from ncip.law import catalogue
from ncip.law.parameters import Dated, Parameter
from ncip.law.scales import Band, Scale
from ncip.law.terms import Term
from ncip.lawbook import labels
from ncip.lawbook.labels import Label
from ncip.reference.models import LegalValue
from ncip.ui.numbers import number as _number


@dataclass(frozen=True, slots=True)
class DatedRow:
    """A value as lines of text, with its first day and its act; `current` marks the one in force."""

    lines: tuple[str, ...]
    valid_from: date
    act: str
    current: bool


@dataclass(frozen=True, slots=True)
class ParameterRow:
    """A parameter of the law with all its dated values."""

    label: str
    rule: str
    unit: Label
    values: tuple[DatedRow, ...]


@dataclass(frozen=True, slots=True)
class TermRow:
    """A term of the law: who is bound, what starts and closes it, and its dated lengths."""

    label: str
    rule: str
    who: tuple[Label, ...]
    starts_on: Label
    closed_by: Label
    moves: bool
    values: tuple[DatedRow, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything on the page of parameters and terms."""

    parameters: tuple[ParameterRow, ...]
    terms: tuple[TermRow, ...]


def sheet(on: date) -> Sheet:
    """All parameters and terms as they stand on a day."""
    agreed, terms = _amendments(), catalogue.terms().values()
    lengths = {term.length.code for term in terms if term.length}
    listed = [found for code, found in catalogue.parameters().items() if code not in lengths]
    return Sheet(
        parameters=tuple(
            ParameterRow(
                _(found.label), found.rule, labels.UNITS[found.unit], _values(found, agreed, on, _lines)
            )
            for found in listed
        ),
        terms=tuple(_term_row(term, agreed, on) for term in terms),
    )


def _amendments() -> dict[str, list[LegalValue]]:
    """The agreed amendments by parameter (ncip-9-8), read at once."""
    agreed: dict[str, list[LegalValue]] = {}
    for row in LegalValue.objects.standing():
        agreed.setdefault(row.code, []).append(row)
    return agreed


def _term_row(term: Term, agreed: dict[str, list[LegalValue]], on: date) -> TermRow:
    return TermRow(
        label=_(term.label),
        rule=term.rule,
        who=tuple(labels.ACTORS[actor] for actor in term.who),
        starts_on=labels.EVENTS[term.starts_on],
        closed_by=labels.EVENTS[term.closed_by],
        moves=term.shift,
        values=_values(term.length, agreed, on, partial(_length, term)) if term.length else (),
    )


def _values(
    printed: Parameter[Any],
    agreed: dict[str, list[LegalValue]],
    on: date,
    lines: Callable[[Any], list[str]],
) -> tuple[DatedRow, ...]:
    """A parameter's dated values as text, agreed amendments laid over the printed ones."""
    rows = agreed.get(printed.code, [])
    found = printed.with_values(
        tuple(Dated(row.valid_from, printed.decode(row.value), row.act) for row in rows)
    )
    first = found.values[0].valid_from
    current = found.dated_on(max(on, first))
    return tuple(
        DatedRow(tuple(lines(dated.value)), dated.valid_from, dated.act, dated is current)
        for dated in found.values
    )


def _length(term: Term, number: int) -> list[str]:
    return [labels.duration(term.unit, number)]


def _lines(value: Any) -> list[str]:
    if isinstance(value, Scale):
        return [_band(band, value.right_closed) for band in value.bands()]
    if isinstance(value, Mapping):
        return [f"{labels.ROWS[key]}: {_number(number)}" for key, number in value.items()]
    return [_number(value)]


def _band(band: Band, right_closed: bool) -> str:
    bounds = {"low": _number(band.low), "high": _number(band.high), "points": _number(band.points)}
    if band.high is None:
        return (_("over %(low)s: %(points)s") if right_closed else _("from %(low)s: %(points)s")) % bounds
    if right_closed:
        return _("over %(low)s, up to and including %(high)s: %(points)s") % bounds
    return _("from %(low)s, below %(high)s: %(points)s") % bounds
