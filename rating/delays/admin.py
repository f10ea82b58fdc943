"""The back office of the delay rating: to read."""

from django.contrib import admin

from ncip.casework.admin import SubjectAdmin
from ncip.journal.admin import ReadOnlyAdmin
from rating.delays.models import DelayRating, KeptInputs, RegionPlace


@admin.register(DelayRating)
class DelayRatingAdmin(SubjectAdmin):
    """Ratings of quarters."""

    list_display = ("code", "state", "published_on", "published_by")
    list_filter = ("state",)
    list_select_related = ("published_by",)


@admin.register(RegionPlace)
class RegionPlaceAdmin(ReadOnlyAdmin):
    """Places of regions in published ratings."""

    list_display = ("rating", "place", "region", "points", "projects", "tasks")
    list_select_related = ("rating", "region")


@admin.register(KeptInputs)
class KeptInputsAdmin(ReadOnlyAdmin):
    """What published ratings rest on."""

    list_display = ("rating", "taken_at")
    list_select_related = ("rating",)
