"""Pages of the papers and the conversation of a subject, and of the notices of a person."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.forms import Form
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST, require_safe
from django_htmx.middleware import HtmxDetails

from ncip.casework import conversation, door, filing, notices
from ncip.casework.actions import model_of
from ncip.casework.actor import Actor
from ncip.casework.models import Document, Notice
from ncip.casework.paper_cards import conversation_card, documents_card, message_of
from ncip.casework.paper_forms import AttachForm, MessageForm, NewVersionForm
from ncip.casework.reasons import NotVisible, Refused
from ncip.journal.enums import Channel


class Request(HttpRequest):
    """A request as the middleware has prepared it: its instant, and whether htmx asks."""

    at: datetime
    htmx: HtmxDetails


@login_required
@require_safe
def document(request: Request, public_id: UUID) -> HttpResponseBase:
    """The bytes of a document, for whoever may see its subject; always saved, never opened in our pages."""
    found = get_object_or_404(Document.objects.select_related("blob"), public_id=public_id)
    _require_visible(found, Actor.of_request(request))
    etag, changed = f'"{found.blob.sha256}"', int(found.at.timestamp())
    unchanged = get_conditional_response(request, etag=etag, last_modified=changed)
    response: HttpResponseBase = unchanged or _download(found)
    response["ETag"] = etag
    response["Last-Modified"] = http_date(changed)
    response["Cache-Control"] = "private, no-cache"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


@login_required
@require_http_methods(["GET", "POST"])
def documents(request: Request, label: str, key: str) -> HttpResponse:
    """All documents of a subject; POST attaches one more (ncip-64-a)."""
    subject, actor = _subject(request, label, key)
    form = AttachForm(request.POST or None, request.FILES or None, auto_id="document_%s")

    def attach() -> object:
        return filing.file_document(
            subject,
            form.cleaned_data["file"],
            actor,
            at=request.at,
            channel=Channel.WEB,
            kind=form.cleaned_data["kind"],
            idempotency_key=_key(request, "document"),
        )

    if request.method == "POST" and _done(form, attach):
        messages.success(request, _("The document has been attached."))
        return redirect(f"{subject.get_absolute_url()}#documents")
    card = documents_card(request, subject, form if request.method == "POST" else None)
    return render(request, "casework/documents_page.html", card, status=_status(form))


@login_required
@require_http_methods(["GET", "POST"])
def new_version(request: Request, public_id: UUID) -> HttpResponse:
    """The next version of a document; the earlier ones stay beside it (ncip-64-a)."""
    found = get_object_or_404(Document.objects.select_related("blob"), public_id=public_id)
    actor = Actor.of_request(request)
    subject = _require_visible(found, actor)
    form = NewVersionForm(request.POST or None, request.FILES or None, auto_id="document_%s")

    def attach() -> object:
        return filing.file_document(
            subject,
            form.cleaned_data["file"],
            actor,
            at=request.at,
            channel=Channel.WEB,
            replaces=found,
            idempotency_key=_key(request, "document"),
        )

    if request.method == "POST" and _done(form, attach):
        messages.success(request, _("The new version has been attached."))
        return redirect(f"{subject.get_absolute_url()}#documents")
    card = {**documents_card(request, subject), "form": form, "replaced": found}
    return render(request, "casework/document_version.html", card, status=_status(form))


@login_required
@require_http_methods(["GET", "POST"])
def talk(request: Request, label: str, key: str) -> HttpResponse:
    """The conversation about a subject; POST writes one more message. htmx is answered with the fragment."""
    subject, actor = _subject(request, label, key)
    asked = request.POST if request.method == "POST" else request.GET
    in_reply_to = message_of(subject, asked.get("reply"))
    form = MessageForm(request.POST or None, request.FILES or None, auto_id="message_%s")

    def post() -> object:
        return conversation.post(
            subject,
            form.cleaned_data["text"],
            actor,
            at=request.at,
            channel=Channel.WEB,
            in_reply_to=in_reply_to,
            upload=form.cleaned_data["file"],
            idempotency_key=_key(request, "message"),
        )

    if request.method == "POST" and _done(form, post):
        if not request.htmx:
            return redirect(f"{subject.get_absolute_url()}#conversation")
        return render(request, "casework/conversation.html", conversation_card(request, subject))
    card = conversation_card(
        request,
        subject,
        form if request.method == "POST" else None,
        before=message_of(subject, request.GET.get("before")),
        in_reply_to=in_reply_to,
    )
    name = "conversation" if request.htmx else "conversation_page"
    return render(request, f"casework/{name}.html", card, status=_status(form))


@login_required
@require_GET
def notice_list(request: Request) -> HttpResponse:
    """My notices, the unread ones first."""
    page = notices.page_of(request.user, request.GET.get("after"))
    return render(
        request, "casework/notices.html", {"page": page, "unread": notices.unread_count(request.user)}
    )


@login_required
@require_GET
def notice_open(request: Request, public_id: UUID) -> HttpResponse:
    """Go to the page that a notice is about; by opening it, it is read."""
    found = get_object_or_404(Notice.objects.in_portal(request.user), public_id=public_id)
    notices.mark_read(request.user, public_id, at=request.at)
    return redirect(found.url or "notices")


@login_required
@require_POST
def notice_read(request: Request, public_id: UUID) -> HttpResponse:
    """Mark one notice as read."""
    get_object_or_404(Notice.objects.in_portal(request.user), public_id=public_id)
    notices.mark_read(request.user, public_id, at=request.at)
    return redirect("notices")


@login_required
@require_POST
def notices_read(request: Request) -> HttpResponse:
    """Mark all my notices as read."""
    notices.mark_all_read(request.user, at=request.at)
    return redirect("notices")


def _done(form: Form, send: Callable[[], object]) -> bool:
    """Send a sound form through the door; what it refuses comes back as errors of the form."""
    if not form.is_valid():
        return False
    try:
        send()
    except Refused as refused:
        for reason in refused.reasons:
            form.add_error(None, str(reason.text))
    except ValidationError as error:
        form.add_error("file", error)
    return form.is_valid()


def _status(form: Form) -> int:
    return 422 if form.errors else 200


def _key(request: Request, kind: str) -> str | None:
    """The idempotency key hidden in the form: the same form sent twice is done once."""
    key = request.POST.get("key", "")[:64]
    return f"{kind}:{key}" if key else None


def _subject(request: Request, label: str, key: str) -> tuple[Any, Actor]:
    actor = Actor.of_request(request)
    try:
        return door.find(label, key, actor), actor
    except NotVisible:
        raise Http404 from None


def _require_visible(found: Document, actor: Actor) -> Any:
    """The subject of a document, or 404 for whoever may not see it."""
    try:
        model: Any = model_of(found.subject_label)
    except KeyError:
        raise Http404 from None
    return get_object_or_404(model.objects.visible_to(actor), public_id=found.subject_id)


def _download(found: Document) -> HttpResponseBase:
    try:
        stream = default_storage.open(found.blob.path)
    except FileNotFoundError:
        sentence = _("The file store does not answer. Nothing is lost; try again in a few minutes.")
        return HttpResponse(sentence, status=503, content_type="text/plain; charset=utf-8")
    return FileResponse(stream, as_attachment=True, filename=found.name, content_type=found.mime)
