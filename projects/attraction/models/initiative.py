"""The initiative: from a proposal of a mission abroad to a project of a region."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from ncip.casework.act import Act
from ncip.casework.actions import Amendment, Creation, Opening, action
from ncip.casework.fields import StateField, state_is_one_of
from ncip.casework.models import Subject
from ncip.law.terms import TERM_INITIATIVE
from ncip.reference.countries import country_name
from ncip.reference.fields import DerivedTextField
from projects.attraction import notices, permissions
from projects.attraction.enums import InitiativeState as S
from projects.attraction.guards import cards as guards
from projects.attraction.guards import kyc as kyc_guards
from projects.attraction.models.meeting import MeetingOfInitiative
from projects.attraction.names import words
from projects.attraction.queries.cards import InitiativeQuerySet


class Initiative(Subject):
    """A proposal to implement a project, made after negotiations with a potential investor (ncip-3-1)."""

    state = StateField(_("state"), choices=S.choices, default=S.CREATED)
    company = models.ForeignKey(
        "projects_attraction.Company",
        on_delete=models.PROTECT,
        editable=False,
        related_name="initiatives",
        verbose_name=_("company"),
    )
    meetings = models.ManyToManyField(
        "projects_attraction.Meeting",
        through=MeetingOfInitiative,
        related_name="initiatives",
        verbose_name=_("meeting cards"),
    )
    title = models.CharField(_("title"), max_length=300)
    summary = models.TextField(_("what the investor proposes"))
    cost = models.DecimalField(_("preliminary cost"), max_digits=20, decimal_places=2, null=True, blank=True)
    currency = models.CharField(_("currency"), max_length=3, blank=True)
    jobs = models.PositiveIntegerField(_("jobs"), null=True, blank=True)
    region = models.ForeignKey(
        "regions_atlas.Region",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="initiatives",
        verbose_name=_("region wished by the investor"),
    )
    sender = models.ForeignKey(
        "frontoffices_registry.Organisation",
        on_delete=models.PROTECT,
        editable=False,
        related_name="sent_initiatives",
        verbose_name=_("sender"),
    )
    country = models.CharField(_("country"), max_length=2, editable=False)
    leb = models.ForeignKey(
        "frontoffices_registry.Organisation",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="received_initiatives",
        verbose_name=_("local executive body"),
    )
    official = models.ForeignKey(
        "ncip_accounts.User",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="initiatives",
        verbose_name=_("responsible official"),
    )
    search_text = DerivedTextField(derive="derive_search_text", blank=True, default="")
    received_on = models.DateField(_("received on"), null=True, editable=False)

    objects = InitiativeQuerySet.as_manager()

    class Meta:
        verbose_name = _("initiative")
        verbose_name_plural = _("initiatives")
        default_permissions = ("view",)
        ordering: ClassVar = ["-id"]
        constraints: ClassVar = [
            state_is_one_of(S, name="initiative_state_known"),
            models.CheckConstraint(
                condition=models.Q(state=S.CREATED) | models.Q(leb__isnull=False, received_on__isnull=False),
                name="passed_initiative_has_an_akimat",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=[S.CREATED, S.RECEIVED]) | models.Q(official__isnull=False),
                name="assigned_initiative_has_an_official",
            ),
            models.CheckConstraint(
                condition=models.Q(cost=None) | (models.Q(cost__gt=0) & ~models.Q(currency="")),
                name="initiative_cost_has_a_currency",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["sender", "-id"], name="initiative_of_sender"),
            models.Index(fields=["leb", "-id"], name="initiative_of_akimat"),
            models.Index(fields=["state", "-id"], name="initiative_in_state"),
        ]

    class Casework:
        label = "initiative"
        resource = "initiatives"
        verbose = _("initiative")
        card = "initiative"
        creation = Creation(
            rule=["ncip-41-b", "ncip-3-1", "ncip-39-b"],
            label=_("Create an initiative"),
            who=permissions.mission,
            form="InitiativeForm",
            guards=[
                guards.under_a_company,
                guards.company_has_contact,
                guards.company_has_meeting,
                kyc_guards.company_not_failed,
            ],
            parent="company",
        )
        amendments: ClassVar = [
            Amendment(
                "edit",
                rule="ncip-41-b",
                label=_("Edit the initiative"),
                who=permissions.sender,
                form="InitiativeForm",
                states=[S.CREATED],
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def derive_search_text(self) -> str:
        """The words by which the initiative is found."""
        return " ".join(words(self.title))

    @property
    def country_name(self) -> str:
        """The investor's country in the active language."""
        return country_name(self.country)

    @action(
        field=state,
        source=[S.CREATED],
        target=S.RECEIVED,
        rule=["ncip-41-b", "ncip-42-b"],
        label=_("Pass to an akimat"),
        text=_("The akimat receives the initiative and has 30 calendar days to act on it."),
        who=permissions.sender,
        form="PassOnForm",
        opens=[Opening(TERM_INITIATIVE, responsible="leb", official="official")],
        notify=[notices.akimat],
        notice=_("An initiative was passed to your organisation."),
    )
    def pass_on(self, act: Act, *, leb: Any) -> None:
        """The mission passes the initiative to the local executive body (ncip-41-b)."""
        self.leb = leb
        self.region = leb.region
        self.received_on = act.on

    @action(
        field=state,
        source=[S.RECEIVED],
        target=S.ASSIGNED,
        rule="ncip-42-a",
        label=_("Name the responsible official"),
        text=_("The official accompanies the potential investor and answers for the term of the initiative."),
        who=permissions.akimat_of_initiative,
        form="AssignForm",
        notify=[notices.sender, notices.official],
        notice=_("A responsible official was named for the initiative."),
    )
    def assign(self, act: Act, *, official: Any) -> None:
        """The local executive body names who accompanies the investor (ncip-42-a)."""
        self.official = official

    @action(
        field=state,
        source=[S.ASSIGNED],
        target=S.CONVERTED,
        rule="ncip-42-1",
        label=_("Create the project passport"),
        text=_("The initiative becomes a project of Module 2, and its term is met."),
        who=permissions.akimat_of_initiative,
        form="CreatePassportForm",
        closes=[TERM_INITIATIVE],
        notify=[notices.sender],
        notice=_("The initiative became a project."),
    )
    def create_passport(self, act: Act, **passport: Any) -> None:
        """The official moves the potential project to Module 2 (ncip-42-1); the project follows from it."""

    @action(
        field=state,
        source=[S.CREATED, S.RECEIVED, S.ASSIGNED],
        rule="ncip-43-a",
        label=_("Add meeting cards"),
        text=_("Further meetings with interested persons join the initiative."),
        who=permissions.participant,
        form="AddMeetingsForm",
        primary=False,
    )
    def add_meetings(self, act: Act, *, more: Any) -> None:
        """Additional meetings within the initiative (ncip-43-a); the links follow from it."""
