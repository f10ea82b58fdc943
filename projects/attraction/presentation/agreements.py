"""How agreements and memoranda show their facts."""

from datetime import date
from typing import Any, Final

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from ncip.ui.badges import badge, deadline_badge
from ncip.ui.dates import short_day
from projects.attraction.enums import AgreementState as S
from projects.attraction.presentation.cards import fact

TONES: Final = {
    S.OPEN: ("brand", "target"),
    S.KEPT: ("green", "circle-check"),
    S.DROPPED: ("neutral", "circle-x"),
}


def agreement_badge(agreement: Any) -> Any:
    """The state in words with its tone and icon."""
    tone, icon = TONES[agreement.state]
    return badge(agreement.get_state_display(), tone, icon, "state")


def date_badge(agreement: Any, on: date) -> Any:
    """How the promised date stands today; computed, never stored."""
    if agreement.state == S.DROPPED:
        return agreement_badge(agreement)
    kept_on = agreement.closed_on if agreement.state == S.KEPT else None
    return deadline_badge(agreement.due_on, on, kept_on)


def agreement_facts(agreement: Any, *, sees_company: bool) -> list[dict[str, Any]]:
    """Where it was agreed, who answers, by when, and what became of it."""
    source, responsible = agreement.source, agreement.responsible
    moved = agreement.due_on != agreement.promised_on
    company, official = agreement.company, agreement.official
    return [
        fact(_("Company"), company, url=company.get_absolute_url() if sees_company else ""),
        fact(
            _("Agreed at"),
            capfirst(f"{source._meta.verbose_name} {source}"),
            url=source.get_absolute_url() if sees_company else "",
            rule="ncip-5-12",
        ),
        fact(
            _("Organisation that answers"), responsible, url=responsible.get_absolute_url(), rule="ncip-6-5"
        ),
        fact(_("Person who answers"), official.full_name if official else ""),
        fact(_("To be kept by"), short_day(agreement.due_on), note=_("A date the parties agreed on.")),
        *([fact(_("First promised date"), short_day(agreement.promised_on))] if moved else []),
        fact(_("Next review"), short_day(agreement.review_on) if agreement.review_on else ""),
        *_outcome(agreement),
        fact(_("Kept by"), agreement.owner, url=agreement.owner.get_absolute_url()),
    ]


def _outcome(agreement: Any) -> list[dict[str, Any]]:
    if agreement.state == S.KEPT:
        return [
            fact(_("Kept on"), short_day(agreement.closed_on)),
            fact(_("Result"), agreement.result),
        ]
    if agreement.state == S.DROPPED:
        return [fact(_("Dropped on"), short_day(agreement.closed_on)), fact(_("Reason"), agreement.reason)]
    return []


def memorandum_facts(memorandum: Any) -> list[dict[str, Any]]:
    """What a document of intent says of itself (ncip-5-3)."""
    return [
        fact(_("Kind of document"), memorandum.get_kind_display(), rule="ncip-5-3"),
        fact(_("Subject of the document"), memorandum.title),
        fact(_("Parties"), memorandum.parties),
        fact(_("Signed on"), short_day(memorandum.signed_on)),
        fact(_("Kept by"), memorandum.owner, url=memorandum.owner.get_absolute_url()),
    ]
