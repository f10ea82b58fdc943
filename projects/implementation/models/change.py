"""A change of an approved roadmap: asked for, prepared as a difference, agreed or refused (57; Annex 2, 6(2); D33)."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from ncip.casework.act import Act
from ncip.casework.actions import Creation, action
from ncip.casework.fields import StateField, state_is_one_of
from ncip.casework.models import Subject
from ncip.casework.permissions import SYSTEM
from projects.implementation import notices, permissions
from projects.implementation.enums import ChangeKind
from projects.implementation.enums import ChangeState as S
from projects.implementation.guards import change as guards
from projects.implementation.queries import ChangeQuerySet

ORGANISATION = "frontoffices_registry.Organisation"
OPEN = (S.REQUESTED, S.DRAFT, S.ON_AGREEMENT)
RULES = ("ncip-57", "ncip-app2-6-2")
TOLD = (notices.leb, notices.investor, notices.initiating_body, notices.parties_of_change)


class RoadmapChange(Subject):
    """A change of an approved roadmap: it holds once it is agreed, until then the version before counts (ncip-57)."""

    state = StateField(_("state"), choices=S.choices, default=S.DRAFT)
    roadmap = models.ForeignKey(
        "projects_implementation.Roadmap",
        on_delete=models.PROTECT,
        editable=False,
        related_name="changes",
        verbose_name=_("roadmap"),
    )
    kind = models.CharField(_("ground of the change"), max_length=12, choices=ChangeKind.choices)
    text = models.TextField(_("what is to be changed and why"))
    base = models.PositiveSmallIntegerField(_("version that is changed"), editable=False)
    number = models.PositiveSmallIntegerField(_("version that came of it"), null=True, editable=False)
    asked_by = models.ForeignKey(
        ORGANISATION,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("asked by"),
    )
    asked_on = models.DateField(_("asked on"), editable=False)
    paper = models.ForeignKey(
        "ncip_casework.Document",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("letter of the investor"),
    )
    sent_by = models.ForeignKey(
        ORGANISATION,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("sent by"),
    )
    sent_by_person = models.ForeignKey(
        "ncip_accounts.User", on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )
    sent_on = models.DateField(_("sent on"), null=True, editable=False)
    decided_by = models.ForeignKey(
        ORGANISATION,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("decided by"),
    )
    decided_on = models.DateField(_("decided on"), null=True, editable=False)
    decision = models.TextField(_("reason of the decision"), blank=True, editable=False)

    objects = ChangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("change of a roadmap")
        verbose_name_plural = _("changes of roadmaps")
        default_permissions = ("view",)
        ordering: ClassVar = ["-id"]
        constraints: ClassVar = [
            state_is_one_of(S, name="roadmap_change_state_known"),
            models.CheckConstraint(
                condition=models.Q(kind__in=ChangeKind.values), name="roadmap_change_kind_known"
            ),
            models.CheckConstraint(condition=~models.Q(text=""), name="roadmap_change_has_a_text"),
            models.UniqueConstraint(
                fields=["roadmap"],
                condition=models.Q(state__in=OPEN),
                name="one_open_change_of_a_roadmap",
            ),
            models.UniqueConstraint(fields=["roadmap", "number"], name="one_change_per_version"),
            models.CheckConstraint(
                condition=~models.Q(state__in=[S.ON_AGREEMENT, S.AGREED, S.REFUSED])
                | models.Q(sent_on__isnull=False, sent_by__isnull=False),
                name="sent_change_says_by_whom",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=[S.AGREED, S.REFUSED])
                | models.Q(decided_on__isnull=False, decided_by__isnull=False),
                name="decided_change_says_by_whom",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=S.REFUSED) | ~models.Q(decision=""),
                name="refused_change_has_a_reason",
            ),
            models.CheckConstraint(
                condition=models.Q(state=S.AGREED, number__isnull=False)
                | (~models.Q(state=S.AGREED) & models.Q(number=None)),
                name="agreed_change_has_its_version",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["state", "-id"], name="roadmap_change_in_state")]

    class Casework:
        label = "roadmap-change"
        resource = "roadmap-changes"
        verbose = _("change of a roadmap")
        card = "roadmap_change"
        creation = Creation(
            rule=RULES,
            label=_("Ask for a change of the roadmap"),
            text=_(
                "The investor says what is to be changed; the akimat prepares the new version and the authorised "
                "body agrees to it. Until then the approved version counts."
            ),
            who=permissions.change_asker,
            form="RoadmapChangeForm",
            guards=[guards.roadmap_is_in_force, guards.no_open_change],
            notify=[notices.leb, notices.investor],
            notice=_("A change of a roadmap was begun."),
            parent="roadmap",
        )

        @staticmethod
        def lock_root(subject: RoadmapChange) -> models.Model:
            """The project is locked first."""
            return subject.roadmap.project

    def __str__(self) -> str:
        return str(_("Change of the roadmap of “%(project)s”") % {"project": self.roadmap.project.title})

    @property
    def project(self) -> Any:
        """The project whose roadmap is changed."""
        return self.roadmap.project

    @property
    def is_open(self) -> bool:
        """Whether the change is neither decided nor ended."""
        return self.state in OPEN

    @property
    def is_prepared(self) -> bool:
        """Whether its lines are still being written."""
        return self.state in (S.REQUESTED, S.DRAFT)

    @action(
        field=state,
        source=[S.REQUESTED, S.DRAFT],
        rule=RULES,
        label=_("Change a task"),
        text=_("Write the task as it shall be. Say why when its due date moves."),
        who=permissions.change_preparer,
        form="ChangeTaskForm",
        primary=False,
    )
    def change_task(self, act: Act, **fields: Any) -> None:
        """RM-8: how an open task shall be (ncip-57); the line follows."""

    @action(
        field=state,
        source=[S.REQUESTED, S.DRAFT],
        rule=RULES,
        label=_("Add a new task"),
        text=_("The task joins the roadmap when the change is agreed."),
        who=permissions.change_preparer,
        form="NewTaskForm",
        primary=False,
    )
    def add_task(self, act: Act, **fields: Any) -> None:
        """RM-8: a task that shall join the roadmap (ncip-57); the line follows."""

    @action(
        field=state,
        source=[S.REQUESTED, S.DRAFT],
        rule=RULES,
        label=_("Remove a task"),
        text=_(
            "The task stays in the roadmap as not applicable, with your reason, when the change is agreed."
        ),
        who=permissions.change_preparer,
        form="RemoveTaskForm",
        primary=False,
    )
    def remove_task(self, act: Act, *, task: Any, note: str) -> None:
        """RM-8: an open task that shall not be done (ncip-57); the line follows."""

    @action(
        field=state,
        source=[S.REQUESTED, S.DRAFT],
        rule=RULES,
        label=_("Drop a line"),
        text=_("The line leaves the change; the task stays as it is in the roadmap."),
        who=permissions.change_preparer,
        form="DropLineForm",
        primary=False,
    )
    def drop_line(self, act: Act, *, line: Any) -> None:
        """RM-8: a line is taken out while the change is prepared; it goes in what follows."""

    @action(
        field=state,
        source=[S.REQUESTED, S.DRAFT],
        target=S.ON_AGREEMENT,
        rule=RULES,
        label=_("Send to the authorised body"),
        text=_("The authorised body agrees to the new version or refuses it with a reason."),
        who=permissions.change_preparer,
        guards=[guards.change_has_lines, guards.lines_still_fit, guards.a_task_stays_open],
        notify=[notices.authorised_body, notices.national_company, *TOLD],
        notice=_("A change of a roadmap was sent for agreement."),
    )
    def send(self, act: Act) -> None:
        """RM-8, RM-11: the difference goes to the authorised body (ncip-57, ncip-app2-6-2)."""
        self.sent_on, self.sent_by, self.sent_by_person = act.on, act.actor.organisation, act.actor.user

    @action(
        field=state,
        source=[S.ON_AGREEMENT],
        target=S.AGREED,
        rule=RULES,
        label=_("Agree to the change"),
        text=_("The tasks change now and the roadmap gets its next version; the version before is kept."),
        who=permissions.authorised_body,
        guards=[guards.decided_by_another, guards.lines_still_fit, guards.a_task_stays_open],
        notify=[notices.national_company, *TOLD],
        notice=_("A change of a roadmap was agreed."),
    )
    def agree(self, act: Act) -> None:
        """RM-9: the authorised body agrees (ncip-57); version n+1 follows."""
        self.decided_on, self.decided_by = act.on, act.actor.organisation
        self.number = self.base + 1

    @action(
        field=state,
        source=[S.ON_AGREEMENT],
        target=S.REFUSED,
        rule=RULES,
        label=_("Refuse the change"),
        text=_("The approved version stays as it is."),
        who=permissions.authorised_body,
        form="RefuseChangeForm",
        guards=[guards.decided_by_another],
        notify=TOLD,
        notice=_("A change of a roadmap was refused."),
        danger=True,
    )
    def refuse(self, act: Act, *, reason: str) -> None:
        """RM-10: the authorised body refuses with its reason; version n stays (D33)."""
        self.decided_on, self.decided_by, self.decision = act.on, act.actor.organisation, reason

    @action(
        field=state,
        source=[S.REQUESTED, S.DRAFT, S.ON_AGREEMENT],
        target=S.WITHDRAWN,
        rule=RULES,
        label=_("Withdraw the change"),
        text=_("Whoever asked for the change gives it up. The approved version stays as it is."),
        who=permissions.change_author,
        notify=[notices.leb, notices.investor],
        notice=_("A change of a roadmap was withdrawn."),
        primary=False,
        danger=True,
    )
    def withdraw(self, act: Act) -> None:
        """Who asked may give it up: the texts are silent, and a mistaken request would stay open for ever."""
        self.decided_on = act.on

    @action(
        field=state,
        source=[S.REQUESTED, S.DRAFT, S.ON_AGREEMENT],
        target=S.LAPSED,
        rule=RULES,
        label=_("The change lapses"),
        who=SYSTEM,
        hidden=True,
    )
    def lapse(self, act: Act) -> None:
        """A completed roadmap, and one of an excluded project, has nothing left to change."""
        self.decided_on = act.on
