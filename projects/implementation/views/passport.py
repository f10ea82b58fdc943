"""The versions of a passport, two of them side by side, and the passport for paper (47; reading D33)."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from ncip.accounts.requests import PortalRequest
from ncip.casework.actor import Actor
from ncip.ui.pdf import pdf_response
from projects.implementation.models import Project
from projects.implementation.permissions import shows_finances
from projects.implementation.presentation import passport, versions


class CompareForm(forms.Form):
    """Which two versions stand side by side; the latest change when nothing is chosen."""

    older = forms.TypedChoiceField(coerce=int, label=gettext_lazy("Compare version"))
    newer = forms.TypedChoiceField(coerce=int, label=gettext_lazy("with version"))

    def __init__(self, data: Any, *, kept: list[Any]) -> None:
        """Offer the versions there are."""
        numbers = [version.number for version in kept]
        latest = {"older": max(numbers[0] - 1, 1), "newer": numbers[0]}
        super().__init__({**latest, **{name: data[name] for name in latest if name in data}})
        for field in self.fields.values():
            field.choices = [(number, number) for number in numbers]  # type: ignore[attr-defined]


@login_required
@require_safe
def passport_versions(request: PortalRequest, code: str) -> HttpResponse:
    """Who changed the passport, when and why, and what differs between two of its versions."""
    project = _project(request, code)
    kept = list(project.versions.select_related("author", "organisation"))
    context: dict[str, Any] = {
        "project": project,
        "lines": versions.listed(kept),
        "crumbs": [
            (_("Projects"), reverse("project_list")),
            (project.code, project.get_absolute_url()),
            (_("Versions of the passport"), ""),
        ],
    }
    if kept:
        context |= _comparison(request, kept)
    return render(request, "implementation/versions.html", context)


def _comparison(request: PortalRequest, kept: list[Any]) -> dict[str, Any]:
    form = CompareForm(request.GET, kept=kept)
    if not form.is_valid():
        return {"form": form}
    chosen = {version.number: version for version in kept}
    older, newer = sorted((form.cleaned_data["older"], form.cleaned_data["newer"]))
    changes = versions.compare(chosen[older], chosen[newer])
    return {"form": form, "older": chosen[older], "newer": chosen[newer], "changes": changes}


@login_required
@require_safe
def passport_paper(request: PortalRequest, code: str, language: str) -> HttpResponse:
    """The passport in one of the three languages, whatever the reader's own is."""
    if language not in dict(settings.LANGUAGES):
        raise Http404
    project = _project(request, code)
    with translation.override(language):
        context = {
            "project": project,
            "rows": passport.fields(project, with_finances=True),
            "more": passport.more(project),
            "contracts": list(project.contracts.prefetch_related("agreements")),
            "version": project.versions.first(),
            "questions": passport.open_questions(project),
        }
        return pdf_response(
            request, "implementation/paper/passport.html", context, name=f"{project.code}-{language}"
        )


def _project(request: PortalRequest, code: str) -> Any:
    """A project inside which the reader may look: a sending mission is shown the state only (architecture §7)."""
    actor = Actor.of_request(request)
    rows = Project.objects.visible_to(actor).select_related(
        "company", "region", "district", "initiator", "leb", "responsible", "contact", "oked"
    )
    project = get_object_or_404(rows, code=code)
    if not shows_finances(actor, project):
        raise Http404
    return project
