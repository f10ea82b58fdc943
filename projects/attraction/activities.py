"""The choice of an economic activity: divisions under their sections, as the classifier is read."""

from typing import Any

from django.db.models import Case, F, QuerySet, Value, When
from django.utils.translation import gettext as _

from ncip.reference.enums import OkedLevel
from ncip.reference.models import Oked
from projects.attraction.choices import GroupedRowField


class ActivityField(GroupedRowField):
    """A division of OKED under the name of its section, or the section as a whole."""

    def __init__(self, **kwargs: Any) -> None:
        """The code is the public key of an activity."""
        super().__init__(
            key="code",
            group_by=lambda row: row.section,
            head=lambda rows: str(rows[0]),
            show=_words,
            **kwargs,
        )


def _words(row: Oked) -> str:
    if row.level == OkedLevel.SECTION:
        return _("%(code)s: the section as a whole") % {"code": row.code}
    return str(row)


def activities_by_section() -> QuerySet[Any]:
    """The standing activities, each section before its divisions."""
    section = Case(When(parent="", then=F("code")), default=F("parent"))
    first = Case(When(level=OkedLevel.SECTION, then=Value(0)), default=Value(1))
    return Oked.objects.standing().annotate(section=section).order_by("section", first, "code")
