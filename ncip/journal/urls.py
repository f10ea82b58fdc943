"""Addresses of the journal."""

from django.urls import path

from ncip.journal import views

urlpatterns = [path("", views.anchors, name="journal_anchors")]
