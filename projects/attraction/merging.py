"""Two cards of one company become one, and nothing that hung on either is lost (ncip-6-2: one database of investors).

Every foreign key to the company is moved, whatever app it stands in, because the relations are asked from the
model itself; rows that know a subject by its label and number are moved too. What follows on a higher floor hangs
on the amendment `company.merge`.
"""

from collections.abc import Callable, Iterator
from typing import Any, Final
from uuid import UUID

from django.apps import apps
from django.db import IntegrityError, models, transaction
from django.db.models import Exists, F, OuterRef
from django.utils.translation import gettext as _

from ncip.casework import door
from ncip.casework.act import Act
from ncip.casework.models import Refusal, Subject
from ncip.casework.reasons import GuardsRefuse, Reason
from ncip.casework.record import plain, snapshot
from ncip.journal.models import Event
from projects.attraction.cards import open_card, tell_last_meeting
from projects.attraction.models import Company, CompanyAccess, FormerCard

# The journal is not rewritten: the old number leads to the card through FormerCard. Refusals are a log as well.
LEFT_AS_THEY_ARE: Final = (Event, Refusal)


def absorb(company: Company, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """Everything of the other card passes to this one; the other card is gone, its number leads here."""
    other = Company.objects.select_for_update(of=("self",)).get(pk=params["other"].pk)
    door.remark(
        other,
        "company.merged",
        act.actor,
        at=act.at,
        channel=act.channel,
        params={"into": company},
        rule="ncip-6-2",
    )
    for relation in relations():
        _guarded(relation.related_model, _move, relation, other, company, act)
    for model in numbered():
        _guarded(model, _renumber, model, other, company)
    open_card(company, to=other.owner, on=act.on)
    FormerCard.objects.create(
        public_id=other.public_id,
        company=company,
        name=other.name,
        facts=plain(snapshot(other)),
        merged_at=act.at,
        event_id=event_id,
    )
    Company.objects.filter(pk=other.pk).delete()
    tell_last_meeting(company.pk)
    company.refresh_from_db(fields=["last_met"])
    _take_unique(company, other, act)


def relations() -> Iterator[Any]:
    """Every foreign key of any model that points to a company, hidden ones and links of many-to-many too."""
    for field in Company._meta.get_fields(include_hidden=True):
        if field.auto_created and not field.concrete and (field.one_to_many or field.one_to_one):
            yield field


def numbered() -> list[Any]:
    """Every model that knows its subject by label and public number."""
    wanted = {"subject_label", "subject_id"}
    return [
        model
        for model in apps.get_models()
        if wanted <= {field.name for field in model._meta.concrete_fields} and model not in LEFT_AS_THEY_ARE
    ]


def _move(relation: Any, other: Company, company: Company, act: Act) -> None:
    model, name = relation.related_model, relation.field.name
    rows = model._base_manager.filter(**{name: other.pk})
    if mover := MOVERS.get(model):
        mover(rows, other, company)
    elif model._meta.auto_created:
        _move_links(rows, relation, company)
    elif issubclass(model, Subject):
        rows.update(**{name: company.pk, "changed_at": act.at, "version": F("version") + 1})
    else:
        rows.update(**{name: company.pk})


def _move_links(rows: Any, relation: Any, company: Company) -> None:
    """A row of a many-to-many that both cards have stays once."""
    name = relation.field.name
    far = next(
        field.name for field in rows.model._meta.concrete_fields if field.is_relation and field.name != name
    )
    same = rows.model._base_manager.filter(**{name: company.pk, far: OuterRef(far)})
    rows.filter(Exists(same)).delete()
    rows.update(**{name: company.pk})


def _move_accesses(rows: Any, other: Company, company: Company) -> None:
    """An organisation to which both cards were open sees the one card from the earlier day on."""
    for access in rows:
        known = CompanyAccess.objects.filter(company=company, organisation=access.organisation_id).first()
        if access.organisation_id == company.owner_id:
            access.delete()
        elif known is None:
            CompanyAccess.objects.filter(pk=access.pk).update(company=company)
        else:
            known.opened_on = min(known.opened_on, access.opened_on)
            known.save(update_fields=["opened_on"])
            access.delete()


# Rows of which a company may have only one of a kind: how two become one.
MOVERS: Final[dict[type[models.Model], Callable[[Any, Company, Company], None]]] = {
    CompanyAccess: _move_accesses
}


def _renumber(model: Any, other: Company, company: Company) -> None:
    rows = model._base_manager.filter(subject_label=other.label, subject_id=other.public_id)
    rows.update(subject_id=company.public_id)


def _guarded(model: Any, move: Callable[..., None], *given: Any) -> None:
    """What the database refuses is said in words; the whole merger is undone."""
    try:
        with transaction.atomic():
            move(*given)
    except IntegrityError as error:
        sentence = _(
            "Both cards have “%(rows)s” that cannot stand on one card. Settle this on one card first."
        )
        words = {"rows": model._meta.verbose_name_plural}
        raise GuardsRefuse([Reason("both_have", sentence % words, "other", "ncip-6-2")]) from error


def _take_unique(company: Company, other: Company, act: Act) -> None:
    """BIN and organisation may stand on one card only, so they are taken when the other card is gone."""
    taken = {
        name: getattr(other, name)
        for name in ("bin", "organisation_id")
        if getattr(other, name) and not getattr(company, name)
    }
    if not taken:
        return

    def take(_act: Act) -> None:
        for name, value in taken.items():
            setattr(company, name, value)
        company.save()

    door.remark(
        company,
        "company.taken_over",
        act.actor,
        at=act.at,
        channel=act.channel,
        params=taken,
        rule="ncip-6-2",
        change=take,
    )
