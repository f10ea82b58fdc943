"""The visit: of an investor to Kazakhstan, or of our officials abroad, up to its card and its initiative."""

from datetime import date
from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from ncip.casework.act import Act
from ncip.casework.actions import Amendment, Creation, Opening, action
from ncip.casework.fields import StateField, state_is_one_of
from ncip.casework.models import Subject
from ncip.law.terms import TERM_PASS_INITIATIVE, TERM_VISIT_CARD
from ncip.reference.countries import country_name
from ncip.reference.fields import DerivedTextField
from projects.attraction import notices, permissions
from projects.attraction.enums import VisitKind
from projects.attraction.enums import VisitState as S
from projects.attraction.guards import visits as guards
from projects.attraction.guards.cards import FIRST_DAY
from projects.attraction.names import words
from projects.attraction.queries.visits import VisitQuerySet


class Visit(Subject):
    """A visit that is to attract investors: into the country or, by our officials, abroad (ncip-40, ncip-41)."""

    state = StateField(_("state"), choices=S.choices, default=S.PLANNED)
    kind = models.CharField(
        _("kind of visit"), max_length=10, choices=VisitKind.choices, default=VisitKind.INCOMING
    )
    title = models.CharField(_("title"), max_length=200)
    companies = models.ManyToManyField(
        "projects_attraction.Company", related_name="visits", verbose_name=_("companies")
    )
    is_transnational = models.BooleanField(
        _("transnational company"), default=False, help_text=_("At least one of the companies is one.")
    )
    purpose = models.TextField(_("purposes of the visit"))
    place = models.CharField(_("place"), max_length=200, help_text=_("Cities or regions that are visited."))
    begins_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    planned_begin = models.DateField(_("expected first day"), null=True, editable=False)
    planned_end = models.DateField(_("expected last day"), null=True, editable=False)
    body = models.ForeignKey(
        "frontoffices_registry.Organisation",
        on_delete=models.PROTECT,
        related_name="visits",
        verbose_name=_("competent body"),
    )
    body_agreed_on = models.DateField(_("agreed in advance on"), null=True, blank=True)
    body_agreement = models.CharField(_("how it was agreed"), max_length=200, blank=True)
    accompanying = models.ForeignKey(
        "ncip_accounts.User",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="visits",
        verbose_name=_("accompanying officer"),
    )
    owner = models.ForeignKey(
        "frontoffices_registry.Organisation",
        on_delete=models.PROTECT,
        editable=False,
        related_name="kept_visits",
        verbose_name=_("front office that keeps the card"),
    )
    country = models.CharField(_("country"), max_length=2, editable=False)
    decided_on = models.DateField(_("decided on"), null=True, editable=False)
    decline_reason = models.TextField(_("why it is inexpedient"), blank=True, editable=False)
    events = ArrayField(
        models.CharField(max_length=500),
        default=list,
        editable=False,
        verbose_name=_("investment events held"),
    )
    agreements = ArrayField(
        models.CharField(max_length=1000),
        default=list,
        editable=False,
        verbose_name=_("agreements reached"),
    )
    no_agreement_reason = models.TextField(_("why no agreement was reached"), blank=True, editable=False)
    results = models.TextField(_("results of the visit"), blank=True)
    card_filled_on = models.DateField(_("card filled on"), null=True, editable=False)
    search_text = DerivedTextField(derive="derive_search_text", blank=True, default="")

    objects = VisitQuerySet.as_manager()

    class Meta:
        verbose_name = _("visit")
        verbose_name_plural = _("visits")
        default_permissions = ("view",)
        ordering: ClassVar = ["-begins_on", "-id"]
        constraints: ClassVar = [
            state_is_one_of(S, name="visit_state_known"),
            models.CheckConstraint(condition=models.Q(kind__in=VisitKind.values), name="visit_kind_known"),
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("begins_on")), name="visit_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=models.Q(begins_on__gte=FIRST_DAY), name="visit_not_before_1991"
            ),
            models.CheckConstraint(
                condition=models.Q(kind=VisitKind.INCOMING)
                | models.Q(state__in=[S.HELD, S.CARD_FILLED, S.INITIATIVE_PASSED]),
                name="trip_abroad_is_told_once_held",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=S.DECLINED) | ~models.Q(decline_reason=""),
                name="declined_visit_says_why",
            ),
            models.CheckConstraint(
                condition=models.Q(agreements=[]) | models.Q(no_agreement_reason=""),
                name="visit_agreed_or_says_why_not",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["-begins_on", "-id"], name="visit_by_day"),
            models.Index(fields=["state", "-begins_on", "-id"], name="visit_in_state"),
            models.Index(fields=["country", "-begins_on", "-id"], name="visit_of_country"),
        ]

    class Casework:
        label = "visit"
        resource = "visits"
        verbose = _("visit")
        card = "visit"
        creation = Creation(
            rule=["ncip-40-6", "ncip-40-2", "ncip-5-2"],
            label=_("Plan a visit"),
            who=permissions.mission,
            form="VisitForm",
            notify=[notices.competent_body, notices.authorised_body_of_plan],
            notice=_("A visit was entered into the portal."),
        )
        amendments: ClassVar = [
            Amendment(
                "edit",
                rule="ncip-40-6",
                label=_("Edit the plan"),
                who=permissions.mission_of_visit,
                form="VisitForm",
                states=[S.PLANNED],
            ),
            Amendment(
                "reschedule",
                rule="ncip-40-7-b",
                label=_("Move the visit"),
                who=permissions.mission_or_authorised_body,
                form="RescheduleForm",
                states=[S.APPROVED, S.PROGRAMME_READY],
                guards=[guards.programme_fits_the_days],
                notify=[notices.mission_of_visit, notices.authorised_body, notices.invited],
                notice=_("The days of a visit were changed."),
            ),
            Amendment(
                "name_officer",
                rule="ncip-5-2",
                label=_("Name the accompanying officer"),
                who=permissions.mission_of_visit,
                form="AccompanyingForm",
                states=[S.PLANNED, S.APPROVED, S.PROGRAMME_READY, S.HELD],
            ),
            Amendment(
                "write_results",
                rule="ncip-43-b",
                label=_("Write the results by hand"),
                who=permissions.accompanies_visit,
                form="VisitResultsForm",
                states=[S.HELD, S.CARD_FILLED, S.INITIATIVE_PASSED],
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def derive_search_text(self) -> str:
        """The words by which the visit is found."""
        return " ".join(words(self.title))

    @property
    def country_name(self) -> str:
        """The country of the mission in the active language."""
        return country_name(self.country)

    @property
    def is_incoming(self) -> bool:
        """True for a visit of an investor, false for a trip of our officials abroad."""
        return self.kind == VisitKind.INCOMING

    @property
    def without_agreement(self) -> bool:
        """True when the card says that no agreement was reached: then no initiative is due (D47)."""
        return bool(self.no_agreement_reason)

    @action(
        field=state,
        source=[S.PLANNED],
        target=S.APPROVED,
        rule="ncip-40-7-a",
        label=_("Find the visit expedient"),
        text=_(
            "The competent body is invited, and the programme is prepared together with those you invite."
        ),
        who=permissions.authorised_body,
        notify=[notices.mission_of_visit, notices.competent_body],
        notice=_("A visit was found expedient."),
    )
    def approve(self, act: Act) -> None:
        """VI-4: the authorised body decides that the visit is expedient (ncip-40-7-a)."""
        self.decided_on = act.on

    @action(
        field=state,
        source=[S.PLANNED],
        target=S.DECLINED,
        rule="ncip-40-7-a",
        label=_("Find the visit inexpedient"),
        text=_("The plan is closed; the cards of the companies and meetings stay as they are."),
        who=permissions.authorised_body,
        form="DeclineVisitForm",
        notify=[notices.mission_of_visit, notices.competent_body],
        notice=_("A visit was found inexpedient."),
        danger=True,
    )
    def decline(self, act: Act, *, reason: str) -> None:
        """VI-5: a refusal has its reason (ncip-40-7-a, D16)."""
        self.decided_on = act.on
        self.decline_reason = reason

    @action(
        field=state,
        source=[S.APPROVED, S.PROGRAMME_READY],
        rule="ncip-40-7-b",
        label=_("Invite bodies"),
        text=_("They see the visit, add to the programme and to the participants, and agree to their part."),
        who=permissions.authorised_body,
        form="InviteForm",
        notify=[notices.invited],
        notice=_("Your organisation was invited to prepare a visit."),
        primary=False,
    )
    def invite(self, act: Act, *, bodies: Any) -> None:
        """Central bodies and akimats prepare the visit with the authorised body (ncip-40-7-b)."""

    @action(
        field=state,
        source=[S.APPROVED, S.PROGRAMME_READY],
        rule="ncip-40-7-b",
        label=_("Withdraw an invitation"),
        text=_("The body prepares the visit no more and does not see it any longer; it is told so."),
        who=permissions.authorised_body,
        form="WithdrawInvitationForm",
        guards=[guards.somebody_was_called_in, guards.body_has_no_part],
        notify=[notices.mission_of_visit],
        notice=_("An invitation to prepare a visit was withdrawn."),
        primary=False,
        danger=True,
    )
    def withdraw_invitation(self, act: Act, *, body: Any, reason: str) -> None:
        """A body that was called in by mistake, or is needed no more, is let go (ncip-40-7-b)."""

    @action(
        field=state,
        source=[S.APPROVED, S.PROGRAMME_READY],
        rule="ncip-40-7-b",
        label=_("Agree to our part"),
        text=_("Your mark stands for your rows as they are now; when they change you are asked again."),
        who=permissions.invited_body,
        guards=[guards.mark_is_needed],
        notify=[notices.authorised_body],
        notice=_("A body agreed to its part of the programme of a visit."),
    )
    def agree_part(self, act: Act) -> None:
        """An invited body agrees to its part of the programme (ncip-40-7-b); the mark follows."""

    @action(
        field=state,
        source=[S.APPROVED],
        target=S.PROGRAMME_READY,
        rule="ncip-40-7-b",
        label=_("Programme and participants are ready"),
        text=_("The mission and the invited bodies see that the visit is prepared."),
        who=permissions.authorised_body,
        guards=[guards.programme_is_there, guards.participants_are_there, guards.bodies_have_agreed],
        notify=[notices.mission_of_visit, notices.invited],
        notice=_("The programme of a visit is ready."),
    )
    def complete_programme(self, act: Act) -> None:
        """VI-6: the detailed programme and the list of participants are both there (ncip-40-7-b)."""

    @action(
        field=state,
        source=[S.PROGRAMME_READY],
        target=S.HELD,
        rule=["ncip-41-a", "ncip-40-7-b"],
        label=_("The visit was held"),
        text=_("The visit card and the initiative are due 3 working days after the last day of the visit."),
        who=permissions.mission_of_visit,
        form="HoldForm",
        guards=[guards.visit_has_begun, guards.programme_is_there, guards.participants_are_there],
        opens=[
            Opening(TERM_VISIT_CARD, responsible="owner", official="accompanying", start="ends_on"),
            Opening(TERM_PASS_INITIATIVE, responsible="owner", official="accompanying", start="ends_on"),
        ],
        notify=[notices.authorised_body, notices.invited],
        notice=_("A visit was held."),
    )
    def hold(self, act: Act, *, begins_on: date, ends_on: date) -> None:
        """VI-7: the visit took place on these days (ncip-41-a)."""
        self.planned_begin, self.planned_end = self.begins_on, self.ends_on
        self.begins_on, self.ends_on = begins_on, ends_on

    @action(
        field=state,
        source=[S.HELD, S.CARD_FILLED],
        rule="ncip-41-a",
        label=_("Correct the days"),
        text=_("The running terms of the card and the initiative are counted from the corrected last day."),
        who=permissions.mission_of_visit,
        form="CorrectDaysForm",
        notify=[notices.authorised_body, notices.invited],
        notice=_("The days on which a visit was held were corrected."),
        primary=False,
    )
    def correct_days(self, act: Act, *, begins_on: date, ends_on: date, reason: str) -> None:
        """A slip of the pen in the days of a held visit or trip is mended; the journal keeps both (ncip-41-a)."""
        self.begins_on, self.ends_on = begins_on, ends_on

    @action(
        field=state,
        source=[S.HELD],
        target=S.CARD_FILLED,
        rule=["ncip-41-a", "ncip-40-5", "ncip-40-5-f"],
        label=_("Fill the visit card"),
        text=_("What was held and what was agreed. When no agreement was reached, no initiative is due."),
        who=permissions.mission_of_visit,
        form="VisitCardForm",
        closes=[TERM_VISIT_CARD],
        notify=[notices.authorised_body, notices.invited],
        notice=_("The card of a visit was filled."),
    )
    def fill_card(
        self, act: Act, *, events: list[str], agreements: list[str], no_agreement_reason: str, **more: Any
    ) -> None:
        """VI-2 and VI-8: the results of the trip or visit are told (ncip-40-5, ncip-41-a)."""
        self.events = events
        self.agreements = agreements
        self.no_agreement_reason = no_agreement_reason
        self.results = more.get("results") or self.results
        self.card_filled_on = act.on

    @action(
        field=state,
        source=[S.CARD_FILLED],
        target=S.INITIATIVE_PASSED,
        rule="ncip-41-b",
        label=_("Pass the initiative on"),
        text=_("The akimat receives the initiative that was born from the visit."),
        who=permissions.mission_of_visit,
        form="PassInitiativeForm",
        guards=[guards.initiative_was_born],
        closes=[TERM_PASS_INITIATIVE],
    )
    def pass_initiative(self, act: Act, *, initiative: Any, leb: Any = None) -> None:
        """VI-9: the initiative born from the visit goes to an akimat (ncip-41-b); passing it on follows."""


class VisitBody(models.Model):
    """A central body or akimat invited to prepare a visit, and its mark on its part (ncip-40-7-b)."""

    visit = models.ForeignKey(
        Visit, on_delete=models.PROTECT, related_name="invitations", verbose_name=_("visit")
    )
    organisation = models.ForeignKey(
        "frontoffices_registry.Organisation",
        on_delete=models.PROTECT,
        related_name="visit_invitations",
        verbose_name=_("organisation"),
    )
    invited_on = models.DateField(_("invited on"))
    agreed_at = models.DateTimeField(_("agreed at"), null=True)
    agreed_by = models.ForeignKey(
        "ncip_accounts.User",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("agreed by"),
    )
    agreed_to = models.CharField(_("fingerprint of the part agreed to"), max_length=64, blank=True)

    class Meta:
        verbose_name = _("invitation to prepare a visit")
        verbose_name_plural = _("invitations to prepare visits")
        default_permissions = ("view",)
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "visit"], name="body_invited_once_to_a_visit"),
        ]

    def __str__(self) -> str:
        return f"{self.visit}: {self.organisation}"
