"""Who acts: a person in one of his memberships, a partner system, or the portal itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

from ncip.accounts.enums import Role
from ncip.accounts.models import Membership, User
from ncip.journal.enums import ActorKind

if TYPE_CHECKING:
    from frontoffices.registry.models import Organisation


@dataclass(frozen=True)
class Actor:
    """The one who asks the door; the journal stores all of it."""

    user: User | None = None
    client: str = ""
    membership: Membership | None = None
    organisation: Organisation | None = None
    kind: ActorKind = ActorKind.USER

    @classmethod
    def system(cls) -> Actor:
        """The portal itself: what a law says happens by itself."""
        return cls(kind=ActorKind.SYSTEM)

    @classmethod
    def of(cls, user: User, membership: Membership | None = None, *, on: date | None = None) -> Actor:
        """A person acting in `membership`, or in his only current one (`on` tells the day)."""
        if membership is None and on is not None:
            membership = user.current_memberships(on).select_related("organisation").first()
        return cls(
            user=user, membership=membership, organisation=membership.organisation if membership else None
        )

    @classmethod
    def of_request(cls, request: HttpRequest) -> Actor:
        """The person who sent the request, in the membership he acts in; nobody when not signed in."""
        user: Any = request.user
        if not user.is_authenticated:
            return cls()
        return cls.of(user, getattr(request, "membership", None))

    @property
    def key(self) -> str:
        """What tells this actor's idempotency keys from everybody else's."""
        return f"{self.kind}:{self.user.pk if self.user else self.client or '-'}"

    @property
    def is_system(self) -> bool:
        """True for the portal itself."""
        return self.kind == ActorKind.SYSTEM

    @property
    def is_anonymous(self) -> bool:
        """True when nobody signed in and it is not the portal itself."""
        return self.kind == ActorKind.USER and self.user is None

    @property
    def is_administrator(self) -> bool:
        """True for an administrator of the portal."""
        return bool(self.user and self.user.is_active and self.user.is_superuser)

    @property
    def sees_all(self) -> bool:
        """True for the system and the administrators of the portal."""
        return self.is_system or self.is_administrator

    @property
    def role(self) -> str:
        """The role in the organisation he acts for, or an empty string."""
        return self.membership.role if self.membership else ""

    @property
    def may_act(self) -> bool:
        """False for observers, who look and never act."""
        return self.role != Role.OBSERVER

    def is_kind(self, *kinds: str) -> bool:
        """True when he acts for an organisation of one of these kinds."""
        return self.organisation is not None and self.organisation.kind in kinds

    @property
    def region_id(self) -> int | None:
        """The region of the organisation he acts for."""
        return self.organisation.region_id if self.organisation else None
