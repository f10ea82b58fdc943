"""Strangers stay out of every operation of the exchange."""

import pytest

from frontoffices.exchange.models import (
    Analysis,
    CountryProgramme,
    ExchangeRequest,
    InformationMaterial,
    InvestmentEvent,
    Niche,
    PresentationMaterial,
    ProgrammeMeasure,
    Promotion,
    Publication,
    SystemicIssue,
)
from frontoffices.registry.enums import Kind
from ncip.casework import door
from ncip.casework.actions import declarations_of
from ncip.journal.enums import Channel
from tests import people
from tests.frontoffices.exchange import office
from tests.projects.attraction.people import moment
from tests.projects.implementation import road

pytestmark = pytest.mark.django_db


def a_measure():
    return office.in_effect().measures.get()


MADE = {
    InvestmentEvent: office.approved,
    CountryProgramme: office.in_effect,
    ProgrammeMeasure: a_measure,
    ExchangeRequest: office.registered,
    PresentationMaterial: office.approved_material,
    Niche: office.niche,
    InformationMaterial: office.current,
    Analysis: office.analysis,
    SystemicIssue: office.raised,
    Promotion: office.promotion,
    Publication: lambda: office.publication(office.foreign_project()),
}
EVERY = [
    (model, operation.name)
    for model in MADE
    for operation in [*declarations_of(model).amendments.values(), *declarations_of(model).actions.values()]
]
HOW = {"at": moment(office.DAY), "channel": Channel.DEMO}


def strangers():
    """An investor, a contractor and the Council are no front offices."""
    return [
        people.member_of(road.an_organisation(Kind.INVESTOR, "Stranger"), name="stranger"),
        people.member_of(road.an_organisation(Kind.CONTRACTOR, "Builder"), name="builder"),
        people.member_of(people.the(Kind.COUNCIL), name="council"),
    ]


def knock(model, name, subject, actor):
    if name in declarations_of(model).amendments:
        return door.amend(model, subject, name, {}, actor, **HOW)
    return door.perform(model, subject, name, actor, {}, **HOW)


@pytest.mark.parametrize(("model", "name"), EVERY)
def test_strangers_do_nothing(model, name):
    subject = MADE[model]()
    for stranger in strangers():
        with pytest.raises((door.NotVisible, door.WrongRole)):
            knock(model, name, subject, stranger)
    assert model.objects.get(pk=subject.pk).version == subject.version


@pytest.mark.parametrize(("model", "name"), EVERY)
def test_an_observer_of_the_keeper_does_nothing(model, name):
    subject = MADE[model]()
    owner = getattr(subject, "owner", None) or subject.programme.owner
    with pytest.raises((door.WrongRole, door.NotVisible)):
        knock(model, name, subject, people.observer_of(people.member_of(owner)))


@pytest.mark.parametrize(
    "model",
    [
        InvestmentEvent,
        CountryProgramme,
        ExchangeRequest,
        PresentationMaterial,
        Niche,
        InformationMaterial,
        Analysis,
        SystemicIssue,
        Promotion,
    ],
)
def test_strangers_create_nothing(model):
    for stranger in strangers():
        with pytest.raises(door.WrongRole):
            door.create(model, {}, stranger, **HOW)
    assert model.objects.count() == 0
