"""Organisations as the public list, the choices and the modules above read them."""

from collections.abc import Iterable
from datetime import date

from frontoffices.registry.enums import Kind
from frontoffices.registry.models import Organisation
from frontoffices.registry.models.organisation import OrganisationQuerySet
from ncip.law.kazakh import fold

# Parties of projects are known to the portal, not to the public.
NOT_PUBLIC = (Kind.INVESTOR, Kind.CONTRACTOR)


def public_organisations(on: date) -> OrganisationQuerySet:
    """Front offices and the Council that act on a day: the public directory."""
    return Organisation.objects.active(on).exclude(kind__in=NOT_PUBLIC).select_related("region")


def found_by(organisations: OrganisationQuerySet, words: str) -> OrganisationQuerySet:
    """Those whose names, city, country or BIN contain every word, whatever its case, in any language."""
    for word in fold(words).split():
        organisations = organisations.filter(search__contains=word)
    return organisations


def akimat_of(region_id: int, on: date) -> Organisation | None:
    """The local executive body of a region."""
    return Organisation.objects.active(on).filter(kind=Kind.LOCAL_EXECUTIVE_BODY, region=region_id).first()


def the_one(kind: Kind, on: date) -> Organisation | None:
    """The only acting body of its kind: authorised body, national company, chamber, Task Force or Council."""
    return Organisation.objects.active(on).filter(kind=kind).order_by("id").first()


def bodies_of(organisation: Organisation | None) -> list[int]:
    """For which organisations a member of this one speaks: a unit of an akimat also for the akimat."""
    if organisation is None:
        return []
    akimat = organisation.parent_id if organisation.kind == Kind.LEB_UNIT else None
    return [organisation.pk, akimat] if akimat else [organisation.pk]


def in_order(organisations: OrganisationQuerySet, language: str) -> OrganisationQuerySet:
    """In the order of the Kazakh alphabet by the name in a language."""
    return organisations.order_by(f"sort_{language}", "id")


def choices_of(kinds: Iterable[Kind], on: date) -> list[tuple[str, str]]:
    """Public id and name of the organisations of some kinds, for a choice in the active language."""
    chosen = Organisation.objects.active(on).filter(kind__in=list(kinds))
    named = [(str(organisation.public_id), organisation.name) for organisation in chosen]
    return sorted(named, key=lambda pair: fold(pair[1]))
