"""Suspension and exclusion (33-36): what stands against a request and against a decision (D25)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from ncip.casework.actions import guard
from ncip.casework.reasons import Reason
from projects.implementation.enums import Ground, ProjectState, RequestedEffect, RequestState

if TYPE_CHECKING:
    from ncip.casework.act import Act

# Where a project of the national pool stands on its road (SUMMARY PS-18).
IN_POOL = (
    ProjectState.WITHOUT_ROADMAP,
    ProjectState.WITH_ROADMAP,
    ProjectState.AWAITING_VALIDATION,
    ProjectState.AFTERCARE,
)
OPEN_STATES = (RequestState.APPLICATION_RECEIVED, RequestState.DRAFT, RequestState.ON_DECISION)


def _outside(project: Any) -> Reason | None:
    if project is not None and project.is_national and project.state in IN_POOL:
        return None
    return Reason("not_in_pool", _("Only a project of the national pool is suspended or excluded."))


@guard(rule="ncip-33")
def project_is_in_the_national_pool(project: Any, act: Act) -> Reason | None:
    """ncip-33: the request concerns a project of the national pool."""
    return _outside(project)


@guard(rule="ncip-33")
def project_of_request_is_in_the_pool(request: Any, act: Act) -> Reason | None:
    """ncip-33: the project is still in the national pool when the request is sent or granted."""
    return _outside(request.project)


@guard(rule="ncip-34")
def no_open_request(project: Any, act: Act) -> Reason | None:
    """ncip-34: one request of a project at a time."""
    if project is None or not project.exclusion_requests.filter(state__in=OPEN_STATES).exists():
        return None
    return Reason("request_open", _("A request of this project is already open: finish it first."))


def grounds_carry(effect: str, grounds: list[str]) -> bool:
    """ncip-33-6: an application alone asks for exclusion only, so it cannot carry a suspension (D25)."""
    return effect == RequestedEffect.EXCLUDE or set(grounds) != {Ground.APPLICATION.value}


@guard(rule="ncip-33-6")
def grounds_carry_the_effect(request: Any, act: Act) -> Reason | None:
    """ncip-34: at least one ground of paragraph 33, and one that carries what is asked for (D25)."""
    if not request.grounds:
        return Reason("no_ground", _("Choose at least one ground of paragraph 33."), "grounds", "ncip-34")
    if grounds_carry(request.effect, request.grounds):
        return None
    return _application_alone()


def _application_alone() -> Reason:
    text = _("An application alone is a ground for exclusion, not for suspension. Add another ground.")
    return Reason("application_alone", text, "grounds")


@guard(rule="ncip-33-6")
def ground_allows_suspension(request: Any, act: Act) -> Reason | None:
    """ncip-33-6: a request that rests on an application alone is not answered by a suspension (D25)."""
    return None if grounds_carry(RequestedEffect.SUSPEND, request.grounds) else _application_alone()


@guard(rule="ncip-35")
def not_suspended_yet(request: Any, act: Act) -> Reason | None:
    """ncip-35: what stands still already is not suspended again."""
    if request.project.suspended_on is None:
        return None
    return Reason("already_suspended", _("The project is suspended already."))


@guard(rule="ncip-35")
def exclusion_was_left_open(request: Any, act: Act) -> Reason | None:
    """ncip-35: one decision has one effect; after a suspension only “both” leaves the exclusion open (D25)."""
    if request.state == RequestState.ON_DECISION or request.effect == RequestedEffect.BOTH:
        return None
    return Reason("decided", _("This request was decided. A new request is needed to exclude the project."))


@guard(rule="ncip-35")
def project_is_suspended(project: Any, act: Act) -> Reason | None:
    """ncip-35: only a suspended project is resumed."""
    if project.suspended_on is not None:
        return None
    return Reason("not_suspended", _("The project is not suspended."))


@guard(rule="ncip-35")
def project_goes_on(subject: Any, act: Act) -> Reason | None:
    """ncip-35: while the project is suspended its road stands still (D25)."""
    project = subject
    for step in ("roadmap", "project"):
        project = getattr(project, step, project)
    if project.suspended_on is None:
        return None
    return Reason("suspended", _("The project is suspended: it goes on when the authorised body resumes it."))
