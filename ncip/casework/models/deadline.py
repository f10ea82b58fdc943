"""Running terms and what their ladder has already done."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

TROUBLE_LENGTH = 300


class DeadlineStatus(models.TextChoices):
    """Where a running term stands."""

    RUNNING = "running", _("running")
    MET = "met", _("met in time")
    MET_LATE = "met_late", _("met late")
    SUSPENDED = "suspended", _("suspended")
    CANCELLED = "cancelled", _("cancelled")


class Deadline(models.Model):
    """A term of the law that runs for a subject, and the organisation that must keep it.

    `due_at` is the exclusive end instant (00:00 local after the last day); people only ever see `last_day`.
    """

    subject_label = models.CharField(_("kind of subject"), max_length=40)
    subject_id = models.UUIDField(_("subject"))
    term = models.CharField(_("term"), max_length=60)
    rule = models.CharField(_("paragraph"), max_length=40)
    started_on = models.DateField(_("runs from the day after"))
    printed_day = models.DateField(_("last day before days off"))
    last_day = models.DateField(_("last day"))
    due_at = models.DateTimeField(_("ends at"))
    next_at = models.DateTimeField(_("next step of the ladder"), null=True)
    revision = models.PositiveIntegerField(_("how often its last day was counted"), default=0)
    step = models.SmallIntegerField(_("steps of the ladder done"), default=0)
    status = models.CharField(
        _("status"), max_length=10, choices=DeadlineStatus.choices, default=DeadlineStatus.RUNNING
    )
    responsible = models.ForeignKey(
        "frontoffices_registry.Organisation",
        on_delete=models.PROTECT,
        null=True,
        related_name="deadlines",
        verbose_name=_("responsible organisation"),
    )
    official = models.ForeignKey(
        "ncip_accounts.User",
        on_delete=models.PROTECT,
        null=True,
        related_name="deadlines",
        verbose_name=_("responsible official"),
    )
    opened_by = models.ForeignKey("ncip_journal.Event", on_delete=models.PROTECT, related_name="+")
    closed_by = models.ForeignKey("ncip_journal.Event", on_delete=models.PROTECT, null=True, related_name="+")
    closed_on = models.DateField(_("closed on"), null=True)
    suspended_on = models.DateField(_("suspended on"), null=True)
    trouble = models.CharField(_("why the tick could not work on it"), max_length=TROUBLE_LENGTH, blank=True)

    class Meta:
        verbose_name = _("deadline")
        verbose_name_plural = _("deadlines")
        default_permissions = ("view",)
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["subject_label", "subject_id", "term"],
                condition=models.Q(status__in=["running", "suspended"]),
                name="one_running_deadline_per_term",
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=DeadlineStatus.values), name="deadline_status_valid"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["next_at"], condition=models.Q(status="running"), name="deadline_next_step"),
            models.Index(
                fields=["responsible", "last_day"],
                condition=models.Q(status="running"),
                name="deadline_of_body",
            ),
            models.Index(fields=["subject_label", "subject_id"], name="deadline_of_subject"),
            models.Index(
                fields=["subject_label", "last_day", "-id"],
                condition=models.Q(status="running"),
                name="deadline_nearest_of_kind",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.term} {self.last_day}"


class Firing(models.Model):
    """A step of the ladder that was taken: once for each deadline and level, whatever the tickers do."""

    deadline = models.ForeignKey(Deadline, on_delete=models.PROTECT, related_name="firings")
    level = models.SmallIntegerField(_("working days from the last day"))
    at = models.DateTimeField(_("taken at"))
    notified = models.BooleanField(_("somebody was told"), default=False)

    class Meta:
        verbose_name = _("step of the ladder")
        verbose_name_plural = _("steps of the ladder")
        default_permissions = ("view",)
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["deadline", "level"], name="one_firing_per_level"),
        ]

    def __str__(self) -> str:
        return f"{self.deadline_id} {self.level:+d}"
