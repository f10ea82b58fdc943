"""The public page of the journal: its daily anchors, so that anybody can hold us to them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ncip.journal.models import Anchor


def anchors(request: HttpRequest) -> HttpResponse:
    """The anchors of the last hundred days, newest first."""
    return render(request, "journal/anchors.html", {"anchors": Anchor.objects.all()[:100]})
