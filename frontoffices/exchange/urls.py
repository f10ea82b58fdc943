"""Addresses of the lists and cards of the exchange."""

from django.urls import path

from frontoffices.exchange import views

urlpatterns = [
    path("events/", views.events, name="events"),
    path("events/<uuid:public_id>/", views.event, name="event"),
    path("programmes/", views.programmes, name="programmes"),
    path("programmes/<uuid:public_id>/", views.programme, name="programme"),
    path("updates/<uuid:public_id>/", views.programme_update, name="programme_update"),
]
