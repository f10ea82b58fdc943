"""The company card: who the investor is, and whether his card exists already."""

from typing import Any, ClassVar

from django import forms
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from frontoffices.registry.enums import Kind
from frontoffices.registry.models import Organisation
from ncip.casework.act import local_date
from ncip.casework.forms import SubjectForm
from ncip.journal.enums import Channel
from ncip.law.kazakh import sort_key
from ncip.reference.models import Global2000Entry
from ncip.reference.similarity import bare_name
from ncip.ui.dates import short_day
from projects.attraction.activities import ActivityField, activities_by_section
from projects.attraction.choices import RowField, WrittenRowField, offer
from projects.attraction.enums import MatchDecision
from projects.attraction.forms.citing import CitingForm
from projects.attraction.models import Company, Global2000Match
from projects.attraction.permissions import CARD_MAKERS


def companies_called(cards: Any, text: str) -> Any:
    """The cards of that BIN or exact name, whatever the case."""
    found = cards.filter(Q(bin=text) | Q(name__iexact=text) | Q(sort_key=sort_key(bare_name(text))))
    return found.select_related("owner")


def told_apart(card: Company) -> str:
    """A card beside its namesakes: country, number, who keeps it, since when."""
    number = card.bin or card.registration_number
    parts = (
        card.name,
        card.country_name,
        number,
        card.owner.short_name,
        short_day(local_date(card.created_at)),
    )
    return " · ".join(str(part) for part in parts if part)


def entries_called(entries: Any, text: str) -> Any:
    """The rows of the latest edition of The Global 2000 with that name."""
    newest = entries.order_by("-edition__year").values("edition")[:1]
    return entries.filter(edition__in=newest, company__iexact=text)


class CompanyForm(CitingForm, SubjectForm):
    """The primary data of a potential investor (ncip-40-3)."""

    field_rules: ClassVar = {"oked": "ncip-40-3-a", "size": "ncip-40-3-b", "country": "ncip-40-3-c"}

    oked = ActivityField(
        label=_("Field of activity"), help_text=_("By the classifier of economic activities.")
    )
    parent = WrittenRowField(
        find=companies_called,
        tell=told_apart,
        required=False,
        label=_("Parent company"),
        help_text=_("Its name or BIN, as on its company card."),
    )
    global2000_entry = WrittenRowField(
        find=entries_called,
        show=lambda entry: entry.company,
        key="pk",
        required=False,
        label=_("Name in The Global 2000"),
        help_text=_("Of the company itself or of its controlling parent, as in the latest edition."),
    )
    really_another = forms.BooleanField(
        required=False,
        label=_("This is really another company"),
        help_text=_("Only needed when a card with a similar name exists."),
    )
    website = forms.URLField(required=False, assume_scheme="https", label=_("Website"))
    demo_fields = forms.JSONField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Company
        fields: ClassVar = [
            "name",
            "other_names",
            "kind",
            "oked",
            "size",
            "country",
            "bin",
            "registration_number",
            "parent",
            "website",
            "global2000_entry",
        ]
        widgets: ClassVar = {"other_names": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer what may be chosen on the day of the act."""
        super().__init__(*args, **kwargs)
        offer(self, "oked", activities_by_section())
        entries = Global2000Entry.objects.filter(edition__superseded_at=None)
        offer(self, "global2000_entry", entries.select_related("edition"))
        offer(self, "parent", Company.objects.visible_to(self.act.actor).exclude(pk=self.instance.pk))
        if self.act.channel != Channel.DEMO:
            del self.fields["demo_fields"]

    def clean_name(self) -> str:
        """A name without doubled spaces."""
        return " ".join(self.cleaned_data["name"].split())

    def clean_bin(self) -> str | None:
        """A BIN belongs to one card; the refusal says who keeps it (ncip-47-2)."""
        number: str | None = (self.cleaned_data["bin"] or "").strip() or None
        known = (
            Company.objects.exclude(pk=self.instance.pk).filter(bin=number).select_related("owner").first()
        )
        if number is None or known is None:
            return number
        sentence = gettext(
            "A card with this BIN exists already: %(name)s, kept by %(owner)s. "
            "Ask them to open it to your organisation."
        )
        raise forms.ValidationError(
            sentence,
            code="duplicate",
            params={"name": known.name, "owner": known.owner.name, "rule": "ncip-47-2"},
        )

    def clean(self) -> dict[str, Any]:
        """The card's keeper, and the question whether a similar name is the same company."""
        cleaned: dict[str, Any] = super().clean() or {}
        if self.instance.owner_id is None:
            self.instance.owner = self.act.actor.organisation
        if "demo_fields" in self.fields:
            self.instance.demo_fields = cleaned.get("demo_fields") or []
        if cleaned.get("name") and self._name_is_new(cleaned["name"]) and not cleaned.get("really_another"):
            self._refuse_similar(cleaned["name"])
        return cleaned

    def _name_is_new(self, name: str) -> bool:
        return self.instance.pk is None or "name" in self.changed_data

    def _refuse_similar(self, name: str) -> None:
        similar = [card for card in Company.objects.alike(name) if card.pk != self.instance.pk]
        if not similar:
            return
        listed = "; ".join(f"{card.name} ({card.country_name}, {card.owner.name})" for card in similar)
        sentence = gettext(
            "Similar companies exist already: %(listed)s. "
            "Open that card, or tick that this is really another company."
        )
        error = forms.ValidationError(
            sentence, code="similar", params={"listed": listed, "rule": "ncip-40-3"}
        )
        self.add_error("really_another", error)


class OpenCardForm(SubjectForm):
    """The organisation that will also accompany this investor (ncip-6-2)."""

    to = RowField(label=_("Organisation"))

    class Meta:
        model = Company
        fields: ClassVar[list[str]] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the front offices that act on the day of the act."""
        super().__init__(*args, **kwargs)
        offices = Organisation.objects.active(self.act.on).of_kind(*CARD_MAKERS)
        offer(self, "to", offices.exclude(pk=self.instance.owner_id))


class GiveAccessForm(SubjectForm):
    """The organisation for which the investor's people sign in, after proof that they may (ncip-24)."""

    organisation = RowField(label=_("Organisation of the investor"))

    class Meta:
        model = Company
        fields: ClassVar[list[str]] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the investors' organisations that belong to no company yet."""
        super().__init__(*args, **kwargs)
        taken = Company.objects.exclude(pk=self.instance.pk).exclude(organisation=None).values("organisation")
        investors = Organisation.objects.active(self.act.on).of_kind(Kind.INVESTOR)
        offer(self, "organisation", investors.exclude(pk__in=taken))

    def save(self, commit: bool = True) -> Company:
        """Set what no other form may set."""
        self.instance.organisation = self.cleaned_data["organisation"]
        saved: Company = super().save(commit)
        return saved

    def clean(self) -> dict[str, Any]:
        """The card takes the organisation once the guards have let it through."""
        cleaned: dict[str, Any] = super().clean() or {}
        self.instance.organisation = cleaned.get("organisation")
        return cleaned


class PlaceForm(SubjectForm):
    """The place in The Global 2000 that a decision gives or takes."""

    global2000_entry = RowField(key="pk", required=False)

    class Meta:
        model = Company
        fields: ClassVar = ["global2000_entry"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Any row: the decision was made on it."""
        super().__init__(*args, **kwargs)
        offer(self, "global2000_entry", Global2000Entry.objects.all())


class MergeForm(SubjectForm):
    """The card that is the same company (ncip-6-2)."""

    other = WrittenRowField(
        find=companies_called,
        tell=told_apart,
        label=_("The other card"),
        help_text=_("Name, BIN or public number of the card that will be closed."),
    )
    agreed = forms.BooleanField(label=_("I have compared both cards: it is the same company"))

    class Meta:
        model = Company
        fields: ClassVar[list[str]] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer all cards; the guards say why one cannot be taken."""
        super().__init__(*args, **kwargs)
        offer(self, "other", Company.objects.select_related("organisation"))
        other: Any = self.fields["other"]
        other.find = self._others_called

    def _others_called(self, cards: Any, text: str) -> Any:
        """The namesakes without this card; when nothing else is called so, the guard says what is wrong."""
        found = companies_called(cards, text)
        others = found.exclude(pk=self.instance.pk)
        return others if others.exists() else found

    def save(self, commit: bool = True) -> Company:
        """What this card lacks is taken from the other one; BIN and organisation follow when it is gone."""
        card, other = self.instance, self.cleaned_data["other"]
        known = {name.casefold() for name in card.names}
        further = [name for name in other.names if name.casefold() not in known]
        card.other_names = "\n".join([*card.names[1:], *further])
        for name in ("registration_number", "website", "global2000_entry_id"):
            setattr(card, name, getattr(card, name) or getattr(other, name))
        if card.parent_id in (None, other.pk):
            card.parent_id = other.parent_id if other.parent_id != card.pk else None
        saved: Company = super().save(commit)
        return saved


class Global2000MatchForm(SubjectForm):
    """Whether a row of The Global 2000 is this company or its controlling parent (reading D10)."""

    entry = WrittenRowField(
        find=entries_called,
        show=lambda entry: entry.company,
        key="pk",
        label=_("Name in The Global 2000"),
        help_text=_("Of the company itself or of its controlling parent, as in the latest edition."),
    )
    decision = forms.ChoiceField(label=_("Decision"), choices=MatchDecision.choices, widget=forms.RadioSelect)

    class Meta:
        model = Global2000Match
        fields: ClassVar = ["entry", "decision", "note"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the rows of editions that hold now."""
        super().__init__(*args, **kwargs)
        offer(self, "entry", Global2000Entry.objects.filter(edition__superseded_at=None))

    def clean(self) -> dict[str, Any]:
        """The new row gets its company, who decided and when."""
        cleaned: dict[str, Any] = super().clean() or {}
        if self.instance.company_id is None and self.subject is not None:
            self.instance.company = self.subject
            self.instance.owner = self.act.actor.organisation
            self.instance.decided_on = self.act.on
        return cleaned
