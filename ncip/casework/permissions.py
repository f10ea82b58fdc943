"""Predicates: who may act. Each carries the words that the matrix and the refusals print."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from ncip.casework.actor import Actor

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


class Predicate:
    """A question about an actor and a subject, with the words that name who passes."""

    def __init__(self, test: Callable[[Actor, Any], bool], text: str | _StrPromise, name: str) -> None:
        """Wrap `test`."""
        self.test = test
        self.text = text
        self.name = name

    def __call__(self, actor: Actor, subject: Any) -> bool:
        """True when the actor may; an observer never acts."""
        return actor.may_act and bool(self.test(actor, subject))

    def __repr__(self) -> str:
        return f"<who {self.name}>"


def predicate(text: str | _StrPromise) -> Callable[[Callable[[Actor, Any], bool]], Predicate]:
    """Name who passes: `@predicate(_("The akimat the initiative was passed to"))`."""

    def wrap(test: Callable[[Actor, Any], bool]) -> Predicate:
        return Predicate(test, text, test.__name__)

    return wrap


class Either(Predicate):
    """Passes when one of several predicates does."""

    def __init__(self, *options: Predicate) -> None:
        """Keep the options."""
        self.options = options
        super().__init__(
            self._any, _("one of several"), "either_" + "_or_".join(option.name for option in options)
        )

    def _any(self, actor: Actor, subject: Any) -> bool:
        return any(option(actor, subject) for option in self.options)

    @property
    def text(self) -> str:
        """The options, one after the other, in the reader's language."""
        return "; ".join(str(option.text) for option in self.options)

    @text.setter
    def text(self, value: Any) -> None:
        """The words follow from the options."""


def either(*options: Predicate) -> Predicate:
    """Passes when one of the predicates does."""
    return Either(*options)


@predicate(_("The portal itself"))
def SYSTEM(actor: Actor, subject: Any) -> bool:
    """What happens by itself."""
    return actor.is_system


@predicate(_("Everybody who sees it"))
def ANYBODY(actor: Actor, subject: Any) -> bool:
    """Whoever the record is shown to and who is signed in."""
    return not actor.is_anonymous
