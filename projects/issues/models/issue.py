"""A problem issue of a project, from the one who raised it to the answer he accepts (6(3), 9, 32; A6, D32)."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from ncip.casework.act import Act, local_date
from ncip.casework.actions import Amendment, Creation, Opening, action
from ncip.casework.fields import StateField, state_is_one_of
from ncip.casework.models import Subject
from ncip.casework.permissions import either
from ncip.law.terms import TERM_ISSUE, TERM_ISSUE_INFORMATION
from ncip.reference.fields import DerivedTextField
from projects.attraction.names import words
from projects.issues import notices, permissions
from projects.issues.enums import IssueState as S
from projects.issues.enums import Topic
from projects.issues.guards import issue as guards
from projects.issues.queries import OPEN_ISSUES, ProblemIssueQuerySet

ORGANISATION = "frontoffices_registry.Organisation"
# From here the authorised body chooses a way; an issue of the corridor waits for the Council meanwhile (D13).
TO_BE_PASSED_ON = (S.UNDER_REVIEW, S.COUNCIL_AGENDA)
PASSED_ON = (S.FORWARDED, S.WORKING_GROUP, S.LAW_PROPOSAL)


class Issue(Subject):
    """What hinders a project, who raised it, who works on it, and what was answered (ncip-6-3, ncip-9-1)."""

    state = StateField(_("state"), choices=S.choices, default=S.SUBMITTED)
    project = models.ForeignKey(
        "projects_implementation.Project",
        on_delete=models.PROTECT,
        editable=False,
        related_name="issues",
        verbose_name=_("project"),
    )
    title = models.CharField(_("issue in one sentence"), max_length=200)
    text = models.TextField(_("what hinders the project and what is asked for"))
    topic = models.CharField(_("what it is about"), max_length=20, choices=Topic.choices)
    tasks: models.ManyToManyField[Any, Any] = models.ManyToManyField(
        "projects_implementation.Task",
        blank=True,
        related_name="issues",
        verbose_name=_("tasks of the roadmap that it delays"),
    )
    raised_by = models.ForeignKey(
        ORGANISATION,
        on_delete=models.PROTECT,
        editable=False,
        related_name="raised_issues",
        verbose_name=_("raised by"),
    )
    number = models.CharField(_("registration number"), max_length=60, blank=True, editable=False)
    registered_on = models.DateField(_("registered on"), null=True, editable=False)
    body = models.ForeignKey(
        ORGANISATION,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="issues_in_hand",
        verbose_name=_("body that works on it"),
    )
    due_on = models.DateField(_("result due on"), null=True, editable=False)
    information_due_on = models.DateField(_("information due on"), null=True, editable=False)
    answer_text = models.TextField(_("answer"), blank=True, editable=False)
    answered_on = models.DateField(_("answered or rejected on"), null=True, editable=False)
    reopened_at = models.DateTimeField(_("opened again"), null=True, editable=False)
    closed_on = models.DateField(_("closed on"), null=True, editable=False)
    search_text = DerivedTextField(derive="derive_search_text", blank=True, default="")

    objects = ProblemIssueQuerySet.as_manager()

    class Meta:
        verbose_name = _("problem issue")
        verbose_name_plural = _("problem issues")
        default_permissions = ("view",)
        ordering: ClassVar = ["-id"]
        constraints: ClassVar = [
            state_is_one_of(S, name="issue_state_known"),
            models.CheckConstraint(condition=models.Q(topic__in=Topic.values), name="issue_topic_known"),
            models.CheckConstraint(
                condition=models.Q(state=S.SUBMITTED) | models.Q(registered_on__isnull=False),
                name="issue_under_review_is_registered",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=[S.ANSWERED, S.REJECTED, S.CLOSED])
                | (models.Q(answered_on__isnull=False) & ~models.Q(answer_text="")),
                name="answered_issue_has_an_answer",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=S.FORWARDED) | models.Q(body__isnull=False, due_on__isnull=False),
                name="forwarded_issue_has_a_body_and_a_day",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=S.CLOSED) | models.Q(closed_on__isnull=False),
                name="closed_issue_has_a_day",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["state", "-id"], name="issue_in_state"),
            models.Index(
                fields=["body", "due_on"],
                condition=models.Q(state__in=OPEN_ISSUES),
                name="open_issue_of_body",
            ),
        ]

    class Casework:
        label = "issue"
        resource = "issues"
        verbose = _("problem issue")
        card = "issue"
        creation = Creation(
            rule=["ncip-6-3", "ncip-9-1"],
            label=_("Raise a problem issue"),
            text=_("The authorised body registers it, passes it on and answers."),
            who=permissions.raises_issues,
            form="IssueForm",
            guards=[guards.project_is_under_way],
            notify=[notices.authorised_body],
            notice=_("A problem issue of a project was raised."),
            parent="project",
        )
        amendments: ClassVar = [
            Amendment(
                "edit",
                rule="ncip-6-3",
                label=_("Edit the issue"),
                who=permissions.raiser,
                form="IssueForm",
                states=[S.SUBMITTED],
            ),
            Amendment(
                "link_tasks",
                rule="ncip-6-3",
                label=_("Say which tasks it delays"),
                who=either(permissions.authorised_body, permissions.raiser, permissions.designated_leb),
                form="LinkTasksForm",
                states=OPEN_ISSUES,
            ),
        ]

        @staticmethod
        def lock_root(subject: Issue) -> models.Model:
            """The project is locked first."""
            return subject.project

    def __str__(self) -> str:
        return self.title

    def derive_search_text(self) -> str:
        """The words by which the issue is found."""
        return " ".join(words(f"{self.title} {self.text} {self.number}"))

    @property
    def is_open(self) -> bool:
        """Whether it waits for an answer."""
        return self.state in OPEN_ISSUES

    def days_open(self, on: date) -> int:
        """Calendar days since it was raised, until it was answered or rejected (D32: elapsed days, no term)."""
        from_day = self.raised_on
        until = on if self.is_open or self.answered_on is None else self.answered_on
        return (until - from_day).days

    @property
    def raised_on(self) -> date:
        """The local day on which it was raised."""
        return local_date(self.created_at)

    @action(
        field=state,
        source=[S.SUBMITTED],
        target=S.UNDER_REVIEW,
        rule="ncip-9-1",
        label=_("Register the issue"),
        text=_("Whoever raised it sees that it is under review."),
        who=permissions.authorised_body,
        form="RegisterIssueForm",
        notify=[notices.raiser, notices.investor],
        notice=_("A problem issue was registered."),
    )
    def register(self, act: Act, *, number: str) -> None:
        """AI-2: the authorised body registers the issue."""
        self.number, self.registered_on = number, act.on

    @action(
        field=state,
        source=TO_BE_PASSED_ON,
        target=S.FORWARDED,
        rule=["ncip-9-3", "ncip-9-9"],
        label=_("Forward to a body"),
        text=_("The body answers by the day you set; it is reminded, and you see when it is late."),
        who=permissions.authorised_body,
        form="ForwardForm",
        opens=[Opening(TERM_ISSUE, responsible="body", start="due_on")],
        notify=[notices.addressee],
        notice=_("A problem issue was forwarded to you."),
    )
    def forward(self, act: Act, *, body: Any, due_on: date, task: str) -> None:
        """AI-3: the national company, an akimat or a central body works on it by a day (ncip-9-9)."""
        self.body, self.due_on = body, due_on

    @action(
        field=state,
        source=TO_BE_PASSED_ON,
        target=S.WORKING_GROUP,
        rule="ncip-9-1",
        label=_("Call a working group"),
        text=_("One body leads it, others take part; its meetings are kept on this card."),
        who=permissions.authorised_body,
        form="WorkingGroupForm",
        notify=[notices.addressee],
        notice=_("You lead a working group on a problem issue."),
    )
    def call_group(self, act: Act, *, body: Any, task: str, **group: Any) -> None:
        """AI-4: the authorised body calls a working group (ncip-9-1)."""
        self.body, self.due_on = body, group.get("due_on")

    @action(
        field=state,
        source=[S.UNDER_REVIEW],
        target=S.COUNCIL_AGENDA,
        rule=["ncip-9-2", "ncip-32-b"],
        label=_("Put on the agenda of the Council"),
        text=_("Issues of the green corridor go to the nearest meeting by themselves."),
        who=permissions.authorised_body,
        form="CouncilForm",
        guards=[guards.a_meeting_is_scheduled],
        notify=[notices.council, notices.raiser, notices.investor],
        notice=_("A problem issue goes to the Investment attraction council."),
    )
    def put_on_agenda(self, act: Act, *, meeting: Any = None) -> None:
        """AI-5: the Council considers it at a scheduled meeting (ncip-9-2); of the corridor by itself (ncip-32-b)."""
        self.body, self.due_on = None, None

    @action(
        field=state,
        source=TO_BE_PASSED_ON,
        target=S.LAW_PROPOSAL,
        rule="ncip-9-7",
        label=_("Initiate an amendment of law"),
        text=_("The proposal may also be considered outside the plan of bills."),
        who=permissions.authorised_body,
        form="LawForm",
        notify=[notices.addressee, notices.raiser, notices.investor],
        notice=_("An amendment of law was initiated on a problem issue."),
    )
    def propose_law(self, act: Act, *, body: Any, topic: str, task: str, outside_plan: bool) -> None:
        """AI-6: on an investor's request the authorised body initiates an amendment of law (ncip-9-7)."""
        self.body, self.topic, self.due_on = body, topic, None

    @action(
        field=state,
        source=[*PASSED_ON, S.COUNCIL_AGENDA],
        target=S.UNDER_REVIEW,
        rule=["ncip-9-1", "ncip-9-9"],
        label=_("Report the result"),
        text=_("The issue goes back to the authorised body, which answers."),
        who=permissions.addressee,
        form="ResultForm",
        closes=[TERM_ISSUE, TERM_ISSUE_INFORMATION],
        notify=[notices.authorised_body],
        notice=_("There is a result on a problem issue."),
    )
    def receive_result(self, act: Act, *, result: str, **files: Any) -> None:
        """AI-7: the body reports what came of it; the decision of the Council comes back by itself (ncip-32-b)."""
        self.body, self.due_on, self.information_due_on = None, None, None

    @action(
        field=state,
        source=[*PASSED_ON, S.COUNCIL_AGENDA],
        target=S.UNDER_REVIEW,
        rule="ncip-9-1",
        label=_("Take the issue back"),
        text=_("When the body cannot help, or another way is better."),
        who=permissions.authorised_body,
        form="IssueReasonForm",
        guards=[guards.corridor_waits_for_the_council],
        closes=[TERM_ISSUE, TERM_ISSUE_INFORMATION],
        notify=[notices.addressee],
        notice=_("A problem issue was taken back."),
        primary=False,
    )
    def recall(self, act: Act, *, reason: str) -> None:
        """Beyond the text: an issue that a body keeps would never be answered (D32)."""
        self.body, self.due_on, self.information_due_on = None, None, None

    @action(
        field=state,
        source=PASSED_ON,
        rule="ncip-9-3",
        label=_("Request information on the work done"),
        text=_("The body reports by the day you set; the issue stays with it."),
        who=permissions.authorised_body,
        form="AskInformationForm",
        guards=[guards.nothing_is_asked_yet],
        opens=[Opening(TERM_ISSUE_INFORMATION, responsible="body", start="information_due_on")],
        notify=[notices.addressee],
        notice=_("The authorised body asks what was done on a problem issue."),
        primary=False,
    )
    def ask_information(self, act: Act, *, question: str, due_on: date) -> None:
        """ncip-9-3: the authorised body asks what was done."""
        self.information_due_on = due_on

    @action(
        field=state,
        source=PASSED_ON,
        rule="ncip-9-3",
        label=_("Report on the work done"),
        text=_("The authorised body and whoever raised the issue read it here."),
        who=permissions.addressee,
        form="InformationForm",
        guards=[guards.information_was_asked],
        closes=[TERM_ISSUE_INFORMATION],
        notify=[notices.authorised_body],
        notice=_("There is a report on the work on a problem issue."),
        primary=False,
    )
    def give_information(self, act: Act, *, answer: str, **files: Any) -> None:
        """ncip-9-3: the body tells what was done."""
        self.information_due_on = None

    @action(
        field=state,
        source=OPEN_ISSUES,
        rule=["ncip-9-1", "ncip-6-3"],
        label=_("Add a meeting"),
        text=_("A meeting on the issue: planned, or already held with what came of it."),
        who=permissions.calls_meetings,
        form="IssueMeetingForm",
        notify=[notices.authorised_body, notices.raiser, notices.investor],
        notice=_("A meeting on a problem issue was entered."),
        primary=False,
    )
    def add_meeting(self, act: Act, **meeting: Any) -> None:
        """ncip-9-1, ncip-6-3: meetings on the issue stand on its card."""

    @action(
        field=state,
        source=[S.UNDER_REVIEW],
        target=S.ANSWERED,
        rule="ncip-9-1",
        label=_("Answer"),
        text=_("Whoever raised the issue accepts the answer or opens it again."),
        who=permissions.authorised_body,
        form="AnswerIssueForm",
        notify=[notices.raiser, notices.investor],
        notice=_("A problem issue was answered."),
    )
    def answer(self, act: Act, *, answer_text: str, **files: Any) -> None:
        """AI-8: the authorised body answers."""
        self.answer_text, self.answered_on = answer_text, act.on

    @action(
        field=state,
        source=[S.UNDER_REVIEW],
        target=S.REJECTED,
        rule="ncip-9-1",
        label=_("Reject with a reason"),
        text=_("For example because the question is not about the project."),
        who=permissions.authorised_body,
        form="IssueReasonForm",
        notify=[notices.raiser, notices.investor],
        notice=_("A problem issue was rejected."),
        primary=False,
        danger=True,
    )
    def reject(self, act: Act, *, reason: str) -> None:
        """AI-9: rejected, only with a reason (D32)."""
        self.answer_text, self.answered_on = reason, act.on

    @action(
        field=state,
        source=[S.ANSWERED],
        target=S.CLOSED,
        rule="ncip-9-1",
        label=_("Accept the answer and close"),
        text=_("The issue is solved."),
        who=permissions.accepts_answer,
        notify=[notices.authorised_body],
        notice=_("The answer on a problem issue was accepted."),
    )
    def close(self, act: Act) -> None:
        """AI-10: the one who asked accepts the answer."""
        self.closed_on = act.on

    @action(
        field=state,
        source=[S.ANSWERED],
        target=S.UNDER_REVIEW,
        rule="ncip-9-1",
        label=_("Open it again"),
        text=_("The answer does not solve the issue: say why."),
        who=permissions.accepts_answer,
        form="IssueReasonForm",
        notify=[notices.authorised_body],
        notice=_("A problem issue was opened again."),
        primary=False,
    )
    def reopen(self, act: Act, *, reason: str) -> None:
        """AI-10: the answer was not enough; the issue is under review again."""
        self.reopened_at = act.at
