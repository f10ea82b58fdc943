"""The receipt of the green corridor: points, weights, evidence, and what would change the result."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ncip.ui.dates import short_day
from ncip.ui.numbers import money_text, number
from projects.implementation.enums import TechnologyLevel

CRITERIA = {
    "investment": gettext_lazy("Volume of investment"),
    "global2000": gettext_lazy("The investor or its parent in The Global 2000"),
    "technology": gettext_lazy("Technology level of the goods"),
    "jobs": gettext_lazy("Permanent jobs"),
}


def receipt(score: Any) -> dict[str, Any]:
    """One computation as a table with its evidence (ncip-30, ncip-app1-formula)."""
    evidence = _evidence(score)
    parts = [
        {
            "label": CRITERIA[part["criterion"]],
            "given": _words(part["criterion"], part["given"]),
            "points": number(Decimal(part["points"])),
            "weight": number(Decimal(part["weight"])),
            "weighted": number(Decimal(part["weighted"])),
            "rule": part["rule"],
            "evidence": evidence.get(part["criterion"], ""),
        }
        for part in score.receipt["parts"]
    ]
    changes = [
        {
            "label": CRITERIA[change["criterion"]],
            "needed": _words(change["criterion"], change["needed"]),
            "total": number(Decimal(change["total"])),
            "rule": change["rule"],
        }
        for change in score.receipt.get("improvements", ())
    ]
    return {
        "score": score,
        "parts": parts,
        "changes": changes,
        "total": number(score.total.normalize()),
        "threshold": number(score.threshold.normalize()),
    }


def _words(criterion: str, given: str) -> str:
    if criterion == "investment":
        return money_text(Decimal(given), "USD")
    if criterion == "jobs":
        return number(Decimal(given), 0)
    if criterion == "technology":
        return str(dict(TechnologyLevel.choices).get(given, given))
    return _("yes") if given == "yes" else _("no")


def _evidence(score: Any) -> dict[str, str]:
    """What each figure rests on: the rate, the edition of a list, the position of a commodity."""
    project = score.project
    found = {"jobs": _("from the passport of the project")}
    if project.rate_date:
        found["investment"] = _("at the rate of %(day)s") % {"day": short_day(project.rate_date)}
    if score.global2000_entry:
        company = score.listed_company or project.company
        found["global2000"] = f"{company}: {score.global2000_entry}"
    else:
        found["global2000"] = _("neither the company nor its parent is linked to the list")
    if score.good:
        found["technology"] = _("position %(good)s of the list of priority goods") % {"good": score.good}
    for criterion, edition in _editions(score.receipt.get("editions", {})).items():
        found[criterion] = "; ".join(part for part in (found.get(criterion), edition) if part)
    return found


def _editions(kept: dict[str, Any]) -> dict[str, str]:
    """The edition of each list that was looked into, whether or not something was found in it."""
    found = {}
    if kept.get("global2000"):
        found["global2000"] = _("edition of %(year)s") % {"year": kept["global2000"]}
    if kept.get("goods"):
        day = short_day(date.fromisoformat(kept["goods"]))
        found["technology"] = _("list in force from %(day)s") % {"day": day}
    return found
