"""Who may change what the tables of the law say (9-8, 22)."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from frontoffices.registry.enums import Kind
from frontoffices.registry.models import Organisation
from ncip.casework.act import Act
from ncip.casework.actor import Actor
from ncip.casework.permissions import predicate


@predicate(_("An administrator of the portal"))
def administrator(actor: Actor, subject: Any) -> bool:
    """The operator's administrators keep the tables (ncip-22)."""
    return actor.is_administrator


@predicate(_("The authorised body"))
def authorised_body(actor: Actor, subject: Any) -> bool:
    """Its consent makes the change binding (ncip-9-8)."""
    return actor.is_kind(Kind.AUTHORISED_BODY)


def authorised_bodies(subject: Any, act: Act) -> Iterable[Organisation]:
    """Who is told of a proposal."""
    return Organisation.objects.filter(kind=Kind.AUTHORISED_BODY)
