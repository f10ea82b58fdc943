"""The outbox: one row for each event, person and way of telling him."""

from datetime import datetime
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from uuid6 import uuid7


class NoticeQuerySet(models.QuerySet["Notice"]):
    """Notices by where they have got to."""

    def in_portal(self, user: Any) -> "NoticeQuerySet":
        """What the page of notices shows one person."""
        return self.filter(user=user, channel=Notice.Channel.PORTAL)

    def unread(self) -> "NoticeQuerySet":
        """Those not yet read."""
        return self.filter(read_at=None)

    def due(self, at: datetime) -> "NoticeQuerySet":
        """E-mails that wait and whose next attempt has come."""
        return self.filter(channel=Notice.Channel.EMAIL, delivered_at=None, next_try_at__lte=at)


class Notice(models.Model):
    """News for one person, in his language: written in the transaction of the event, delivered after it.

    An e-mail that waits has `next_try_at`; one that was given up has none and tells why in `error`.
    """

    class Channel(models.TextChoices):
        """How the person is told."""

        PORTAL = "portal", _("In the portal")
        EMAIL = "email", _("By e-mail")

    public_id = models.UUIDField(_("public number"), default=uuid7, unique=True, editable=False)
    event = models.ForeignKey(
        "ncip_journal.Event", on_delete=models.PROTECT, related_name="+", verbose_name=_("journal entry")
    )
    user = models.ForeignKey(
        "ncip_accounts.User", on_delete=models.PROTECT, related_name="notices", verbose_name=_("person")
    )
    channel = models.CharField(_("way"), max_length=6, choices=Channel.choices)
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    title = models.CharField(_("title"), max_length=300)
    text = models.TextField(_("text"), blank=True)
    url = models.CharField(_("page"), max_length=300, blank=True)
    created_at = models.DateTimeField(_("written at"))
    delivered_at = models.DateTimeField(_("delivered at"), null=True)
    read_at = models.DateTimeField(_("read at"), null=True)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    next_try_at = models.DateTimeField(_("next attempt"), null=True)
    error = models.CharField(_("why it was not delivered"), max_length=300, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        default_permissions = ("view",)
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["event", "user", "channel"], name="one_notice_per_event_person_and_way"
            ),
            models.CheckConstraint(
                condition=models.Q(channel__in=["portal", "email"]), name="notice_channel_valid"
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["user", "-id"], condition=models.Q(channel="portal"), name="notice_of_person"
            ),
            models.Index(
                fields=["user"], condition=models.Q(channel="portal", read_at=None), name="notice_unread"
            ),
            models.Index(
                fields=["next_try_at"],
                condition=models.Q(channel="email", delivered_at=None),
                name="notice_waiting",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_given_up(self) -> bool:
        """Whether no further attempt will be made to deliver it."""
        return self.delivered_at is None and self.next_try_at is None
