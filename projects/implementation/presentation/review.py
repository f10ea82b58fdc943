"""How long the national company has held a roadmap: the law gives it no term, the portal a target (52; D18)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.utils.translation import ngettext

from projects.implementation.enums import RoadmapState


@dataclass(frozen=True)
class Review:
    """The calendar days since the roadmap was sent, beside the target of the portal."""

    elapsed: int
    target: int

    @property
    def tone(self) -> str:
        """Amber beyond the target; never red, because no term of the law is missed."""
        return "amber" if self.elapsed > self.target else "neutral"

    @property
    def words(self) -> str:
        """«Waits 12 days»."""
        return ngettext("Waits %(n)s day", "Waits %(n)s days", self.elapsed) % {"n": self.elapsed}

    @property
    def note(self) -> str:
        """The target, named as what it is."""
        return ngettext(
            "target of the portal: %(n)s day; the law sets no term",
            "target of the portal: %(n)s days; the law sets no term",
            self.target,
        ) % {"n": self.target}


def review_of(subject: Any, on: date) -> Review | None:
    """ncip-52: the review of a roadmap that lies with the national company; None for anything else."""
    if getattr(subject, "label", "") != "roadmap" or subject.state != RoadmapState.ON_APPROVAL:
        return None
    if subject.submitted_on is None:
        return None
    return Review(max(0, (on - subject.submitted_on).days), settings.ROADMAP_REVIEW_TARGET_DAYS)


def check_line(review: Review) -> dict[str, Any]:
    """The same in the list of the next action."""
    return {"text": f"{review.words}; {review.note}", "state": "wait", "rule": "ncip-52"}
