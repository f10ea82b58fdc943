"""The back office of Module 2: to read. What changes a project goes through the door."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest

from ncip.casework.admin import SubjectAdmin
from ncip.journal.admin import JournaledAdmin, ReadOnlyAdmin
from projects.implementation.guards.template import wrong_in_template
from projects.implementation.models import (
    AdditionalAgreement,
    AgreementMark,
    BodyTally,
    ChangeLine,
    CodeCounter,
    CorridorScore,
    DateShift,
    DelayNote,
    ExclusionRequest,
    FinancingSource,
    InvestmentContract,
    PassportVersion,
    PoolMovement,
    PoolUpdate,
    PoolUpdateLine,
    PoolUpdateMark,
    Precedence,
    Project,
    ProjectParticipant,
    RegionTally,
    Remark,
    Roadmap,
    RoadmapChange,
    RoadmapTemplate,
    RoadmapVersion,
    Suspension,
    TallyMark,
    Task,
    TaskReminder,
    TemplateTask,
    Validation,
)


@admin.register(Project)
class ProjectAdmin(SubjectAdmin):
    """Projects."""

    list_display = ("code", "title", "state", "pool", "region", "company")
    list_filter = ("state", "pool", "in_corridor", "task_force", "region")
    list_select_related = ("region", "company")
    search_fields = ("code", "search_text")


@admin.register(Roadmap)
class RoadmapAdmin(SubjectAdmin):
    """Roadmaps."""

    list_display = ("project", "number", "state", "submitted_on", "approved_on")
    list_filter = ("state",)
    list_select_related = ("project",)


@admin.register(Task)
class TaskAdmin(SubjectAdmin):
    """Tasks of roadmaps."""

    list_display = ("title", "stage", "state", "due_on", "completed_on")
    list_filter = ("state", "stage", "type")


@admin.register(Precedence)
class PrecedenceAdmin(ReadOnlyAdmin):
    """Which task comes before which."""

    list_display = ("task", "before")
    list_select_related = ("task", "before")


@admin.register(InvestmentContract)
class InvestmentContractAdmin(SubjectAdmin):
    """Investment contracts."""

    list_display = ("number", "project", "signed_on", "ends_on")
    list_select_related = ("project",)


@admin.register(AdditionalAgreement)
class AdditionalAgreementAdmin(SubjectAdmin):
    """Additional agreements to investment contracts."""

    list_display = ("number", "contract", "signed_on", "ends_on")
    list_select_related = ("contract",)


@admin.register(ExclusionRequest)
class ExclusionRequestAdmin(SubjectAdmin):
    """Requests to suspend or exclude a project."""

    list_display = ("project", "effect", "state", "sent_on", "decided_on")
    list_filter = ("state", "effect")
    list_select_related = ("project",)


@admin.register(Suspension)
class SuspensionAdmin(ReadOnlyAdmin):
    """Intervals in which a project stood still."""

    list_display = ("project", "suspended_on", "resumed_on")
    list_select_related = ("project",)


@admin.register(FinancingSource)
class FinancingSourceAdmin(ReadOnlyAdmin):
    """Sources of financing."""

    list_display = ("project", "kind", "amount")
    list_select_related = ("project",)


@admin.register(CorridorScore)
class CorridorScoreAdmin(ReadOnlyAdmin):
    """Receipts of the green corridor."""

    list_display = ("project", "at", "total", "included")
    list_select_related = ("project",)


@admin.register(ProjectParticipant)
class ProjectParticipantAdmin(ReadOnlyAdmin):
    """Who takes part in which project."""

    list_display = ("project", "organisation", "role", "since")
    list_select_related = ("project", "organisation")


@admin.register(AgreementMark)
class AgreementMarkAdmin(ReadOnlyAdmin):
    """Agreement marks of parties."""

    list_display = ("name", "roadmap", "agreed_on", "own")
    list_select_related = ("roadmap__project",)


@admin.register(Remark)
class RemarkAdmin(ReadOnlyAdmin):
    """Remarks and answers."""

    list_display = ("roadmap", "round", "number", "answered_on")
    list_select_related = ("roadmap__project",)


@admin.register(Validation)
class ValidationAdmin(ReadOnlyAdmin):
    """Decisions of the national chamber."""

    list_display = ("project", "outcome", "decided_on", "organisation")
    list_filter = ("outcome",)
    list_select_related = ("project", "organisation")


@admin.register(PassportVersion)
class PassportVersionAdmin(ReadOnlyAdmin):
    """Versions of passports."""

    list_display = ("project", "number", "at", "author", "reason")
    list_select_related = ("project", "author")


@admin.register(PoolMovement)
class PoolMovementAdmin(ReadOnlyAdmin):
    """Who entered and left the pools."""

    list_display = ("project", "left", "entered", "on", "why")
    list_filter = ("entered", "left", "why")
    list_select_related = ("project",)


@admin.register(PoolUpdate)
class PoolUpdateAdmin(SubjectAdmin):
    """Quarterly updates of the pools."""

    list_display = ("region", "pool", "year", "quarter", "state", "made_on")
    list_filter = ("state", "pool", "year", "quarter")
    list_select_related = ("region",)


@admin.register(PoolUpdateLine)
class PoolUpdateLineAdmin(ReadOnlyAdmin):
    """Projects confirmed in an update."""

    list_display = ("update", "project", "confirmed_on", "by")
    list_select_related = ("update__region", "project", "by")


@admin.register(PoolUpdateMark)
class PoolUpdateMarkAdmin(ReadOnlyAdmin):
    """Agreements of sectoral bodies."""

    list_display = ("update", "body", "asked_on", "agreed_on")
    list_select_related = ("update__region", "body")


@admin.register(TaskReminder)
class TaskReminderAdmin(ReadOnlyAdmin):
    """Reminders that were sent."""

    list_display = ("task", "due_on", "level", "at")
    list_select_related = ("task",)


@admin.register(RegionTally)
class RegionTallyAdmin(ReadOnlyAdmin):
    """Kept figures of regions."""

    list_display = ("region", "pool", "projects", "red_projects", "day")
    list_select_related = ("region",)


@admin.register(BodyTally)
class BodyTallyAdmin(ReadOnlyAdmin):
    """Kept figures of those who answer for tasks."""

    list_display = ("organisation", "region", "pool", "colours", "day")
    list_select_related = ("organisation", "region")


@admin.register(CodeCounter)
class CodeCounterAdmin(ReadOnlyAdmin):
    """Counters of project numbers."""

    list_display = ("prefix", "last")


@admin.register(TallyMark)
class TallyMarkAdmin(ReadOnlyAdmin):
    """Regions that wait to be counted again."""

    list_display = ("region",)
    list_select_related = ("region",)


class TemplateTasks(BaseInlineFormSet):  # type: ignore[type-arg]
    """The tasks of a template together: what one says of another must be there."""

    def clean(self) -> None:
        """Each wrong row is told at its field."""
        super().clean()
        kept = [
            form
            for form in self.forms
            if getattr(form, "cleaned_data", None) and not form.cleaned_data.get("DELETE")
        ]
        for place, field, sentence in wrong_in_template([form.cleaned_data for form in kept]):
            kept[place].add_error(field, sentence)


class TemplateTaskInline(admin.StackedInline):  # type: ignore[type-arg]
    """The tasks of a template."""

    model = TemplateTask
    formset = TemplateTasks
    extra = 0

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whoever keeps the templates keeps their tasks."""
        return bool(request.user.is_superuser)

    has_change_permission = has_add_permission
    has_delete_permission = has_add_permission


@admin.register(RoadmapTemplate)
class RoadmapTemplateAdmin(JournaledAdmin):
    """Templates of roadmaps: written and renamed; one that is not offered any more gets a day, and stays."""

    list_display = ("name_ru", "name_kk", "activity", "disabled_on")
    list_display_links = ("name_ru",)
    inlines = (TemplateTaskInline,)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """It is disabled, never deleted."""
        return False


@admin.register(RoadmapChange)
class RoadmapChangeAdmin(SubjectAdmin):
    """Changes of roadmaps."""

    list_display = ("roadmap", "kind", "state", "asked_on", "sent_on", "decided_on")
    list_filter = ("state", "kind")
    list_select_related = ("roadmap__project",)


@admin.register(ChangeLine)
class ChangeLineAdmin(ReadOnlyAdmin):
    """Lines of changes."""

    list_display = ("change", "kind", "task", "reason")
    list_filter = ("kind",)
    list_select_related = ("change__roadmap__project", "task", "reason")


@admin.register(RoadmapVersion)
class RoadmapVersionAdmin(ReadOnlyAdmin):
    """Kept versions of roadmaps."""

    list_display = ("roadmap", "number", "agreed_on", "agreed_by")
    list_select_related = ("roadmap__project", "agreed_by")


@admin.register(DateShift)
class DateShiftAdmin(ReadOnlyAdmin):
    """The ledger of moved due dates."""

    list_display = ("task", "due_before", "due_after", "days", "reason", "agreed_on")
    list_select_related = ("task", "reason")


@admin.register(DelayNote)
class DelayNoteAdmin(ReadOnlyAdmin):
    """Reasons of delays."""

    list_display = ("task", "due_on", "days", "reason", "recorded_on")
    list_select_related = ("task", "reason")
