"""A project on its road through the pools: assigned, valued, scored, suspended, left (25-36; D03-D05, D11, D24)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _
from django_fsm import GET_STATE

from ncip.casework.act import Act
from ncip.casework.actions import action
from ncip.casework.fields import StateField
from ncip.casework.permissions import SYSTEM
from projects.implementation import notices, permissions
from projects.implementation.enums import CorridorFlag, LeftPool, Pool
from projects.implementation.enums import ProjectState as S
from projects.implementation.guards import exclusion, passport, task_force
from projects.implementation.models.standing import Standing
from projects.implementation.valuation import pool_at, valuation

MODULE_2 = (S.FORMED, S.WITHOUT_ROADMAP, S.WITH_ROADMAP, S.AWAITING_VALIDATION)
NATIONAL_STATES = (S.WITHOUT_ROADMAP, S.WITH_ROADMAP, S.AWAITING_VALIDATION)


def state_of_pool(project: Pooled, *args: Any) -> str:
    """PS-3, PS-4: the regional pool stays at the formed passport, the national one waits for its roadmap."""
    return S.WITHOUT_ROADMAP if project.is_national else S.FORMED


class Pooled(Standing):
    """The acts that put a project into a pool and the corridor, and that take it out again."""

    state = StateField(_("state"), choices=S.choices, default=S.DRAFT)

    class Meta(Standing.Meta):
        abstract = True

    def has_contract(self, on: date) -> bool:
        """Whether an investment contract is valid on a day (ncip-28)."""
        contracts: Any = self.contracts  # type: ignore[attr-defined]
        return bool(contracts.valid_on(on).exists())

    @action(
        field=state,
        source=[S.FORMED],
        target=GET_STATE(state_of_pool, states=[S.FORMED, S.WITHOUT_ROADMAP]),
        rule=["ncip-25", "ncip-28", "ncip-3-16", "ncip-3-17"],
        label=_("Assign the pool"),
        who=SYSTEM,
        hidden=True,
    )
    def classify(self, act: Act) -> None:
        """PS-3, PS-4: the pool by cost and contract at the index and rates of the day, frozen (D01-D05)."""
        value = valuation(self.cost or Decimal(0), self.currency, act.on)
        self.take_valuation(value)
        pool = pool_at(value.cost_kzt, value.mci_value, has_contract=self.has_contract(act.on), on=act.on)
        self.pool, self.pool_since = pool, act.on

    @action(
        field=state,
        source=MODULE_2,
        rule=["ncip-28", "ncip-62-a"],
        label=_("Value the changed cost or contract"),
        who=SYSTEM,
        notify=[notices.authorised_body],
        notice=_("The cost or contract of a project was changed."),
        hidden=True,
    )
    def revalue(self, act: Act) -> None:
        """A changed cost or contract is valued at the index and rates of its day (D03, D05); a fall is
        flagged (D46).
        """
        value = valuation(self.cost or Decimal(0), self.currency, act.on)
        self.take_valuation(value)
        pool = pool_at(value.cost_kzt, value.mci_value, has_contract=self.has_contract(act.on), on=act.on)
        self.below_threshold = self.is_national and pool != Pool.NATIONAL

    @action(
        field=state,
        source=[S.FORMED],
        target=S.WITHOUT_ROADMAP,
        rule=["ncip-28", "ncip-29"],
        label=_("Move to the national pool"),
        who=SYSTEM,
        notify=[notices.initiating_body, notices.authorised_body, notices.national_company],
        notice=_("The project moved to the national pool."),
        hidden=True,
    )
    def move_to_national(self, act: Act) -> None:
        """PS-14b: the cost rose to the threshold or a contract was signed (D46)."""
        self.pool, self.pool_since = Pool.NATIONAL, act.on

    @action(
        field=state,
        source=NATIONAL_STATES,
        rule=["ncip-30", "ncip-app1-formula"],
        label=_("Score the green corridor"),
        who=SYSTEM,
        form="ScoreForm",
        hidden=True,
    )
    def score_corridor(self, act: Act, *, total: Decimal, included: bool, at_inclusion: bool) -> None:
        """PS-5: from the threshold on the project is in the corridor at inclusion; a later change only asks
        (D11).
        """
        if at_inclusion and included:
            self.in_corridor, self.corridor_since = True, act.on
        elif included and not self.in_corridor:
            self.corridor_flag = CorridorFlag.PROPOSED
        else:
            self.corridor_flag = CorridorFlag.BELOW if self.in_corridor and not included else ""

    @action(
        field=state,
        source=NATIONAL_STATES,
        rule="ncip-30",
        label=_("Confirm the green corridor"),
        text=_("The project is in the green corridor from today; a large one also passes to Task Force."),
        who=permissions.authorised_body,
        guards=[passport.corridor_was_proposed],
        notify=[notices.initiating_body, notices.leb],
        notice=_("The project was included in the green corridor."),
        primary=False,
    )
    def confirm_corridor(self, act: Act) -> None:
        """The authorised body confirms the inclusion which a later score proposed (D11)."""
        self.in_corridor, self.corridor_since, self.corridor_flag = True, act.on, ""

    @action(
        field=state,
        source=NATIONAL_STATES,
        rule=["ncip-31", "ncip-3-26"],
        label=_("Hand over to Task Force"),
        who=SYSTEM,
        notify=[notices.task_force, notices.initiating_body],
        notice=_("A project of the green corridor was handed over to Task Force."),
        hidden=True,
    )
    def hand_over(self, act: Act) -> None:
        """PS-6: a project of the corridor from 7,500,000 indices passes to Task Force (D12)."""
        self.task_force, self.task_force_since = True, act.on

    @action(
        field=state,
        source=NATIONAL_STATES,
        rule="ncip-3-26",
        label=_("Hand over to Task Force by decision"),
        text=_(
            "A project of that size under an investment agreement passes to Task Force also outside the green "
            "corridor."
        ),
        who=permissions.national_company,
        form="AssignTaskForceForm",
        guards=[task_force.not_with_task_force_yet, task_force.project_has_the_size],
        notify=[notices.task_force, notices.initiating_body, notices.leb],
        notice=_("The national company handed a project over to Task Force."),
        primary=False,
    )
    def assign_task_force(self, act: Act, *, agreement: str) -> None:
        """PS-6: under an investment agreement the national company hands over a large project itself (D12)."""
        self.task_force, self.task_force_since = True, act.on

    @action(
        field=state,
        source=[*NATIONAL_STATES, S.AFTERCARE],
        rule="ncip-35",
        label=_("Suspend the project"),
        who=SYSTEM,
        form="DecisionForm",
        hidden=True,
    )
    def suspend(self, act: Act, *, reason: str) -> None:
        """PS-18: the authorised body granted the suspension (ncip-35); the clocks stop."""
        self.suspended_on = act.on

    @action(
        field=state,
        source=[*NATIONAL_STATES, S.AFTERCARE],
        rule="ncip-35",
        label=_("Resume the project"),
        text=_("Its terms run on with the days that were left; the dates of tasks stay as they are."),
        who=permissions.authorised_body,
        form="DecisionForm",
        guards=[exclusion.project_is_suspended],
        notify=[notices.leb, notices.initiating_body, notices.investor, notices.national_company],
        notice=_("The project was resumed."),
    )
    def resume(self, act: Act, *, reason: str) -> None:
        """PS-19: only a decision of the authorised body ends a suspension (D25, beyond the text)."""
        self.suspended_on = None

    @action(
        field=state,
        source=[*NATIONAL_STATES, S.AFTERCARE],
        target=S.EXCLUDED,
        rule="ncip-35",
        label=_("Exclude the project"),
        who=SYSTEM,
        form="DecisionForm",
        hidden=True,
    )
    def exclude(self, act: Act, *, reason: str) -> None:
        """PS-18: the authorised body granted the exclusion (ncip-35)."""
        self.left_pool_on, self.left_pool_why = act.on, LeftPool.DECISION
        self.pool, self.suspended_on = "", None

    @action(
        field=state,
        source=[*NATIONAL_STATES, S.AFTERCARE],
        rule=["ncip-36-a", "ncip-36-b"],
        label=_("Leave the national pool"),
        who=SYSTEM,
        form="LeavePoolForm",
        notify=[notices.initiating_body, notices.leb, notices.investor, notices.authorised_body],
        notice=_("The project left the national pool: its time in it has ended."),
        hidden=True,
    )
    def leave_pool(self, act: Act, *, why: str) -> None:
        """PS-13, PS-14, PS-14a: three years of Module 3 have passed, or the contract has ended (D24)."""
        self.left_pool_on, self.left_pool_why = act.on, why
        self.pool = ""
