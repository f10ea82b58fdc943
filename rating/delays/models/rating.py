"""The delay rating of a quarter: calculated when the quarter is over, then published."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ncip.casework.act import Act
from ncip.casework.actions import Creation, action
from ncip.casework.fields import StateField, state_is_one_of
from ncip.casework.models import Subject
from ncip.law.parameters import encode
from ncip.law.quarters import Quarter
from rating.delays import guards, notices, permissions
from rating.delays.enums import RatingState as S
from rating.delays.inputs import Inputs, read
from rating.delays.periods import Period, code_of, name_of
from rating.delays.queries import DelayRatingQuerySet


class DelayRating(Subject):
    """The rating of regions by delays of roadmap tasks in a quarter (ncip-56, ncip-app2-4-1)."""

    state = StateField(_("state"), choices=S.choices, default=S.DRAFT)
    code = models.CharField(_("number of the rating"), max_length=6, unique=True, editable=False)
    year = models.PositiveSmallIntegerField(_("year"), editable=False)
    number = models.PositiveSmallIntegerField(_("quarter"), editable=False)
    published_on = models.DateField(_("published on"), null=True, editable=False)
    published_by = models.ForeignKey(
        "frontoffices_registry.Organisation",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("published by"),
    )
    scale = models.JSONField(_("scale of points when it was published"), null=True, editable=False)
    sha256 = models.CharField(_("SHA-256 of the inputs"), max_length=64, blank=True, editable=False)

    objects = DelayRatingQuerySet.as_manager()

    # What publishing read: kept by the consequence in the same transaction, so that hash and rows are of one reading.
    inputs: Inputs | None = None

    class Meta:
        verbose_name = _("delay rating")
        verbose_name_plural = _("delay ratings")
        default_permissions = ("view",)
        ordering: ClassVar = ["-code"]
        constraints: ClassVar = [
            state_is_one_of(S, name="delay_rating_state_known"),
            models.CheckConstraint(
                condition=models.Q(code__regex=r"^20\d\d-[1-4]$", number__range=(1, 4)),
                name="delay_rating_of_a_quarter",
            ),
            models.CheckConstraint(
                condition=models.Q(state=S.DRAFT)
                | (models.Q(published_on__isnull=False, scale__isnull=False) & ~models.Q(sha256="")),
                name="published_delay_rating_is_frozen",
            ),
        ]

    class Casework:
        label = "delay-rating"
        resource = "ratings/delays"
        verbose = _("delay rating")
        card = "delay_rating"
        key = "code"
        creation = Creation(
            rule=["ncip-56", "ncip-app2-4-1"],
            label=_("Calculate the rating of a quarter"),
            text=_(
                "The portal calculates the last quarter by itself on the first day after it; here you add an "
                "earlier one."
            ),
            who=permissions.national_company,
            form="DelayRatingForm",
            notify=[notices.national_company],
            notice=_("The delay rating of a quarter is calculated and waits for publication."),
        )

    def __str__(self) -> str:
        return str(_("Delay rating of regions: %(quarter)s") % {"quarter": name_of(self.quarter)})

    def get_absolute_url(self) -> str:
        """The page of the quarter."""
        return reverse("delay_rating", args=[self.code])

    @property
    def quarter(self) -> Quarter:
        """The quarter that is rated."""
        return Quarter(self.year, self.number)

    @property
    def period(self) -> Period:
        """The quarter with its last day as the rating day."""
        return Period(self.quarter, self.quarter.last)

    @property
    def is_published(self) -> bool:
        """Whether the figures are frozen."""
        return bool(self.state == S.PUBLISHED)

    def set_quarter(self, quarter: Quarter) -> None:
        """The quarter of a new rating."""
        self.code, self.year, self.number = code_of(quarter), quarter.year, quarter.number

    @action(
        field=state,
        source=[S.DRAFT],
        target=S.PUBLISHED,
        rule=["ncip-56", "ncip-app2-4-1", "ncip-22"],
        label=_("Publish the rating"),
        text=_(
            "The figures are frozen with every row they rest on, and everybody who is signed in sees them. "
            "Later changes of tasks do not change them; they are shown as differences."
        ),
        who=permissions.national_company,
        guards=[guards.quarter_is_over],
        notify=[notices.rated_and_supervising],
        notice=_("The delay rating of regions was published."),
    )
    def publish(self, act: Act) -> None:
        """The results of the quarter update the rating (ncip-app2-4-1); what it rests on is kept with it."""
        self.inputs = read(self.period)
        self.scale, self.sha256 = encode(self.inputs.scale), self.inputs.sha256
        self.published_on, self.published_by = act.on, act.actor.organisation


def last_published() -> Any:
    """The published rating of the latest quarter, or None."""
    return DelayRating.objects.filter(state=S.PUBLISHED).order_by("-code").first()
