"""Keeping a version of the passport whenever a formed one is changed (47, 62; reading D33)."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from ncip.casework.act import Act
from ncip.casework.record import plain
from projects.implementation.enums import ProjectState
from projects.implementation.models import PassportVersion, Project

# What a version holds as it stands in the passport; relations follow by their public keys.
PLAIN: Final = (
    "title", "bin", "hs_code", "production", "partnership", "cost", "currency", "description", "goals",
    "expected_results", "registered_on", "jobs", "needs", "planned_start", "planned_finish",
)  # fmt: skip
RELATED: Final = {
    "company": "public_id",
    "oked": "code",
    "region": "iso",
    "district": "kato",
    "contact": "public_id",
    "responsible": "pk",
}
# At which index and rate the cost was valued when the version was made (D03, D05).
VALUED: Final = ("valued_on", "mci_year", "mci_value", "rate", "rate_nominal", "cost_kzt", "pool")
OWN: Final = frozenset({*PLAIN, *RELATED, "measures", "financing"})


def record_version(project: Project, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """D33: a formed passport and each later change of it leave a version; an edit that changes nothing does not."""
    if project.state == ProjectState.DRAFT:
        return
    content = content_of(Project.objects.get(pk=project.pk))
    last = project.versions.first()
    if last is not None and not changed_fields(last.content, content):
        return
    PassportVersion.objects.create(
        project=project,
        number=last.number + 1 if last else 1,
        at=act.at,
        author=act.actor.user,
        organisation=act.actor.organisation,
        reason=params.get("reason", ""),
        content=content,
        event_id=event_id,
    )


def content_of(project: Any) -> dict[str, Any]:
    """What the passport says now, by codes and public numbers."""
    found = {name: getattr(project, name) for name in (*PLAIN, *VALUED)}
    found |= {name: key_of(getattr(project, name), key) for name, key in RELATED.items()}
    found["measures"] = sorted(project.measures.values_list("code", flat=True))
    found["financing"] = list(project.financing.values("kind", "terms", "amount"))
    kept: dict[str, Any] = plain(found)
    return kept


def key_of(row: Any, key: str) -> Any:
    """The public key of a related row; None for nobody."""
    return None if row is None else getattr(row, key)


def changed_fields(older: dict[str, Any], newer: dict[str, Any]) -> set[str]:
    """The fields of the passport that differ between two versions."""
    return {name for name in OWN if older.get(name) != newer.get(name)}
