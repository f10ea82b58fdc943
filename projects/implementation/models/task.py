"""A task of a roadmap: a line with its term, its responsible and its result."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from ncip.casework.act import Act
from ncip.casework.actions import Amendment, Creation, action
from ncip.casework.fields import StateField, state_is_one_of
from ncip.casework.models import Subject
from ncip.casework.permissions import SYSTEM
from ncip.law.colours import Light, colour_of
from ncip.law.delays import Suspension as Interval
from ncip.law.delays import delay_days
from ncip.law.parameters import YELLOW_DAYS, Parameter
from ncip.reference.parameters import parameter
from projects.implementation import notices, permissions
from projects.implementation.enums import ResponsibleKind, Stage, TaskType, labels_of
from projects.implementation.enums import TaskState as S
from projects.implementation.guards import plan
from projects.implementation.guards import task as guards
from projects.implementation.queries import TaskQuerySet


class Task(Subject):
    """A piece of work of a stage with its due date and the one who answers for it (ncip-3-6, ncip-49)."""

    state = StateField(_("state"), choices=S.choices, default=S.NOT_STARTED)
    roadmap = models.ForeignKey(
        "projects_implementation.Roadmap",
        on_delete=models.PROTECT,
        editable=False,
        related_name="tasks",
        verbose_name=_("roadmap"),
    )
    stage = models.CharField(_("stage"), max_length=20, choices=Stage.choices)
    type = models.CharField(
        _("type"), max_length=40, choices=TaskType.choices, default=TaskType.OTHER, editable=False
    )
    position = models.PositiveIntegerField(_("place in the roadmap"), editable=False)
    title = models.CharField(_("task"), max_length=300)
    expected_result = models.TextField(_("expected result"), blank=True)
    support_measure = models.ForeignKey(
        "ncip_reference.SupportMeasure",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("state support measure"),
    )
    support_note = models.CharField(
        _("note on state support"),
        max_length=300,
        blank=True,
        help_text=_("For example which measure exactly, or that none is needed."),
    )
    risk = models.TextField(_("possible risk"), blank=True)
    mitigation = models.TextField(_("how the risk is minimised"), blank=True)
    responsible_kind = models.CharField(
        _("who is responsible"), max_length=12, choices=ResponsibleKind.choices, blank=True
    )
    responsible = models.ForeignKey(
        "frontoffices_registry.Organisation",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="tasks",
        verbose_name=_("responsible organisation"),
    )
    responsible_name = models.CharField(
        _("name of the responsible"),
        max_length=200,
        blank=True,
        help_text=_("When the body or contractor is not in the list of organisations."),
    )
    starts_on = models.DateField(_("planned start"), null=True, blank=True)
    due_on = models.DateField(_("due date"), null=True, blank=True)
    predecessors = models.ManyToManyField(
        "self",
        through="projects_implementation.Precedence",
        through_fields=("task", "before"),
        symmetrical=False,
        related_name="successors",
        verbose_name=_("predecessors"),
    )
    agreed_due_on = models.DateField(_("due date when the roadmap was approved"), null=True, editable=False)
    started_on = models.DateField(_("started on"), null=True, editable=False)
    completed_on = models.DateField(_("completed on"), null=True, editable=False)
    reported_on = models.DateField(_("completion reported on"), null=True, editable=False)
    evidence = models.ForeignKey(
        "ncip_casework.Document",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("evidence of completion"),
    )
    not_applicable_reason = models.CharField(
        _("why not applicable"), max_length=300, blank=True, editable=False
    )
    reopened_reason = models.TextField(_("why reopened"), blank=True, editable=False)

    objects = TaskQuerySet.as_manager()

    class Meta:
        verbose_name = _("task of a roadmap")
        verbose_name_plural = _("tasks of roadmaps")
        default_permissions = ("view",)
        ordering: ClassVar = ["position", "id"]
        constraints: ClassVar = [
            state_is_one_of(S, name="task_state_known"),
            models.CheckConstraint(condition=models.Q(stage__in=Stage.values), name="task_stage_known"),
            models.CheckConstraint(
                condition=models.Q(starts_on=None)
                | models.Q(due_on=None)
                | models.Q(due_on__gte=models.F("starts_on")),
                name="task_due_after_start",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=S.COMPLETED)
                | models.Q(completed_on__isnull=False, evidence__isnull=False),
                name="completed_task_has_day_and_evidence",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=S.NOT_APPLICABLE) | ~models.Q(not_applicable_reason=""),
                name="inapplicable_task_has_a_reason",
            ),
            models.UniqueConstraint(
                fields=["roadmap", "type"], condition=~models.Q(type=TaskType.OTHER), name="preset_task_once"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["roadmap", "position", "id"], name="task_of_roadmap"),
            models.Index(
                fields=["due_on", "id"],
                condition=models.Q(state__in=[S.NOT_STARTED, S.IN_PROGRESS]),
                name="open_task_due",
            ),
            models.Index(
                fields=["responsible", "due_on"],
                condition=models.Q(state__in=[S.NOT_STARTED, S.IN_PROGRESS]),
                name="open_task_of_responsible",
            ),
            models.Index(
                fields=["completed_on", "due_on"],
                condition=models.Q(state=S.COMPLETED, completed_on__gt=models.F("due_on")),
                name="task_completed_late",
            ),
        ]

    class Casework:
        label = "task"
        resource = "tasks"
        verbose = _("task of a roadmap")
        card = "project"
        creation = Creation(
            rule=["ncip-48-c", "ncip-49-1", "ncip-49-2", "ncip-49-3", "ncip-3-9"],
            label=_("Add a task"),
            who=permissions.designated_leb,
            form="TaskForm",
            guards=[guards.roadmap_is_open, plan.task_fits_the_plan],
            parent="roadmap",
        )
        amendments: ClassVar = [
            Amendment(
                "edit",
                rule=["ncip-48-c", "ncip-48-1", "ncip-48-2", "ncip-48-3", "ncip-48-4", "ncip-48-5"],
                label=_("Edit the task"),
                who=permissions.designated_leb,
                form="TaskForm",
                states=[S.NOT_STARTED, S.NOT_APPLICABLE],
                guards=[guards.roadmap_is_open, plan.task_fits_the_plan],
            ),
            Amendment(
                "replan",
                rule=["ncip-48-c", "ncip-48-1"],
                label=_("Edit the task together with others"),
                who=permissions.designated_leb,
                form="PlannedTaskForm",
                states=[S.NOT_STARTED, S.NOT_APPLICABLE],
                guards=[guards.roadmap_is_open],
                hidden=True,
            ),
            Amendment(
                "revise",
                rule=["ncip-57", "ncip-app2-6-2"],
                label=_("The task changed with the roadmap"),
                who=SYSTEM,
                form="TaskForm",
                states=[S.NOT_STARTED, S.IN_PROGRESS],
                hidden=True,
            ),
        ]

        @staticmethod
        def lock_root(subject: Task) -> models.Model:
            """The project is locked first: two last tasks completed at once must see each other."""
            return subject.roadmap.project

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The card of the project, at the task."""
        return f"{self.roadmap.project.get_absolute_url()}#task-{self.public_id}"

    @property
    def name(self) -> str:
        """The title; a preset task that kept the title of its type is called by it in the reader's language."""
        if self.type != TaskType.OTHER and self.title in labels_of(self.type):
            return str(TaskType(self.type).label)
        return self.title

    @property
    def is_open(self) -> bool:
        """Whether the task is still to be done."""
        return self.state in (S.NOT_STARTED, S.IN_PROGRESS)

    @property
    def responsible_organisation(self) -> Any:
        """The organisation that answers for the task, the investor's for his own; None without a place
        here.
        """
        if self.responsible_kind == ResponsibleKind.INVESTOR:
            return self.roadmap.project.company.organisation
        return self.responsible

    @property
    def responsible_label(self) -> str:
        """The name of the one who answers for the task, in words; empty when nobody is named yet
        (ncip-48-5).
        """
        if self.responsible_kind == ResponsibleKind.INVESTOR:
            return self.roadmap.project.company.name
        return self.responsible.name if self.responsible else self.responsible_name

    def light(self, on: date, yellow_days: Parameter[int] | None = None) -> Light:
        """The colour of the task on a day and the days left (ncip-55); a closed task has none, nor one of
        a suspended project (D25). Whoever has many tasks asks the parameter once and gives it along.
        """
        still = not self.is_open or self.roadmap.project.is_suspended
        return colour_of(self.due_on, on, completed=still, yellow_days=yellow_days or parameter(YELLOW_DAYS))

    def delay_days(self, on: date, suspensions: Iterable[Interval] = ()) -> int:
        """Calendar days of delay on a day, or of the completion when it is completed; the days of the
        project's suspensions are not delay (D22).
        """
        if self.due_on is None or self.state == S.NOT_APPLICABLE:
            return 0
        return delay_days(self.due_on, self.completed_on or on, suspensions)

    @action(
        field=state,
        source=[S.NOT_STARTED],
        target=S.IN_PROGRESS,
        rule=["ncip-53", "ncip-48-5"],
        label=_("Start the task"),
        who=permissions.task_keeper,
        form="StartTaskForm",
        guards=[guards.roadmap_is_approved, guards.start_day_is_possible],
    )
    def start(self, act: Act, *, started_on: date) -> None:
        """The responsible begins the work of an approved roadmap (ncip-53)."""
        self.started_on = started_on

    @action(
        field=state,
        source=[S.NOT_STARTED, S.IN_PROGRESS],
        target=S.COMPLETED,
        rule=["ncip-60", "ncip-53", "ncip-48-5"],
        label=_("Complete the task"),
        text=_("When it is the last open task, the project goes to the national chamber for validation."),
        who=permissions.task_keeper,
        form="CompleteTaskForm",
        guards=[guards.roadmap_is_approved, guards.completion_day_is_possible],
        notify=[notices.leb, notices.initiating_body],
        notice=_("A task of the roadmap was completed."),
    )
    def complete(self, act: Act, *, completed_on: date, evidence: Any) -> None:
        """The responsible states the actual completion with evidence (ncip-60, D23)."""
        self.completed_on = completed_on
        self.reported_on = act.on
        self.evidence = evidence

    @action(
        field=state,
        source=[S.NOT_STARTED, S.IN_PROGRESS],
        rule="ncip-app2-4-1",
        label=_("Say why the task is late"),
        text=_("The reasons are counted by region in the results of the quarter."),
        who=permissions.task_keeper,
        form="ExplainDelayForm",
        guards=[guards.roadmap_is_approved, guards.task_is_late],
        primary=False,
    )
    def explain_delay(self, act: Act, *, reason: Any, note: str) -> None:
        """The responsible or the akimat names the coded cause of the deviation (ncip-app2-4-1); the note follows."""

    @action(
        field=state,
        source=[S.NOT_STARTED, S.IN_PROGRESS],
        target=S.NOT_APPLICABLE,
        rule=["ncip-57", "ncip-app2-6-2"],
        label=_("The task was removed with a change of the roadmap"),
        who=SYSTEM,
        form="NotApplicableForm",
        hidden=True,
    )
    def leave_roadmap(self, act: Act, *, reason: str) -> None:
        """RM-9: an agreed change takes an open task out; it stays to be read, with the reason (ncip-57)."""
        self.not_applicable_reason = reason

    @action(
        field=state,
        source=[S.NOT_STARTED],
        target=S.NOT_APPLICABLE,
        rule=["ncip-49-1", "ncip-49-2", "ncip-49-3"],
        label=_("Mark as not applicable"),
        text=_("The task stays in the roadmap with your reason and has no term."),
        who=permissions.designated_leb,
        form="NotApplicableForm",
        guards=[guards.roadmap_is_open],
        primary=False,
    )
    def mark_not_applicable(self, act: Act, *, reason: str) -> None:
        """The akimat says why a preset task does not apply to this project (ncip-49)."""
        self.not_applicable_reason = reason

    @action(
        field=state,
        source=[S.NOT_APPLICABLE],
        target=S.NOT_STARTED,
        rule=["ncip-49-1", "ncip-49-2", "ncip-49-3"],
        label=_("Take the task back into the roadmap"),
        who=permissions.designated_leb,
        guards=[guards.roadmap_is_open],
        primary=False,
    )
    def make_applicable(self, act: Act) -> None:
        """The akimat takes a task back while the roadmap is still written (ncip-49)."""
        self.not_applicable_reason = ""

    @action(
        field=state,
        source=[S.COMPLETED],
        target=S.IN_PROGRESS,
        rule="ncip-60",
        label=_("Reopen the task"),
        who=SYSTEM,
        form="ReopenTaskForm",
        notify=[notices.responsible_for_task, notices.leb],
        notice=_("A completed task was reopened: the validation was refused."),
        hidden=True,
    )
    def reopen(self, act: Act, *, reason: str) -> None:
        """PS-12: a refused validation reopens the tasks it names (D23)."""
        self.completed_on = self.reported_on = self.evidence = None
        self.reopened_reason = reason


class TaskReminder(models.Model):
    """A step of the ladder taken for a task's due date: once per date and level, whatever the tickers do."""

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="reminders", verbose_name=_("task"))
    due_on = models.DateField(_("due date"))
    level = models.SmallIntegerField(_("working days from the due date"))
    at = models.DateTimeField(_("taken at"))

    class Meta:
        verbose_name = _("reminder of a task")
        verbose_name_plural = _("reminders of tasks")
        default_permissions = ("view",)
        ordering: ClassVar = ["-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["task", "due_on", "level"], name="one_reminder_per_level"),
        ]

    def __str__(self) -> str:
        return f"{self.task_id} {self.level:+d}"
