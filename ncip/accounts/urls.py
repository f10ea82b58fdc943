from django.urls import path
from django.views.generic import RedirectView

from ncip.accounts import calendar_views, views

urlpatterns = [
    path("profile/", views.profile, name="profile"),
    path("profile/calendar/", calendar_views.calendar, name="calendar"),
    path("profile/act/", views.act, name="act"),
    path("my-organisation/people/", views.organisation_people, name="organisation_people"),
    path("my-organisation/people/<uuid:public_id>/end/", views.end, name="end_membership"),
    # The e-mail of a person is set by an administrator, so allauth's page of e-mails is not offered.
    path("account/email/", RedirectView.as_view(pattern_name="profile")),
]
