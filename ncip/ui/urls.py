from django.urls import path

from ncip.ui import views

urlpatterns = [
    path("styleguide/", views.style_guide, name="style_guide"),
]
