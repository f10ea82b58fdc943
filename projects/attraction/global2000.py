"""Finding a company in The Global 2000 and keeping what was decided (Annex 1, reading D10)."""

from typing import Any
from uuid import UUID

from ncip.casework import door
from ncip.casework.act import Act
from ncip.casework.actor import Actor
from ncip.reference.errors import MissingValue
from ncip.reference.global2000 import Match, latest_edition, similar_to_any
from projects.attraction.enums import MatchDecision
from projects.attraction.models import Company, Global2000Match


def suggestions(company: Company) -> list[Match]:
    """ncip-app1-g2000: rows of the latest edition with a similar name that nobody has decided on yet."""
    try:
        edition = latest_edition()
    except MissingValue:
        return []
    if company.global2000_entry is not None and company.global2000_entry.edition_id == edition.pk:
        return []
    decided = set(company.global2000_matches.values_list("entry", flat=True))
    return [match for match in similar_to_any(company.names, edition) if match.entry.pk not in decided]


def follow_decision(match: Global2000Match, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """The company takes a confirmed place and loses a rejected one; the corridor reads it from there."""
    company = match.company
    present, confirmed = company.global2000_entry_id, match.decision == MatchDecision.CONFIRMED
    wanted = match.entry_id if confirmed else (None if present == match.entry_id else present)
    if wanted != present:
        _write_place(company, wanted, act)


def _write_place(company: Company, entry: int | None, act: Act) -> None:
    door.amend(
        Company,
        company,
        "set_global2000",
        {"global2000_entry": entry},
        Actor.system(),
        at=act.at,
        channel=act.channel,
    )


def keep_written_place(company: Company, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """A place that was written on the card is a decision too, and so is its removal."""
    last = company.global2000_matches.filter(decision=MatchDecision.CONFIRMED).first()
    before, now = (last.entry_id if last else None), company.global2000_entry_id
    if now is not None and now != before:
        _decide(company, now, MatchDecision.CONFIRMED, act)
    elif now is None and last is not None and not _was_rejected(company, last):
        _decide(company, last.entry_id, MatchDecision.REJECTED, act)


def _was_rejected(company: Company, match: Global2000Match) -> bool:
    later = company.global2000_matches.filter(pk__gt=match.pk, entry=match.entry_id)
    return bool(later.filter(decision=MatchDecision.REJECTED).exists())


def _decide(company: Company, entry: int, decision: MatchDecision, act: Act) -> None:
    door.create(
        Global2000Match,
        {"entry": entry, "decision": decision},
        act.actor,
        at=act.at,
        channel=act.channel,
        parent=company,
    )
