"""Whether a published rating still follows from what was kept, and how today's data differ from it (56)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ncip.law.delays import Place
from rating.delays.inputs import Inputs, as_json, canonical, from_json, read
from rating.delays.models import DelayRating, KeptInputs, RegionPlace

# The facts of a late task in the order in which a difference names them.
FACTS = ("project", "due", "completed", "suspended")


@dataclass(frozen=True)
class Difference:
    """One fact that reads otherwise today: of a task, of a project, or of the rating as a whole.

    `task` is empty for a project, `project` as well for the rating. A row that is new has no `before`, one that is
    gone has no `after`; then `field` is `row`.
    """

    project: str
    task: str
    field: str
    before: Any
    after: Any


@dataclass(frozen=True)
class Verdict:
    """What the check of a published rating found."""

    sha256: str
    hash_holds: bool
    result_holds: bool
    differences: tuple[Difference, ...]

    @property
    def holds(self) -> bool:
        """Whether the published figures follow from the kept inputs, and these are unchanged."""
        return self.hash_holds and self.result_holds


def verify(rating: DelayRating) -> Verdict:
    """ncip-56: compute a published rating again from its kept inputs, and compare those with today's data."""
    kept = KeptInputs.objects.get(rating=rating).inputs
    inputs = from_json(kept)
    sha256 = hashlib.sha256(canonical(kept).encode()).hexdigest()
    return Verdict(
        sha256=sha256,
        hash_holds=sha256 == rating.sha256 == inputs.sha256,
        result_holds=_published(rating) == _computed(inputs),
        differences=tuple(differences(inputs, read(inputs.period))),
    )


def differences(then: Inputs, now: Inputs) -> Iterator[Difference]:
    """Every fact in which two readings of one quarter differ; rows by their numbers."""
    before, after = as_json(then), as_json(now)
    for field in ("on", "scale", "regions"):
        if before[field] != after[field]:
            yield Difference("", "", field, before[field], after[field])
    yield from _of_projects(before["projects"], after["projects"])
    yield from _of_tasks(before["tasks"], after["tasks"])


def _of_projects(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[Difference]:
    for code in sorted({*before, *after}):
        was, now = before.get(code), after.get(code)
        if was != now:
            field = "region" if was and now else "row"
            yield Difference(code, "", field, was, now)


def _of_tasks(before: list[dict[str, Any]], after: list[dict[str, Any]]) -> Iterator[Difference]:
    was, now = ({row["id"]: row for row in rows} for rows in (before, after))
    for number in sorted({*was, *now}):
        old, new = was.get(number), now.get(number)
        if old is None or new is None:
            known: Any = old or new
            yield Difference(known["project"], number, "row", old and old["due"], new and new["due"])
        else:
            for fact in FACTS:
                if old[fact] != new[fact]:
                    yield Difference(old["project"], number, fact, old[fact], new[fact])


def _published(rating: DelayRating) -> set[Place]:
    rows = RegionPlace.objects.filter(rating=rating).select_related("region")
    return {
        Place(row.place, row.region.number, row.points, row.projects) for row in rows.defer("region__shape")
    }


def _computed(inputs: Inputs) -> set[Place]:
    return set(inputs.places())
