"""Who may do what in Modules 2 and 3, and which project is shown to whom (architecture §7).

Predicates read the project behind a roadmap, a task or a contract, so that each is one question of the order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from frontoffices.registry.enums import Kind
from frontoffices.registry.kinds import INITIATING_KINDS
from frontoffices.registry.queries import bodies_of
from ncip.casework.permissions import Predicate, either, predicate
from projects.implementation.enums import ChangeKind, Pool, ProjectState

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from ncip.casework.actor import Actor

# Front offices which may prepare a draft, though only an initiating body includes it in a pool (D36).
PREPARING_KINDS = (Kind.REGIONAL_ORGANISATION, Kind.SUPPORT_ORGANISATION)
# An akimat and the units that act for it.
AKIMAT_KINDS = (Kind.LOCAL_EXECUTIVE_BODY, Kind.LEB_UNIT)
# Who sees the projects of its own region.
REGIONAL_KINDS = (
    *AKIMAT_KINDS,
    Kind.REGIONAL_ORGANISATION,
    Kind.NATCO_REGIONAL,
)
# Who gathers the quarterly updates of all regions (14(4), 26).
POOL_READERS = (Kind.AUTHORISED_BODY, Kind.NATIONAL_COMPANY)
ALL_PROJECTS_KINDS = (Kind.NATIONAL_COMPANY, Kind.TASK_FORCE, Kind.NATIONAL_CHAMBER)
SENDING_KINDS = (Kind.FOREIGN_MISSION, Kind.FOREIGN_REPRESENTATIVE, Kind.NATCO_FOREIGN)


def project_of(subject: Any) -> Any:
    """The project behind a subject of Module 2; the subject itself when it is the project."""
    if hasattr(subject, "roadmap"):
        subject = subject.roadmap
    return getattr(subject, "project", subject)


def roadmap_of(subject: Any) -> Any:
    """The roadmap behind a task; the subject itself when it is the roadmap."""
    return getattr(subject, "roadmap", subject)


def speaks_for(actor: Actor) -> Any:
    """The organisation in whose name somebody acts: a unit of an akimat acts for the akimat; None for
    nobody.
    """
    own = actor.organisation
    return own.parent if own is not None and own.kind == Kind.LEB_UNIT and own.parent_id else own


def _is(actor: Actor, organisation_id: int | None) -> bool:
    return organisation_id is not None and organisation_id in bodies_of(actor.organisation)


@predicate(_("An initiating body"))
def initiating_body(actor: Actor, subject: Any) -> bool:
    """ncip-23, ncip-29, ncip-45: the bodies that enter projects (D34)."""
    return actor.is_kind(*INITIATING_KINDS, Kind.LEB_UNIT)


@predicate(_("A regional or support organisation, which prepares a draft"))
def preparing_organisation(actor: Actor, subject: Any) -> bool:
    """ncip-6-9: they prepare a draft (D36)."""
    return actor.is_kind(*PREPARING_KINDS)


@predicate(_("The initiating body of the project"))
def initiator(actor: Actor, subject: Any) -> bool:
    """ncip-3-2, ncip-45: the one body that fills the passport."""
    return _is(actor, project_of(subject).initiator_id)


@predicate(_("The organisation that prepared the draft"))
def draft_author(actor: Actor, subject: Any) -> bool:
    """ncip-6-9: who prepared a draft edits it while it is a draft (D36)."""
    project = project_of(subject)
    return project.state == ProjectState.DRAFT and _is(actor, project.prepared_by_id)


@predicate(_("The akimat of the region, for a draft prepared by a regional or support organisation"))
def adopting_leb(actor: Actor, subject: Any) -> bool:
    """ncip-29: the akimat of the territory takes over a draft that has no initiating body yet (D36)."""
    project = project_of(subject)
    return (
        project.initiator_id is None and actor.is_kind(*AKIMAT_KINDS) and actor.region_id == project.region_id
    )


@predicate(_("The akimat and the regional organisations of the region, for a project of the regional pool"))
def regional_companions(actor: Actor, subject: Any) -> bool:
    """ncip-27: they accompany, and edit, the projects of the regional pool of their region."""
    project = project_of(subject)
    return (
        project.pool == Pool.REGIONAL
        and actor.is_kind(*AKIMAT_KINDS, Kind.REGIONAL_ORGANISATION)
        and actor.region_id == project.region_id
    )


@predicate(_("The local executive body designated for the project"))
def designated_leb(actor: Actor, subject: Any) -> bool:
    """ncip-48-c: the akimat that forms and agrees the roadmap."""
    return _is(actor, project_of(subject).leb_id)


@predicate(_("The designated local executive body; before it is designated, the akimat of the region"))
def leb_of_project(actor: Actor, subject: Any) -> bool:
    """ncip-34: the akimat that asks to suspend or exclude a project of its territory."""
    project = project_of(subject)
    if project.leb_id is not None:
        return _is(actor, project.leb_id)
    return actor.is_kind(*AKIMAT_KINDS) and actor.region_id == project.region_id


@predicate(_("The national company"))
def national_company(actor: Actor, subject: Any) -> bool:
    """ncip-50, ncip-52: the national company; its representative acts for it in his own region
    (ncip-3-13).
    """
    if actor.is_kind(Kind.NATIONAL_COMPANY):
        return True
    return actor.is_kind(Kind.NATCO_REGIONAL) and actor.region_id == project_of(subject).region_id


@predicate(_("The national chamber"))
def national_chamber(actor: Actor, subject: Any) -> bool:
    """ncip-60: who validates."""
    return actor.is_kind(Kind.NATIONAL_CHAMBER)


@predicate(_("The authorised body"))
def authorised_body(actor: Actor, subject: Any) -> bool:
    """ncip-54, ncip-62: who enters contracts and manages changes."""
    return actor.is_kind(Kind.AUTHORISED_BODY)


@predicate(_("The investor of the project"))
def investor(actor: Actor, subject: Any) -> bool:
    """ncip-48-1: the company of the passport, once its access is proven."""
    return _is(actor, project_of(subject).company.organisation_id)


@predicate(_("An organisation responsible for a task of the roadmap"))
def responsible_in_roadmap(actor: Actor, subject: Any) -> bool:
    """ncip-48-1, ncip-48-5: a party whose terms the roadmap sets."""
    return bool(roadmap_of(subject).tasks.filter(responsible__in=bodies_of(actor.organisation)).exists())


@predicate(_("The one responsible for the task"))
def responsible_for_task(actor: Actor, subject: Any) -> bool:
    """ncip-48-5: the organisation that answers for the task, the investor for his own."""
    if subject.responsible_kind == "investor":
        return bool(investor(actor, subject))
    return _is(actor, subject.responsible_id)


@predicate(_("The akimat of the region; for the national pool its regional and support organisations too"))
def pool_keeper(actor: Actor, subject: Any) -> bool:
    """ncip-26: the akimat updates the regional pool; ncip-14-4: regional offices update the national one."""
    kinds = (*AKIMAT_KINDS, *PREPARING_KINDS) if subject.pool == Pool.NATIONAL else AKIMAT_KINDS
    return actor.is_kind(*kinds) and actor.region_id == subject.region_id


@predicate(_("A sectoral state body that was asked to agree"))
def asked_body(actor: Actor, subject: Any) -> bool:
    """ncip-14-4: the sectoral bodies to which the office turned."""
    return actor.organisation is not None and subject.marks.filter(body=actor.organisation).exists()


@predicate(_("The akimat; for its own correction, the national company"))
def change_preparer(actor: Actor, subject: Any) -> bool:
    """ncip-57, ncip-app2-6-2: the akimat writes what the investor asks for, each its own correction."""
    if subject.asked_by_id is not None and subject.kind == ChangeKind.CORRECTION:
        return _is(actor, subject.asked_by_id)
    return _is(actor, project_of(subject).leb_id)


@predicate(_("Whoever asked for the change"))
def change_author(actor: Actor, subject: Any) -> bool:
    """ncip-57: who asked may give it up; the akimat for an investor whose letter it entered."""
    return _is(actor, subject.asked_by_id) or (
        subject.paper_id is not None and _is(actor, project_of(subject).leb_id)
    )


passport_maker: Predicate = either(initiating_body, preparing_organisation)
passport_editor: Predicate = either(initiator, draft_author, adopting_leb, regional_companions)
passport_submitter: Predicate = either(initiator, adopting_leb)
party_of_roadmap: Predicate = either(investor, responsible_in_roadmap)
change_asker: Predicate = either(investor, designated_leb, national_company)
task_keeper: Predicate = either(responsible_for_task, designated_leb)


def shows_finances(actor: Actor, project: Any) -> bool:
    """Whether the cost and its sources are shown: a mission sees only the state of what it started (§7)."""
    if not actor.is_kind(*SENDING_KINDS):
        return True
    organisation = actor.organisation
    return organisation is not None and project.participants.filter(organisation=organisation).exists()


def visible_projects(projects: QuerySet[Any], actor: Actor, participants: QuerySet[Any]) -> QuerySet[Any]:
    """The projects of a queryset that are shown to an actor; `participants` are the rows of participation.

    The authorised body sees every project as soon as an initiating body enters it (ncip-23-b).
    One condition on the project's own columns and one EXISTS: never a join that could double a row.
    """
    if actor.sees_all or actor.is_kind(Kind.AUTHORISED_BODY):
        return projects
    organisation = actor.organisation
    if organisation is None:
        return projects.none()
    speaking = bodies_of(actor.organisation)
    own = Q(initiator__in=speaking) | Q(prepared_by__in=speaking)
    if actor.is_kind(*AKIMAT_KINDS):
        own |= Q(initiator=None, region_id=organisation.region_id)
    takes_part = Exists(participants.filter(project=OuterRef("pk"), organisation__in=speaking))
    shown = scope_of(actor)
    beyond = Q(takes_part) if shown is None else shown | Q(takes_part)
    return projects.filter(own | (~Q(state=ProjectState.DRAFT) & beyond))


def scope_of(actor: Actor) -> Q | None:
    """What an organisation sees beyond its own drafts and what it takes part in; None for nothing more.

    A support organisation sees the national pool of its region, which it keeps up to date too (ncip-14-4).
    """
    organisation = actor.organisation
    if organisation is None:
        return None
    scopes = (
        (ALL_PROJECTS_KINDS, Q(pk__isnull=False)),
        (REGIONAL_KINDS, Q(region_id=organisation.region_id) | Q(leb__in=bodies_of(actor.organisation))),
        ((Kind.SUPPORT_ORGANISATION,), Q(pool=Pool.NATIONAL, region_id=organisation.region_id)),
        ((Kind.COUNCIL,), Q(pool=Pool.NATIONAL)),
        (SENDING_KINDS, Q(initiative__sender=organisation)),
        ((Kind.INVESTOR,), Q(company__organisation=organisation)),
    )
    return next((scope for kinds, scope in scopes if actor.is_kind(*kinds)), None)
