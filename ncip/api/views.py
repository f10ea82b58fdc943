"""The description of the REST API: for machines as OpenAPI, for people as a page of ours."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe
from drf_spectacular.views import SpectacularAPIView
from rest_framework.permissions import AllowAny

from ncip.api.reference import resources


class Schema(SpectacularAPIView):
    """The OpenAPI description; it holds no data, so it is open to everybody."""

    permission_classes = (AllowAny,)


@require_safe
def docs(request: HttpRequest) -> HttpResponse:
    """The same description to read, without any script."""
    return render(request, "api/docs.html", {"resources": resources(get_language() or "en")})
