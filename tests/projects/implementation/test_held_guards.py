"""Guards and predicates of Module 2 where a small change would go unseen: the day itself, the other akimat, an
amended threshold.
"""

from datetime import date, timedelta
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.utils import timezone

from frontoffices.registry.enums import Kind
from ncip.casework.act import Act
from ncip.journal.enums import Channel
from ncip.reference.changes import apply_change
from projects.implementation import permissions
from projects.implementation.corridor import place_in_global2000
from projects.implementation.enums import Pool, ProjectState
from projects.implementation.guards import passport, roadmap, task, validation
from projects.implementation.models import Project
from projects.implementation.valuation import corridor_rules, has_task_force_size, pool_at
from tests.people import akimat, member_of, national_company, the
from tests.projects.implementation.road import FORMED, an_organisation, at, draft

pytestmark = pytest.mark.django_db
CHANGED = date(2026, 12, 1)
BEFORE = CHANGED - timedelta(days=1)


def act_of(actor, on=FORMED):
    return Act(actor=actor, at=at(on), channel=Channel.DEMO)


def unit_of(actor):
    leb = actor.organisation
    return member_of(an_organisation(Kind.LEB_UNIT, "Unit", level="regional", region=leb.region, parent=leb))


def regional_organisation(iso="KZ-39"):
    return member_of(the(Kind.REGIONAL_ORGANISATION, region__iso=iso))


def amended(code, value):
    row = {"code": code, "valid_from": str(CHANGED), "value": value}
    apply_change("parameter", row, act="Amendment", at=timezone.now())


@pytest.mark.rule("ncip-9-8", "ncip-28")
def test_an_amended_threshold_of_the_pool_sorts_from_its_day():
    amended("pool_threshold_mci", "200000")
    cost = Decimal(150_000) * 4000
    pools = [pool_at(cost, Decimal(4000), has_contract=False, on=day) for day in (BEFORE, CHANGED)]
    assert pools == [Pool.NATIONAL, Pool.REGIONAL]


@pytest.mark.rule("ncip-9-8", "ncip-31")
def test_an_amended_threshold_of_task_force_counts_from_its_day():
    amended("task_force_threshold_mci", "8000000")
    cost = Decimal(7_500_000) * 4000
    assert [has_task_force_size(cost, Decimal(4000), day) for day in (BEFORE, CHANGED)] == [True, False]


@pytest.mark.rule("ncip-9-8", "ncip-app1-formula")
def test_an_amended_threshold_of_the_corridor_counts_from_its_day():
    amended("corridor_threshold", "1.5")
    threshold = corridor_rules().threshold
    assert [threshold.on(day) for day in (BEFORE, CHANGED)] == [Decimal("1.3"), Decimal("1.5")]


@pytest.mark.rule("ncip-app1-g2000")
def test_the_own_place_in_the_list_goes_before_that_of_the_parent():
    parent = SimpleNamespace(global2000_entry="of the parent", parent=None)
    own = SimpleNamespace(global2000_entry="its own", parent=parent)
    assert place_in_global2000(own).entry == "its own"


@pytest.mark.rule("ncip-60")
def test_a_project_is_countersigned_once():
    chamber = SimpleNamespace(kind=Kind.NATIONAL_CHAMBER)
    project = SimpleNamespace(initiator=chamber, countersigned_on=FORMED)
    refused = validation.countersign_is_needed.reasons(project, act_of(akimat()), None)
    assert [reason.code for reason in refused] == ["already_countersigned"]


@pytest.mark.rule("ncip-53")
@pytest.mark.parametrize(("days", "expected"), [(-1, []), (0, []), (1, ["started_in_future"])])
def test_a_task_has_begun_by_the_day_of_the_act(days, expected):
    given = {"started_on": FORMED + timedelta(days=days)}
    refused = task.start_day_is_possible.reasons(None, act_of(akimat()), given)
    assert [reason.code for reason in refused] == expected


@pytest.mark.rule("ncip-53")
@pytest.mark.parametrize(
    ("day", "expected"), [(date(1991, 12, 15), ["start_too_early"]), (date(1991, 12, 16), [])]
)
def test_no_task_begins_before_the_first_day_of_the_country(day, expected):
    refused = task.start_day_is_possible.reasons(None, act_of(akimat()), {"started_on": day})
    assert [reason.code for reason in refused] == expected


@pytest.mark.rule("ncip-52")
@pytest.mark.parametrize(
    ("state", "of_project", "expected"),
    [
        ("approved", "with_roadmap", []),
        ("approved", "awaiting_validation", ["roadmap_not_approved"]),
        ("submitted", "with_roadmap", ["roadmap_not_approved"]),
    ],
)
def test_a_task_needs_its_roadmap_approved_and_its_project_under_way(state, of_project, expected):
    project = SimpleNamespace(state=of_project)
    subject = SimpleNamespace(roadmap=SimpleNamespace(state=state, project=project))
    refused = task.roadmap_is_approved.reasons(subject, act_of(akimat()), None)
    assert [reason.code for reason in refused] == expected


@pytest.mark.rule("ncip-52")
@pytest.mark.parametrize(
    ("drafter", "designated", "expected"),
    [(False, False, []), (True, False, ["own_draft"]), (False, True, ["own_draft"])],
)
def test_nobody_decides_on_what_his_own_organisation_drafted(drafter, designated, expected):
    decides = national_company()
    own = decides.organisation.pk
    project = SimpleNamespace(leb_id=own if designated else None)
    subject = SimpleNamespace(drafted_by_id=own if drafter else None, project=project)
    refused = roadmap.decided_by_another.reasons(subject, act_of(decides), None)
    assert [reason.code for reason in refused] == expected


@pytest.mark.rule("ncip-48-1")
def test_the_marks_fall_with_every_term_of_a_task():
    terms = {
        "pk": 1,
        "public_id": "a",
        "stage": "investment",
        "state": "not_started",
        "starts_on": date(2025, 6, 1),
        "due_on": date(2025, 7, 31),
        "responsible_kind": "body",
        "responsible_id": 1,
        "responsible_name": "",
    }
    others = {
        "stage": "pre_investment",
        "state": "not_applicable",
        "starts_on": date(2025, 6, 2),
        "due_on": date(2025, 8, 1),
        "responsible_kind": "contractor",
        "responsible_id": 2,
    }
    agreed = roadmap.terms_digest([SimpleNamespace(**terms)])
    same = [
        name
        for name, other in others.items()
        if roadmap.terms_digest([SimpleNamespace(**terms | {name: other})]) == agreed
    ]
    assert same == []


@pytest.mark.rule("ncip-47-8")
def test_an_erased_contact_is_no_contact():
    contact = SimpleNamespace(erased_on=FORMED)
    needed = next(one for one in passport.REQUIRED[ProjectState.FORMED.value] if one.field == "contact")
    assert needed.present(SimpleNamespace(contact=contact)) is False


@pytest.mark.rule("ncip-29")
def test_a_unit_sees_and_edits_what_its_akimat_entered():
    leb = akimat()
    project, unit = draft(leb), unit_of(leb)
    assert Project.objects.visible_to(unit).get() == project
    assert permissions.passport_editor(unit, project)


@pytest.mark.rule("ncip-29", "ncip-24")
def test_an_akimat_sees_the_drafts_without_an_initiator_of_its_own_region_only():
    draft(regional_organisation())
    seen = [Project.objects.visible_to(actor).count() for actor in (akimat(), akimat("KZ-79"))]
    assert seen == [1, 0]


@pytest.mark.rule("ncip-29")
@pytest.mark.parametrize(
    ("iso", "has_initiator", "answer"),
    [("KZ-39", False, True), ("KZ-79", False, False), ("KZ-39", True, False)],
)
def test_only_the_akimat_of_the_region_adopts_and_only_what_nobody_initiated(iso, has_initiator, answer):
    home = akimat().organisation.region_id
    project = SimpleNamespace(initiator_id=1 if has_initiator else None, region_id=home)
    assert permissions.adopting_leb(akimat(iso), project) is answer


@pytest.mark.rule("ncip-27")
@pytest.mark.parametrize(
    ("pool", "iso", "answer"),
    [("regional", "KZ-39", True), ("regional", "KZ-79", False), ("national", "KZ-39", False)],
)
def test_regional_organisations_accompany_the_regional_pool_of_their_region(pool, iso, answer):
    project = SimpleNamespace(pool=pool, region_id=akimat().organisation.region_id)
    found = [
        permissions.regional_companions(actor, project) for actor in (akimat(iso), regional_organisation(iso))
    ]
    assert found == [answer, answer]


@pytest.mark.rule("ncip-3-13")
@pytest.mark.parametrize(("iso", "answer"), [("KZ-39", True), ("KZ-79", False)])
def test_a_representative_acts_for_the_national_company_in_his_region(iso, answer):
    project = SimpleNamespace(region_id=akimat().organisation.region_id)
    assert (
        permissions.national_company(member_of(the(Kind.NATCO_REGIONAL, region__iso=iso)), project) is answer
    )


@pytest.mark.rule("ncip-6-9")
@pytest.mark.parametrize(("state", "answer"), [("draft", True), ("formed", False)])
def test_who_prepared_a_draft_edits_it_while_it_is_one(state, answer):
    author = regional_organisation()
    project = SimpleNamespace(state=state, prepared_by_id=author.organisation.pk)
    assert permissions.draft_author(author, project) is answer
