"""The back office of Module 3: to read."""

from django.contrib import admin

from ncip.casework.admin import SubjectAdmin
from projects.aftercare.models import AftercareRecord


@admin.register(AftercareRecord)
class AftercareRecordAdmin(SubjectAdmin):
    """Records of post-investment support."""

    list_display = ("project", "started_on", "ends_on", "basis")
    list_filter = ("basis",)
    list_select_related = ("project",)
