"""The financing scheme: sources with their conditions and volumes (47(7))."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ncip.casework.forms import ActionForm
from projects.implementation.enums import ProjectState, SourceKind
from projects.implementation.forms.passport import reason_field
from projects.implementation.guards.passport import financing_gap

MOST_SOURCES = 8
SMALLEST = Decimal("0.01")
PARTS = ("kind", "terms", "amount")


class FinancingForm(ActionForm):
    """Up to eight sources; pages send `kind_1`, `terms_1`, `amount_1` and so on, partner systems a list
    `sources`.
    """

    def __init__(self, data: Any = None, *args: Any, **kwargs: Any) -> None:
        """Spread a list of sources over the numbered fields, and show the sources there are."""
        super().__init__(spread(data), *args, **kwargs)
        for number in range(1, MOST_SOURCES + 1):
            self._add(number)
        if self.subject is not None and self.subject.state != ProjectState.DRAFT:
            self.fields["reason"] = reason_field()
        if data is None and self.subject is not None:
            for source in self.subject.financing.all():
                for part in PARTS:
                    self.initial[f"{part}_{source.number}"] = getattr(source, part)

    def _add(self, number: int) -> None:
        self.fields[f"kind_{number}"] = forms.ChoiceField(
            choices=[("", "—"), *SourceKind.choices],
            required=False,
            label=_("Source %(number)s") % {"number": number},
        )
        self.fields[f"terms_{number}"] = forms.CharField(
            required=False, max_length=300, label=_("Conditions")
        )
        self.fields[f"amount_{number}"] = forms.DecimalField(
            required=False, max_digits=20, decimal_places=2, min_value=SMALLEST, label=_("Volume")
        )

    def clean(self) -> dict[str, Any]:
        """Each source has a kind and a volume; in a formed passport they add up to the cost."""
        cleaned: dict[str, Any] = super().clean() or {}
        sources = []
        for number in range(1, MOST_SOURCES + 1):
            kind, terms, amount = (cleaned.get(f"{part}_{number}") for part in PARTS)
            if kind and amount:
                sources.append({"kind": kind, "terms": terms or "", "amount": amount})
            elif kind or terms or amount:
                self._refuse(f"{'amount' if kind else 'kind'}_{number}")
        if not self.errors:
            self._check_sum(sources)
        return {"sources": sources, "reason": cleaned.get("reason", "")}

    def _refuse(self, field: str) -> None:
        if field not in self.errors:
            sentence = gettext("Give the kind of the source and its volume.")
            self.add_error(
                field, forms.ValidationError(sentence, code="required", params={"rule": "ncip-47-7"})
            )

    def _check_sum(self, sources: list[dict[str, Any]]) -> None:
        project = self.subject
        if project.state == ProjectState.DRAFT or project.cost is None:
            return
        gap = financing_gap(project.cost, sum((source["amount"] for source in sources), Decimal(0)))
        if gap:
            error = forms.ValidationError(str(gap.text), code=gap.code, params={"rule": "ncip-47-7"})
            self.add_error(None, error)


def spread(data: Any) -> Any:
    """A list `sources` as numbered fields; anything else as it is. Too many sources are refused by the last
    one.
    """
    if data is None or isinstance(data, MultiValueDict) or not isinstance(data.get("sources"), list):
        return data
    given = {key: value for key, value in data.items() if key != "sources"}
    for number, source in enumerate(data["sources"], 1):
        place = min(number, MOST_SOURCES)
        found = source if isinstance(source, dict) else {"amount": source}
        for part in PARTS:
            given[f"{part}_{place}"] = found.get(part) if number <= MOST_SOURCES else "too many"
    return given
