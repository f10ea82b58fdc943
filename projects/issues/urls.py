"""Addresses of issues, the Council and assignments."""

from django.urls import path

from projects.issues import views

urlpatterns = [
    path("issues/", views.issues, name="issues"),
    path("issues/<uuid:public_id>/", views.issue, name="issue"),
    path("council/", views.council, name="council"),
    path("council/meetings/", views.council_meetings, name="council_meetings"),
    path("council/meetings/<uuid:public_id>/", views.council_meeting, name="council_meeting"),
    path("council/meetings/<uuid:public_id>/minutes/<slug:language>/", views.minutes, name="council_minutes"),
    path("assignments/", views.assignments, name="assignments"),
    path("assignments/<uuid:public_id>/", views.assignment, name="assignment"),
]
