"""The quick entry of a meeting: the forms of three cards on one page, and which company was meant.

No field is said twice: the page shows a part of the very forms that the door will ask again.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from ncip.casework.act import Act
from ncip.casework.actor import Actor
from ncip.casework.reasons import BadParameters, Reason, Refused
from ncip.journal.enums import Channel
from projects.attraction.choices import KEY
from projects.attraction.drafts import initial_of
from projects.attraction.enums import CompanyKind
from projects.attraction.forms.company import CompanyForm, companies_called
from projects.attraction.forms.contact import ContactForm
from projects.attraction.forms.meeting import TEXTS, MeetingForm
from projects.attraction.forms.promises import NAMES as PROMISES
from projects.attraction.meetings import Entry
from projects.attraction.models import Company, Initiative, MeetingDraft
from projects.attraction.queries.meetings import offered_companies

NEW: Final = "new"
COMPANY_FIELDS: Final = ("country", "oked", "size")
CONTACT_FIELDS: Final = ("family_name", "given_name", "position", "phone", "email")
MEETING_FIELDS: Final = ("held_on", "place", "subject_of_interest")
FOLDED: Final = (
    "event_scope",
    "event",
    "ready_proposal",
    *(name for name in TEXTS if name != "subject_of_interest"),
    *PROMISES,
)


class QuickMeeting:
    """The page of the quick entry: what was typed, what is offered, what stands against it."""

    def __init__(
        self,
        actor: Actor,
        *,
        at: datetime,
        data: Mapping[str, Any] | None = None,
        company: Company | None = None,
        initiative: Initiative | None = None,
        draft: MeetingDraft | None = None,
        initial: Mapping[str, Any] | None = None,
    ) -> None:
        """`company` is given when the page was opened on its card; `draft` comes from an invite."""
        self.actor, self.at, self.data = actor, at, data
        self.given, self.initiative = company, initiative
        self.draft = draft
        read = initial_of(draft, actor) if draft is not None else {}
        self.initial = {**self._usual(at), **read, **(initial or {})}
        self.refused: Refused | None = None

    def _usual(self, at: datetime) -> dict[str, Any]:
        act = Act(actor=self.actor, at=at, channel=Channel.WEB)
        own = self.actor.organisation
        return {"held_on": act.on, "country": own.country if own else ""}

    # --- which company ----------------------------------------------------------------------------------------

    @property
    def text(self) -> str:
        """The name that was typed."""
        return self._sent("name").replace("\x00", "").strip()

    @cached_property
    def offered(self) -> list[Any]:
        """The cards that the typed name may mean, as far as the actor sees them."""
        return [] if self.given else offered_companies(self.actor, self.text)

    @cached_property
    def chosen(self) -> Company | str | None:
        """The card that was chosen, or `NEW`, or None when nobody can tell."""
        if self.given is not None:
            return self.given
        value, seen = self._sent("company"), Company.objects.visible_to(self.actor)
        if value == NEW:
            return NEW
        if KEY.fullmatch(value):
            return seen.filter(public_id=value).first()
        called = list(companies_called(seen, self.text)[:2]) if self.text else []
        if len(called) == 1:
            found: Company = called[0]
            return found
        return None if self.offered or not self.text else NEW

    @property
    def chosen_key(self) -> str:
        """What the radio buttons have ticked."""
        return str(self.chosen.public_id) if isinstance(self.chosen, Company) else self.chosen or ""

    @property
    def is_new(self) -> bool:
        """Whether a company card is made with the meeting."""
        return self.chosen == NEW

    @cached_property
    def with_contact(self) -> bool:
        """Whether a contact card is made: always with a new company, or where the company has none yet."""
        if not isinstance(self.chosen, Company):
            return self.is_new
        asked = self._sent("with_contact") or self.initial.get("with_contact")
        return bool(asked) or not self.chosen.contacts.filter(erased_on=None).exists()

    # --- the forms --------------------------------------------------------------------------------------------

    @cached_property
    def act(self) -> Act:
        """The act that the forms belong to."""
        return Act(actor=self.actor, at=self.at, channel=Channel.WEB)

    @cached_property
    def company_form(self) -> CompanyForm:
        """The card of the company."""
        data = None
        if self.is_new and self.data is not None:
            data = {"kind": CompanyKind.LEGAL_ENTITY.value, **self._flat()}
        initial = {**self.initial, **self._flat()}
        return CompanyForm(data, act=self.act, initial=initial)

    @cached_property
    def contact_form(self) -> ContactForm:
        """The card of the contact person."""
        data = self.data if self.with_contact else None
        return ContactForm(data, act=self.act, initial={**self.initial, **self._flat()})

    @cached_property
    def meeting_form(self) -> MeetingForm:
        """The card of the meeting."""
        subject = self.chosen if isinstance(self.chosen, Company) else None
        return MeetingForm(self.data, subject=subject, act=self.act, initial=self.initial)

    @property
    def company_fields(self) -> list[Any]:
        """The primary data of a new company (ncip-40-3)."""
        return [self.company_form[name] for name in COMPANY_FIELDS]

    @property
    def contact_fields(self) -> list[Any]:
        """Who speaks for the company (ncip-40-3-d)."""
        return [self.contact_form[name] for name in CONTACT_FIELDS]

    @property
    def meeting_fields(self) -> list[Any]:
        """When, where and about what (ncip-40-4-b)."""
        return [self.meeting_form[name] for name in MEETING_FIELDS]

    @property
    def folded_fields(self) -> list[Any]:
        """What can be told later (ncip-40-4)."""
        return [self.meeting_form[name] for name in FOLDED]

    @property
    def shows_contact(self) -> bool:
        """Whether the contact person is asked for, whatever is ticked above."""
        return self.with_contact and not self.is_new

    @property
    def unfolded(self) -> bool:
        """Whether the folded part has something to show: an error, or something filled in."""
        return any(
            field.errors or (field.value() or "") not in ("", "none", False) for field in self.folded_fields
        )

    @property
    def asks_twin(self) -> bool:
        """Whether the page asks if a similar card is the same company."""
        return self.is_new and bool(
            self.company_form["really_another"].errors or self._sent("really_another")
        )

    # --- what is sent -----------------------------------------------------------------------------------------

    def entry(self, key: str = "") -> Entry:
        """What the door is given; raises BadParameters while nobody can tell which company is meant."""
        if self.chosen is None:
            raise BadParameters([self._unclear()], None)
        return Entry(
            params=self.data or {},
            company=self.chosen if isinstance(self.chosen, Company) else None,
            with_contact=self.with_contact,
            initiative=self.initiative,
            draft=self.draft,
            key=key,
        )

    def _unclear(self) -> Reason:
        if not self.text:
            return Reason("required", _("Write with which company you met."), "name", "ncip-40-3")
        sentence = _("Choose one of these companies, or say that it is a new one.")
        return Reason("unclear", sentence, "company", "ncip-40-3")

    def reasons(self) -> list[Reason]:
        """Everything that stands against the entry, of all its cards at once."""
        if self.refused is None:
            return []
        if not isinstance(self.refused, BadParameters) or self.refused.form is None:
            return [*self.refused.reasons, *self._typing_errors()]
        return self._typing_errors() or self.refused.reasons

    def _typing_errors(self) -> list[Reason]:
        forms: list[Any] = [self.company_form] if self.is_new else []
        forms += [self.contact_form] if self.with_contact else []
        return [_named(reason, form) for form in [*forms, self.meeting_form] for reason in form.reasons()]

    def _sent(self, name: str) -> str:
        source = self.data if self.data is not None else self.initial
        return str(source.get(name) or "")

    def _flat(self) -> dict[str, Any]:
        return {name: self.data[name] for name in self.data} if self.data is not None else {}


def _named(reason: Reason, form: Any) -> Reason:
    """The same reason, beginning with the label of its field: three forms have many required fields."""
    return replace(reason, text=f"{form[reason.field].label}: {reason.text}") if reason.field else reason
