"""A proposed change of a legal table."""

from typing import Any, ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from frontoffices.registry.enums import Kind
from ncip.casework.act import Act
from ncip.casework.actions import Creation, action
from ncip.casework.actor import Actor
from ncip.casework.fields import StateField, state_is_one_of
from ncip.casework.models import Subject
from ncip.lawbook import permissions
from ncip.lawbook.guards import row_can_be_entered
from ncip.reference.enums import Table


class TableChangeState(models.TextChoices):
    """A proposal waits, or was decided."""

    PROPOSED = "proposed", _("proposed")
    CONSENTED = "consented", _("in force")
    REFUSED = "refused", _("refused")


class TableChangeQuerySet(models.QuerySet["TableChange"]):
    """Proposals by who sees them."""

    def visible_to(self, actor: Actor) -> Self:
        """Administrators, the authorised body and the operator of the platform (22)."""
        if actor.sees_all or actor.is_kind(Kind.AUTHORISED_BODY, Kind.NATIONAL_COMPANY):
            return self
        return self.none()


class TableChange(Subject):
    """A change of a legal table, a parameter or the calendar, in effect once the authorised body consents."""

    state = StateField(_("state"), choices=TableChangeState.choices, default=TableChangeState.PROPOSED)
    table = models.CharField(_("table"), max_length=30, choices=Table.choices)
    payload = models.JSONField(_("proposed row"), default=dict)
    act = models.CharField(_("act on which it stands"), max_length=400)
    justification = models.TextField(_("why"), blank=True)
    decided_on = models.DateField(_("decided on"), null=True, editable=False)
    decision = models.TextField(_("reason of the decision"), blank=True, editable=False)

    objects = TableChangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("change of a legal table")
        verbose_name_plural = _("changes of legal tables")
        ordering: ClassVar = ["-id"]
        default_permissions = ("view",)
        constraints: ClassVar = [state_is_one_of(TableChangeState, name="table_change_state_valid")]

    class Casework:
        label = "table-change"
        resource = "table-changes"
        verbose = _("change of a legal table")
        card = "table_change"
        creation = Creation(
            rule=["ncip-9-8", "ncip-22"],
            label=_("Propose a change of a legal table"),
            text=_("The change takes effect when the authorised body consents to it."),
            who=permissions.administrator,
            form="TableChangeForm",
            notify=[permissions.authorised_bodies],
            notice=_("A change of a legal table waits for your consent"),
        )

    def __str__(self) -> str:
        return f"{self.get_table_display()}: {self.act}"

    @action(
        field=state,
        source=TableChangeState.PROPOSED,
        target=TableChangeState.CONSENTED,
        rule=["ncip-9-8", "ncip-22"],
        label=_("Consent to the change"),
        text=_("The rows enter the table at once, all of them; the rows they supersede stay in the history."),
        who=permissions.authorised_body,
        form="ConsentForm",
        guards=[row_can_be_entered],
    )
    def consent(self, act: Act, **params: Any) -> None:
        """The change takes effect."""
        self.decided_on = act.on

    @action(
        field=state,
        source=TableChangeState.PROPOSED,
        target=TableChangeState.REFUSED,
        rule=["ncip-9-8", "ncip-22"],
        label=_("Refuse the change"),
        text=_("The table stays as it is."),
        who=permissions.authorised_body,
        form="RefusalForm",
        danger=True,
    )
    def refuse(self, act: Act, *, reason: str) -> None:
        """The table stays as it is."""
        self.decided_on, self.decision = act.on, reason
