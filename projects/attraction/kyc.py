"""The KYC procedure (ncip-3-25, ncip-40-3-kyc): answers of the checklist, what stands for a company, reminders.

The text names the procedure without its contents, so the checklist is data of the administrators and the
validity is a target of the portal (reading D37).
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings

from ncip.casework import door
from ncip.casework.act import Act, local_date
from ncip.casework.actor import Actor
from ncip.journal.enums import Channel
from projects.attraction.enums import KycState
from projects.attraction.models import Company, KycCheck

AT_ONCE = 500


@dataclass(frozen=True)
class Standing:
    """What everybody who works with a company may know of its KYC: the state and the days, nothing found."""

    state: KycState
    since: date | None = None
    valid_until: date | None = None
    expired: bool = False

    @property
    def warns(self) -> bool:
        """Whether a page about the company says something before one goes on."""
        return self.state != KycState.PASSED or self.expired


def standing_of(company: Company, on: date) -> Standing:
    """The state of the newest check, in one query; a company without any check has not been started (D37)."""
    check = company.kyc_checks.order_by("-id").first()
    if check is None:
        return Standing(KycState.NOT_STARTED)
    expired = check.state == KycState.PASSED and not check.is_valid(on)
    since = check.finished_on or check.started_on
    return Standing(KycState(check.state), since, check.valid_until, expired)


def keep_answers(check: KycCheck, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """ncip-40-3-kyc: the answers that were given replace those before; the journal keeps both."""
    for item in check.items(act.on):
        if result := params.get(item.code):
            given = {"result": result, "comment": params.get(f"{item.code}_comment", "")}
            if evidence := params.get(f"{item.code}_file"):
                given["evidence"] = evidence
            check.answers.update_or_create(item=item, defaults={**given, "answered_on": act.on})


def standard_end(on: date) -> date:
    """Until when a check made on a day is valid when nobody says otherwise: a target, not a term of the law."""
    return on + timedelta(days=settings.KYC_VALID_DAYS)


def remind(at: datetime, channel: Channel) -> None:
    """The sweep of the tick: whoever keeps a check that ends soon is reminded once (a target, D37)."""
    by = local_date(at) + timedelta(days=settings.KYC_REMINDER_DAYS)
    for check in KycCheck.objects.to_remind(by)[:AT_ONCE]:
        door.perform(KycCheck, check, "remind", Actor.system(), at=at, channel=channel)
