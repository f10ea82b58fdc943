"""Pages of the papers of a subject, and of the notices of a person."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST, require_safe

from ncip.casework import filing, notices, parts, reading
from ncip.casework.actions import model_of
from ncip.casework.actor import Actor
from ncip.casework.models import Document, Notice
from ncip.casework.paper_cards import documents_card
from ncip.casework.paper_forms import AttachForm, NewVersionForm
from ncip.casework.requests import Request, done, key_of, status_of, subject_of
from ncip.journal.enums import Channel


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
    subject, actor = subject_of(request, label, key)
    own = parts.choices(parts.parts_of(subject, actor))
    form = AttachForm(request.POST or None, request.FILES or None, auto_id="document_%s", parts=own)

    def attach() -> object:
        return filing.file_document(
            subject,
            form.cleaned_data["file"],
            actor,
            at=request.at,
            channel=Channel.WEB,
            kind=form.cleaned_data["kind"],
            anchor=form.cleaned_data["part"],
            idempotency_key=key_of(request, "document"),
        )

    if request.method == "POST" and done(form, attach):
        messages.success(request, _("The document has been attached."))
        return redirect(f"{subject.get_absolute_url()}#documents")
    card = documents_card(request, subject, form if request.method == "POST" else None)
    return render(request, "casework/documents_page.html", card, status=status_of(form))


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
            idempotency_key=key_of(request, "document"),
        )

    if request.method == "POST" and done(form, attach):
        messages.success(request, _("The new version has been attached."))
        return redirect(f"{subject.get_absolute_url()}#documents")
    card = {**documents_card(request, subject), "form": form, "replaced": found}
    return render(request, "casework/document_version.html", card, status=status_of(form))


@login_required
@require_GET
def notice_list(request: Request) -> HttpResponse:
    """My notices, the unread ones first."""
    after = request.GET.get("after")
    context = {
        "page": notices.page_of(request.user, after),
        "unread": notices.unread_count(request.user),
        "talks": [] if after else reading.unread_conversations(Actor.of_request(request)),
    }
    return render(request, "casework/notices.html", context)


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
