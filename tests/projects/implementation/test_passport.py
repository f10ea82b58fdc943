"""The passport of a project: PS-1, PS-2 (21, 23, 29, 42-1, 45-47)."""

from datetime import date
from decimal import Decimal

import pytest

from frontoffices.registry.enums import Kind
from ncip.casework import door
from ncip.journal.enums import Channel
from ncip.journal.models import Event
from projects.implementation.guards.passport import REQUIRED, missing
from projects.implementation.models import Project
from tests.people import akimat, authorised_body, member_of, mission, national_company, observer_of, the
from tests.projects.implementation.road import (
    FORMED,
    a_company,
    act,
    amend,
    an_organisation,
    at,
    draft,
    financed,
    formed,
    good,
    rate,
    refusals,
    region,
)

pytestmark = pytest.mark.django_db
INITIATING = [Kind.CENTRAL_BODY, Kind.NATIONAL_COMPANY, Kind.NATIONAL_CHAMBER, Kind.HOLDING]
OTHERS = [Kind.FOREIGN_MISSION, Kind.COUNCIL, Kind.AUTHORISED_BODY, Kind.TASK_FORCE]


def form(project, actor, on=FORMED):
    return refusals(act, project, "form_passport", actor, on)


@pytest.mark.rule("ncip-21")
def test_a_project_gets_the_number_of_its_region_and_year():
    assert draft().code == "KZ-39-2025-0001"


@pytest.mark.rule("ncip-21")
def test_numbers_of_a_region_and_year_go_on_and_others_begin_anew():
    company = a_company()
    first = draft(company=company)
    codes = [draft(company=company).code, draft(company=company, on=date(2026, 1, 5)).code]
    codes.append(draft(akimat("KZ-79"), company=company, region="KZ-79").code)
    assert (first.code, codes) == (
        "KZ-39-2025-0001",
        ["KZ-39-2025-0002", "KZ-39-2026-0001", "KZ-79-2025-0001"],
    )


@pytest.mark.rule("ncip-21")
def test_the_number_stays_when_the_region_changes():
    project = draft()
    amend(project, "edit", akimat(), FORMED, region="KZ-79")
    assert (project.code, project.region) == ("KZ-39-2025-0001", region("KZ-79"))


@pytest.mark.rule("ncip-23", "ncip-29", "ncip-45")
@pytest.mark.parametrize("kind", INITIATING)
def test_every_initiating_body_creates_a_passport(kind):
    actor = member_of(the(kind))
    assert draft(actor).initiator == actor.organisation


@pytest.mark.rule("ncip-29")
@pytest.mark.parametrize("kind", OTHERS)
def test_other_organisations_create_none(kind):
    with pytest.raises(door.WrongRole):
        draft(member_of(the(kind)))


@pytest.mark.rule("ncip-23")
def test_an_observer_creates_none():
    with pytest.raises(door.WrongRole):
        draft(observer_of(akimat()))


@pytest.mark.rule("ncip-29")
def test_a_unit_of_an_akimat_acts_for_the_akimat():
    leb = the(Kind.LOCAL_EXECUTIVE_BODY, region__iso="KZ-39")
    unit = an_organisation(Kind.LEB_UNIT, "Unit", level="regional", region=leb.region, parent=leb)
    assert draft(member_of(unit)).initiator == leb


@pytest.mark.rule("ncip-29", "ncip-6-9")
def test_a_draft_of_a_regional_organisation_is_taken_over_by_the_akimat():
    regional = member_of(the(Kind.REGIONAL_ORGANISATION, region__iso="KZ-39"))
    rate(FORMED)
    good()
    project = financed(draft(regional), regional)
    assert (project.initiator, project.prepared_by) == (None, regional.organisation)
    assert form(project, regional) == [("wrong_role", None)]
    act(project, "form_passport", akimat(), FORMED)
    assert project.initiator == akimat().organisation


@pytest.mark.rule("ncip-29")
def test_the_akimat_of_another_region_does_not_take_the_draft_over():
    project = draft(member_of(the(Kind.REGIONAL_ORGANISATION, region__iso="KZ-39")))
    with pytest.raises(door.NotVisible):
        act(project, "form_passport", akimat("KZ-79"), FORMED)


@pytest.mark.rule("ncip-29-b")
def test_a_running_project_is_entered_by_the_akimat_of_its_territory():
    assert draft(already_running="true").already_running is True


@pytest.mark.rule("ncip-29-b")
@pytest.mark.parametrize("who", [lambda: akimat("KZ-79"), national_company])
def test_a_running_project_is_entered_by_nobody_else(who):
    assert refusals(draft, who(), already_running="true") == [("not_the_territory", "already_running")]


@pytest.mark.rule("ncip-47-1", "ncip-47-3", "ncip-47-4", "ncip-47-6", "ncip-47-7", "ncip-47-9", "ncip-47-10")
def test_an_empty_passport_says_all_that_is_missing_at_once():
    company = a_company()
    company.contacts.all().delete()
    bare = dict.fromkeys(("oked", "hs_code", "cost", "description", "registered_on", "contact"), "")
    project = draft_without_contact(company, bare)
    fields = ["oked", "hs_code", "cost", "financing", "contact", "description", "registered_on"]
    assert form(project, akimat()) == [("missing", field) for field in fields]


def draft_without_contact(company, bare):
    actor = akimat()
    given = {"title": "Plant", "company": str(company.public_id), "region": "KZ-39", **bare}
    company.owner = actor.organisation
    company.save()
    return door.create(Project, given, actor, at=at(FORMED), channel=Channel.DEMO).subject


@pytest.mark.rule("ncip-46")
def test_what_is_missing_and_the_refusal_come_from_one_table():
    project = draft(oked="")
    reasons = missing(project)
    assert [(reason.field, reason.rule) for reason in reasons] == [
        ("oked", "ncip-47-3"),
        ("financing", "ncip-47-7"),
    ]
    assert len(REQUIRED["formed"]) == 10


@pytest.mark.rule("ncip-47-2")
def test_a_passport_is_formed_without_a_bin():
    assert (formed(bin="").bin, formed(company=a_company("Other"), bin="").state) == ("", "without_roadmap")


@pytest.mark.rule("ncip-47-2")
def test_a_bin_with_a_wrong_control_digit_is_refused():
    assert refusals(draft, bin="980540000398") == [("control_digit", "bin")]


@pytest.mark.rule("ncip-47-10")
@pytest.mark.parametrize(
    ("day", "expected"), [("2025-05-12", []), ("2025-05-13", [("registered_in_future", "registered_on")])]
)
def test_the_company_is_registered_by_the_day_of_the_act(day, expected):
    assert refusals(draft, registered_on=day) == expected


@pytest.mark.rule("ncip-47-6")
@pytest.mark.parametrize("cost", ["many", "-5", "0", "1e20", "100000000000000000000"])
def test_an_impossible_cost_is_refused(cost):
    assert [field for _code, field in refusals(draft, cost=cost)] == ["cost"]


@pytest.mark.rule("ncip-47-10")
def test_a_day_before_1991_is_refused():
    assert refusals(draft, registered_on="1990-01-01") == [("too_early", "registered_on")]


@pytest.mark.rule("ncip-47-5")
def test_a_district_of_another_region_is_refused():
    foreign = region("KZ-79").districts.first()
    assert refusals(draft, district=foreign.kato) == [("invalid", "district")]


@pytest.mark.rule("ncip-47-7")
@pytest.mark.parametrize(("amount", "gap"), [("999999999.99", "0.01"), ("1000000000.50", "0.50")])
def test_sources_that_do_not_add_up_refuse_and_say_by_how_much(amount, gap):
    actor = akimat()
    rate(FORMED)
    good()
    project = draft(actor)
    act(project, "set_financing", actor, FORMED, sources=[{"kind": "loan", "amount": amount}])
    with pytest.raises(door.GuardsRefuse) as caught:
        act(project, "form_passport", actor, FORMED)
    (reason,) = caught.value.reasons
    assert (reason.code, gap.replace(".", ",") in str(reason.text)) == ("financing_gap", True)


@pytest.mark.rule("ncip-47-7")
def test_sources_replace_those_before():
    project, actor = draft(), akimat()
    act(project, "set_financing", actor, FORMED, sources=[{"kind": "own", "amount": "5"}])
    act(
        project,
        "set_financing",
        actor,
        FORMED,
        sources=[{"kind": "loan", "amount": "7", "terms": "10 years"}],
    )
    assert list(project.financing.values_list("number", "kind", "amount", "terms")) == [
        (1, "loan", Decimal("7.00"), "10 years")
    ]


@pytest.mark.rule("ncip-47-7")
def test_a_source_without_a_volume_is_refused():
    project = draft()
    found = refusals(act, project, "set_financing", akimat(), FORMED, kind_1="own", amount_1="")
    assert found == [("required", "amount_1")]


@pytest.mark.rule("ncip-45")
def test_only_the_initiating_body_edits_a_national_project():
    project = formed(national_company())
    with pytest.raises(door.WrongRole):
        amend(project, "edit", akimat(), FORMED, title="Other")
    amend(project, "edit", national_company(), FORMED, title="Another")
    assert project.title == "Another"


@pytest.mark.rule("ncip-27")
def test_a_regional_project_is_edited_by_akimat_and_regional_organisation_of_its_region():
    project = formed(national_company(), cost="1000000.00")
    amend(project, "edit", akimat(), FORMED, title="By the akimat")
    amend(project, "edit", member_of(the(Kind.REGIONAL_ORGANISATION, region__iso="KZ-39")), FORMED, jobs="7")
    with pytest.raises(door.NotVisible):
        amend(project, "edit", akimat("KZ-79"), FORMED, title="By another")
    assert (project.title, project.jobs) == ("By the akimat", 7)


@pytest.mark.rule("ncip-46")
def test_an_edit_leaves_no_field_of_a_formed_passport_empty():
    project = formed()
    found = refusals(amend, project, "edit", akimat(), FORMED, oked="", goals="")
    assert found == [("missing", "oked"), ("missing", "description")]


@pytest.mark.rule("ncip-23-b")
def test_the_authorised_body_sees_a_passport_at_once():
    project = draft()
    assert list(Project.objects.visible_to(authorised_body())) == [project]


def test_the_journal_keeps_who_formed_the_passport_and_what_followed():
    actor = akimat()
    project = formed(actor)
    events = Event.objects.filter(subject_id=project.public_id).order_by("number")
    names = [event.action for event in events]
    assert names == ["create", "set_financing", "form_passport", "classify", "score_corridor"]
    causes = {event.action: event.caused_by.action for event in events if event.caused_by}
    assert causes == {"classify": "form_passport", "score_corridor": "classify"}


def test_a_mission_creates_no_passport():
    with pytest.raises(door.WrongRole):
        draft(mission("CN"))


@pytest.mark.rule("ncip-47-8")
def test_a_contact_person_whom_the_author_does_not_see_is_not_offered():
    project = draft(akimat("KZ-79"), region="KZ-79")
    hidden = str(a_company("Another company").contacts.get().public_id)
    found = refusals(amend, project, "edit", akimat("KZ-79"), FORMED, contact=hidden)
    assert [field for _, field in found] == ["contact"]
