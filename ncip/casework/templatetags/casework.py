"""Parts of a card that every kind of subject has: `{% load casework %}`. They need `request` in the context."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ncip.casework import deadlines as running
from ncip.casework import explain, extensions, history
from ncip.casework.actions import model_of
from ncip.casework.actor import Actor
from ncip.casework.explain import Explanation
from ncip.casework.models import Deadline, DeadlineStatus
from ncip.casework.templatetags.paper import conversation, documents
from ncip.law import rulebook
from ncip.law.calendar import CalendarGap, WorkingCalendar
from ncip.reference.calendar import working_calendar

register = template.Library()
register.simple_tag(documents, takes_context=True)
register.simple_tag(conversation, takes_context=True)


@register.simple_tag(takes_context=True)
def next_action(context: dict[str, Any], subject: Any) -> str:
    """What the case waits for, until when, who does it, and under which paragraph."""
    request = context["request"]
    actor = Actor.of_request(request)
    found = explain.explain(subject, actor, at=request.at)
    mine = [one for one in found if one.role_fits and one.state_fits and one.primary]
    others = [one for one in found if one.state_fits and one.primary and not one.role_fits]
    if not mine and not others:
        return ""
    mine.sort(key=lambda one: getattr(one.operation, "danger", False))
    others.sort(key=_is_mark)  # what moves the case, before marks
    open_to_me = [one for one in mine if not (_is_mark(one) and one.reasons)]
    leading = _possible(open_to_me) or (open_to_me or others or mine)[0]
    deadline = running.of_subject(subject).filter(status=DeadlineStatus.RUNNING).order_by("last_day").first()
    return render_to_string(
        "ui/next_action.html",
        {
            "title": leading.label,
            "last_day": deadline.last_day if deadline else None,
            "progress": None,
            "on": request.on,
            "working_days": _working_days_left(deadline, request.on),
            "actions": [button(one, primary=one is leading) for one in mine],
            "waiting": "" if leading in mine else _("This is done by: %(who)s.") % {"who": leading.who},
            "csrf_token": context.get("csrf_token"),
            **_basis(leading.rule),
        },
    )


@register.simple_tag(takes_context=True)
def actions_menu(context: dict[str, Any], subject: Any) -> str:
    """The edits and secondary actions that the reader may do now."""
    request = context["request"]
    found = explain.offered(subject, Actor.of_request(request), at=request.at)
    rest = [button(one) for one in found if not one.primary]
    return render_to_string(
        "casework/_actions.html", {"actions": rest, "csrf_token": context.get("csrf_token")}
    )


@register.simple_tag(takes_context=True)
def create_button(context: dict[str, Any], label: str, parent: Any = None, primary: bool = False) -> str:
    """The button that creates a subject of that kind (under `parent`), when the reader may."""
    request = context["request"]
    found = explain.explain_creation(model_of(label), Actor.of_request(request), parent, at=request.at)
    if found is None or not found.role_fits:
        return ""
    url = reverse("create", args=[label]) + (f"?parent={parent.public_id}" if parent is not None else "")
    one = button(found, primary=primary) | {"url": url}
    return render_to_string("ui/action_button.html", {"action": one, "csrf_token": context.get("csrf_token")})


@register.simple_tag(takes_context=True)
def deadlines(context: dict[str, Any], subject: Any) -> str:
    """The terms of the subject with their paragraphs."""
    rows = list(running.of_subject(subject))
    for row in rows:
        row.label = _(running.TERMS[row.term].label)
    return render_to_string("casework/_deadlines.html", {"deadlines": rows, "on": context["request"].on})


@register.simple_tag
def history_of(subject: Any, limit: int = 12) -> str:
    """The last entries of the journal about the subject."""
    return render_to_string("casework/_history.html", {"events": history.entries(subject, limit=limit)})


register.simple_tag(history_of, name="history")


@register.simple_tag(takes_context=True)
def panels(context: dict[str, Any], subject: Any) -> SafeString:
    """What higher floors show on this card."""
    request = context["request"]
    actor = Actor.of_request(request)
    parts = []
    for panel in extensions.panels_of(subject.label):
        extra = panel.context(subject, actor, request.on)
        if extra is not None:
            parts.append(render_to_string(panel.template, extra | {"subject": subject}, request=request))
    return SafeString("".join(parts))


@register.simple_tag(takes_context=True)
def work_panels(context: dict[str, Any], place: str = "") -> SafeString:
    """What the Modules show on “my work”: `{% work_panels "first" %}` above the queue, `{% work_panels %}` below."""
    request = context["request"]
    actor = Actor.of_request(request)
    parts = []
    for panel in extensions.work_panels(first=place == "first"):
        extra = panel.context(actor, request.on)
        if extra is not None:
            parts.append(render_to_string(panel.template, extra, request=request))
    return SafeString("".join(parts))


def button(found: Explanation, *, primary: bool = False) -> dict[str, Any]:
    """An operation as the kit's action button: a link to its page, or disabled with the reasons."""
    subject = found.subject
    page = "amend" if found.kind == "amendment" else "perform"
    return {
        "key": found.name,
        "label": found.label,
        "url": reverse(page, args=[subject.label, key_of(subject), found.name])
        if subject is not None
        else "",
        "primary": primary,
        "danger": getattr(found.operation, "danger", False),
        "allowed": not _stopping(found.reasons),
        "reasons": [{"text": reason.text, "rule": reason.rule} for reason in found.reasons],
    }


def key_of(subject: Any) -> str:
    """What the address of a subject carries: its code when it has one, else its public number."""
    return str(getattr(subject, getattr(subject.Casework, "key", "public_id")))


def _is_mark(found: Explanation) -> bool:
    """A mark leaves the case where it is; one that cannot be set (again) is not the next thing to do."""
    return not getattr(found.operation, "targets", ())


def _possible(mine: Sequence[Explanation]) -> Explanation | None:
    """The first that can be done at once and ends nothing: what moves the case before marks on the way there."""
    ready = [one for one in mine if not one.reasons and not getattr(one.operation, "danger", False)]
    return min(ready, key=_is_mark, default=None)


def _stopping(reasons: Sequence[Any]) -> bool:
    return bool(reasons)


def _working_days_left(deadline: Deadline | None, on: Any) -> int | None:
    if deadline is None or deadline.last_day < on:
        return None
    calendar: WorkingCalendar = working_calendar()
    try:
        return calendar.working_days_between(on, deadline.last_day)
    except CalendarGap:
        return None


def _basis(rule: str) -> dict[str, Any]:
    entry = rulebook.entry(rule)
    return {"rule_id": rule, "quote": entry.quote, "quote_lang": entry.lang, "reader": get_language()}
