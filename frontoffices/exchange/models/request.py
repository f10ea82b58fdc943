"""Requests between the levels of front offices, and what one level tells another."""

from datetime import datetime
from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from frontoffices.exchange import notices, permissions
from frontoffices.exchange.enums import Need, RequestKind
from frontoffices.exchange.enums import RequestState as S
from frontoffices.exchange.queries import RequestQuerySet
from frontoffices.exchange.routes import ROUTES
from ncip.casework.act import Act
from ncip.casework.actions import Amendment, Creation, action
from ncip.casework.fields import StateField, state_is_one_of
from ncip.casework.models import Subject
from ncip.law.terms import TERM_INFORMATION
from ncip.reference.fields import DerivedTextField
from projects.attraction.names import words

ORGANISATION = "frontoffices_registry.Organisation"
PERSON = "ncip_accounts.User"


class ExchangeRequest(Subject):
    """What a front office asks or tells another level; its sender sees every step (ncip-15-2, ncip-16-1, ncip-17-1)."""

    state = StateField(_("state"), choices=S.choices, default=S.SENT)
    kind = models.CharField(_("kind of request"), max_length=30, choices=RequestKind.choices)
    title = models.CharField(_("title"), max_length=300)
    text = models.TextField(_("what is asked or told"))
    owner = models.ForeignKey(
        ORGANISATION,
        on_delete=models.PROTECT,
        editable=False,
        related_name="sent_requests",
        verbose_name=_("sender"),
    )
    addressee = models.ForeignKey(
        ORGANISATION, on_delete=models.PROTECT, related_name="received_requests", verbose_name=_("addressee")
    )
    company = models.ForeignKey(
        "projects_attraction.Company",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="exchange_requests",
        verbose_name=_("company"),
    )
    wanted_on = models.DateField(_("answer wanted by"), null=True, blank=True)
    number = models.CharField(_("registration number"), max_length=60, blank=True, editable=False)
    registered_at = models.DateTimeField(_("registered"), null=True, editable=False)
    registrar = models.ForeignKey(
        PERSON,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("registered by"),
    )
    need = models.CharField(
        _("need of the project"), max_length=20, choices=Need.choices, blank=True, editable=False
    )
    answer_text = models.TextField(_("answer"), blank=True, editable=False)
    answered_at = models.DateTimeField(_("answered"), null=True, editable=False)
    answerer = models.ForeignKey(
        PERSON,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("answered by"),
    )
    search_text = DerivedTextField(derive="derive_search_text", blank=True, default="")

    objects = RequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("request between levels")
        verbose_name_plural = _("requests between levels")
        default_permissions = ("view",)
        ordering: ClassVar = ["-id"]
        constraints: ClassVar = [
            state_is_one_of(S, name="exchange_request_state_known"),
            models.CheckConstraint(
                condition=~models.Q(owner=models.F("addressee")), name="request_goes_to_another"
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=[S.ANSWERED, S.DECLINED])
                | (models.Q(answered_at__isnull=False) & ~models.Q(answer_text="")),
                name="closed_request_has_an_answer",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=S.REGISTERED) | models.Q(registered_at__isnull=False),
                name="registered_request_has_an_instant",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["owner", "-id"], name="request_of_sender"),
            models.Index(fields=["addressee", "-id"], name="request_of_addressee"),
        ]

    class Casework:
        label = "exchange-request"
        resource = "exchange-requests"
        verbose = _("request between levels")
        card = "exchange_request"
        creation = Creation(
            rule=[
                "ncip-20",
                "ncip-15-2",
                "ncip-15-3",
                "ncip-15-4",
                "ncip-16-1",
                "ncip-17-1",
                "ncip-12-1-a",
                "ncip-12-1-b",
                "ncip-10-5",
                "ncip-12-4",
                "ncip-13-5",
                "ncip-9-6",
            ],
            label=_("Send a request"),
            who=permissions.requester,
            form="RequestForm",
            notify=[notices.addressee],
            notice=_("Another front office asks or tells you something."),
        )
        amendments: ClassVar = [
            Amendment(
                "edit",
                rule="ncip-20",
                label=_("Edit the request"),
                who=permissions.keeper,
                form="EditRequestForm",
                states=[S.SENT],
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def derive_search_text(self) -> str:
        """The words by which the request is found."""
        return " ".join(words(f"{self.title} {self.text}"))

    @property
    def rule(self) -> str:
        """The paragraph of this kind of request."""
        return ROUTES[RequestKind(self.kind)].rule

    @property
    def sent_at(self) -> datetime:
        """The instant at which the request reached the addressee."""
        return self.created_at

    @action(
        field=state,
        source=[S.SENT],
        target=S.REGISTERED,
        rule=["ncip-20", "ncip-14-7"],
        label=_("Register the request"),
        text=_("The sender sees that the request was received, by whom and when."),
        who=permissions.addressee,
        form="RegisterRequestForm",
        notify=[notices.keeper],
        notice=_("Your request was registered."),
    )
    def register(self, act: Act, *, number: str) -> None:
        """The addressee registers the request; of an investor's request the term follows from it (ncip-14-7)."""
        self.number, self.registered_at, self.registrar = number, act.at, act.actor.user

    @action(
        field=state,
        source=[S.REGISTERED],
        target=S.ANSWERED,
        rule=["ncip-20", "ncip-15-2", "ncip-15-4", "ncip-16-1", "ncip-17-1", "ncip-10-5"],
        label=_("Answer the request"),
        text=_("The answer with its files is shown to the sender."),
        who=permissions.addressee,
        form="AnswerRequestForm",
        closes=[TERM_INFORMATION],
        notify=[notices.keeper],
        notice=_("Your request was answered."),
    )
    def answer(self, act: Act, *, answer_text: str, need: str = "", **files: Any) -> None:
        """The addressee answers; on a potential project it says whether it is needed and why (ncip-15-4)."""
        self.answer_text, self.need = answer_text, need
        self.answered_at, self.answerer = act.at, act.actor.user

    @action(
        field=state,
        source=[S.SENT, S.REGISTERED],
        target=S.DECLINED,
        rule="ncip-20",
        label=_("Decline with a reason"),
        text=_("The sender learns why the request cannot be answered here."),
        who=permissions.addressee,
        form="ReasonForm",
        closes=[TERM_INFORMATION],
        notify=[notices.keeper],
        notice=_("Your request was declined."),
        primary=False,
        danger=True,
    )
    def decline(self, act: Act, *, reason: str) -> None:
        """The addressee cannot answer and says why: every side sees in the portal what became of it (ncip-20)."""
        self.answer_text, self.answered_at, self.answerer = reason, act.at, act.actor.user

    @action(
        field=state,
        source=[S.SENT],
        target=S.WITHDRAWN,
        rule="ncip-20",
        label=_("Withdraw the request"),
        text=_("Possible until the addressee has registered it."),
        who=permissions.keeper,
        primary=False,
        danger=True,
    )
    def withdraw(self, act: Act) -> None:
        """The sender takes back what nobody has begun to work on (ncip-20)."""
