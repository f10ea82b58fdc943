"""One thing that happened, and the head of the chain that all of them form."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils.translation import gettext_lazy as _
from uuid6 import uuid7

from ncip.journal.enums import ActorKind, Channel


class Event(models.Model):
    """An entry of the journal: who did what to which subject, when, under which paragraphs.

    The key is the UUID itself: rows that refer to an event are written before the event has its place in the chain.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    number = models.BigIntegerField(_("number in the chain"), unique=True)
    at = models.DateTimeField(_("happened at"))
    recorded_at = models.DateTimeField(_("recorded at"))
    channel = models.CharField(_("channel"), max_length=10, choices=Channel.choices)
    actor_kind = models.CharField(_("kind of actor"), max_length=10, choices=ActorKind.choices)
    user = models.ForeignKey(
        "ncip_accounts.User", on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("person")
    )
    membership = models.ForeignKey(
        "ncip_accounts.Membership",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("acting as"),
    )
    organisation = models.ForeignKey(
        "frontoffices_registry.Organisation",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("organisation"),
    )
    client = models.CharField(_("partner system"), max_length=100, blank=True)
    subject_label = models.CharField(_("kind of subject"), max_length=40)
    subject_id = models.UUIDField(_("subject"))
    action = models.CharField(_("action"), max_length=60)
    before = models.JSONField(_("before"), default=dict)
    after = models.JSONField(_("after"), default=dict)
    params = models.JSONField(_("parameters"), default=dict)
    rules = ArrayField(models.CharField(max_length=40), default=list, verbose_name=_("paragraphs"))
    caused_by = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="consequences")
    previous_hash = models.CharField(_("hash of the previous entry"), max_length=64)
    hash = models.CharField(_("hash"), max_length=64)

    class Meta:
        verbose_name = _("journal entry")
        verbose_name_plural = _("journal")
        ordering: ClassVar = ["-number"]
        default_permissions = ("view",)
        indexes: ClassVar = [
            models.Index(fields=["subject_label", "subject_id", "-number"], name="event_of_subject"),
            models.Index(fields=["organisation", "-number"], name="event_of_organisation"),
            models.Index(fields=["user", "-number"], name="event_of_user"),
            GinIndex(fields=["rules"], name="event_of_rule"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.subject_label}.{self.action}"


class ChainHead(models.Model):
    """The last number and hash of the chain: the one row that writers of the journal take turns on."""

    id = models.SmallIntegerField(primary_key=True, default=1)
    number = models.BigIntegerField(default=0)
    hash = models.CharField(max_length=64, default="0" * 64)

    class Meta:
        default_permissions = ()
        constraints: ClassVar = [models.CheckConstraint(condition=models.Q(id=1), name="chain_has_one_head")]

    def __str__(self) -> str:
        return f"{self.number} {self.hash[:12]}"
