"""Addresses for machines that look after the portal."""

from django.urls import path

from ncip.rest import health

urlpatterns = [
    path("live/", health.live, name="health_live"),
    path("ready/", health.ready, name="health_ready"),
]
