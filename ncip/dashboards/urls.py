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
    path("panel/", views.my_panel, name="panel"),
    path("panel/task-force/", views.task_force_panel, name="panel_task_force"),
    path("panel/country/", views.country_panel, name="panel_country"),
    path("panel/regions/<str:iso>/", views.region_panel, name="panel_region"),
    path("panel/bodies/<uuid:public_id>/", views.body_panel, name="panel_body"),
    path("search/", views.search, name="search"),
]
