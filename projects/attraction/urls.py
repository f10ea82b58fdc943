"""Addresses of the cards and lists of Module 1."""

from django.urls import path

from projects.attraction import views

urlpatterns = [
    path("companies/", views.companies, name="companies"),
    path("companies/similar/", views.similar_companies, name="similar_companies"),
    path("companies/<uuid:public_id>/", views.company, name="company"),
    path("contacts/<uuid:public_id>/", views.contact, name="contact"),
    path("agreements/", views.agreements, name="agreements"),
    path("agreements/organisations/", views.agreement_counts, name="agreement_counts"),
    path("agreements/<uuid:public_id>/", views.agreement, name="agreement"),
    path("consultations/", views.consultations, name="consultations"),
    path("consultations/<uuid:public_id>/", views.consultation, name="consultation"),
    path("memoranda/", views.memoranda, name="memoranda"),
    path("memoranda/<uuid:public_id>/", views.memorandum, name="memorandum"),
    path("meetings/", views.meetings, name="meetings"),
    path("meetings/invite/", views.meeting_invite, name="meeting_invite"),
    path("meetings/drafts/<uuid:public_id>/delete/", views.meeting_draft_delete, name="meeting_draft_delete"),
    path("meetings/new/", views.meeting_new, name="meeting_new"),
    path("meetings/companies/", views.meeting_companies, name="meeting_companies"),
    path("kyc-checks/<uuid:public_id>/", views.kyc_check, name="kyc_check"),
    path("meetings/<uuid:public_id>/", views.meeting, name="meeting"),
    path("visits/", views.visits, name="visits"),
    path("visits/planner/", views.visit_planner, name="visit_planner"),
    path("visits/<uuid:public_id>/", views.visit, name="visit"),
    path("visits/<uuid:public_id>/programme/<str:language>/", views.visit_programme, name="visit_programme"),
    path("visits/<uuid:public_id>/briefing/", views.visit_briefing, name="visit_briefing"),
    path("companies/<uuid:public_id>/briefing/", views.company_briefing, name="company_briefing"),
    path("initiatives/", views.initiatives, name="initiatives"),
    path("initiatives/hand-offs/", views.hand_offs, name="hand_offs"),
    path("initiatives/hand-offs/<uuid:public_id>/", views.hand_offs_of, name="hand_offs_of"),
    path("initiatives/<uuid:public_id>/", views.initiative, name="initiative"),
    path("pipeline/", views.pipeline, name="pipeline"),
]
