"""The investment project on its one road through Modules 2 and 3 (architecture §7; SUMMARY A4)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ncip.casework.act import Act
from ncip.casework.actions import Amendment, Creation, Opening, action
from ncip.casework.permissions import SYSTEM, either
from ncip.law.terms import TERM_ROADMAP, TERM_VALIDATION
from projects.implementation import notices, permissions
from projects.implementation.enums import ProjectState as S
from projects.implementation.guards import contract, passport, validation
from projects.implementation.models.pooled import MODULE_2, Pooled
from projects.implementation.queries import ProjectQuerySet

if TYPE_CHECKING:
    from projects.implementation.models.roadmap import Roadmap


class Project(Pooled):
    """A complex of measures which invests in creating, expanding or renewing production (ncip-3-15)."""

    objects = ProjectQuerySet.as_manager()

    class Meta(Pooled.Meta):
        verbose_name = _("project")
        verbose_name_plural = _("projects")
        default_permissions = ("view",)
        ordering: ClassVar = ["-id"]

    class Casework:
        label = "project"
        resource = "projects"
        verbose = _("project")
        card = "project"
        creation = Creation(
            rule=["ncip-46", "ncip-42-1", "ncip-23", "ncip-29", "ncip-21"],
            label=_("Create a project passport"),
            who=permissions.passport_maker,
            form="PassportForm",
            guards=[passport.running_project_is_entered_at_home],
        )
        amendments: ClassVar = [
            Amendment(
                "edit",
                rule=["ncip-47-1", "ncip-45", "ncip-27"],
                label=_("Edit the passport"),
                who=permissions.passport_editor,
                form="PassportForm",
                states=[S.DRAFT, *MODULE_2],
                guards=[passport.formed_passport_stays_complete, passport.changed_cost_can_be_valued],
            ),
        ]

    def get_absolute_url(self) -> str:
        """The card of the project, by its number."""
        return reverse("project", args=[self.code])

    def get_conversation_url(self) -> str:
        """The tab of the card on which people talk about the project."""
        return reverse("project_tab", args=[self.code, "conversation"])

    @property
    def current_roadmap(self) -> Roadmap | None:
        """The roadmap in force or being prepared."""
        found: Roadmap | None = self.roadmaps.filter(is_current=True).first()
        return found

    @action(
        field="state",
        source=[S.DRAFT],
        target=S.FORMED,
        rule=["ncip-46", "ncip-48-a", "ncip-29", *[f"ncip-47-{number}" for number in range(1, 11)]],
        label=_("Form the passport"),
        text=_("The portal assigns the pool by cost and contract, and scores the green corridor, at once."),
        who=permissions.passport_submitter,
        guards=[
            passport.passport_is_complete,
            passport.financing_adds_up,
            passport.registration_is_not_ahead,
            passport.cost_can_be_valued,
            passport.technology_can_be_scored,
        ],
        notify=[notices.authorised_body, notices.national_company],
        notice=_("A project passport was formed."),
    )
    def form_passport(self, act: Act) -> None:
        """PS-2: all mandatory fields are filled (ncip-46, ncip-47); the pool follows by itself
        (ncip-48-a).
        """
        self.formed_on = act.on
        self.initiator = self.initiator or permissions.speaks_for(act.actor)

    @action(
        field="state",
        source=[S.DRAFT, *MODULE_2],
        rule="ncip-47-7",
        label=_("Edit the financing scheme"),
        text=_("The sources replace those entered before; together they are the cost of the project."),
        who=permissions.passport_editor,
        form="FinancingForm",
        primary=False,
    )
    def set_financing(self, act: Act, *, sources: list[dict[str, Any]], reason: str = "") -> None:
        """The sources of financing with their conditions and volumes (ncip-47-7); their rows follow."""

    @action(
        field="state",
        source=[S.WITHOUT_ROADMAP],
        rule=["ncip-48-b", "ncip-48-c"],
        label=_("Designate the local executive body"),
        text=_(
            "The akimat has 30 calendar days to form the roadmap, agree it and send it to the national "
            "company."
        ),
        who=permissions.initiator,
        form="DesignateLebForm",
        guards=[passport.no_leb_yet],
        opens=[Opening(TERM_ROADMAP, responsible="leb")],
        notify=[notices.leb],
        notice=_("Your organisation was designated to prepare the roadmap of a project."),
    )
    def designate_leb(self, act: Act, *, leb: Any) -> None:
        """RM-1: the initiating body designates who prepares the roadmap (ncip-48-b)."""
        self.leb, self.designated_on = leb, act.on

    @action(
        field="state",
        source=[S.WITHOUT_ROADMAP],
        target=S.WITH_ROADMAP,
        rule="ncip-52",
        label=_("Pass to “with a roadmap”"),
        who=SYSTEM,
        hidden=True,
    )
    def gain_roadmap(self, act: Act) -> None:
        """PS-7: the roadmap was approved (ncip-52); the stage follows from its tasks (D41)."""

    @action(
        field="state",
        source=[S.WITH_ROADMAP],
        target=S.AWAITING_VALIDATION,
        rule="ncip-60",
        label=_("Await validation"),
        who=SYSTEM,
        form="CompletionForm",
        opens=[Opening(TERM_VALIDATION, responsible="validating_chamber", start=validation.clock_of)],
        notify=[notices.national_chamber, notices.initiating_body, notices.investor],
        notice=_("The last task of the roadmap is completed: the project awaits validation."),
        hidden=True,
    )
    def await_validation(self, act: Act, *, completed_on: date) -> None:
        """PS-10: no open task is left; the chamber's term begins with the completion or its late report
        (D23).
        """
        self.last_task_completed_on, self.completion_reported_on = completed_on, act.on
        self.countersigned_on = self.countersigned_by = None

    @action(
        field="state",
        source=[S.AWAITING_VALIDATION],
        rule="ncip-60",
        label=_("Countersign the validation"),
        text=_("The national chamber initiated this project, so it validates it with your countersignature."),
        who=permissions.authorised_body,
        guards=[validation.countersign_is_needed],
        notify=[notices.national_chamber],
        notice=_("The authorised body countersigned the validation."),
    )
    def countersign_validation(self, act: Act) -> None:
        """The authorised body countersigns what the chamber initiated (D23, beyond the text)."""
        self.countersigned_on, self.countersigned_by = act.on, act.actor.organisation

    @action(
        field="state",
        source=[S.AWAITING_VALIDATION],
        target=S.AFTERCARE,
        rule=["ncip-60", "ncip-60-t", "ncip-61-a"],
        label=_("Validate the project"),
        text=_("The project passes to Module 3, post-investment support, from today."),
        who=permissions.national_chamber,
        form="ValidateForm",
        guards=[validation.countersigned_when_own],
        closes=[TERM_VALIDATION],
        notify=[notices.initiating_body, notices.leb, notices.investor, notices.authorised_body],
        notice=_("The project was validated and passed to post-investment support."),
    )
    def validate(self, act: Act, *, comment: str) -> None:
        """PS-11: the national chamber validates; the day is the transition to Module 3 (ncip-60-t)."""
        self.transferred_on = act.on

    @action(
        field="state",
        source=[S.AWAITING_VALIDATION],
        target=S.WITH_ROADMAP,
        rule="ncip-60",
        label=_("Refuse the validation"),
        text=_("The tasks you name are reopened and the project returns to its roadmap."),
        who=permissions.national_chamber,
        form="RefuseValidationForm",
        guards=[validation.named_tasks_were_completed],
        closes=[TERM_VALIDATION],
        notify=[notices.initiating_body, notices.leb, notices.investor, notices.authorised_body],
        notice=_("The validation was refused: tasks of the roadmap are reopened."),
        danger=True,
    )
    def refuse_validation(self, act: Act, *, reason: str, tasks: Any) -> None:
        """PS-12: the chamber names the tasks that are not done and why (D23)."""

    @action(
        field="state",
        source=[S.DRAFT, *MODULE_2],
        rule=["ncip-54", "ncip-28"],
        label=_("Add an investment contract"),
        text=_("A project under an investment contract is in the national pool, whatever its cost."),
        who=permissions.authorised_body,
        form="AddContractForm",
        guards=[contract.project_takes_contracts],
        primary=False,
    )
    def add_contract(self, act: Act, *, number: str, signed_on: date, ends_on: date, document: Any) -> None:
        """The authorised body enters a contract (ncip-54); the contract and the pool follow."""

    @action(
        field="state",
        source=MODULE_2,
        rule=["ncip-24", "ncip-53", "ncip-6-6"],
        label=_("Add a participant"),
        text=_("The organisation sees the project, takes part in the conversation and may attach files."),
        who=either(permissions.initiator, permissions.designated_leb, permissions.national_company),
        form="AddParticipantForm",
        primary=False,
    )
    def add_participant(self, act: Act, *, organisation: Any) -> None:
        """An organisation takes part in the project within its competence (ncip-24); its row follows."""
