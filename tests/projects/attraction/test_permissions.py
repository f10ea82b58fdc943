"""Strangers stay out of every operation of Module 1."""

import pytest

from frontoffices.registry.enums import Kind
from ncip.casework import door
from ncip.casework.actions import declarations_of
from ncip.journal.enums import Channel
from projects.attraction.models import Company, Contact, Initiative, Meeting
from tests.projects.attraction.people import assigned, embassy, moment, office, officer_of, organisation

pytestmark = pytest.mark.django_db

MODELS = (Company, Contact, Meeting, Initiative)
STRANGERS = [
    Kind.COUNCIL,
    Kind.CONTRACTOR,
    Kind.SERVICE_PROVIDER,
    Kind.INVESTOR,
    Kind.NATIONAL_CHAMBER,
    Kind.AUTHORISED_BODY,
]
# What the authorised body itself does with an initiative (ncip-42-3, D14).
OF_AUTHORISED_BODY = {"consent_redirect", "refuse_redirect", "close"}
EVERY = [
    (model, operation.name)
    for model in MODELS
    for operation in [*declarations_of(model).amendments.values(), *declarations_of(model).actions.values()]
]


@pytest.fixture
def cards():
    found = assigned()
    company = found.company
    return {
        Company: company,
        Contact: company.contacts.get(),
        Meeting: found.meetings.get(),
        Initiative: found,
    }


def knock(model, name, subject, actor):
    how = {"at": moment(), "channel": Channel.DEMO}
    if name in declarations_of(model).amendments:
        return door.amend(model, subject, name, {}, actor, **how)
    return door.perform(model, subject, name, actor, {}, **how)


@pytest.mark.parametrize(("model", "name"), EVERY)
def test_strangers_do_nothing(cards, model, name):
    at_home = model is Initiative and name in OF_AUTHORISED_BODY
    strangers = [kind for kind in STRANGERS if not (at_home and kind == Kind.AUTHORISED_BODY)]
    refused = []
    for kind in strangers:
        with pytest.raises((door.NotVisible, door.WrongRole)):
            knock(model, name, cards[model], office(kind))
        refused.append(kind)
    assert refused == strangers


@pytest.mark.parametrize(("model", "name"), EVERY)
def test_a_mission_of_another_country_does_nothing(cards, model, name):
    with pytest.raises(door.NotVisible):
        knock(model, name, cards[model], embassy("FR"))


@pytest.mark.parametrize(("model", "name"), EVERY)
def test_an_observer_of_the_keeper_does_nothing(cards, model, name):
    observer = officer_of(organisation(Kind.FOREIGN_MISSION), role="observer", name="Watcher")
    with pytest.raises(door.WrongRole):
        knock(model, name, cards[model], observer)


@pytest.mark.parametrize("model", [Contact, Meeting, Initiative])
def test_strangers_create_nothing_under_a_company(cards, model):
    with pytest.raises((door.NotVisible, door.WrongRole)):
        door.create(model, {}, office(Kind.COUNCIL), at=moment(), channel=Channel.DEMO, parent=cards[Company])


@pytest.mark.parametrize("model", [Contact, Meeting, Initiative])
def test_nothing_stands_without_a_company(model):
    with pytest.raises(door.Refused):
        door.create(model, {}, embassy(), at=moment(), channel=Channel.DEMO)
