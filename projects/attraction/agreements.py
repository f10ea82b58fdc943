"""What follows the acts on agreements and meetings: promises are written down, moved and handed on (ncip-5-12)."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from ncip.casework import deadlines, door
from ncip.casework.act import Act, local_date
from ncip.casework.actor import Actor
from ncip.journal.enums import Channel
from ncip.law.terms import TERM_AGREEMENT
from projects.attraction.models import Agreement, Consultation, Meeting, Memorandum, Postponement
from projects.attraction.permissions import CARD_MAKERS, OVERSEERS

AT_ONCE = 500


def notes_of(company: Any, actor: Any, on: date) -> dict[str, Any] | None:
    """How much else is noted about a company, for those who work with its card; None for the investor himself."""
    if not (actor.sees_all or actor.is_kind(*CARD_MAKERS, *OVERSEERS)):
        return None
    kinds: dict[str, Any] = {"memoranda": Memorandum, "agreements": Agreement, "consultations": Consultation}
    return {
        name: model._default_manager.visible_to(actor).filter(company=company).count()
        for name, model in kinds.items()
    }


def write_down(meeting: Meeting, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """The rows of a meeting card become agreements that are followed (ncip-40-4-f, ncip-5-12)."""
    own = str(act.actor.organisation.public_id) if act.actor.organisation else ""
    for row in params.get("promises", []):
        given = {"meeting": str(meeting.public_id), "what": row["what"], "due_on": row["due_on"].isoformat()}
        door.create(
            Agreement,
            {**given, "responsible": own},
            act.actor,
            at=act.at,
            channel=act.channel,
            parent=meeting.company,
        )


def end_promise(agreement: Agreement, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """The running date ends on the day on which the agreement was kept, not on the day of the entry (ncip-5-12)."""
    deadlines.close_term(agreement, TERM_AGREEMENT, act, on=params["kept_on"])


def move_date(agreement: Agreement, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """The history keeps the date that was, and reminders follow the new one."""
    last = agreement.postponements.last()
    before = last.due_on if last else agreement.promised_on
    Postponement.objects.create(
        agreement=agreement,
        was_due_on=before,
        due_on=params["to"],
        reason=params["reason"],
        moved_on=act.on,
    )
    deadlines.extend(agreement, TERM_AGREEMENT, (params["to"] - before).days, act)


def hand_on(agreement: Agreement, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """Whoever was named is reminded from now on (ncip-6-5)."""
    running = deadlines.running(agreement, TERM_AGREEMENT)
    if running is not None:
        running.responsible, running.official = agreement.responsible, agreement.official
        running.save()


def remind(at: datetime, channel: Channel) -> None:
    """The sweep of the tick: whoever answers for an agreement is reminded on the day of its review (ncip-5-12)."""
    for agreement in Agreement.objects.to_review(local_date(at))[:AT_ONCE]:
        door.perform(Agreement, agreement, "remind_review", Actor.system(), at=at, channel=channel)
