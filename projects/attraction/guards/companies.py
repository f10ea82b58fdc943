"""What must hold before a company is matched with The Global 2000, and before two cards become one."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from ncip.casework.act import Act
from ncip.casework.actions import guard
from ncip.casework.reasons import Reason
from projects.attraction.enums import PotentialState


@guard(rule="ncip-app1-g2000", needs_params=True)
def decision_is_new(company: Any, act: Act, params: dict[str, Any]) -> Reason | None:
    """The same decision is not written twice in a row."""
    if company is None:
        return None
    last = company.global2000_matches.filter(entry=params["entry"]).first()
    if last is None or last.decision != params["decision"]:
        return None
    return Reason("decided", _("This has been decided already."), "decision")


@guard(rule="ncip-5-4")
def comes_from_abroad(company: Any, act: Act) -> Reason | None:
    """External front offices identify foreign investors (ncip-5-4)."""
    if company is None or company.is_foreign:
        return None
    return Reason("not_foreign", _("Only a company from abroad stands on the list of potential investors."))


@guard(rule="ncip-17-3")
def not_listed_yet(company: Any, act: Act) -> Reason | None:
    """A company stands on the list once; merged cards may bring a second entry, so no constraint says it."""
    if company is None or not company.potential.filter(state=PotentialState.LISTED).exists():
        return None
    return Reason("listed", _("The company is on the list of potential investors already."))


@guard(rule="ncip-6-2", needs_params=True)
def another_card(company: Any, act: Act, params: dict[str, Any]) -> Reason | None:
    """A card is not merged into itself."""
    if params["other"].pk != company.pk:
        return None
    return Reason("itself", _("A card cannot be merged into itself. Name the other card."), "other")


@guard(rule="ncip-47-2", needs_params=True)
def one_bin(company: Any, act: Act, params: dict[str, Any]) -> Reason | None:
    """Two different BINs are two companies."""
    other = params["other"]
    if not (company.bin and other.bin) or other.pk == company.pk:
        return None
    sentence = _("The cards have different BINs, %(one)s and %(other)s: these are two companies.")
    return Reason("two_bins", sentence % {"one": company.bin, "other": other.bin}, "other")


@guard(rule="ncip-24", needs_params=True)
def one_organisation(company: Any, act: Act, params: dict[str, Any]) -> Reason | None:
    """Two organisations with access stay apart: nobody gains sight of another's projects by a merger."""
    other = params["other"]
    if not (company.organisation_id and other.organisation_id) or other.pk == company.pk:
        return None
    sentence = _(
        "Investors of two organisations have access to these cards: %(one)s and %(other)s. "
        "Find out which one speaks for the company, and end the other's memberships first."
    )
    return Reason(
        "two_organisations", sentence % {"one": company.organisation, "other": other.organisation}, "other"
    )
