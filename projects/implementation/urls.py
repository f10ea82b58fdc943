"""Addresses of projects."""

from django.urls import path

from projects.implementation import views

urlpatterns = [
    path("projects/", views.project_list, name="project_list"),
    path("projects/export/<slug:form>/", views.project_export, name="project_export"),
    path("projects/<str:code>/", views.project_card, name="project"),
    path("projects/<str:code>/<slug:tab>/", views.project_card, name="project_tab"),
    path("projects/<str:code>/tasks/<str:task>/", views.project_task, name="project_task"),
]
