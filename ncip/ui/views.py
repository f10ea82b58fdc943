"""Pages of the kit itself: the style guide and the answer to a form whose protection token is missing."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say in plain words that the form was open for too long, and what to do; nothing has been changed."""
    context: dict[str, Any] = {"reason": reason}
    return render(request, "403_csrf.html", context, status=403)
