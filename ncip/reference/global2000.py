"""The Global 2000: which edition counts, whether a company is on it (Annex 1, criterion 2; reading D10)."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ncip.reference.enums import Table
from ncip.reference.errors import MissingValue
from ncip.reference.models import Global2000Edition, Global2000Entry
from ncip.reference.similarity import similarity, trigrams

SIMILAR_ENOUGH = 0.4
AT_MOST = 5


@dataclass(frozen=True, slots=True)
class Match:
    """A company of the list and how like its name is to the one asked for, 0 to 1."""

    entry: Global2000Entry
    similarity: float


def latest_edition(year: int | None = None) -> Global2000Edition:
    """The edition of a year, or the latest one loaded; raises MissingValue."""
    editions = Global2000Edition.objects.standing()
    if year is not None:
        editions = editions.filter(year=year)
    edition: Global2000Edition | None = editions.order_by("-year").first()
    if edition is None:
        raise MissingValue(
            Table.GLOBAL2000,
            _("No edition of The Global 2000 is loaded. Ask the administrator to import it."),
            rule="ncip-app1-g2000",
        )
    return edition


def similar_companies(name: str, edition: Global2000Edition) -> list[Match]:
    """At most five companies of an edition whose names are like this one, the likest first."""
    return similar_to_any([name], edition)


def similar_to_any(names: Sequence[str], edition: Global2000Edition) -> list[Match]:
    """The same for a company known by several names, in one query."""
    wanted = [grams for grams in map(trigrams, names) if grams]
    together = sorted({gram for grams in wanted for gram in grams})
    if not together:
        return []
    candidates = edition.entries.filter(trigrams__overlap=together).select_related("edition")
    matches = [
        Match(entry, max(similarity(grams, entry.trigrams) for grams in wanted)) for entry in candidates
    ]
    alike = [match for match in matches if match.similarity >= SIMILAR_ENOUGH]
    return sorted(alike, key=lambda match: (-match.similarity, match.entry.rank))[:AT_MOST]
