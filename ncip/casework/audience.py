"""Who may see a subject, asked for many people at once: readers of a conversation, people to mention (ncip-43-c)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.db.models import Q, Value

from ncip.accounts.models import Membership, User
from ncip.casework import deadlines, extensions, notices
from ncip.casework.actor import Actor
from ncip.casework.models import DeadlineStatus, Message

OFFERED = 8
ASKED = 40  # of the people whose names fit, so many are asked whether they see the subject


def participants(subject: Any, *, on: date) -> list[User]:
    """Who wrote, who keeps a running term, whom higher floors name: those of them who may see the subject."""
    return seers(subject, notices.people_of(_concerned(subject), on=on), on=on)


def offered(subject: Any, text: str, *, on: date, but: User | None = None) -> list[User]:
    """The first people who may see the subject and whose names begin with the words of `text`.

    Without words: those whom the conversation concerns.
    """
    words = text.split()
    found = seers(subject, _named(words, on), on=on) if words else participants(subject, on=on)
    return [user for user in found if but is None or user.pk != but.pk][:OFFERED]


def with_places(people: Iterable[User], on: date) -> list[tuple[User, str]]:
    """Each with the short names of the organisations for which he acts; one query for all."""
    people = list(people)
    places: dict[int, list[str]] = defaultdict(list)
    current = Membership.objects.current(on).filter(user__in=[user.pk for user in people])
    for membership in current.select_related("organisation"):
        places[membership.user_id].append(membership.organisation.short_name)
    return [(user, ", ".join(places[user.pk])) for user in people]


def seers(subject: Any, people: Iterable[User], *, on: date) -> list[User]:
    """Those of the people who may see the subject; two queries for any number of them.

    What somebody sees follows from the organisations for which he acts (ncip-24), so that each is asked once.
    """
    people = list(people)
    actors, members = _acting(people, on)
    seeing = {user.pk for user in people if Actor.of(user).sees_all}
    for organisation in _organisations_that_see(subject, actors):
        seeing |= members[organisation]
    return [user for user in people if user.pk in seeing]


def _acting(people: list[User], on: date) -> tuple[dict[int, Actor], dict[int, set[int]]]:
    actors: dict[int, Actor] = {}
    members: dict[int, set[int]] = defaultdict(set)
    current = Membership.objects.current(on).filter(user__in=[user.pk for user in people])
    for membership in current.select_related("organisation", "user"):
        members[membership.organisation_id].add(membership.user_id)
        actors.setdefault(membership.organisation_id, Actor.of(membership.user, membership))
    return actors, members


def _organisations_that_see(subject: Any, actors: dict[int, Actor]) -> set[int]:
    model = type(subject)
    asked = [
        model.objects.visible_to(Actor(membership=actor.membership, organisation=actor.organisation))
        .filter(pk=subject.pk)
        .order_by()
        .annotate(seer=Value(organisation))
        .values_list("seer", flat=True)
        for organisation, actor in sorted(actors.items())
    ]
    if not asked:
        return set()
    first, *others = asked
    return set(first.union(*others, all=True))


def _named(words: list[str], on: date) -> list[User]:
    fits = Q()
    for word in words:
        fits &= Q(family_name__istartswith=word) | Q(given_name__istartswith=word)
    members = Membership.objects.current(on).values("user")
    found = User.objects.filter(fits, Q(pk__in=members) | Q(is_superuser=True), is_active=True)
    return list(found.order_by("family_name", "given_name", "id")[:ASKED])


def _concerned(subject: Any) -> Iterator[Any]:
    wrote = Message.objects.filter(subject_label=subject.label, subject_id=subject.public_id)
    yield from User.objects.filter(pk__in=wrote.values("author"))
    for deadline in deadlines.of_subject(subject).filter(status=DeadlineStatus.RUNNING):
        keeper = deadline.official or deadline.responsible
        if keeper is not None:
            yield keeper
    yield from extensions.participants_of(subject)
