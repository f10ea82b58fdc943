"""The initiative: from a proposal of a mission abroad to a project of a region."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_fsm import GET_STATE

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
from projects.attraction.guards import initiatives as turns
from projects.attraction.guards import kyc as kyc_guards
from projects.attraction.models.meeting import MeetingOfInitiative
from projects.attraction.names import words
from projects.attraction.queries.initiatives import InitiativeQuerySet

# Those in which an akimat holds the initiative; a redirection that waits leaves it where it is (D14).
ON_THE_WAY = (S.RECEIVED, S.ASSIGNED, S.EXTENDED, S.REDIRECT_REQUESTED)


def state_before_redirection(initiative: "Initiative", *args: Any, **params: Any) -> S:
    """IN-9: a refused redirection leads back to where the initiative was (D14)."""
    return S.EXTENDED if initiative.extended_days else S.ASSIGNED


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
    visit = models.ForeignKey(
        "projects_attraction.Visit",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="initiatives",
        verbose_name=_("born from the visit"),
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
    extended_days = models.PositiveSmallIntegerField(
        _("extended by, calendar days"), null=True, editable=False
    )
    extension_reason = models.TextField(_("why it was extended"), blank=True, editable=False)
    redirect_to = models.ForeignKey(
        "frontoffices_registry.Organisation",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("to be redirected to"),
    )
    redirect_arrangement = models.TextField(_("prior arrangement"), blank=True, editable=False)
    redirect_refusal = models.TextField(_("why the redirection was refused"), blank=True, editable=False)
    closing_reason = models.TextField(_("why it was closed without a project"), blank=True, editable=False)

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
                condition=models.Q(state__in=[S.CREATED, S.RECEIVED, S.CLOSED])
                | models.Q(official__isnull=False),
                name="assigned_initiative_has_an_official",
            ),
            models.CheckConstraint(
                condition=models.Q(cost=None) | (models.Q(cost__gt=0) & ~models.Q(currency="")),
                name="initiative_cost_has_a_currency",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=S.EXTENDED) | models.Q(extended_days__gte=1),
                name="extended_initiative_has_its_days",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=S.REDIRECT_REQUESTED)
                | (models.Q(redirect_to__isnull=False) & ~models.Q(redirect_to=models.F("leb"))),
                name="initiative_is_redirected_to_another",
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
        source=[S.RECEIVED],
        rule="ncip-42-a",
        label=_("Confirm receipt"),
        text=_("The sender sees when your akimat took the initiative up. The Rules do not ask for it."),
        who=permissions.akimat_of_initiative,
        guards=[turns.not_yet_accepted],
        notify=[notices.sender],
        notice=_("The akimat confirmed the receipt of the initiative."),
        primary=False,
    )
    def acknowledge(self, act: Act) -> None:
        """Beyond the text: a receipt for the first sender; naming the official gives it as well."""

    @action(
        field=state,
        source=[S.ASSIGNED, S.EXTENDED],
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
        source=[S.ASSIGNED],
        target=S.EXTENDED,
        rule="ncip-42-2",
        label=_("Extend the initiative"),
        text=_(
            "The term is lengthened once, to gather what is missing. Then only a passport or a redirection is left."
        ),
        who=permissions.akimat_of_initiative,
        form="ExtendForm",
        guards=[turns.first_term_runs],
        notify=[notices.sender, notices.official],
        notice=_("The term of the initiative was extended."),
    )
    def extend(self, act: Act, *, days: int, reason: str) -> None:
        """IN-5: once, by at most 30 calendar days from the unshifted end of the first term (ncip-42-2, D14)."""
        self.extended_days = days
        self.extension_reason = reason

    @action(
        field=state,
        source=[S.ASSIGNED, S.EXTENDED],
        target=S.REDIRECT_REQUESTED,
        rule="ncip-42-3",
        label=_("Redirect to another akimat"),
        text=_(
            "The authorised body is asked to consent. Until it does the initiative stays with you and its term runs on."
        ),
        who=permissions.akimat_of_initiative,
        form="ProposeRedirectForm",
        notify=[notices.authorised_body, notices.sender],
        notice=_("A redirection of an initiative awaits consent."),
    )
    def propose_redirect(self, act: Act, *, to: Any, arrangement: str, letter: Any = None) -> None:
        """IN-7: to another local executive body, by prior arrangement with it (ncip-42-3)."""
        self.redirect_to = to
        self.redirect_arrangement = arrangement or letter.name
        self.redirect_refusal = ""

    @action(
        field=state,
        source=[S.REDIRECT_REQUESTED],
        target=S.RECEIVED,
        rule=["ncip-42-3", "ncip-42-b"],
        label=_("Consent to the redirection"),
        text=_("The other akimat receives the initiative and has 30 calendar days of its own."),
        who=permissions.authorised_body,
        closes=[TERM_INITIATIVE],
        opens=[Opening(TERM_INITIATIVE, responsible="leb")],
        notify=[notices.akimat, notices.akimat_before, notices.sender],
        notice=_("The initiative was redirected to another akimat."),
    )
    def consent_redirect(self, act: Act) -> None:
        """IN-8: the receiving body begins anew, its term from this day (ncip-42-3, D14); the sender stays."""
        self.leb = self.redirect_to
        self.region = self.redirect_to.region  # type: ignore[union-attr]
        self.received_on = act.on
        self.official = self.redirect_to = self.extended_days = None
        self.extension_reason = self.redirect_arrangement = ""

    @action(
        field=state,
        source=[S.REDIRECT_REQUESTED],
        target=GET_STATE(state_before_redirection, states=[S.ASSIGNED, S.EXTENDED]),
        rule="ncip-42-3",
        label=_("Refuse the redirection"),
        text=_("The initiative stays with its akimat, whose term has run on all the while."),
        who=permissions.authorised_body,
        form="RefuseRedirectForm",
        notify=[notices.akimat, notices.official, notices.sender],
        notice=_("The redirection of the initiative was refused."),
        danger=True,
    )
    def refuse_redirect(self, act: Act, *, reason: str) -> None:
        """IN-9: back to the state before, with the reason (D14)."""
        self.redirect_to = None
        self.redirect_arrangement = ""
        self.redirect_refusal = reason

    @action(
        field=state,
        source=[S.RECEIVED, S.ASSIGNED, S.EXTENDED],
        target=S.CLOSED,
        rule="ncip-42-b",
        label=_("Close without a project"),
        text=_(
            "A technical end of an initiative that has no way on. The Rules do not provide for it: say why."
        ),
        who=permissions.authorised_body,
        form="CloseInitiativeForm",
        closes=[TERM_INITIATIVE],
        notify=[notices.sender, notices.akimat, notices.official],
        notice=_("The initiative was closed without a project."),
        primary=False,
        danger=True,
    )
    def close(self, act: Act, *, reason: str) -> None:
        """IN-11: beyond the text, by the authorised body alone (D14)."""
        self.closing_reason = reason

    @action(
        field=state,
        source=[S.CREATED, *ON_THE_WAY],
        rule="ncip-43-a",
        label=_("Add meeting cards"),
        text=_("Further meetings with interested persons join the initiative."),
        who=permissions.participant,
        form="AddMeetingsForm",
        primary=False,
    )
    def add_meetings(self, act: Act, *, more: Any) -> None:
        """Additional meetings within the initiative (ncip-43-a); the links follow from it."""
