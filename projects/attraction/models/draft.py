"""What an invite says, kept for one person until he records the meeting."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from uuid6 import uuid7


class MeetingDraft(models.Model):
    """A meeting read from an invite: no card yet, seen by its owner alone and deleted when it is recorded.

    It is no subject of casework, so it does not come through the door and has no place in the journal.
    """

    public_id = models.UUIDField(default=uuid7, unique=True, editable=False)
    user = models.ForeignKey(
        "ncip_accounts.User",
        on_delete=models.CASCADE,
        related_name="meeting_drafts",
        verbose_name=_("person"),
    )
    uid = models.CharField(max_length=255)
    subject = models.CharField(_("subject of interest"), max_length=300, blank=True)
    held_on = models.DateField(_("date of the meeting"))
    place = models.CharField(_("place"), max_length=200, blank=True)
    guests: Any = models.JSONField(default=list, blank=True)
    made_at = models.DateTimeField(_("created"))

    class Meta:
        verbose_name = _("draft of a meeting")
        verbose_name_plural = _("drafts of meetings")
        default_permissions = ()
        ordering: ClassVar = ["held_on", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user", "uid"], name="one_draft_of_an_invite"),
        ]
        indexes: ClassVar = [models.Index(fields=["made_at"], name="meeting_draft_made")]

    def __str__(self) -> str:
        return f"{self.held_on:%d.%m.%Y}, {self.subject}"
