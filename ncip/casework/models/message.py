"""What people write to each other about a subject."""

from typing import ClassVar
from uuid import UUID

from django.db import models
from django.db.models.functions import Length
from django.db.models.lookups import LessThanOrEqual
from django.utils.translation import gettext_lazy as _
from uuid6 import uuid7

from ncip.casework.models.document import Document

MESSAGE_LENGTH = 5000


class MessageQuerySet(models.QuerySet["Message"]):
    """Messages by the subject they are about."""

    def about(self, label: str, public_id: UUID) -> "MessageQuerySet":
        """The conversation about one subject, the newest first, with what a list shows."""
        rows = self.filter(subject_label=label, subject_id=public_id)
        files = models.Prefetch("documents", Document.objects.select_related("blob").order_by("id"))
        return (
            rows.select_related("author", "organisation", "in_reply_to__author")
            .prefetch_related(files, "mentioned")
            .order_by("-id")
        )

    def after(self, public_id: UUID) -> "MessageQuerySet":
        """Those written after the message of that public number: the posts about a subject come one by one."""
        known = Message.objects.filter(public_id=public_id).order_by().values("pk")
        return self.filter(pk__gt=models.Subquery(known))

    def within(self, parts: list[str]) -> "MessageQuerySet":
        """Those about one of these parts of the subject (ncip-58-b)."""
        return self.filter(part__in=parts).exclude(part="")

    def matching(self, text: str) -> "MessageQuerySet":
        """Those whose text, or the name of whose file, contains `text`, whatever its case."""
        with_file = Document.objects.filter(messages=models.OuterRef("pk"), name__icontains=text)
        return self.filter(models.Q(text__icontains=text) | models.Exists(with_file))


class Message(models.Model):
    """A message about a subject, seen by all who may see the subject (ncip-43-c); neither edited nor deleted."""

    public_id = models.UUIDField(_("public number"), default=uuid7, unique=True, editable=False)
    subject_label = models.CharField(_("kind of subject"), max_length=40)
    subject_id = models.UUIDField(_("subject"))
    part = models.CharField(_("part of the subject"), max_length=60, blank=True)
    author = models.ForeignKey(
        "ncip_accounts.User", on_delete=models.PROTECT, related_name="+", verbose_name=_("author")
    )
    organisation = models.ForeignKey(
        "frontoffices_registry.Organisation",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("organisation"),
    )
    text = models.TextField(_("message"), max_length=MESSAGE_LENGTH)
    at = models.DateTimeField(_("written at"))
    in_reply_to = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="replies", verbose_name=_("in reply to")
    )
    documents = models.ManyToManyField(Document, related_name="messages", verbose_name=_("attached files"))
    mentioned = models.ManyToManyField(
        "ncip_accounts.User", related_name="+", verbose_name=_("people mentioned")
    )
    event = models.OneToOneField(
        "ncip_journal.Event", on_delete=models.PROTECT, related_name="+", verbose_name=_("journal entry")
    )

    objects = MessageQuerySet.as_manager()

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        default_permissions = ("view",)
        indexes: ClassVar = [
            models.Index(fields=["subject_label", "subject_id", "-id"], name="message_of_subject"),
            models.Index(
                fields=["subject_label", "subject_id", "part", "-id"],
                condition=~models.Q(part=""),
                name="message_of_part",
            ),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~models.Q(text=""), name="message_is_not_empty"),
            models.CheckConstraint(
                condition=LessThanOrEqual(Length("text"), MESSAGE_LENGTH), name="message_is_not_too_long"
            ),
        ]

    def __str__(self) -> str:
        return self.text[:60]
