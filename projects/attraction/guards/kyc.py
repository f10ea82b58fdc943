"""What must hold in the KYC procedure, and what a failed one forbids (ncip-40-3-kyc, reading D37)."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from ncip.casework.act import Act
from ncip.casework.actions import guard
from ncip.casework.reasons import Reason
from projects.attraction.enums import KycResult, KycState


@guard(rule="ncip-40-3-kyc")
def no_open_check(company: Any, act: Act) -> Reason | None:
    """One check at a time; no constraint of the database says it, because merged cards bring their own checks."""
    open_states = (KycState.NOT_STARTED, KycState.IN_PROGRESS)
    if company is None or not company.kyc_checks.filter(state__in=open_states).exists():
        return None
    return Reason("open_check", _("Finish the KYC check of this company that is already open."))


@guard(rule="ncip-40-3-kyc")
def checklist_is_complete(check: Any, act: Act) -> list[Reason]:
    """A check is passed when every item has its answer."""
    sentence = _("Answer this item of the checklist first: %(item)s.")
    return [
        Reason("unanswered", sentence % {"item": item.name}, item.code) for item in check.unanswered(act.on)
    ]


@guard(rule="ncip-3-25")
def nothing_forbids(check: Any, act: Act) -> list[Reason]:
    """A ground for refusal on one item stands against the whole check."""
    grounds = check.answers.filter(result=KycResult.REFUSE).select_related("item")
    sentence = _("A ground for refusal was found: %(item)s. Fail the check, or mend the answer.")
    return [
        Reason("ground_for_refusal", sentence % {"item": answer.item.name}, answer.item.code)
        for answer in grounds
    ]


@guard(rule="ncip-40-3-kyc")
def company_not_failed(company: Any, act: Act) -> Reason | None:
    """A failed KYC check forbids an initiative with the company; every other state only warns (D37)."""
    last = company.kyc_checks.finished().first() if company is not None else None
    if last is None or last.state != KycState.FAILED:
        return None
    return Reason(
        "kyc_failed", _("The company failed its KYC check. An initiative needs a later check that it passes.")
    )
