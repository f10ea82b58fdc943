"""How the KYC procedure is shown: its badge, its warnings and its facts."""

from typing import Any, Final

from django.utils.translation import gettext as _

from ncip.ui.badges import badge
from ncip.ui.dates import short_day
from projects.attraction.enums import KycResult, KycState
from projects.attraction.kyc import Standing
from projects.attraction.presentation.cards import fact

TONES: Final = {
    KycState.NOT_STARTED: ("neutral", "shield-lock"),
    KycState.IN_PROGRESS: ("amber", "hourglass"),
    KycState.PASSED: ("green", "shield-check"),
    KycState.FAILED: ("red", "x"),
}
RESULT_TONES: Final = {
    KycResult.CLEAR: ("green", "check"),
    KycResult.REMARKS: ("amber", "alert-triangle"),
    KycResult.REFUSE: ("red", "x"),
}


def state_badge(check: Any) -> Any:
    """The state of a check in words with its tone and icon."""
    tone, icon = TONES[KycState(check.state)]
    return badge(check.get_state_display(), tone, icon, "state")


def standing_badge(standing: Standing) -> Any:
    """What everybody sees of the KYC of a company: the state and since when."""
    tone, icon = ("amber", "clock") if standing.expired else TONES[standing.state]
    return badge(standing_words(standing), tone, icon)


def standing_words(standing: Standing) -> str:
    """The state of the KYC of a company in words, also for paper."""
    if standing.state == KycState.IN_PROGRESS and standing.since:
        return _("KYC: in progress since %(day)s") % {"day": short_day(standing.since)}
    words = _("expired") if standing.expired else str(standing.state.label).lower()
    return f"KYC: {words}"


def warning(standing: Standing) -> dict[str, str] | None:
    """The sentence that stands above the forms of a company; None when its KYC speaks for it (D37)."""
    if not standing.warns:
        return None
    if standing.state == KycState.FAILED:
        text = _(
            "The company failed its KYC check: no initiative can be created before a later check is passed."
        )
        return {"text": text, "tone": "red", "icon": "alert-triangle"}
    return {"text": _caution(standing), "tone": "amber", "icon": "alert-triangle"}


def _caution(standing: Standing) -> str:
    if standing.expired:
        day = short_day(standing.valid_until)
        return _("The KYC check of this company was valid until %(day)s. Plan a new one.") % {"day": day}
    if standing.state == KycState.IN_PROGRESS:
        return _("The KYC check of this company is not finished yet.")
    return _("No KYC check of this company has been made yet.")


def kyc_facts(check: Any) -> list[dict[str, Any]]:
    """Who checks which company, when and with what result."""
    company = check.company
    return [
        fact(_("Company"), company, url=company.get_absolute_url()),
        fact(_("Performed by"), check.owner, url=check.owner.get_absolute_url(), rule="ncip-40-3-kyc"),
        fact(_("Occasion"), check.occasion),
        fact(_("Begun on"), _day(check.started_on)),
        fact(_("Finished on"), _day(check.finished_on)),
        fact(_("Overall risk"), check.get_risk_display()),
        fact(
            _("Valid until"),
            _day(check.valid_until),
            note=_("A target of the portal, not a term of the law.") if check.valid_until else "",
        ),
        fact(_("Conclusion"), check.conclusion),
    ]


def checklist(check: Any, on: Any) -> list[dict[str, Any]]:
    """The items in their order with what was found, the unanswered ones too."""
    known = {one.item_id: one for one in check.answers.select_related("evidence__blob")}
    return [{"item": item, "answer": _shown(known.get(item.pk))} for item in check.items(on)]


def _shown(answer: Any) -> Any:
    if answer is not None:
        tone, icon = RESULT_TONES[KycResult(answer.result)]
        answer.badge = badge(answer.get_result_display(), tone, icon)
    return answer


def _day(day: Any) -> str:
    return short_day(day) if day else ""
