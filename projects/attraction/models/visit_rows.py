"""The rows of a visit: the time-table of its programme and the list of its participants (ncip-40-7-b)."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from ncip.casework.act import Act
from ncip.casework.actions import Amendment, Creation, action
from ncip.casework.fields import StateField, state_is_one_of
from ncip.casework.models import Subject
from projects.attraction import permissions
from projects.attraction.enums import RowState, Side
from projects.attraction.guards import visits as guards
from projects.attraction.queries.visits import RowQuerySet


class ProgrammeItem(Subject):
    """A row of the programme of a visit: when, where, what, and who answers for it (ncip-40-7-b)."""

    state = StateField(_("state"), choices=RowState.choices, default=RowState.STANDING)
    visit = models.ForeignKey(
        "projects_attraction.Visit",
        on_delete=models.PROTECT,
        editable=False,
        related_name="programme",
        verbose_name=_("visit"),
    )
    on = models.DateField(_("day"))
    starts_at = models.TimeField(_("from"))
    ends_at = models.TimeField(_("to"))
    place = models.CharField(_("place"), max_length=200)
    what = models.CharField(_("what takes place"), max_length=500)
    organisation = models.ForeignKey(
        "frontoffices_registry.Organisation",
        on_delete=models.PROTECT,
        related_name="programme_items",
        verbose_name=_("responsible body"),
    )
    person = models.CharField(_("responsible official"), max_length=200, blank=True)
    owner = models.ForeignKey(
        "frontoffices_registry.Organisation",
        on_delete=models.PROTECT,
        editable=False,
        related_name="+",
        verbose_name=_("added by"),
    )

    objects = RowQuerySet.as_manager()

    class Meta:
        verbose_name = _("row of a programme")
        verbose_name_plural = _("rows of programmes")
        default_permissions = ("view",)
        ordering: ClassVar = ["on", "starts_at", "id"]
        constraints: ClassVar = [
            state_is_one_of(RowState, name="programme_item_state_known"),
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")), name="programme_item_ends_later"
            ),
        ]

    class Casework:
        label = "programme_item"
        resource = "programme-items"
        verbose = _("row of a programme")
        card = "visit"
        creation = Creation(
            rule="ncip-40-7-b",
            label=_("Add to the programme"),
            who=permissions.prepares_programme,
            form="ProgrammeItemForm",
            guards=[guards.programme_is_open],
            parent="visit",
        )
        amendments: ClassVar = [
            Amendment(
                "edit",
                rule="ncip-40-7-b",
                label=_("Change the row"),
                who=permissions.answers_for_row,
                form="ProgrammeItemForm",
                guards=[guards.programme_is_open],
                states=[RowState.STANDING],
            ),
        ]

        @staticmethod
        def lock_root(subject: "ProgrammeItem") -> models.Model:
            """The visit is locked first."""
            return subject.visit

    def __str__(self) -> str:
        return f"{self.on:%d.%m.%Y} {self.starts_at:%H:%M}, {self.what}"

    def get_absolute_url(self) -> str:
        """The card of the visit, at the programme."""
        return f"{self.visit.get_absolute_url()}#programme"

    @action(
        field=state,
        source=[RowState.STANDING],
        target=RowState.REMOVED,
        rule="ncip-40-7-b",
        label=_("Take the row out"),
        who=permissions.answers_for_row,
        guards=[guards.programme_is_open],
        danger=True,
    )
    def remove(self, act: Act) -> None:
        """The row no longer belongs to the programme; the journal keeps it."""


class VisitParticipant(Subject):
    """Somebody on the list of participants of a visit (ncip-40-7-b)."""

    state = StateField(_("state"), choices=RowState.choices, default=RowState.STANDING)
    visit = models.ForeignKey(
        "projects_attraction.Visit",
        on_delete=models.PROTECT,
        editable=False,
        related_name="participants",
        verbose_name=_("visit"),
    )
    side = models.CharField(_("side"), max_length=10, choices=Side.choices, default=Side.INVESTOR)
    name = models.CharField(_("full name"), max_length=200)
    position = models.CharField(_("position"), max_length=200, blank=True)
    organisation_name = models.CharField(_("organisation"), max_length=200, blank=True)
    owner = models.ForeignKey(
        "frontoffices_registry.Organisation",
        on_delete=models.PROTECT,
        editable=False,
        related_name="+",
        verbose_name=_("added by"),
    )

    objects = RowQuerySet.as_manager()

    class Meta:
        verbose_name = _("participant of a visit")
        verbose_name_plural = _("participants of visits")
        default_permissions = ("view",)
        ordering: ClassVar = ["side", "id"]
        constraints: ClassVar = [
            state_is_one_of(RowState, name="visit_participant_state_known"),
            models.CheckConstraint(condition=models.Q(side__in=Side.values), name="visit_side_known"),
        ]

    class Casework:
        label = "visit_participant"
        resource = "visit-participants"
        verbose = _("participant of a visit")
        card = "visit"
        personal = ("name", "position")
        creation = Creation(
            rule="ncip-40-7-b",
            label=_("Add a participant"),
            who=permissions.accompanies_visit,
            form="ParticipantForm",
            guards=[guards.list_is_open],
            parent="visit",
        )
        amendments: ClassVar = [
            Amendment(
                "edit",
                rule="ncip-40-7-b",
                label=_("Change the participant"),
                who=permissions.answers_for_row,
                form="ParticipantForm",
                guards=[guards.list_is_open],
                states=[RowState.STANDING],
            ),
        ]

        @staticmethod
        def lock_root(subject: "VisitParticipant") -> models.Model:
            """The visit is locked first."""
            return subject.visit

    def __str__(self) -> str:
        return self.name or str(_("Taken out"))

    def get_absolute_url(self) -> str:
        """The card of the visit, at the participants."""
        return f"{self.visit.get_absolute_url()}#participants"

    @action(
        field=state,
        source=[RowState.STANDING],
        target=RowState.REMOVED,
        rule="ncip-40-7-b",
        label=_("Take the person off the list"),
        text=_("The name and the position are erased."),
        who=permissions.answers_for_row,
        guards=[guards.list_is_open],
        danger=True,
    )
    def remove(self, act: Act) -> None:
        """Who does not take part is not kept by name."""
        self.name = self.position = ""
