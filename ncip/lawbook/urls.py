from django.urls import path, re_path

from ncip.lawbook import change_views, views

urlpatterns = [
    path("", views.documents, name="law_documents"),
    path("search/", views.search_page, name="law_search"),
    path("readings/", views.readings, name="law_readings"),
    path("parameters/", views.parameters, name="law_parameters"),
    path("changes/", change_views.table_changes, name="table_changes"),
    path("changes/file/<slug:table>/", change_views.table_file, name="table_file"),
    re_path(
        r"^changes/file/(?P<table>[\w-]+)/template\.(?P<form>csv|xlsx)$",
        change_views.table_template,
        name="table_template",
    ),
    path("changes/<str:key>/", change_views.table_change, name="table_change"),
    path("<slug:document>/", views.document_page, name="law_document"),
]
