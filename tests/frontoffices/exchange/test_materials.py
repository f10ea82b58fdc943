"""Presentation materials: drafts of regional and central offices go through approval."""

import pytest

from frontoffices.exchange.models import PresentationMaterial
from ncip.casework import conversation, documents, door, filing
from ncip.journal.enums import Channel
from ncip.reference.models import Oked
from tests import people
from tests.frontoffices.exchange.office import (
    DAY,
    approved_material,
    material,
    material_data,
    material_on_approval,
    ministry,
    regional_organisation,
)
from tests.frontoffices.exchange.office import paper as a_file
from tests.projects.attraction.people import moment, perform
from tests.projects.attraction.test_pages import signed_in

pytestmark = pytest.mark.django_db


def oked_code():

    return Oked.objects.standing().order_by("code")[0].code


@pytest.mark.rule("ncip-14-6")
@pytest.mark.parametrize("who", [people.akimat, regional_organisation])
def test_materials_of_a_region_are_approved(who):
    found = material_on_approval(who())
    perform(found, "approve", people.authorised_body())
    assert (found.state, found.approved_on, found.approved_by.kind) == ("approved", DAY, "authorised_body")


@pytest.mark.rule("ncip-18-9")
@pytest.mark.parametrize("about", ["industry", "support"])
def test_central_offices_present_industries_and_support(about):
    found = material_on_approval(ministry(), about=about, oked=oked_code(), region="")
    perform(found, "approve", people.national_company())
    assert (found.state, found.about) == ("approved", about)


@pytest.mark.rule("ncip-14-6", "ncip-18-9")
@pytest.mark.parametrize(
    ("who", "data"),
    [
        (people.akimat, {"about": "industry"}),
        (people.akimat, {"region": "KZ-79"}),
        (ministry, {"about": "region"}),
        (ministry, {"about": "industry", "oked": ""}),
        (people.akimat, {"file": ""}),
    ],
)
def test_each_level_presents_its_own_subject_with_a_file(who, data):
    with pytest.raises(door.BadParameters):
        material_of(who(), **data)


def material_of(actor, **data):
    given = {"file": a_file(), **material_data(), **data}
    how = {"at": moment(), "channel": Channel.DEMO}
    return door.create(PresentationMaterial, {key: one for key, one in given.items() if one}, actor, **how)


@pytest.mark.rule("ncip-14-6", "ncip-18-9")
def test_nobody_approves_what_his_own_office_made():
    natco = people.national_company()
    found = material_on_approval(natco, about="support", region="")
    with pytest.raises(door.WrongRole):
        perform(found, "approve", natco)
    perform(found, "approve", people.authorised_body())
    assert found.state == "approved"


@pytest.mark.rule("ncip-14-6")
@pytest.mark.parametrize("who", [people.akimat, people.national_chamber, people.mission, ministry])
def test_others_do_not_approve(who):
    with pytest.raises((door.WrongRole, door.NotVisible)):
        perform(material_on_approval(), "approve", who())


@pytest.mark.rule("ncip-14-6")
def test_a_returned_material_keeps_the_remarks_until_it_is_sent_again():
    found = material_on_approval()
    perform(found, "send_back", people.authorised_body(), {"reason": "Update the tariffs"})
    returned = (found.state, found.remarks)
    perform(found, "submit", people.akimat())
    assert (returned, found.state, found.remarks) == (("returned", "Update the tariffs"), "on_approval", "")


@pytest.mark.rule("ncip-14-6")
def test_the_approval_names_the_files_by_version_and_digest():
    found = approved_material()
    paper = documents.papers_of(found)[0].newest
    assert found.approved_files == [{"name": paper.name, "version": 1, "sha256": paper.blob.sha256}]


def attach(found, actor):
    return filing.file_document(found, a_file(), actor, at=moment(), channel=Channel.DEMO)


@pytest.mark.rule("ncip-14-6")
@pytest.mark.parametrize("who", [people.akimat, people.authorised_body])
def test_what_was_approved_takes_no_more_files(who):
    found = approved_material()
    with pytest.raises(door.WrongState) as caught:
        attach(found, who())
    assert [reason.code for reason in caught.value.reasons] == ["approved"]
    assert len(documents.papers_of(found)) == 1


@pytest.mark.rule("ncip-14-6")
def test_a_message_brings_no_file_to_what_was_approved():
    found = approved_material()
    with pytest.raises(door.WrongState):
        conversation.post(
            found, "New tariffs", people.akimat(), at=moment(), channel=Channel.DEMO, uploads=[a_file()]
        )


@pytest.mark.rule("ncip-14-6")
def test_a_new_version_takes_files_again():
    found = approved_material()
    perform(found, "revise", people.akimat())
    attach(found, people.akimat())
    assert len(documents.papers_of(found)) == 2


def test_the_card_of_an_approved_material_says_why_it_takes_no_files(client):
    page = signed_in(client, people.akimat()).get(approved_material().get_absolute_url()).content.decode()
    assert ("The material is approved as it is" in page, 'id="document_file"' in page) == (True, False)


@pytest.mark.rule("ncip-14-6")
def test_a_new_version_needs_a_new_approval():
    found = approved_material()
    perform(found, "revise", people.akimat())
    assert (found.state, found.approved_on, found.approved_by, found.approved_files) == (
        "draft",
        None,
        None,
        [],
    )


def test_drafts_are_their_makers_and_approved_ones_everybodys():
    found = material()
    who = (people.akimat, people.authorised_body, people.mission)
    drafts = [PresentationMaterial.objects.visible_to(one()).count() for one in who]
    perform(found, "submit", people.akimat())
    waiting = [PresentationMaterial.objects.visible_to(one()).count() for one in who]
    perform(found, "approve", people.authorised_body())
    shown = [PresentationMaterial.objects.visible_to(one()).count() for one in who]
    assert (drafts, waiting, shown) == ([1, 0, 0], [1, 1, 0], [1, 1, 1])
