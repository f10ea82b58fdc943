"""What waits for an act of mine: for each act, the cases in its state for which I am the one named.

The states come from the declarations; only "whose case it is" is said here as a query, so that a page never
asks case by case. A test holds every row against the declared predicate of its act.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from frontoffices.exchange.enums import EventRole, InformationState
from frontoffices.exchange.permissions import FRONT_OFFICES, UNDER_CONSENT
from frontoffices.registry.enums import Kind
from frontoffices.registry.queries import bodies_of
from ncip.accounts.enums import Role
from ncip.casework.actions import declarations_of, model_of
from ncip.casework.actor import Actor
from ncip.casework.models import Deadline, DeadlineStatus
from projects.attraction.enums import RowState, VisitKind
from projects.attraction.models import ProgrammeItem, VisitBody, VisitParticipant
from projects.attraction.permissions import CARD_MAKERS, MISSIONS, PREPARERS
from projects.implementation.enums import ChangeKind, CorridorFlag
from projects.implementation.guards.roadmap import terms_digest
from projects.implementation.models import PoolUpdateLine, PoolUpdateMark, Project, Task
from projects.implementation.presentation.review import Review, review_of

SHOWN = 20
Mine = Callable[[Actor], Q | None]


@dataclass(frozen=True)
class Wait:
    """An act and the cases of its kind that wait for it from this actor."""

    label: str
    action: str
    mine: Mine
    related: tuple[str, ...] = ()
    # The attribute that holds what the case is a part of, where its own words do not tell.
    part_of: str = ""
    # What is to be done when the act is one of several that would end the wait.
    called: Any = ""


@dataclass(frozen=True)
class Case:
    """A case that waits: what is to be done with it, under which paragraph, and until when."""

    subject: Any
    action: str
    label: str
    rule: str
    last_day: date | None
    review: Review | None = None
    in_corridor: bool = False
    part_of: Any = ""

    @property
    def url(self) -> str:
        """Where it is done: the card, which shows the act with everything around it."""
        return str(self.subject.get_absolute_url())


def _of_kinds(*kinds: str, condition: Callable[[Actor], Q]) -> Mine:
    return lambda actor: condition(actor) if actor.is_kind(*kinds) else None


def _assigned(actor: Actor) -> Q:
    own = Q(leb__in=bodies_of(actor.organisation))
    return own if actor.role == Role.HEAD else own & (Q(official=actor.user) | Q(official=None))


def _promised(actor: Actor) -> Q:
    """Agreements for which he answers himself, or his organisation without a named person."""
    own = Q(responsible__in=bodies_of(actor.organisation))
    return own if actor.role == Role.HEAD else own & (Q(official=actor.user) | Q(official=None))


def _drafted(actor: Actor) -> Q:
    own = Q(initiator=actor.organisation)
    if actor.is_kind(Kind.LOCAL_EXECUTIVE_BODY):
        own |= Q(initiator=None, region=actor.region_id)
    return own


def _performed(actor: Actor) -> Q:
    return Q(owner__in=bodies_of(actor.organisation))


def _approver(actor: Actor) -> Q | None:
    if actor.is_kind(Kind.NATIONAL_COMPANY):
        return ~Q(drafted_by=actor.organisation)
    return Q(project__region=actor.region_id) if actor.is_kind(Kind.NATCO_REGIONAL) else None


def _party(actor: Actor) -> Q | None:
    """The investor and those who answer for a task; the akimat that drafts agrees by sending (ncip-48-1)."""
    tasks = Task.objects.filter(roadmap=OuterRef("pk"), responsible=actor.organisation)
    party = Q(project__company__organisation=actor.organisation) | Q(Exists(tasks))
    return party & ~Q(project__leb__in=bodies_of(actor.organisation))


def _territory(actor: Actor) -> Q:
    """The akimat designated for the project; before that, the one of its region (ncip-34)."""
    return Q(project__leb__in=bodies_of(actor.organisation)) | Q(
        project__leb=None, project__region=actor.region_id
    )


def _change_preparer(actor: Actor) -> Q:
    """The akimat writes what the investor asks for, each body its own correction (ncip-57, ncip-app2-6-2)."""
    request = Q(kind=ChangeKind.REQUEST, roadmap__project__leb__in=bodies_of(actor.organisation))
    return request | Q(kind=ChangeKind.CORRECTION, asked_by__in=bodies_of(actor.organisation))


def _countersigned(actor: Actor) -> Q:
    return Q(initiator__kind=Kind.NATIONAL_CHAMBER, countersigned_on=None)


def _keeper(actor: Actor) -> Q:
    return Q(owner__in=bodies_of(actor.organisation))


def _free_keeper(actor: Actor) -> Q:
    """ncip-10-6: those whose event needs no consent announce it."""
    needs = Q(role=EventRole.ORGANISER, owner__kind__in=UNDER_CONSENT)
    return _keeper(actor) & ~needs


def _consent_asker(actor: Actor) -> Q:
    return _keeper(actor) & Q(role=EventRole.ORGANISER, owner__kind__in=UNDER_CONSENT)


def _everything(actor: Actor) -> Q:
    return Q(pk__isnull=False)


def _of_country(actor: Actor) -> Q:
    return Q(country=actor.organisation.country)  # type: ignore[union-attr]


def _of_country_programme(actor: Actor) -> Q:
    return Q(programme__country=actor.organisation.country)  # type: ignore[union-attr]


def _answers_for(actor: Actor) -> Q:
    return Q(responsible__in=bodies_of(actor.organisation), programme__agreed_on__isnull=False)


def _answers_for_issue(actor: Actor) -> Q:
    return Q(responsible__in=bodies_of(actor.organisation))


def _outdated(actor: Actor) -> Q:
    """A current material waits for nothing; its term reminds before the end (ncip-12-2)."""
    return _keeper(actor) & Q(state=InformationState.OUTDATED)


def _everything_is_there(actor: Actor) -> Q:
    """The programme is called ready once it has a row and the list has somebody (ncip-40-7-b)."""
    standing = {"visit": OuterRef("pk"), "state": RowState.STANDING}
    rows, people = ProgrammeItem.objects.filter(**standing), VisitParticipant.objects.filter(**standing)
    return Q(Exists(rows)) & Q(Exists(people))


def _part_not_agreed(actor: Actor) -> Q:
    """A body with a row in the programme that never agreed to its part (ncip-40-7-b)."""
    bodies = bodies_of(actor.organisation)
    rows = ProgrammeItem.objects.filter(
        visit=OuterRef("pk"), organisation__in=bodies, state=RowState.STANDING
    )
    asked = VisitBody.objects.filter(visit=OuterRef("pk"), organisation__in=bodies, agreed_to="")
    return Q(Exists(rows)) & Q(Exists(asked))


def _kept(actor: Actor) -> Q:
    return Q(owner=actor.organisation)


def _initiative_due(actor: Actor) -> Q:
    """Not after a trip, and not when the card says that no agreement was reached (D47)."""
    return _kept(actor) & Q(kind=VisitKind.INCOMING, no_agreement_reason="")


def _addressee(actor: Actor) -> Q:
    return Q(addressee__in=bodies_of(actor.organisation))


def _made_by_others(actor: Actor) -> Q:
    return ~Q(owner=actor.organisation)


def _pool_left() -> Any:
    """The projects of a pool in a region that a quarterly update has not confirmed (ncip-26)."""
    lines = PoolUpdateLine.objects.filter(update=OuterRef(OuterRef("pk")), project=OuterRef("pk"))
    rows = Project.objects.filter(region=OuterRef("region"), pool=OuterRef("pool"))
    return Exists(rows.filter(~Exists(lines)))


def _pool_unconfirmed(actor: Actor) -> Q:
    return Q(region=actor.region_id) & Q(_pool_left())


def _pool_confirmed(pool: str) -> Callable[[Actor], Q]:
    return lambda actor: Q(region=actor.region_id, pool=pool) & ~Q(_pool_left())


def _asked_to_agree(actor: Actor) -> Q:
    marks = PoolUpdateMark.objects.filter(update=OuterRef("pk"), body=actor.organisation, agreed_on=None)
    return Q(Exists(marks))


def _pool_agreed(actor: Actor) -> Q:
    waiting = PoolUpdateMark.objects.filter(update=OuterRef("pk"), agreed_on=None)
    return Q(region=actor.region_id) & ~Q(Exists(waiting))


def _in_hand(actor: Actor) -> Q:
    """ncip-9-3: issues that were passed on to the organisation; the Council answers by its decisions."""
    return Q(body__in=bodies_of(actor.organisation))


def _asked_for(actor: Actor) -> Q:
    """AI-10: an answered issue waits for the investor or whoever raised it."""
    bodies = bodies_of(actor.organisation)
    return Q(raised_by__in=bodies) | Q(project__company__organisation__in=bodies)


def _charged_with(actor: Actor) -> Q:
    """Assignments for which he answers himself, or his organisation without a named person."""
    own = Q(responsible__in=bodies_of(actor.organisation))
    return own if actor.role == Role.HEAD else own & (Q(official=actor.user) | Q(official=None))


AKIMATS = (Kind.LOCAL_EXECUTIVE_BODY, Kind.LEB_UNIT)
LEB = Kind.LOCAL_EXECUTIVE_BODY
PROJECT_OF = ("project",)
REGION = ("region",)
ROADMAP_OF = ("roadmap__project",)
OWNER = ("owner",)
ITEM_OF = ("issue", "project", "meeting")
PROGRAMME = ("programme__owner",)
AUTHORITY, NATCO = Kind.AUTHORISED_BODY, Kind.NATIONAL_COMPANY
EXCHANGE: tuple[Wait, ...] = (
    Wait("investment-event", "submit", _of_kinds(*UNDER_CONSENT, condition=_consent_asker), OWNER),
    Wait("investment-event", "announce", _of_kinds(*FRONT_OFFICES, condition=_free_keeper), OWNER),
    Wait(
        "investment-event",
        "approve",
        _of_kinds(AUTHORITY, condition=_everything),
        OWNER,
        called=_("Decide on the event"),
    ),
    Wait("investment-event", "hold", _of_kinds(*FRONT_OFFICES, condition=_keeper), OWNER),
    Wait("presentation-material", "submit", _of_kinds(*FRONT_OFFICES, condition=_keeper), OWNER),
    Wait(
        "presentation-material",
        "approve",
        _of_kinds(AUTHORITY, NATCO, condition=_made_by_others),
        OWNER,
        called=_("Decide on the material"),
    ),
    Wait("exchange-request", "register", _of_kinds(*FRONT_OFFICES, condition=_addressee), OWNER),
    Wait("exchange-request", "answer", _of_kinds(*FRONT_OFFICES, condition=_addressee), OWNER),
    Wait("country-programme", "submit", _of_kinds(*MISSIONS, condition=_of_country), OWNER),
    Wait("country-programme", "agree", _of_kinds(NATCO, condition=_everything), OWNER),
    Wait("programme-update", "make", _of_kinds(*MISSIONS, condition=_of_country_programme), PROGRAMME),
    Wait("information-material", "publish", _of_kinds(*FRONT_OFFICES, condition=_keeper), OWNER),
    Wait("information-material", "renew", _of_kinds(*FRONT_OFFICES, condition=_outdated), OWNER),
    Wait("analysis", "share", _of_kinds(*FRONT_OFFICES, condition=_keeper), OWNER),
    Wait("systemic-issue", "submit", _of_kinds(*FRONT_OFFICES, condition=_keeper), OWNER),
    Wait(
        "systemic-issue",
        "take_up",
        _of_kinds(AUTHORITY, NATCO, condition=_made_by_others),
        OWNER,
        called=_("Decide on the systemic issue"),
    ),
    Wait("systemic-issue", "resolve", _of_kinds(*FRONT_OFFICES, condition=_answers_for_issue), OWNER),
    Wait(
        "programme-measure",
        "complete",
        _of_kinds(*FRONT_OFFICES, condition=_answers_for),
        PROGRAMME,
        part_of="programme",
    ),
)
COUNCIL: tuple[Wait, ...] = (
    Wait("issue", "register", _of_kinds(AUTHORITY, condition=_everything), PROJECT_OF),
    Wait(
        "issue",
        "answer",
        _of_kinds(AUTHORITY, condition=_everything),
        PROJECT_OF,
        called=_("Pass the issue on or answer"),
    ),
    Wait("issue", "receive_result", _in_hand, PROJECT_OF),
    Wait("issue", "close", _asked_for, PROJECT_OF, called=_("Accept the answer or open the issue again")),
    Wait("agenda-item", "decide", _of_kinds(Kind.COUNCIL, AUTHORITY, condition=_everything), ITEM_OF),
    Wait("council-meeting", "hold", _of_kinds(Kind.COUNCIL, AUTHORITY, condition=_everything)),
    Wait("assignment", "complete", _charged_with, PROJECT_OF),
)
WAITS: tuple[Wait, ...] = (
    Wait("initiative", "pass_on", _of_kinds(*MISSIONS, condition=lambda actor: Q(sender=actor.organisation))),
    Wait(
        "initiative",
        "assign",
        _of_kinds(*AKIMATS, condition=lambda actor: Q(leb__in=bodies_of(actor.organisation))),
    ),
    Wait("initiative", "create_passport", _of_kinds(*AKIMATS, condition=_assigned)),
    Wait("kyc_check", "start", _performed, ("company",)),
    Wait("kyc_check", "pass_check", _performed, ("company",), called=_("Carry on the KYC check")),
    Wait(
        "initiative",
        "consent_redirect",
        _of_kinds(Kind.AUTHORISED_BODY, condition=lambda actor: Q(pk__isnull=False)),
    ),
    Wait(
        "visit",
        "approve",
        _of_kinds(Kind.AUTHORISED_BODY, condition=lambda actor: Q(decided_on=None)),
        called=_("Decide whether the visit is expedient"),
    ),
    Wait("visit", "complete_programme", _of_kinds(Kind.AUTHORISED_BODY, condition=_everything_is_there)),
    Wait("visit", "agree_part", _of_kinds(*PREPARERS, condition=_part_not_agreed)),
    Wait("visit", "hold", _of_kinds(*MISSIONS, condition=_kept)),
    Wait("visit", "fill_card", _of_kinds(*MISSIONS, condition=_kept)),
    Wait("visit", "pass_initiative", _of_kinds(*MISSIONS, condition=_initiative_due)),
    Wait("agreement", "keep", _of_kinds(*CARD_MAKERS, condition=_promised)),
    Wait("project", "form_passport", _drafted),
    Wait("project", "designate_leb", lambda actor: Q(initiator=actor.organisation, leb=None)),
    Wait("roadmap", "draft", lambda actor: Q(project__leb=actor.organisation), PROJECT_OF),
    Wait("roadmap", "submit", lambda actor: Q(project__leb=actor.organisation), PROJECT_OF),
    Wait("roadmap", "resubmit", lambda actor: Q(project__leb=actor.organisation), PROJECT_OF),
    Wait("roadmap", "agree", _party, PROJECT_OF),
    Wait("roadmap", "approve", _approver, PROJECT_OF),
    Wait(
        "project",
        "confirm_corridor",
        _of_kinds(Kind.AUTHORISED_BODY, condition=lambda actor: Q(corridor_flag=CorridorFlag.PROPOSED)),
    ),
    Wait("exclusion-request", "draft", _of_kinds(*AKIMATS, condition=_territory), PROJECT_OF),
    Wait("exclusion-request", "send", _of_kinds(*AKIMATS, condition=_territory), PROJECT_OF),
    Wait(
        "exclusion-request",
        "suspend",
        _of_kinds(Kind.AUTHORISED_BODY, condition=lambda actor: Q(pk__isnull=False)),
        PROJECT_OF,
        called=_("Decide on suspension or exclusion"),
    ),
    Wait("pool-update", "confirm", _of_kinds(*AKIMATS, condition=_pool_unconfirmed), REGION),
    Wait("pool-update", "finish", _of_kinds(*AKIMATS, condition=_pool_confirmed("regional")), REGION),
    Wait("pool-update", "ask_agreement", _of_kinds(*AKIMATS, condition=_pool_confirmed("national")), REGION),
    Wait("pool-update", "agree", _of_kinds(Kind.CENTRAL_BODY, condition=_asked_to_agree), REGION),
    Wait("pool-update", "send", _of_kinds(*AKIMATS, condition=_pool_agreed), REGION),
    Wait("roadmap-change", "send", _of_kinds(*AKIMATS, NATCO, condition=_change_preparer), ROADMAP_OF),
    Wait(
        "roadmap-change",
        "agree",
        _of_kinds(AUTHORITY, condition=_everything),
        ROADMAP_OF,
        called=_("Decide on the change of the roadmap"),
    ),
    Wait("project", "countersign_validation", _of_kinds(Kind.AUTHORISED_BODY, condition=_countersigned)),
    *EXCHANGE,
    *COUNCIL,
    Wait(
        "table-change",
        "consent",
        _of_kinds(AUTHORITY, condition=_everything),
        called=_("Decide on the change of a legal table"),
    ),
    Wait(
        "delay-rating",
        "publish",
        _of_kinds(Kind.NATIONAL_COMPANY, condition=lambda actor: Q(pk__isnull=False)),
    ),
    Wait(
        "project", "validate", _of_kinds(Kind.NATIONAL_CHAMBER, condition=lambda actor: Q(pk__isnull=False))
    ),
)


def cases(actor: Actor, on: date) -> list[Case]:
    """The cases that wait for this actor, those of the green corridor and the nearest last day first (ncip-32-a, D13);
    an observer has none.
    """
    if actor.organisation is None or not actor.may_act:
        return []
    found = [
        (wait, subject) for wait in WAITS for subject in _rows(wait, actor) if _is_ripe(wait, subject, on)
    ]
    days = last_days([subject for _wait, subject in found])
    made = [
        _case(wait, subject, days.get(subject.public_id) or _own_day(subject), on) for wait, subject in found
    ]
    return sorted(
        made, key=lambda case: (not case.in_corridor, case.last_day or date.max, case.subject.created_at)
    )


def _rows(wait: Wait, actor: Actor) -> Sequence[Any]:
    mine = wait.mine(actor)
    if mine is None:
        return []
    model: Any = model_of(wait.label)
    sources = declarations_of(model).actions[wait.action].sources
    rows = model.objects.filter(mine, state__in=sources).select_related(*wait.related).order_by("-id")
    if wait.label == "roadmap":
        rows = rows.filter(is_current=True)
    if (wait.label, wait.action) == ("roadmap", "agree"):
        return _not_yet_agreed(rows.prefetch_related("tasks", "marks"), actor)
    return list(rows[:SHOWN])


def _not_yet_agreed(rows: Any, actor: Actor) -> list[Any]:
    """ncip-48-1: a party that has agreed to the present terms is not asked again."""
    found = []
    for roadmap in rows[:SHOWN]:
        digest = terms_digest(roadmap.tasks.all())
        own = [mark for mark in roadmap.marks.all() if mark.organisation_id == actor.organisation.pk]  # type: ignore[union-attr]
        if all(mark.terms != digest for mark in own):
            found.append(roadmap)
    return found


def last_days(subjects: Sequence[Any]) -> dict[Any, date]:
    """The nearest last day of a running term of each subject, in one query.

    The term of preparing a roadmap runs on its project, so a roadmap is asked with it.
    """
    holders = {subject.public_id: subject.public_id for subject in subjects}
    holders |= {one.project.public_id: one.public_id for one in subjects if one.label == "roadmap"}
    if not holders:
        return {}
    rows = Deadline.objects.filter(subject_id__in=holders, status=DeadlineStatus.RUNNING)
    found: dict[Any, date] = {}
    for key, last_day in rows.order_by("-last_day").values_list("subject_id", "last_day"):
        found[holders[key]] = last_day
    return found


def _is_ripe(wait: Wait, subject: Any, on: date) -> bool:
    """The results of an event are asked once its last day has come (ncip-5-9), those of the Council on its day."""
    if wait.label in ("agenda-item", "council-meeting"):
        return bool(getattr(subject, "meeting", subject).planned_on <= on)
    return (wait.label, wait.action) != ("investment-event", "hold") or subject.is_over_on(on)


def _own_day(subject: Any) -> date | None:
    """The agreed day of a measure, which is a column of its own."""
    day: date | None = getattr(subject, "due_on", None)
    return day


def _case(wait: Wait, subject: Any, last_day: date | None, on: date) -> Case:
    declared = declarations_of(subject).actions[wait.action]
    label, review = str(wait.called or declared.label), review_of(subject, on)
    part_of = getattr(subject, wait.part_of) if wait.part_of else ""
    rule, prior = declared.rules[0], _is_prior(wait, subject)
    return Case(subject, wait.action, label, rule, last_day, review, prior, part_of)


def _is_prior(wait: Wait, subject: Any) -> bool:
    """Whether the case belongs to a project of the green corridor; asked only of what is read with its project."""
    project = subject.project if wait.related == PROJECT_OF else subject
    return bool(getattr(project, "in_corridor", False))
