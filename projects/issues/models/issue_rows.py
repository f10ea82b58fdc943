"""What an issue went through: to whom it was passed on, what was asked meanwhile, and who met about it."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from projects.issues.enums import StepKind, Topic

ORGANISATION = "frontoffices_registry.Organisation"
ISSUE = "projects_issues.Issue"


class IssueStep(models.Model):
    """A way on which an issue was sent, and what came back (ncip-9-1, ncip-9-3, ncip-9-7)."""

    issue = models.ForeignKey(
        ISSUE, on_delete=models.PROTECT, related_name="steps", verbose_name=_("problem issue")
    )
    kind = models.CharField(_("way"), max_length=20, choices=StepKind.choices)
    body = models.ForeignKey(
        ORGANISATION, on_delete=models.PROTECT, related_name="+", verbose_name=_("body that works on it")
    )
    members: models.ManyToManyField[Any, Any] = models.ManyToManyField(
        ORGANISATION, related_name="+", verbose_name=_("members of the working group")
    )
    task = models.TextField(_("what is to be done"))
    topic = models.CharField(_("topic of the amendment"), max_length=20, choices=Topic.choices, blank=True)
    outside_plan = models.BooleanField(_("outside the plan of bills"), default=False)
    due_on = models.DateField(_("result due on"), null=True)
    begun_on = models.DateField(_("passed on"))
    result = models.TextField(_("result"), blank=True)
    ended_on = models.DateField(_("ended on"), null=True)
    taken_back = models.BooleanField(_("taken back"), default=False)

    class Meta:
        verbose_name = _("step of an issue")
        verbose_name_plural = _("steps of issues")
        default_permissions = ("view",)
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(kind__in=StepKind.values), name="issue_step_kind_known"
            ),
            models.UniqueConstraint(
                fields=["issue"], condition=models.Q(ended_on=None), name="one_open_step_of_an_issue"
            ),
            models.CheckConstraint(
                condition=models.Q(ended_on=None) | ~models.Q(result=""), name="ended_step_has_a_result"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.body}"


class InformationRequest(models.Model):
    """What the authorised body asked about the work done, and what it was told (ncip-9-3)."""

    issue = models.ForeignKey(
        ISSUE, on_delete=models.PROTECT, related_name="information_requests", verbose_name=_("problem issue")
    )
    body = models.ForeignKey(
        ORGANISATION, on_delete=models.PROTECT, related_name="+", verbose_name=_("body that works on it")
    )
    question = models.TextField(_("what is asked"))
    asked_on = models.DateField(_("asked on"))
    due_on = models.DateField(_("information due on"))
    answer = models.TextField(_("what was done"), blank=True)
    answered_on = models.DateField(_("reported on"), null=True)

    class Meta:
        verbose_name = _("request for information")
        verbose_name_plural = _("requests for information")
        default_permissions = ("view",)
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(answered_on=None) | ~models.Q(answer=""),
                name="reported_information_has_words",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.asked_on:%d.%m.%Y}: {self.body}"


class IssueMeeting(models.Model):
    """A meeting on an issue: planned, or held with what came of it (ncip-9-1, ncip-6-3)."""

    issue = models.ForeignKey(
        ISSUE, on_delete=models.PROTECT, related_name="meetings", verbose_name=_("problem issue")
    )
    day = models.DateField(_("day of the meeting"))
    place = models.CharField(_("place or link"), max_length=300, blank=True)
    participants = models.TextField(_("who takes part"))
    outcome = models.TextField(_("what came of it"), blank=True)
    called_by = models.ForeignKey(
        ORGANISATION, on_delete=models.PROTECT, related_name="+", verbose_name=_("called by")
    )

    class Meta:
        verbose_name = _("meeting on an issue")
        verbose_name_plural = _("meetings on issues")
        default_permissions = ("view",)
        ordering: ClassVar = ["day", "id"]

    def __str__(self) -> str:
        return f"{self.day:%d.%m.%Y}"
