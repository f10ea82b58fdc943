"""What came to the door twice, and what it refused."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class RequestKey(models.Model):
    """An idempotency key with the first answer it got."""

    actor = models.CharField(max_length=120)
    key = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)
    event = models.ForeignKey("ncip_journal.Event", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        default_permissions = ()
        constraints: ClassVar = [models.UniqueConstraint(fields=["actor", "key"], name="one_answer_per_key")]

    def __str__(self) -> str:
        return f"{self.actor} {self.key}"


class Refusal(models.Model):
    """A refused attempt: kept apart from the journal, because nothing happened."""

    at = models.DateTimeField(_("at"))
    actor = models.CharField(_("actor"), max_length=120)
    organisation = models.ForeignKey(
        "frontoffices_registry.Organisation", on_delete=models.PROTECT, null=True, related_name="+"
    )
    channel = models.CharField(_("channel"), max_length=10)
    subject_label = models.CharField(_("kind of subject"), max_length=40)
    subject_id = models.CharField(_("subject"), max_length=60, blank=True)
    action = models.CharField(_("action"), max_length=60)
    code = models.CharField(_("code"), max_length=40)
    reasons = models.JSONField(_("reasons"), default=list)

    class Meta:
        verbose_name = _("refused attempt")
        verbose_name_plural = _("refused attempts")
        default_permissions = ("view",)
        ordering: ClassVar = ["-id"]
        indexes: ClassVar = [models.Index(fields=["subject_label", "subject_id"], name="refusal_of_subject")]

    def __str__(self) -> str:
        return f"{self.subject_label}.{self.action}: {self.code}"
