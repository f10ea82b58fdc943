"""The roadmap of a project: how it is drafted, agreed, sent, returned and approved."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from ncip.casework.act import Act
from ncip.casework.actions import Creation, Opening, action
from ncip.casework.fields import StateField, state_is_one_of
from ncip.casework.models import Subject
from ncip.casework.permissions import SYSTEM
from ncip.law.terms import TERM_REWORK
from projects.implementation import notices, permissions
from projects.implementation.enums import IN_FORCE, LIVE_ROADMAPS
from projects.implementation.enums import RoadmapState as S
from projects.implementation.guards import plan
from projects.implementation.guards import roadmap as guards
from projects.implementation.parties import Party, parties_of
from projects.implementation.queries import OfProjectQuerySet

COMPLETE = (
    guards.every_stage_is_planned,
    guards.every_task_has_its_term,
    guards.every_task_has_its_responsible,
    guards.every_stage_has_results,
    guards.every_stage_has_support,
    guards.risks_are_named,
    plan.plan_is_in_order,
    guards.everybody_agreed,
)


class Roadmap(Subject):
    """The schedule of a project: stages of work, their terms and those responsible (ncip-3-6, ncip-48,
    ncip-49).
    """

    state = StateField(_("state"), choices=S.choices, default=S.TO_PREPARE)
    project = models.ForeignKey(
        "projects_implementation.Project",
        on_delete=models.PROTECT,
        editable=False,
        related_name="roadmaps",
        verbose_name=_("project"),
    )
    number = models.PositiveSmallIntegerField(_("version of the roadmap"), default=1, editable=False)
    is_current = models.BooleanField(_("in force or being prepared"), default=True, editable=False)
    round = models.PositiveSmallIntegerField(_("times returned"), default=0, editable=False)
    drafted_by = models.ForeignKey(
        "frontoffices_registry.Organisation",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="drafted_roadmaps",
        verbose_name=_("drafted by"),
    )
    submitted_on = models.DateField(_("sent to the national company on"), null=True, editable=False)
    approved_on = models.DateField(_("approved on"), null=True, editable=False)
    approved_by = models.ForeignKey(
        "frontoffices_registry.Organisation",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="approved_roadmaps",
        verbose_name=_("approved by"),
    )
    completed_on = models.DateField(_("last task reported on"), null=True, editable=False)

    objects = OfProjectQuerySet.as_manager()

    class Meta:
        verbose_name = _("roadmap")
        verbose_name_plural = _("roadmaps")
        default_permissions = ("view",)
        ordering: ClassVar = ["-id"]
        constraints: ClassVar = [
            state_is_one_of(S, name="roadmap_state_known"),
            models.UniqueConstraint(
                fields=["project"],
                condition=models.Q(is_current=True),
                name="one_current_roadmap_per_project",
            ),
            models.UniqueConstraint(fields=["project", "number"], name="one_roadmap_per_version"),
            models.CheckConstraint(
                condition=~models.Q(state__in=LIVE_ROADMAPS)
                | models.Q(approved_on__isnull=False, approved_by__isnull=False),
                name="approved_roadmap_says_by_whom",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["state", "-id"], name="roadmap_in_state")]

    class Casework:
        label = "roadmap"
        resource = "roadmaps"
        verbose = _("roadmap")
        card = "project"
        creation = Creation(
            rule=["ncip-48-b", "ncip-48-c"],
            label=_("Open the roadmap"),
            who=SYSTEM,
            form="NewRoadmapForm",
            parent="project",
            hidden=True,
        )

        @staticmethod
        def lock_root(subject: Roadmap) -> models.Model:
            """The project is locked first."""
            return subject.project

    def __str__(self) -> str:
        return str(_("Roadmap of “%(project)s”") % {"project": self.project})

    def get_absolute_url(self) -> str:
        """The card of the project, at the roadmap."""
        return f"{self.project.get_absolute_url()}#roadmap"

    def parties(self) -> list[Party]:
        """Who must agree to the terms (ncip-48-1)."""
        return parties_of(self.project, self.tasks.select_related("responsible"))

    def parties_without_mark(self) -> list[Party]:
        """The parties that have not agreed to the terms as they now stand (ncip-48-1)."""
        digest = guards.terms_digest(self.tasks.all())
        agreed = set(self.marks.filter(terms=digest).values_list("party", flat=True))
        return [party for party in self.parties() if party.key not in agreed]

    @action(
        field=state,
        source=[S.TO_PREPARE],
        target=S.DRAFT,
        rule=["ncip-48-c", "ncip-49-1", "ncip-49-2", "ncip-49-3"],
        label=_("Draft the roadmap"),
        text=_(
            "The draft begins with the task types of the three stages; you fill in terms and responsible."
        ),
        who=permissions.designated_leb,
        form="DraftRoadmapForm",
    )
    def draft(self, act: Act, *, template: Any, begins_on: Any) -> None:
        """RM-2: the akimat begins the draft; the preset tasks follow (ncip-49)."""
        self.drafted_by = self.project.leb

    @action(
        field=state,
        source=[S.DRAFT, S.REWORK],
        rule=["ncip-48-c", "ncip-48-1", "ncip-48-5"],
        label=_("Change several tasks"),
        text=_(
            "The chosen tasks are moved, or get the same dates or responsible. If one cannot, none is changed."
        ),
        who=permissions.designated_leb,
        form="ChangeTasksForm",
        primary=False,
    )
    def change_tasks(self, act: Act, **change: Any) -> None:
        """The akimat changes several tasks of the draft at once (ncip-48-c); each through its own edit."""

    @action(
        field=state,
        source=[S.DRAFT, S.REWORK],
        rule=["ncip-48-c", "ncip-49-1", "ncip-49-2", "ncip-49-3"],
        label=_("Take tasks from a table"),
        text=_(
            "Rows with a key edit their task, rows without one add a task. If one row is bad, nothing is changed."
        ),
        who=permissions.designated_leb,
        form="ImportTasksForm",
        primary=False,
    )
    def import_tasks(self, act: Act, *, table: Any) -> None:
        """The akimat takes the tasks of the draft from a table (ncip-48-c); each row through the door."""

    @action(
        field=state,
        source=[S.DRAFT, S.REWORK],
        rule="ncip-48-1",
        label=_("Agree to the terms"),
        text=_("Your mark stands for the terms as they are now; when they change you are asked again."),
        who=permissions.party_of_roadmap,
        guards=[guards.mark_is_needed],
        notify=[notices.leb],
        notice=_("A party agreed to the terms of the roadmap."),
    )
    def agree(self, act: Act) -> None:
        """The investor or another party agrees by its own account (ncip-48-1); the mark follows."""

    @action(
        field=state,
        source=[S.DRAFT, S.REWORK],
        rule="ncip-48-1",
        label=_("Record an agreement"),
        text=_("For a party without an account: the file must show its agreement to the present terms."),
        who=permissions.designated_leb,
        form="RecordAgreementForm",
        guards=[guards.party_has_no_account],
        primary=False,
    )
    def record_agreement(self, act: Act, *, party: Party, agreed_on: Any, document: Any) -> None:
        """The akimat records the mark of a party without an account, with a file (ncip-48-1); the mark
        follows.
        """

    @action(
        field=state,
        source=[S.DRAFT],
        target=S.ON_APPROVAL,
        rule=["ncip-50", "ncip-48-1", "ncip-48-2", "ncip-48-3", "ncip-48-4", "ncip-48-5"],
        label=_("Send to the national company"),
        text=_("The national company approves the roadmap or returns it with remarks."),
        who=permissions.designated_leb,
        guards=COMPLETE,
        notify=[notices.national_company],
        notice=_("A roadmap was sent for approval."),
    )
    def submit(self, act: Act) -> None:
        """RM-3: the akimat sends the agreed roadmap to the national company (ncip-50)."""
        self.submitted_on = act.on

    @action(
        field=state,
        source=[S.ON_APPROVAL],
        target=S.REWORK,
        rule=["ncip-51-a", "ncip-51-b"],
        label=_("Return with remarks"),
        text=_("The akimat has 5 working days to remove the remarks and send the roadmap again."),
        who=permissions.national_company,
        form="RejectRoadmapForm",
        guards=[guards.decided_by_another],
        opens=[Opening(TERM_REWORK, responsible="project.leb")],
        notify=[notices.leb, notices.investor],
        notice=_("The roadmap was returned with remarks."),
        danger=True,
    )
    def reject(self, act: Act, *, remarks: list[str]) -> None:
        """RM-4: the national company returns the roadmap; its remarks follow (ncip-51-a)."""
        self.round += 1

    @action(
        field=state,
        source=[S.REWORK],
        rule="ncip-51-b",
        label=_("Answer the remarks"),
        text=_("Each remark needs its answer before the roadmap is sent again."),
        who=permissions.designated_leb,
        form="AnswerRemarksForm",
    )
    def answer_remarks(self, act: Act, **answers: Any) -> None:
        """The akimat answers the remarks of the last round (ncip-51-b); the answers are kept with them."""

    @action(
        field=state,
        source=[S.REWORK],
        target=S.ON_APPROVAL,
        rule="ncip-51-b",
        label=_("Send again"),
        text=_("The national company decides on the reworked roadmap."),
        who=permissions.designated_leb,
        guards=[guards.every_remark_is_answered, *COMPLETE],
        closes=[TERM_REWORK],
        notify=[notices.national_company],
        notice=_("A reworked roadmap was sent for approval."),
    )
    def resubmit(self, act: Act) -> None:
        """RM-5: the akimat sends the roadmap with all remarks answered (ncip-51-b)."""
        self.submitted_on = act.on

    @action(
        field=state,
        source=[S.ON_APPROVAL],
        target=S.APPROVED,
        rule="ncip-52",
        label=_("Approve the roadmap"),
        text=_("The project passes to the stage “with a roadmap” and its tasks begin to count."),
        who=permissions.national_company,
        guards=[guards.decided_by_another],
        notify=[notices.leb, notices.initiating_body, notices.investor, notices.parties],
        notice=_("The roadmap was approved."),
    )
    def approve(self, act: Act) -> None:
        """RM-6: the national company approves (ncip-52); the project follows."""
        self.approved_on = act.on
        self.approved_by = act.actor.organisation

    @action(
        field=state,
        source=[S.APPROVED],
        target=S.CHANGE_REQUESTED,
        rule="ncip-57",
        label=_("A change of the roadmap was asked for"),
        who=SYSTEM,
        hidden=True,
    )
    def request_change(self, act: Act) -> None:
        """RM-7: the investor asked for a change; the approved version goes on counting (ncip-57)."""

    @action(
        field=state,
        source=[S.APPROVED, S.CHANGE_REQUESTED],
        target=S.CHANGE_ON_AGREEMENT,
        rule=["ncip-57", "ncip-app2-6-2"],
        label=_("A change of the roadmap is on agreement"),
        who=SYSTEM,
        hidden=True,
    )
    def put_change(self, act: Act) -> None:
        """RM-8, RM-11: a new version is before the authorised body; the approved one goes on counting."""

    @action(
        field=state,
        source=[S.CHANGE_ON_AGREEMENT],
        target=S.APPROVED,
        rule=["ncip-57", "ncip-app2-6-2"],
        label=_("New version of the roadmap"),
        who=SYSTEM,
        hidden=True,
    )
    def renew(self, act: Act) -> None:
        """RM-9: version n+1 holds from now on; the day of the first approval stays (ncip-57)."""
        self.number += 1

    @action(
        field=state,
        source=[S.CHANGE_REQUESTED, S.CHANGE_ON_AGREEMENT],
        target=S.APPROVED,
        rule=["ncip-57", "ncip-app2-6-2"],
        label=_("The version of the roadmap stays"),
        who=SYSTEM,
        hidden=True,
    )
    def keep(self, act: Act) -> None:
        """RM-10: the change was refused or given up; version n stays (D33)."""

    @action(
        field=state,
        source=IN_FORCE,
        target=S.COMPLETED,
        rule="ncip-60",
        label=_("Complete the roadmap"),
        who=SYSTEM,
        hidden=True,
    )
    def complete(self, act: Act) -> None:
        """RM-12: no open task is left (ncip-60)."""
        self.completed_on = act.on

    @action(
        field=state,
        source=[S.COMPLETED],
        target=S.APPROVED,
        rule="ncip-60",
        label=_("Reopen the roadmap"),
        who=SYSTEM,
        hidden=True,
    )
    def reopen(self, act: Act) -> None:
        """PS-12: a refused validation reopens tasks, and the roadmap with them (D23)."""
        self.completed_on = None
