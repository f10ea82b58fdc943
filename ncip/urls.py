"""Every address of the portal. Addresses carry no language prefix: account, cookie or ?lang= choose it."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("", include("ncip.dashboards.urls")),
    path("", include("ncip.ui.urls")),
    path("", include("ncip.casework.urls")),
    path("", include("ncip.accounts.urls")),
    path("", include("projects.attraction.urls")),
    path("", include("projects.implementation.urls")),
    path("", include("projects.issues.urls")),
    path("", include("projects.aftercare.urls")),
    path("exchange/", include("frontoffices.exchange.urls")),
    path("ratings/delays/", include("rating.delays.urls")),
    path("regions/", include("regions.atlas.urls")),
    path("organisations/", include("frontoffices.registry.urls")),
    path("law/", include("ncip.lawbook.urls")),
    path("journal/", include("ncip.journal.urls")),
    path("api/", include("ncip.api.urls")),
    path("health/", include("ncip.rest.urls")),
    path("account/", include("allauth.urls")),
    path("admin/", admin.site.urls),
]
