"""The portal with a bare card of a company: only its papers and its conversation."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template import engines
from django.urls import path

from ncip.urls import urlpatterns as portal
from projects.attraction.models import Company

CARD = """{% extends 'base.html' %}{% load paper %}
{% block content %}{% documents subject %}{% conversation subject %}{% endblock %}"""


def card(request: HttpRequest, public_id: str) -> HttpResponse:
    subject = get_object_or_404(Company, public_id=public_id)
    return HttpResponse(engines["django"].from_string(CARD).render({"subject": subject}, request))


urlpatterns = [*portal, path("bare/<uuid:public_id>/", card, name="company")]
