"""Templates of roadmaps: what a roadmap of a sector usually holds, kept by administrators as a dictionary."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from uuid6 import uuid7

from ncip.reference.names import ThreeNames, name_with_language
from projects.implementation.enums import Stage, TaskType

LONGEST_TASK = 3_650  # calendar days: ten years


class TemplateQuerySet(models.QuerySet[Any]):
    """Templates."""

    def offered(self, on: date) -> Self:
        """Those that may be chosen on a day."""
        return self.filter(Q(disabled_on=None) | Q(disabled_on__gt=on))


class RoadmapTemplate(ThreeNames):
    """A typical roadmap of a sector; one that is not offered any more gets a day, and stays (ncip-48-c)."""

    public_id = models.UUIDField(_("public number"), default=uuid7, unique=True, editable=False)
    activity = models.CharField(
        _("section or division of OKED"),
        max_length=5,
        blank=True,
        help_text=_("For example C or 29. The template is proposed to projects of this activity."),
    )
    disabled_on = models.DateField(_("not offered from"), null=True, blank=True)

    objects = TemplateQuerySet.as_manager()

    class Meta:
        verbose_name = _("template of a roadmap")
        verbose_name_plural = _("templates of roadmaps")
        ordering: ClassVar = ["activity", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(name_kk="") & ~Q(name_ru="") & ~Q(name_en=""),
                name="roadmap_template_named_in_three_languages",
            ),
        ]


class TemplateTask(models.Model):
    """A task of a template: its stage, its usual length in calendar days, and the tasks before it
    (ncip-49-1, ncip-49-2, ncip-49-3, ncip-48-2, ncip-48-4).
    """

    template = models.ForeignKey(
        RoadmapTemplate, on_delete=models.CASCADE, related_name="tasks", verbose_name=_("template")
    )
    number = models.PositiveSmallIntegerField(_("number"))
    stage = models.CharField(_("stage"), max_length=20, choices=Stage.choices)
    type = models.CharField(_("type"), max_length=40, choices=TaskType.choices, default=TaskType.OTHER)
    title_kk = models.CharField(_("task in Kazakh"), max_length=300)
    title_ru = models.CharField(_("task in Russian"), max_length=300)
    title_en = models.CharField(_("task in English"), max_length=300)
    days = models.PositiveSmallIntegerField(_("usual length, calendar days"))
    after = ArrayField(
        models.PositiveSmallIntegerField(),
        default=list,
        blank=True,
        verbose_name=_("numbers of the tasks before it"),
        help_text=_("Smaller numbers of this template, separated by commas."),
    )
    by_investor = models.BooleanField(_("the investor is responsible"), default=False)
    result_kk = models.TextField(_("expected result in Kazakh"), blank=True)
    result_ru = models.TextField(_("expected result in Russian"), blank=True)
    result_en = models.TextField(_("expected result in English"), blank=True)
    risk_kk = models.TextField(_("possible risk in Kazakh"), blank=True)
    risk_ru = models.TextField(_("possible risk in Russian"), blank=True)
    risk_en = models.TextField(_("possible risk in English"), blank=True)
    mitigation_kk = models.TextField(_("how the risk is minimised, in Kazakh"), blank=True)
    mitigation_ru = models.TextField(_("how the risk is minimised, in Russian"), blank=True)
    mitigation_en = models.TextField(_("how the risk is minimised, in English"), blank=True)

    class Meta:
        verbose_name = _("task of a template")
        verbose_name_plural = _("tasks of templates")
        default_permissions = ("view",)
        ordering: ClassVar = ["template_id", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["template", "number"], name="one_template_task_per_number"),
            models.UniqueConstraint(
                fields=["template", "type"],
                condition=~Q(type=TaskType.OTHER),
                name="preset_task_once_in_a_template",
            ),
            models.CheckConstraint(condition=Q(stage__in=Stage.values), name="template_task_stage_known"),
            models.CheckConstraint(
                condition=Q(days__gte=1, days__lte=LONGEST_TASK), name="template_task_takes_days"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    @property
    def title(self) -> str:
        """The title in the reader's language."""
        return self.said("title")

    def said(self, stem: str) -> str:
        """A text of the task in the reader's language, else in the next one that has it."""
        return name_with_language(self, stem)[0]
