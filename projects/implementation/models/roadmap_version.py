"""What changes of a roadmap consist of and leave behind: lines, versions, the ledger of moved due dates (57; D33)."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from projects.implementation.enums import LineKind
from projects.implementation.models.change import RoadmapChange
from projects.implementation.models.roadmap import Roadmap
from projects.implementation.models.task import Task
from projects.implementation.queries import ShiftQuerySet, VersionQuerySet

ORGANISATION = "frontoffices_registry.Organisation"


class ChangeLine(models.Model):
    """What a change does with one task: the fields before and after, by the names of the task's form."""

    change = models.ForeignKey(
        RoadmapChange, on_delete=models.PROTECT, related_name="lines", verbose_name=_("change")
    )
    kind = models.CharField(_("what happens"), max_length=8, choices=LineKind.choices)
    task = models.ForeignKey(
        Task, on_delete=models.PROTECT, null=True, related_name="change_lines", verbose_name=_("task")
    )
    before = models.JSONField(_("before"), default=dict)
    after = models.JSONField(_("after"), default=dict)
    reason = models.ForeignKey(
        "ncip_reference.DelayReason",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("reason of the moved date"),
    )
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("line of a change")
        verbose_name_plural = _("lines of changes")
        default_permissions = ("view",)
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(kind__in=LineKind.values), name="change_line_kind_known"
            ),
            models.UniqueConstraint(fields=["change", "task"], name="one_line_per_task_of_a_change"),
            models.CheckConstraint(
                condition=models.Q(kind=LineKind.ADD) | models.Q(task__isnull=False),
                name="line_names_its_task",
            ),
            models.CheckConstraint(
                condition=~models.Q(kind=LineKind.REMOVE) | ~models.Q(note=""),
                name="removed_task_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.task or self.after.get('title', '')}"


class RoadmapVersion(models.Model):
    """An approved version of a roadmap as it was: who agreed, when, why, and every task (ncip-57; D33)."""

    roadmap = models.ForeignKey(
        Roadmap, on_delete=models.PROTECT, related_name="versions", verbose_name=_("roadmap")
    )
    number = models.PositiveSmallIntegerField(_("version"))
    agreed_on = models.DateField(_("in force from"))
    agreed_by = models.ForeignKey(
        ORGANISATION, on_delete=models.PROTECT, related_name="+", verbose_name=_("agreed by")
    )
    change = models.OneToOneField(
        RoadmapChange,
        on_delete=models.PROTECT,
        null=True,
        related_name="result",
        verbose_name=_("change that made it"),
    )
    tasks = models.JSONField(_("tasks"), default=list)

    objects = VersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("version of a roadmap")
        verbose_name_plural = _("versions of roadmaps")
        default_permissions = ("view",)
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["roadmap", "number"], name="one_row_per_version_of_a_roadmap"),
            models.CheckConstraint(
                condition=models.Q(number=1) | models.Q(change__isnull=False),
                name="later_version_has_its_change",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.roadmap}, {self.number}"


class DateShift(models.Model):
    """A due date that an agreed change moved: by how many days, why, who asked, who agreed (ncip-57; Annex 2, 4(1))."""

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="shifts", verbose_name=_("task"))
    change = models.ForeignKey(
        RoadmapChange, on_delete=models.PROTECT, related_name="shifts", verbose_name=_("change")
    )
    due_before = models.DateField(_("due date before"))
    due_after = models.DateField(_("due date after"))
    days = models.IntegerField(_("days"), help_text=_("Calendar days; an earlier date has a minus."))
    reason = models.ForeignKey(
        "ncip_reference.DelayReason", on_delete=models.PROTECT, related_name="+", verbose_name=_("reason")
    )
    note = models.TextField(_("note"), blank=True)
    agreed_on = models.DateField(_("agreed on"))

    objects = ShiftQuerySet.as_manager()

    class Meta:
        verbose_name = _("moved due date")
        verbose_name_plural = _("moved due dates")
        default_permissions = ("view",)
        ordering: ClassVar = ["-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["task", "change"], name="one_shift_per_task_of_a_change"),
            models.CheckConstraint(
                condition=models.Q(
                    due_after=models.ExpressionWrapper(
                        models.F("due_before") + models.F("days"), output_field=models.DateField()
                    )
                ),
                name="shift_days_are_the_difference",
            ),
            models.CheckConstraint(condition=~models.Q(days=0), name="shift_moves_the_date"),
        ]
        indexes: ClassVar = [models.Index(fields=["agreed_on", "task"], name="shift_agreed_on")]

    def __str__(self) -> str:
        return f"{self.task}: {self.due_before} - {self.due_after}"
