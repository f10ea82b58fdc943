"""The working calendar: days off and working weekends."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ncip.reference.enums import DayKind
from ncip.reference.models.recorded import Recorded, one_standing
from ncip.reference.names import ThreeNames


class CalendarDay(ThreeNames, Recorded):
    """A day unlike the plain week: a holiday, a carried or transferred day off, a working weekend."""

    day = models.DateField(_("day"))
    kind = models.CharField(_("kind"), max_length=20, choices=DayKind.choices)

    class Meta:
        verbose_name = _("day of the working calendar")
        verbose_name_plural = _("working calendar")
        ordering = ["day", "-id"]
        constraints = [one_standing("day", name="one_standing_day")]

    def __str__(self) -> str:
        return f"{self.day}: {self.name or self.get_kind_display()}"
