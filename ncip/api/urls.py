"""Addresses of the REST API and of its description."""

from django.urls import include, path

from ncip.api import views
from ncip.api.routing import router

urlpatterns = [
    path("v1/", include(router().urls)),
    path("schema/", views.Schema.as_view(), name="api_schema"),
    path("docs/", views.docs, name="api_docs"),
]
