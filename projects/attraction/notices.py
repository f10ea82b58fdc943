"""Whom an act of Module 1 is told to."""

from collections.abc import Iterable
from typing import Any

from ncip.casework.act import Act


def sender(initiative: Any, act: Act) -> Iterable[Any]:
    """The mission or foreign representative whose initiative it is."""
    return [initiative.sender]


def akimat(initiative: Any, act: Act) -> Iterable[Any]:
    """The local executive body the initiative was passed to."""
    return [initiative.leb]


def official(initiative: Any, act: Act) -> Iterable[Any]:
    """The official who accompanies the potential investor."""
    return [initiative.official]


def participants(initiative: Any) -> Iterable[Any]:
    """Everybody whom a message about the initiative concerns (ncip-43-c)."""
    return [initiative.sender, initiative.leb, initiative.official]


def keeper(card: Any, act: Act | None = None) -> Iterable[Any]:
    """The front office that keeps a card."""
    return [card.owner]


def keeper_of_parent(card: Any, act: Act) -> Iterable[Any]:
    """The front office that keeps the company card, when another one acted."""
    return [card.company.owner]
