"""Two cards of one company become one without losing a link (ncip-6-2)."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from frontoffices.registry.enums import Kind
from frontoffices.registry.kinds import level_of
from frontoffices.registry.models import Organisation
from ncip.accounts.models import User
from ncip.casework import conversation, documents, door
from ncip.casework.actor import Actor
from ncip.casework.models import Deadline, Document, Message
from ncip.journal.enums import Channel
from ncip.journal.models import Event
from projects.attraction import merging
from projects.attraction.cards import open_card
from projects.attraction.models import Company, CompanyAccess, FormerCard, KycCheck
from tests.projects.attraction.people import (
    DAY,
    VALID_BIN,
    akimat,
    amend,
    assigned,
    company,
    contact,
    create,
    embassy,
    initiative,
    moment,
    office,
    organisation,
    passport_data,
    perform,
)
from tests.projects.attraction.test_pages import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.rule("ncip-6-2")]
OTHER_BIN = "940140000385"


def root():
    known = User.objects.filter(email="root@example.kz").first()
    return Actor.of(
        known or User.objects.create_superuser("root@example.kz", "A-long-password-1", family_name="Root")
    )


def twin(**fields):
    return company(**{"name": "Rhein Solar AG", "really_another": True, **fields})


def merge(kept, other, actor=None, **data):
    amend(kept, "merge", {"other": str(other.public_id), "agreed": True, **data}, actor or root())
    return kept


def refused(kept, other):
    with pytest.raises(door.Refused) as caught:
        merge(kept, other)
    return [(reason.field, reason.code) for reason in caught.value.reasons]


def test_contacts_meetings_initiatives_and_checks_pass_to_the_kept_card():
    kept, other = company(), twin()
    started = initiative(of=other)
    check = create(KycCheck, {}, embassy(), other)
    merge(kept, other)
    assert (kept.contacts.count(), kept.meetings.count(), kept.initiatives.get(), kept.kyc_checks.get()) == (
        1,
        1,
        started,
        check,
    )


def test_the_other_card_is_gone_and_its_facts_stay_readable():
    kept, other = company(), twin(size="small")
    merge(kept, other)
    former = FormerCard.objects.get()
    assert (Company.objects.get(), former.company, former.name, former.facts["size"]) == (
        kept,
        kept,
        "Rhein Solar AG",
        "small",
    )


def test_a_project_passes_to_the_kept_card_and_is_found_by_its_name():
    started = assigned(of=twin(name="Elbe Wind AG"))
    kept = company()
    perform(started, "create_passport", akimat(), passport_data())
    other = started.company
    merge(kept, other)
    project = kept.projects.get()
    assert "rhein" in project.search_text


def test_what_the_kept_card_lacks_is_taken_from_the_other():
    kept, other = company(), twin(bin=VALID_BIN, website="https://rhein.example")
    merge(kept, other)
    assert (kept.bin, kept.website, kept.names) == (
        VALID_BIN,
        "https://rhein.example",
        ["Rhein Solar GmbH", "Rhein Solar AG"],
    )


def test_the_access_of_the_investor_passes_to_the_kept_card():
    kept, other, investor = company(), twin(), office(Kind.INVESTOR)
    amend(other, "give_access", {"organisation": str(investor.organisation.public_id)}, root())
    merge(kept, other)
    assert list(Company.objects.visible_to(investor)) == [kept]


def test_offices_to_which_either_card_was_open_see_the_kept_one_once():
    kept, other = company(), twin()
    for card in (kept, other):
        open_card(card, to=akimat().organisation, on=DAY)
    open_card(other, to=akimat("11").organisation, on=DAY)
    merge(kept, other)
    assert CompanyAccess.objects.filter(company=kept).count() == 2


def test_the_office_that_kept_the_other_card_goes_on_seeing_it():
    kept, other = company(), twin(actor=akimat())
    merge(kept, other)
    assert list(Company.objects.visible_to(akimat())) == [kept]


def test_papers_and_messages_pass_to_the_kept_card():
    kept, other = company(), twin()
    conversation.post(other, "Hello", embassy(), at=moment(), channel=Channel.DEMO)
    upload = SimpleUploadedFile("offer.txt", b"An offer")
    door.remark(
        other,
        "document.attach",
        embassy(),
        at=moment(),
        channel=Channel.DEMO,
        change=lambda act: documents.attach(other, upload, act=act),
    )
    merge(kept, other)
    assert {
        *Message.objects.values_list("subject_id", flat=True),
        *Document.objects.values_list("subject_id", flat=True),
    } == {kept.public_id}


def test_the_history_of_both_cards_is_told_on_the_kept_one(client):
    kept, other = company(), twin()
    merge(kept, other)
    text = signed_in(client, root()).get(kept.get_absolute_url()).content.decode()
    assert (text.count("Add a company"), "A card was merged into another one" in text) == (2, True)


def test_the_merger_is_in_the_journal_of_both():
    kept, other = company(), twin()
    merge(kept, other)
    actions = Event.objects.filter(action__in=["merge", "company.merged"]).values_list("subject_id", "action")
    assert set(actions) == {(kept.public_id, "merge"), (other.public_id, "company.merged")}


def test_subsidiaries_follow_and_the_kept_card_is_not_its_own_parent():
    other = company(name="Elbe Holding")
    kept = company(parent=str(other.public_id))
    daughter = company(name="Isar Hydro", parent=str(other.public_id))
    merge(kept, other)
    daughter.refresh_from_db()
    assert (kept.parent, daughter.parent) == (None, kept)


def test_the_address_of_the_other_card_leads_to_the_kept_one(client):
    kept, other = company(), twin()
    merge(kept, other)
    answer = signed_in(client, embassy()).get(other.get_absolute_url())
    assert (answer.status_code, answer.url) == (301, kept.get_absolute_url())


def test_partner_systems_are_led_to_the_kept_card_too(client):
    kept, other = company(), twin()
    merge(kept, other)
    answer = signed_in(client, embassy()).get(f"/api/v1/companies/{other.public_id}/")
    assert (answer.status_code, answer.url) == (301, f"/api/v1/companies/{kept.public_id}/")


def test_the_address_of_a_merged_card_is_not_told_to_who_may_not_see_the_kept_one(client):
    kept, other = company(), twin()
    merge(kept, other)
    assert signed_in(client, akimat()).get(other.get_absolute_url()).status_code == 404


def test_a_card_merged_twice_still_leads_to_the_last_one(client):
    first, second, third = company(), twin(), twin(name="Rhein Solar SE")
    merge(second, first)
    merge(third, second)
    assert signed_in(client, embassy()).get(first.get_absolute_url()).url == third.get_absolute_url()


def test_a_card_is_not_merged_into_itself():
    card = company()
    assert refused(card, card) == [("other", "itself")]


def test_the_card_itself_is_not_among_the_namesakes_to_choose_from():
    card, other = company(), twin(name="Rhein Solar AG")
    amend(card, "merge", {"other": "Rhein Solar AG", "agreed": True}, root())
    assert Company.objects.filter(pk=other.pk).exists() is False


def test_the_own_name_alone_is_answered_as_the_card_itself():
    card = company()
    with pytest.raises(door.GuardsRefuse) as caught:
        amend(card, "merge", {"other": card.name, "agreed": True}, root())
    assert [reason.code for reason in caught.value.reasons] == ["itself"]


def test_cards_with_two_bins_stay_apart():
    assert refused(company(bin=VALID_BIN), twin(bin=OTHER_BIN)) == [("other", "two_bins")]


def test_cards_of_two_organisations_with_access_stay_apart():
    kept, other = company(), twin()
    amend(kept, "give_access", {"organisation": str(organisation(Kind.INVESTOR).public_id)}, root())
    names = {"name_ru": "Other", "name_kk": "Other", "name_en": "Other"}
    second = Organisation.objects.create(kind=Kind.INVESTOR, level=level_of(Kind.INVESTOR), **names)
    amend(other, "give_access", {"organisation": str(second.public_id)}, root())
    assert refused(kept, other) == [("other", "two_organisations")]


@pytest.mark.parametrize(
    "actor", [embassy, lambda: office(Kind.NATIONAL_COMPANY), lambda: office(Kind.AUTHORISED_BODY)]
)
def test_only_an_administrator_merges_cards(actor):
    kept, other = company(), twin()
    with pytest.raises(door.WrongRole):
        merge(kept, other, actor())


def test_without_the_tick_nothing_is_merged():
    kept, other = company(), twin()
    with pytest.raises(door.BadParameters):
        merge(kept, other, agreed=False)
    assert Company.objects.count() == 2


def test_a_refused_merger_changes_nothing():
    kept, other = company(bin=VALID_BIN), twin(bin=OTHER_BIN)
    contact(other)
    refused(kept, other)
    assert (kept.contacts.count(), other.contacts.count()) == (0, 1)


def _single(relation):
    """Whether the database lets a company stand only once in rows of that relation."""
    name, meta = relation.field.name, relation.related_model._meta
    together = [set(constraint.fields) for constraint in meta.constraints if hasattr(constraint, "fields")]
    together += [set(fields) for fields in meta.unique_together]
    return relation.field.unique or any(name in fields for fields in together)


def test_every_relation_to_a_company_is_moved_or_has_its_own_way_to_be_moved():
    needing = {
        relation.related_model
        for relation in merging.relations()
        if _single(relation) and not relation.related_model._meta.auto_created
    }
    assert needing - set(merging.MOVERS) == set()


def test_every_model_with_a_subject_number_is_renumbered_or_is_a_log():
    assert {Deadline, Document, Message} <= set(merging.numbered())
    assert not {Event} & set(merging.numbered())


def test_cards_are_merged_over_the_api_too(client):
    kept, other = company(), twin()
    client.force_login(root().user)
    sent = {"amendment": "merge", "other": str(other.public_id), "agreed": True, "version": kept.version}
    answer = client.patch(f"/api/v1/companies/{kept.public_id}/", sent, content_type="application/json")
    assert (answer.status_code, list(Company.objects.all())) == (200, [kept])


def test_a_merger_over_the_api_is_refused_to_the_keeper(client):
    kept, other = company(), twin()
    client.force_login(embassy().user)
    sent = {"amendment": "merge", "other": str(other.public_id), "agreed": True, "version": kept.version}
    answer = client.patch(f"/api/v1/companies/{kept.public_id}/", sent, content_type="application/json")
    assert (answer.status_code, Company.objects.count()) == (403, 2)
