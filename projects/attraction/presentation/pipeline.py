"""The pipeline as a board: a column for each state, a card for each initiative, a link for the next act."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode

from ncip.casework.actions import Action, declarations_of
from ncip.casework.actor import Actor
from ncip.casework.requirements import fits_state
from ncip.ui.badges import deadline_tone
from projects.attraction.enums import InitiativeState as S
from projects.attraction.presentation.initiatives import TONES


@dataclass(frozen=True)
class Card:
    """One initiative on the board: how near its last day is, and what the reader may do with it."""

    initiative: Any
    tone: str
    act: dict[str, str] | None


@dataclass(frozen=True)
class Pillar:
    """One column of the board: a state, how many are in it, the first of them, and where all are."""

    state: S
    icon: str
    number: int
    cards: Sequence[Card]
    url: str

    @property
    def rest(self) -> int:
        """How many the column does not show."""
        return self.number - len(self.cards)


def pillar(
    state: S, number: int, rows: Sequence[Any], actor: Actor, on: date, query: Mapping[str, Any]
) -> Pillar:
    """A column with its cards; `query` are the filters under which the table shows all of them."""
    url = f"{reverse('initiatives')}?{urlencode({**query, 'state': state.value})}"
    return Pillar(state, TONES[state][1], number, [card(row, actor, on) for row in rows], url)


def card(initiative: Any, actor: Actor, on: date) -> Card:
    """One card; its tone follows the last day of the running term (D19)."""
    tone = deadline_tone(initiative.last_day, on) if initiative.last_day else ""
    return Card(initiative, tone, next_act(initiative, actor))


def next_act(initiative: Any, actor: Actor) -> dict[str, str] | None:
    """The first act that moves the initiative on and that this reader's role may do: asked of no guard, so no query."""
    for act in declarations_of(initiative).actions.values():
        if _leads_on(act) and fits_state(act, initiative) and act.who(actor, initiative):
            url = reverse("perform", args=[initiative.label, initiative.public_id, act.name])
            return {"label": str(act.label), "url": url}
    return None


def _leads_on(act: Action) -> bool:
    return act.primary and not act.danger and not act.hidden
