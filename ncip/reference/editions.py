"""Entering an edition of The Global 2000: a second import of a year supersedes the first as a whole."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from ncip.reference.history import drop
from ncip.reference.models import Global2000Edition, Global2000Entry
from ncip.reference.similarity import trigrams


def new_edition(year: int, *, at: datetime, sample: bool, source: str) -> Global2000Edition:
    """An empty edition of a year; the one that stood until now goes to the history."""
    standing = Global2000Edition.objects.select_for_update().filter(superseded_at=None, year=year).first()
    if standing is not None:
        drop(standing, at=at)
    return Global2000Edition.objects.create(year=year, sample=sample, source=source, recorded_at=at)


@transaction.atomic
def enter_edition(
    year: int, rows: Iterable[Mapping[str, Any]], *, at: datetime, sample: bool, source: str
) -> Global2000Edition:
    """An edition with its companies (rank, company, country, industry)."""
    edition = new_edition(year, at=at, sample=sample, source=source)
    Global2000Entry.objects.bulk_create(
        Global2000Entry(
            edition=edition,
            rank=int(row["rank"]),
            company=row["company"],
            country=row["country"],
            industry=row["industry"],
            trigrams=trigrams(row["company"]),
        )
        for row in rows
    )
    return edition
