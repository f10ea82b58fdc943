from django.urls import path

from frontoffices.registry import views

urlpatterns = [
    path("", views.organisation_list, name="organisation_list"),
    path("<uuid:public_id>/", views.organisation, name="organisation"),
]
