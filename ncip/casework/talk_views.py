"""The conversation about a subject: its page, the fragments of a live one, whom to mention, the file (ncip-43-c).

A page asks for news every few seconds while somebody looks at it. The answer is 204 and costs one indexed query
while there are none; nothing holds a worker, and a plain proxy is enough.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_safe

from ncip.accounts.middleware import STOP_POLLING
from ncip.accounts.models import User
from ncip.casework import audience, conversation, parts
from ncip.casework.actor import Actor
from ncip.casework.paper_forms import FindForm, MessageForm
from ncip.casework.requests import Request, done, key_of, status_of, subject_of
from ncip.casework.talk_cards import (
    addresses,
    conversation_card,
    mark_new,
    message_of,
    poll,
    printed_part,
)
from ncip.journal.enums import Channel
from ncip.ui.pdf import pdf_response


@login_required
@require_http_methods(["GET", "POST"])
def talk(request: Request, label: str, key: str) -> HttpResponse:
    """The conversation about a subject; POST writes one more message. htmx is answered with the fragment."""
    subject, actor = subject_of(request, label, key)
    if request.method == "POST" and "choose" not in request.POST:
        return _written(request, subject, actor)
    asked = request.POST if request.method == "POST" else request.GET
    found = FindForm(asked)
    card = conversation_card(
        request,
        subject,
        _chosen(request, subject, actor),
        before=message_of(subject, asked.get("before")),
        in_reply_to=message_of(subject, asked.get("reply")),
        wanted=found.cleaned_data["q"] if found.is_valid() else "",
    )
    if request.method == "POST":
        card["people"] = _offered(request, subject, "")
    return _page(request, card)


def _written(request: Request, subject: Any, actor: Actor) -> HttpResponse:
    in_reply_to = message_of(subject, request.POST.get("reply"))
    form = MessageForm(request.POST, request.FILES, auto_id="message_%s", parts=_own(subject, actor))

    def post() -> object:
        return conversation.post(
            subject,
            form.cleaned_data["text"],
            actor,
            at=request.at,
            channel=Channel.WEB,
            in_reply_to=in_reply_to,
            uploads=form.cleaned_data["file"],
            mentions=list(form.cleaned_data["mention"]),
            part=form.cleaned_data["part"],
            idempotency_key=key_of(request, "message"),
        )

    if not done(form, post):
        card = conversation_card(request, subject, form, in_reply_to=in_reply_to)
        return _page(request, card | {"people": _mentioned(request)}, status=status_of(form))
    if request.htmx:
        return _page(request, conversation_card(request, subject))
    return redirect(subject.get_conversation_url())


def _page(request: Request, card: dict[str, Any], *, status: int = 200) -> HttpResponse:
    name = "conversation" if request.htmx else "conversation_page"
    return render(request, f"casework/{name}.html", card, status=status)


def _chosen(request: Request, subject: Any, actor: Actor) -> MessageForm | None:
    """The form with what was typed, when only the people to notify are chosen; else a fresh one."""
    if request.method == "GET":
        return None
    return MessageForm(initial=_typed(request), auto_id="message_%s", parts=_own(subject, actor))


def _typed(request: Request) -> dict[str, Any]:
    return {"text": request.POST.get("text", ""), "part": request.POST.get("part", "")}


def _own(subject: Any, actor: Actor) -> list[tuple[str, Any]]:
    return parts.choices(parts.parts_of(subject, actor))


@require_GET
def news(request: Request, label: str, key: UUID) -> HttpResponse:
    """What was written after the last message of an open page; 204 when nothing was.

    A page whose person has signed out meanwhile asks no more, and keeps what is typed in it.
    """
    if not request.user.is_authenticated:
        return HttpResponse(status=STOP_POLLING)
    try:
        found = conversation.news(label, key, Actor.of_request(request), since=_since(request))
    except KeyError:
        raise Http404 from None
    if not found:
        return HttpResponse(status=204)
    subject, actor = subject_of(request, label, str(key))
    mark_new(request, subject, found, read=True)
    parts.mark(found, subject, actor)
    card = {"talk": found, "may_write": actor.may_act, **addresses(subject), **poll(subject, found[0])}
    return render(request, "casework/_news.html", card)


def _since(request: Request) -> UUID | None:
    text = request.GET.get("since", "")
    try:
        return UUID(text) if text else None
    except ValueError:
        raise Http404 from None


@login_required
@require_GET
def people(request: Request, label: str, key: str) -> HttpResponse:
    """Whom a message can mention: those who may see the subject. JSON for a name that is being typed, else boxes."""
    subject, _actor = subject_of(request, label, key)
    if "q" not in request.GET:
        return render(request, "casework/_people.html", {"people": _offered(request, subject, "")})
    return JsonResponse({"people": _offered(request, subject, request.GET["q"][:60])})


def _offered(request: Request, subject: Any, text: str) -> list[dict[str, Any]]:
    chosen = _mentioned(request)
    known = {one["id"] for one in chosen}
    found = audience.offered(subject, text, on=request.on, but=_me(request))
    return chosen + [one for one in _rows(found, request) if one["id"] not in known]


def _me(request: Request) -> User:
    me: User = request.user  # type: ignore[assignment]
    return me


def _mentioned(request: Request) -> list[dict[str, Any]]:
    """Those ticked in a form that comes back; what is no number of a person is left out."""
    sent = request.POST if request.method == "POST" else request.GET
    ids = [text for text in sent.getlist("mention") if _is_number(text)]
    return (
        [one | {"chosen": True} for one in _rows(User.objects.filter(public_id__in=ids), request)]
        if ids
        else []
    )


def _is_number(text: str) -> bool:
    try:
        return bool(UUID(text))
    except ValueError:
        return False


def _rows(users: Any, request: Request) -> list[dict[str, Any]]:
    return [
        {"id": str(user.public_id), "name": str(user), "organisation": place}
        for user, place in audience.with_places(users, request.on)
    ]


@login_required
@require_safe
def export(request: Request, label: str, key: str) -> HttpResponse:
    """The whole conversation as a document for the file: authors, organisations, times, files with their SHA-256."""
    subject, actor = subject_of(request, label, key)
    card = printed_part(subject, request.GET.get("part", ""), actor)
    ending = f"-{card['part']}" if card["parts"] > 1 else ""
    name = _("conversation") + f"-{subject.public_id}{ending}"
    return pdf_response(request, "casework/paper/conversation.html", card, name=name)
