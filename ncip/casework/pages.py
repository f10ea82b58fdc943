"""The generic pages of the door: perform an action, edit, create. Every kind of subject has them for free."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import select_template
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from uuid6 import uuid7

from ncip.accounts.requests import PortalRequest
from ncip.casework import deadlines, door, explain, requirements
from ncip.casework.act import Act
from ncip.casework.actions import Operation, declarations_of, model_of
from ncip.casework.actor import Actor
from ncip.casework.explain import Explanation
from ncip.casework.reasons import BadParameters, NotVisible, Refused, StaleVersion
from ncip.journal.enums import Channel

BOOKKEEPING = ("csrfmiddlewaretoken", "version", "key", "parent")


@login_required
@require_http_methods(["GET", "POST"])
def perform(request: PortalRequest, label: str, key: str, name: str) -> HttpResponse:
    """Perform a declared action: what will happen, under which paragraph, the form, the button."""
    subject, actor = _subject(request, label, key)
    found = _explained(explain.explain(subject, actor, at=request.at), name)

    def send(params: Any) -> door.Outcome:
        return door.perform(
            type(subject),
            subject,
            name,
            actor,
            params,
            at=request.at,
            channel=Channel.WEB,
            files=request.FILES,
            expected_version=_version(request),
            idempotency_key=request.POST.get("key"),
        )

    return _answer(request, found, send, subject=subject, actor=actor)


@login_required
@require_http_methods(["GET", "POST"])
def amend(request: PortalRequest, label: str, key: str, name: str) -> HttpResponse:
    """Edit a subject."""
    subject, actor = _subject(request, label, key)
    found = _explained(explain.explain(subject, actor, at=request.at), name)

    def send(params: Any) -> door.Outcome:
        return door.amend(
            type(subject),
            subject,
            name,
            params,
            actor,
            at=request.at,
            channel=Channel.WEB,
            files=request.FILES,
            expected_version=_version(request),
            idempotency_key=request.POST.get("key"),
        )

    return _answer(request, found, send, subject=subject, actor=actor, instance=subject)


@login_required
@require_http_methods(["GET", "POST"])
def create(request: PortalRequest, label: str) -> HttpResponse:
    """Create a subject, under its parent when it has one."""
    actor = Actor.of_request(request)
    try:
        model: Any = model_of(label)
        parent = _parent(request, model, actor)
    except (KeyError, NotVisible):
        raise Http404 from None
    found = explain.explain_creation(model, actor, parent, at=request.at)
    if found is None:
        raise Http404
    if requirements.wrong_parent(found.operation, parent):
        context = {
            "found": found,
            "subject": parent,
            "model": declarations_of(model),
            "reasons": found.reasons,
        }
        return _page(request, context, model, found, status=422)

    def send(params: Any) -> door.Outcome:
        return door.create(
            model,
            params,
            actor,
            at=request.at,
            channel=Channel.WEB,
            parent=parent,
            files=request.FILES,
            idempotency_key=request.POST.get("key"),
        )

    return _answer(request, found, send, subject=parent, actor=actor, model=model)


def _answer(
    request: PortalRequest,
    found: Explanation,
    send: Callable[[Any], door.Outcome],
    *,
    subject: Any,
    actor: Actor,
    instance: Any = None,
    model: Any = None,
) -> HttpResponse:
    """Show the form, or send it through the door; a refusal shows it again with everything that was typed."""
    model = model or type(subject)
    act = Act(actor=actor, at=request.at, channel=Channel.WEB)
    context = {"found": found, "subject": subject, "model": declarations_of(model), "key": str(uuid7())}
    if request.method == "GET":
        form = _form(found.operation, model, subject, act, instance, initial=_initial(request))
        return _page(request, context | {"form": form, "reasons": found.reasons}, model, found, status=200)
    try:
        outcome = send(request.POST)
    except BadParameters as refused:
        return _page(request, context | {"form": refused.form}, model, found, status=refused.status)
    except NotVisible:
        raise Http404 from None
    except Refused as refused:
        form = _form(found.operation, model, subject, act, instance, data=request.POST, files=request.FILES)
        context |= {"form": form, "reasons": refused.reasons, "title": refused.title}
        if not isinstance(refused, StaleVersion):
            context["key"] = request.POST.get("key") or context["key"]
        return _page(request, context, model, found, status=refused.status)
    messages.success(request, _("Done: “%(label)s”.") % {"label": found.label})
    return redirect(_next(request, outcome.subject))


def _page(
    request: PortalRequest, context: dict[str, Any], model: Any, found: Explanation, *, status: int
) -> HttpResponse:
    declared = context["model"]
    folder = model._meta.app_label.split("_", 1)[1]
    template = select_template(
        [
            f"{folder}/forms/{declared.label}_{found.name}.html",
            f"{folder}/forms/{declared.label}.html" if found.kind != "action" else "casework/form.html",
            "casework/form.html",
        ]
    )
    context["due"] = _running(context["subject"]) if found.kind == "action" else None
    return render(request, template.template.name, context, status=status)


def _form(
    operation: Operation,
    model: Any,
    subject: Any,
    act: Act,
    instance: Any,
    *,
    data: Mapping[str, Any] | None = None,
    files: Any = None,
    initial: dict[str, Any] | None = None,
) -> Any:
    form_class: Any = operation.form_class(model)
    if form_class is None:
        return None
    extra = {"instance": instance} if instance is not None else {}
    return form_class(data, files, subject=subject, act=act, initial=initial, **extra)


def _initial(request: PortalRequest) -> dict[str, Any]:
    return {key: value for key, value in request.GET.items() if key not in BOOKKEEPING and key != "next"}


def _subject(request: PortalRequest, label: str, key: str) -> tuple[Any, Actor]:
    actor = Actor.of_request(request)
    try:
        return door.find(label, key, actor), actor
    except NotVisible:
        raise Http404 from None


def _parent(request: PortalRequest, model: Any, actor: Actor) -> Any:
    creation = declarations_of(model).creation
    key = request.POST.get("parent") or request.GET.get("parent")
    if creation is None or creation.parent is None or not key:
        return None
    return door.find(creation.parent, key, actor)


def _explained(all_: list[Explanation], name: str) -> Explanation:
    found = next((one for one in all_ if one.name == name), None)
    if found is None:
        raise Http404
    return found


def _version(request: PortalRequest) -> int | None:
    text = request.POST.get("version", "")
    return int(text) if text.isdecimal() else None


def _running(subject: Any) -> Any:
    if subject is None:
        return None
    return deadlines.of_subject(subject).filter(status="running").order_by("last_day").first()


def _next(request: PortalRequest, subject: Any) -> str:
    """Back to where the form says, when that is a page of ours; else the card of the subject."""
    target = request.POST.get("next", "")
    if target.startswith("/") and not target.startswith("//"):
        return target
    return str(subject.get_absolute_url())
