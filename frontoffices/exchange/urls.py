"""Addresses of the lists and cards of the exchange."""

from django.urls import path

from frontoffices.exchange import views

urlpatterns = [
    path("events/", views.events, name="events"),
    path("events/<uuid:public_id>/", views.event, name="event"),
    path("programmes/", views.programmes, name="programmes"),
    path("programmes/<uuid:public_id>/", views.programme, name="programme"),
    path("requests/", views.exchange_requests, name="exchange_requests"),
    path("requests/<uuid:public_id>/", views.exchange_request, name="exchange_request"),
    path("niches/", views.niches, name="niches"),
    path("niches/<uuid:public_id>/", views.niche, name="niche"),
    path("materials/", views.materials, name="materials"),
    path("materials/<uuid:public_id>/", views.material, name="material"),
    path("publications/", views.publications, name="publications"),
    path("publications/<uuid:public_id>/", views.publication, name="publication"),
    path("analyses/", views.analyses, name="analyses"),
    path("analyses/<uuid:public_id>/", views.analysis, name="analysis"),
    path("information/", views.information_materials, name="information_materials"),
    path("information/<uuid:public_id>/", views.information_material, name="information_material"),
    path("issues/", views.systemic_issues, name="systemic_issues"),
    path("issues/<uuid:public_id>/", views.systemic_issue, name="systemic_issue"),
    path("promotion/", views.promotions, name="promotions"),
    path("promotion/<uuid:public_id>/", views.promotion, name="promotion"),
    path("updates/<uuid:public_id>/", views.programme_update, name="programme_update"),
]
