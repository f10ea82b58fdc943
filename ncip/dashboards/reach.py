"""Whose panel shows which figures: only those whose rows the reader may open one by one (55, 59; architecture §7)."""

from __future__ import annotations

from frontoffices.registry.enums import Kind
from ncip.casework.actor import Actor
from projects.implementation.enums import Pool
from projects.implementation.lights import BOTH
from projects.implementation.permissions import ALL_PROJECTS_KINDS, REGIONAL_KINDS
from regions.atlas.models import Region

ALL_POOLS = (BOTH, Pool.NATIONAL.value, Pool.REGIONAL.value)
COUNTRY_KINDS = (Kind.AUTHORISED_BODY, *ALL_PROJECTS_KINDS)


def pools_of_country(actor: Actor) -> tuple[str, ...]:
    """The pools of the whole country: all of them, or the national one for the Council (ncip-59)."""
    if actor.sees_all or actor.is_kind(*COUNTRY_KINDS):
        return ALL_POOLS
    return (Pool.NATIONAL.value,) if actor.is_kind(Kind.COUNCIL) else ()


def pools_of_region(actor: Actor, region: Region) -> tuple[str, ...]:
    """The pools of a region: an akimat and the offices beside it accompany all of their own (ncip-55)."""
    if actor.is_kind(*REGIONAL_KINDS) and actor.region_id == region.pk:
        return ALL_POOLS
    return pools_of_country(actor)


def sees_body(actor: Actor, organisation_id: int) -> bool:
    """Whether somebody sees every task of an organisation: it is his own, or he sees all projects."""
    own = actor.organisation is not None and actor.organisation.pk == organisation_id
    return own or pools_of_country(actor) == ALL_POOLS
