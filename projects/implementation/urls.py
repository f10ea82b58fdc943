"""Addresses of projects."""

from django.urls import path

from projects.implementation import views

urlpatterns = [
    path("exclusion-requests/", views.exclusion_requests, name="exclusion_requests"),
    path("exclusion-requests/<uuid:public_id>/", views.exclusion_request, name="exclusion_request"),
    path("pools/", views.pools, name="pools"),
    path("pools/movements/", views.pool_movements, name="pool_movements"),
    path("pools/updates/", views.pool_updates, name="pool_updates"),
    path("pools/updates/<uuid:public_id>/", views.pool_update, name="pool_update"),
    path("roadmap-changes/", views.roadmap_changes, name="roadmap_changes"),
    path("roadmap-changes/<uuid:public_id>/", views.roadmap_change, name="roadmap_change"),
    path("moved-dates/", views.date_shifts, name="date_shifts"),
    path("projects/", views.project_list, name="project_list"),
    path("projects/export/<slug:form>/", views.project_export, name="project_export"),
    path("tasks/", views.task_list, name="task_list"),
    path("projects/<str:code>/", views.project_card, name="project"),
    path("projects/<str:code>/versions/", views.passport_versions, name="passport_versions"),
    path("projects/<str:code>/passport/<slug:language>.pdf", views.passport_paper, name="passport_paper"),
    path("projects/<str:code>/roadmap/table/", views.roadmap_table, name="roadmap_table"),
    path("projects/<str:code>/roadmap/trial/", views.roadmap_trial, name="roadmap_trial"),
    path("projects/<str:code>/roadmap/versions/", views.roadmap_versions, name="roadmap_versions"),
    path(
        "projects/<str:code>/roadmap/versions/pdf/", views.roadmap_versions_pdf, name="roadmap_versions_pdf"
    ),
    path("projects/<str:code>/<slug:tab>/", views.project_card, name="project_tab"),
    path("projects/<str:code>/tasks/<str:task>/", views.project_task, name="project_task"),
]
