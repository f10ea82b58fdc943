"""What an additional agreement to an investment contract sets going (54, 62; D24, D33).

The amended last day applies, earlier or later: to the contract, to its term in the national pool, and, through what
Module 3 registers, to the support of the project. Old and new day stay in the journal.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from ncip.casework import deadlines, door
from ncip.casework.act import Act
from ncip.casework.actions import Opening
from ncip.casework.actor import Actor
from ncip.casework.models import DeadlineStatus
from ncip.law.terms import TERM_POOL_CONTRACT, Term
from projects.implementation.models import AdditionalAgreement, InvestmentContract
from projects.implementation.models.pooled import MODULE_2
from projects.implementation.pools import follow_contract


def apply_agreement(agreement: AdditionalAgreement, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """ncip-54, ncip-62-a: the contract takes the new last day when the agreement names one."""
    if params.get("document") is not None:
        agreement.document = params["document"]
        agreement.save(update_fields=["document"])
    if agreement.ends_on is None or agreement.ends_on == agreement.contract.ends_on:
        return
    given = {"ends_on": agreement.ends_on.isoformat()}
    door.amend(
        InvestmentContract,
        agreement.contract,
        "move_end",
        given,
        Actor.system(),
        at=act.at,
        channel=act.channel,
    )


def follow_new_end(contract: InvestmentContract, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """ncip-36-b, ncip-28: the term in the pool is counted to the new day, and the project valued with it (D24)."""
    opening = Opening(TERM_POOL_CONTRACT, responsible="authorised_body", start="ends_on")
    count_anew(contract, TERM_POOL_CONTRACT, opening, act, event_id)
    if contract.project.state in MODULE_2:
        follow_contract(contract, act, {}, event_id)


def count_anew(subject: Any, term: Term, opening: Opening, act: Act, event_id: UUID) -> None:
    """Call off the running term of a subject and start it again from its new day."""
    running = deadlines.of_subject(subject).filter(term=term.code, status=DeadlineStatus.RUNNING)
    running.update(status=DeadlineStatus.CANCELLED, next_at=None, closed_on=act.on, closed_by_id=event_id)
    deadlines.open_term(subject, opening, act)
