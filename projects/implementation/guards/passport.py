"""The passport (46, 47): which fields a stage needs, and what stands against forming it.

One table says which fields are needed at which stage; it answers both "what is still missing" and the
refusal.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from django.utils.formats import date_format, number_format
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from frontoffices.registry.enums import Kind
from ncip.casework.actions import guard
from ncip.casework.reasons import Reason
from projects.implementation.enums import Pool, ProjectState
from projects.implementation.technology import technology_of
from projects.implementation.valuation import ValueMissing, pool_at, valuation

if TYPE_CHECKING:
    from datetime import date

    from django.utils.functional import _StrPromise

    from ncip.casework.act import Act

_day = lazy(date_format, str)
_amount = lazy(number_format, str)


def _filled(name: str) -> Callable[[Any], bool]:
    return lambda project: bool(getattr(project, name))


@dataclass(frozen=True)
class Needed:
    """A passport field that a stage needs: the paragraph, what to do when it is missing, how to see that it
    is there.
    """

    field: str
    rule: str
    text: _StrPromise
    present: Callable[[Any], bool]

    def reason(self) -> Reason:
        """Why the passport is not complete."""
        return Reason("missing", self.text, self.field, self.rule)


def _contact_known(project: Any) -> bool:
    return project.contact is not None and project.contact.erased_on is None


def _described(project: Any) -> bool:
    return bool(project.description and project.goals and project.expected_results)


REQUIRED: Final[Mapping[str, tuple[Needed, ...]]] = MappingProxyType(
    {
        ProjectState.FORMED.value: (
            Needed("company", "ncip-47-1", _("Name the investor company."), _filled("company_id")),
            Needed("oked", "ncip-47-3", _("Choose the industry of the project."), _filled("oked_id")),
            Needed(
                "hs_code", "ncip-47-4", _("Enter the commodity position of the project."), _filled("hs_code")
            ),
            Needed("region", "ncip-47-5", _("Choose the region of the project."), _filled("region_id")),
            Needed("cost", "ncip-47-6", _("Enter the approximate cost of the project."), _filled("cost")),
            Needed(
                "financing",
                "ncip-47-7",
                _("Add the sources of financing with their conditions and volumes."),
                lambda project: project.financing.exists(),
            ),
            Needed("contact", "ncip-47-8", _("Choose the contact person of the investor."), _contact_known),
            Needed("responsible", "ncip-47-8", _("Name the responsible person."), _filled("responsible_id")),
            Needed(
                "description",
                "ncip-47-9",
                _("Describe the project with its goals and expected results."),
                _described,
            ),
            Needed(
                "registered_on",
                "ncip-47-10",
                _("Enter the day on which the company was registered in Kazakhstan."),
                _filled("registered_on"),
            ),
        ),
    }
)


def missing(project: Any, stage: str = ProjectState.FORMED.value) -> list[Reason]:
    """ncip-46, ncip-47: what a passport still lacks for a stage; the answer is empty when it is complete."""
    return [needed.reason() for needed in REQUIRED[stage] if not needed.present(project)]


@guard(rule="ncip-46")
def passport_is_complete(project: Any, act: Act) -> list[Reason]:
    """ncip-47-1 .. ncip-47-10: all mandatory fields are filled; the BIN is optional (D17)."""
    return missing(project)


def financing_gap(cost: Decimal, amounts: Decimal) -> Reason | None:
    """ncip-47-7: the sources must add up to the cost; otherwise the refusal says by how much they do not."""
    if amounts < cost:
        text = _("The sources of financing are %(gap)s less than the cost. Add what is missing.")
    elif amounts > cost:
        text = _("The sources of financing are %(gap)s more than the cost. Correct the amounts.")
    else:
        return None
    return Reason("financing_gap", text % {"gap": _amount(abs(cost - amounts))}, "financing", "ncip-47-7")


@guard(rule="ncip-47-7")
def financing_adds_up(project: Any, act: Act) -> Reason | None:
    """ncip-47-7: the volumes of the sources together are the cost."""
    if project.cost is None or not project.financing.exists():
        return None
    return financing_gap(project.cost, project.financing_total)


@guard(rule="ncip-47-10")
def registration_is_not_ahead(project: Any, act: Act) -> Reason | None:
    """ncip-47-10: the company is already registered in Kazakhstan (D17)."""
    return registration_ahead(project.registered_on, act.on)


def registration_ahead(registered_on: date | None, on: date) -> Reason | None:
    """ncip-47-10: a registration in the future is refused."""
    if registered_on is None or registered_on <= on:
        return None
    text = _("The company cannot have been registered in the future: %(day)s.") % {"day": _day(registered_on)}
    return Reason("registered_in_future", text, "registered_on", "ncip-47-10")


@guard(rule="ncip-28")
def cost_can_be_valued(project: Any, act: Act) -> list[Reason]:
    """ncip-28: the monthly calculation index of the year and the rates of the day are known (D03, D05)."""
    return valuation_reasons(project.cost, project.currency, act.on)


def valuation_reasons(cost: Decimal | None, currency: str, on: date) -> list[Reason]:
    """Why a cost cannot be compared with the thresholds on a day; empty when it can."""
    if cost is None:
        return []
    try:
        valuation(cost, currency, on)
    except ValueMissing as missed:
        return [Reason(missed.code, missed.text, "cost", missed.rule)]
    return []


@guard(rule="ncip-app1-tech")
def technology_can_be_scored(project: Any, act: Act) -> list[Reason]:
    """ncip-30, ncip-app1-tech: a project of the national pool needs the list of priority goods to be scored
    (D10).
    """
    if project.cost is None or not project.hs_code:
        return []
    if valuation_reasons(project.cost, project.currency, act.on) or not will_be_national(project, act.on):
        return []
    return scoring_reasons(project, act.on)


def will_be_national(project: Any, on: date) -> bool:
    """ncip-28: whether a passport formed on a day would enter the national pool."""
    value = valuation(project.cost, project.currency, on)
    pool = pool_at(value.cost_kzt, value.mci_value, has_contract=project.has_contract(on), on=on)
    return pool == Pool.NATIONAL


def scoring_reasons(project: Any, on: date) -> list[Reason]:
    """Why a project cannot be scored on a day; empty when it can."""
    if project.oked is None:
        return []
    try:
        technology_of(project, on)
    except ValueMissing as missed:
        return [Reason(missed.code, missed.text, "hs_code", missed.rule)]
    return []


@guard(rule="ncip-28", needs_params=True)
def changed_cost_can_be_valued(project: Any, act: Act, params: dict[str, Any]) -> list[Reason]:
    """ncip-28: a formed passport takes a new cost only when it can be valued on the day of the change
    (D03).
    """
    if project.state == ProjectState.DRAFT:
        return []
    found = valuation_reasons(project.cost, project.currency, act.on) if project.cost_was_changed else []
    return found or (scoring_reasons(project, act.on) if project.is_national else [])


@guard(rule="ncip-46", needs_params=True)
def formed_passport_stays_complete(project: Any, act: Act, params: dict[str, Any]) -> list[Reason]:
    """ncip-47: an edit of a formed passport leaves no mandatory field empty."""
    if project.state == ProjectState.DRAFT:
        return []
    ahead = registration_ahead(project.registered_on, act.on)
    return [*missing(project), *([ahead] if ahead else [])]


@guard(rule="ncip-29-b", needs_params=True)
def running_project_is_entered_at_home(parent: Any, act: Act, params: dict[str, Any]) -> Reason | None:
    """ncip-29-b: a project already being implemented is included by the akimat of its territory."""
    if not params.get("already_running"):
        return None
    region = params.get("region")
    if (
        act.actor.is_kind(Kind.LOCAL_EXECUTIVE_BODY)
        and region is not None
        and act.actor.region_id == region.pk
    ):
        return None
    text = _("A project that is already being implemented is entered by the akimat of its territory.")
    return Reason("not_the_territory", text, "already_running")


@guard(rule="ncip-48-b")
def no_leb_yet(project: Any, act: Act) -> Reason | None:
    """ncip-48-b: the local executive body is designated once."""
    if project.leb_id is None:
        return None
    text = _("%(leb)s is already designated for this project.") % {"leb": project.leb}
    return Reason("already_designated", text, "leb")


@guard(rule="ncip-30")
def corridor_was_proposed(project: Any, act: Act) -> Reason | None:
    """ncip-30: only a project whose new score reached the threshold is confirmed (D11)."""
    if project.is_proposed_for_corridor:
        return None
    return Reason("not_proposed", _("The score of the project has not reached the threshold."))
