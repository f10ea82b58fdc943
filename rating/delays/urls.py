"""Addresses of the delay rating."""

from django.urls import path

from rating.delays import views

urlpatterns = [
    path("", views.ratings, name="delay_ratings"),
    path("<str:code>/", views.quarter, name="delay_rating"),
    path("<str:code>/pdf/", views.paper, name="delay_rating_pdf"),
    path("<str:code>/check/", views.check, name="delay_rating_check"),
    path("<str:code>/export/<slug:form>/", views.export, name="delay_rating_export"),
    path("<str:code>/results/", views.quarter_results, name="quarter_results"),
    path(
        "<str:code>/results/export/<slug:form>/", views.quarter_results_export, name="quarter_results_export"
    ),
    path("<str:code>/regions/<str:iso>/", views.region, name="delay_rating_region"),
    path(
        "<str:code>/regions/<str:iso>/export/<slug:form>/",
        views.region_export,
        name="delay_rating_region_export",
    ),
]
