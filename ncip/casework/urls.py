"""Addresses of the door's generic pages, papers, conversation and notices."""

from django.urls import include, path

from ncip.casework import pages

urlpatterns = [
    path("do/<slug:label>/<str:key>/<slug:name>/", pages.perform, name="perform"),
    path("edit/<slug:label>/<str:key>/<slug:name>/", pages.amend, name="amend"),
    path("new/<slug:label>/", pages.create, name="create"),
    path("", include("ncip.casework.paper_urls")),
]
