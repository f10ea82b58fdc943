from django.urls import path

from ncip.lawbook import change_views, views

urlpatterns = [
    path("", views.documents, name="law_documents"),
    path("search/", views.search_page, name="law_search"),
    path("readings/", views.readings, name="law_readings"),
    path("parameters/", views.parameters, name="law_parameters"),
    path("changes/", change_views.table_changes, name="table_changes"),
    path("changes/<str:key>/", change_views.table_change, name="table_change"),
    path("<slug:document>/", views.document_page, name="law_document"),
]
