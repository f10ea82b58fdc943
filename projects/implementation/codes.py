"""The number of a project: region, year and a counter that never gives a number twice (ncip-21)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from projects.implementation.models.counter import CodeCounter

if TYPE_CHECKING:
    from regions.atlas.models import Region


def next_code(region: Region, on: date) -> str:
    """ncip-21: the next number of a region in the year of the passport's creation, such as KZ-39-2026-0147.

    Call it inside a transaction: the counter's row stays locked until the project is saved, and it never
    changes.
    """
    prefix = f"KZ-{region.number}-{on.year}"
    CodeCounter.objects.get_or_create(prefix=prefix)
    counter = CodeCounter.objects.select_for_update().get(prefix=prefix)
    counter.last += 1
    counter.save(update_fields=["last"])
    return f"{prefix}-{counter.last:04d}"
