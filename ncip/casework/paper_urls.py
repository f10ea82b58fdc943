"""Addresses of papers, conversation and notices."""

from django.urls import path

from ncip.casework import paper_views, talk_views

urlpatterns = [
    path("documents/<uuid:public_id>/", paper_views.document, name="document"),
    path("documents/<uuid:public_id>/version/", paper_views.new_version, name="document_version"),
    path("documents/<slug:label>/<str:key>/", paper_views.documents, name="documents"),
    path("conversation/<slug:label>/<str:key>/", talk_views.talk, name="conversation"),
    path("conversation/<slug:label>/<uuid:key>/news/", talk_views.news, name="conversation_news"),
    path("conversation/<slug:label>/<str:key>/people/", talk_views.people, name="conversation_people"),
    path("conversation/<slug:label>/<str:key>/export/", talk_views.export, name="conversation_export"),
    path("notices/", paper_views.notice_list, name="notices"),
    path("notices/read/", paper_views.notices_read, name="notices_read"),
    path("notices/<uuid:public_id>/", paper_views.notice_open, name="notice"),
    path("notices/<uuid:public_id>/read/", paper_views.notice_read, name="notice_read"),
]
