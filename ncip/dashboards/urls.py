"""Addresses of the pages above the Modules."""

from django.urls import path

from ncip.dashboards import views

urlpatterns = [
    path("", views.home, name="home"),
    path("work/", views.my_work, name="my_work"),
    path("calendar/<str:secret>.ics", views.calendar_feed, name="calendar_feed"),
    path("overview/", views.overview, name="overview"),
    path("overview/export/<slug:form>/", views.overview_export, name="overview_export"),
    path("regions/", views.region_list, name="region_list"),
    path("regions/<str:iso>/", views.region, name="region"),
    path("search/", views.search, name="search"),
]
