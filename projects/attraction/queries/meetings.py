"""Which companies a typed name may mean, and at which places an office met before."""

from typing import Any

from django.db.models import Exists, OuterRef

from ncip.casework.actor import Actor
from projects.attraction.models import Company, Contact, Meeting

OFFERED = 6
PLACES, LOOKED_AT = 8, 60
SHORTEST = 2


def offered_companies(actor: Actor, text: str) -> list[Any]:
    """At most six cards that the actor sees: those with every word of the text, then those spelled alike."""
    if len(text) < SHORTEST:
        return []
    known = Contact.objects.filter(company=OuterRef("pk"), erased_on=None)
    seen = Company.objects.visible_to(actor).select_related("owner").annotate(has_contact=Exists(known))
    found = list(seen.matching(text).order_by("sort_key", "id")[:OFFERED])
    keys = {card.pk for card in found}
    return (found + [card for card in seen.alike(text) if card.pk not in keys])[:OFFERED]


def places_of(organisation: Any) -> list[str]:
    """Where an office met lately, the last place first."""
    if organisation is None:
        return []
    latest = Meeting.objects.filter(owner=organisation).order_by("-id").values_list("place", flat=True)
    return list(dict.fromkeys(latest[:LOOKED_AT]))[:PLACES]
