"""The papers of a subject. Nothing that belongs to a project is ever deleted (ncip-64-a)."""

from typing import ClassVar
from uuid import UUID

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from uuid6 import uuid7

from ncip.casework.file_kinds import KINDS_BY_EXTENSION


class Blob(models.Model):
    """The bytes of a file, kept once however often they are attached: their address is their SHA-256."""

    sha256 = models.CharField(_("SHA-256"), max_length=64, unique=True)
    size = models.PositiveBigIntegerField(_("size in bytes"))
    mime = models.CharField(_("media type"), max_length=100)
    path = models.CharField(_("place in the storage"), max_length=200, unique=True)

    class Meta:
        verbose_name = _("stored file")
        verbose_name_plural = _("stored files")
        default_permissions = ("view",)
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(sha256__regex=r"^[0-9a-f]{64}$"), name="blob_has_a_sha256"
            ),
            models.CheckConstraint(condition=models.Q(size__gt=0), name="blob_is_not_empty"),
        ]

    def __str__(self) -> str:
        return self.sha256[:12]


class DocumentKind(models.TextChoices):
    """What a document is, in the words of paragraph 64."""

    REPORT = "report", _("Report")
    ACT = "act", _("Act")
    CONCLUSION = "conclusion", _("Conclusion")
    AUDIT = "audit", _("Audit")
    OTHER = "other", _("Other document")


class DocumentQuerySet(models.QuerySet["Document"]):
    """Documents by the subject they belong to."""

    def about(self, label: str, public_id: UUID) -> "DocumentQuerySet":
        """All versions of all documents of one subject, the newest first, with what a list shows."""
        rows = self.filter(subject_label=label, subject_id=public_id)
        return rows.select_related("blob", "author", "organisation").order_by("-id")


class Document(models.Model):
    """A paper of a subject in one of its versions: reports, acts, conclusions, audits, others (ncip-64-a)."""

    public_id = models.UUIDField(_("public number"), default=uuid7, unique=True, editable=False)
    subject_label = models.CharField(_("kind of subject"), max_length=40)
    subject_id = models.UUIDField(_("subject"))
    anchor = models.CharField(_("part of the subject"), max_length=60, blank=True)
    kind = models.CharField(
        _("kind"), max_length=12, choices=DocumentKind.choices, default=DocumentKind.OTHER
    )
    name = models.CharField(_("file name"), max_length=160)
    blob = models.ForeignKey(Blob, on_delete=models.PROTECT, related_name="documents", verbose_name=_("file"))
    version = models.PositiveSmallIntegerField(_("version"), default=1)
    previous = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, related_name="next", verbose_name=_("previous version")
    )
    author = models.ForeignKey(
        "ncip_accounts.User", on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("author")
    )
    organisation = models.ForeignKey(
        "frontoffices_registry.Organisation",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("organisation"),
    )
    at = models.DateTimeField(_("attached at"))
    event = models.ForeignKey(
        "ncip_journal.Event", on_delete=models.PROTECT, related_name="+", verbose_name=_("journal entry")
    )

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        default_permissions = ("view",)
        indexes: ClassVar = [
            models.Index(fields=["subject_label", "subject_id", "-id"], name="document_of_subject")
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(kind__in=DocumentKind.values), name="document_kind_valid"
            ),
            models.CheckConstraint(
                condition=models.Q(version=1, previous=None)
                | models.Q(version__gt=1, previous__isnull=False),
                name="only_a_first_version_has_no_previous",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Where it is downloaded by whoever may see the subject."""
        return reverse("document", args=[self.public_id])

    @property
    def part(self) -> str:
        """The part of the subject it belongs to, by the name that messages have for it."""
        return self.anchor

    @property
    def mime(self) -> str:
        """What it is served as: the same bytes may be attached as a table and as plain text."""
        kind = KINDS_BY_EXTENSION.get(self.name.rpartition(".")[2].lower())
        return kind.mime if kind else self.blob.mime
