"""Calculating and publishing a rating, what is kept with it, and its check against today's data (56, Annex 2 4(1))."""

from datetime import date, timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.utils.translation import override

from frontoffices.registry.enums import Kind
from ncip.casework import door
from ncip.casework.models import Notice
from ncip.casework.tick import tick
from ncip.dashboards import queue
from ncip.journal import chain
from ncip.journal.enums import Channel
from ncip.journal.models import Event
from ncip.law.parameters import DELAY_POINTS
from ncip.law.quarters import Quarter
from ncip.reference.models import LegalValue
from projects.implementation.models import Project, Task
from rating.delays.inputs import as_json, from_json, read
from rating.delays.models import DelayRating, KeptInputs, RegionPlace
from rating.delays.standing import frozen, live
from rating.delays.verification import Difference, verify
from tests.people import (
    akimat,
    authorised_body,
    member_of,
    national_chamber,
    national_company,
    observer_of,
    the,
)
from tests.projects.implementation.road import an_organisation, at, refusals, region
from tests.rating.delays.rated import (
    AFTER,
    FIRST,
    LAST,
    PERIOD,
    a_project,
    a_task,
    calculated,
    published,
)

pytestmark = pytest.mark.django_db
STRANGERS = {
    "akimat": akimat,
    "authorised body": authorised_body,
    "chamber": national_chamber,
    "regional representative": lambda: member_of(the(Kind.NATCO_REGIONAL)),
    "council": lambda: member_of(the(Kind.COUNCIL)),
    "investor": lambda: member_of(an_organisation(Kind.INVESTOR)),
    "observer": lambda: observer_of(national_company()),
}


def publish(rating, actor, on=AFTER):
    return door.perform(DelayRating, rating, "publish", actor, at=at(on), channel=Channel.DEMO)


def sweep(day):
    return tick(at(day), channel=Channel.DEMO, sweeps=("delay-rating",))


@pytest.mark.rule("ncip-56", "ncip-app2-4-1")
@pytest.mark.parametrize(
    ("day", "ratings"), [(LAST, ["2025-2"]), (AFTER, ["2025-3"]), (date(2026, 1, 1), ["2025-4"])]
)
def test_the_portal_calculates_a_quarter_on_the_day_after_it(day, ratings):
    sweep(day)
    sweep(day)
    assert list(DelayRating.objects.values_list("code", flat=True)) == ratings


@pytest.mark.rule("ncip-56")
def test_nothing_is_calculated_for_a_quarter_before_the_rules():
    sweep(date(2025, 3, 31))
    assert DelayRating.objects.count() == 0


@pytest.mark.rule("ncip-app2-4-1")
def test_the_national_company_is_told_and_finds_it_in_its_work():
    actor = national_company()
    sweep(AFTER)
    assert Notice.objects.filter(user=actor.user, channel=Notice.Channel.PORTAL).count() == 1
    assert [(case.subject.label, case.action) for case in queue.cases(actor, AFTER)] == [
        ("delay-rating", "publish")
    ]


@pytest.mark.rule("ncip-app2-4-1")
@pytest.mark.parametrize(
    ("quarter", "code"),
    [
        ("2025-3", "already_calculated"),
        ("2025-4", "invalid_choice"),
        ("2024-4", "invalid_choice"),
        ("x", "invalid_choice"),
    ],
)
def test_only_an_ended_quarter_is_calculated_and_only_once(quarter, code):
    calculated()
    order = (DelayRating, {"quarter": quarter}, national_company())
    assert refusals(door.create, *order, at=at(AFTER), channel=Channel.DEMO) == [(code, "quarter")]


@pytest.mark.rule("ncip-app2-4-1")
def test_an_earlier_quarter_is_calculated_by_hand():
    assert calculated(Quarter(2025, 1)).code == "2025-1"


@pytest.mark.rule("ncip-22", "ncip-app2-4-1")
@pytest.mark.parametrize("role", STRANGERS)
def test_nobody_but_the_national_company_calculates_or_publishes(role):
    rating, actor = calculated(), STRANGERS[role]()
    expected = "not_found" if role == "investor" else "wrong_role"
    assert refusals(publish, rating, actor) == [(expected, None)]
    order = (DelayRating, {"quarter": "2025-1"}, actor)
    assert refusals(door.create, *order, at=at(AFTER), channel=Channel.DEMO) == [("wrong_role", None)]


@pytest.mark.rule("ncip-app2-4-1")
@pytest.mark.parametrize(("day", "codes"), [(LAST, [("quarter_not_over", None)]), (AFTER, [])])
def test_a_quarter_is_published_when_it_is_over(day, codes):
    assert refusals(publish, calculated(), national_company(), day) == codes


def test_a_rating_is_published_once():
    assert refusals(publish, published(), national_company()) == [("wrong_state", None)]


@pytest.mark.rule("ncip-56")
def test_publishing_is_journaled_with_the_hash():
    rating = published()
    event = Event.objects.get(subject_id=rating.public_id, action="publish")
    assert (event.after["sha256"], chain.verify().clean) == (rating.sha256, True)


@pytest.mark.rule("ncip-66")
def test_akimats_and_the_authorised_body_are_told():
    people = [akimat(), akimat("KZ-79"), authorised_body()]
    published()
    told = Notice.objects.filter(user__in=[actor.user for actor in people], channel=Notice.Channel.PORTAL)
    assert told.count() == 3


@pytest.mark.rule("ncip-56")
def test_a_published_rating_is_what_was_calculated():
    a_task(a_project(), FIRST)
    a_project("KZ-11")
    before = live(PERIOD)
    assert frozen(published()).lines == before.lines


@pytest.mark.rule("ncip-56")
def test_the_kept_inputs_are_read_back_as_they_were():
    a_task(a_project(), FIRST, date(2025, 8, 1))
    rating = published()
    kept = from_json(KeptInputs.objects.get(rating=rating).inputs)
    assert (kept, kept.sha256) == (read(PERIOD), rating.sha256)


def test_the_hash_does_not_depend_on_the_order_of_keys():
    a_task(a_project(), FIRST)
    found = as_json(read(PERIOD))
    assert from_json(dict(reversed(found.items()))).sha256 == read(PERIOD).sha256


@pytest.mark.rule("ncip-56")
def test_a_published_quarter_recomputes_to_the_same_hash():
    a_task(a_project(), FIRST)
    rating = published()
    verdict = verify(rating)
    assert (verdict.holds, verdict.sha256, verdict.differences) == (True, rating.sha256, ())


@pytest.mark.rule("ncip-56")
def test_a_changed_completion_day_is_named_with_its_row():
    project = a_project()
    task = a_task(project, FIRST, date(2025, 8, 1))
    rating = published()
    Task.objects.filter(pk=task.pk).update(completed_on=date(2025, 8, 5))
    verdict = verify(rating)
    number = str(task.public_id)
    expected = Difference(project.code, number, "completed", "2025-08-01", "2025-08-05")
    assert (verdict.holds, verdict.differences) == (True, (expected,))


@pytest.mark.rule("ncip-56")
@pytest.mark.parametrize(
    ("change", "field"),
    [
        (lambda task: Task.objects.filter(pk=task.pk).update(due_on=date(2025, 7, 2)), "due"),
        (lambda task: Task.objects.filter(pk=task.pk).update(due_on=date(2026, 7, 2)), "row"),
        (lambda task: Project.objects.update(region=region("KZ-11")), "region"),
        (lambda task: a_task(task.roadmap.project, FIRST), "row"),
        (lambda task: a_project(), "row"),
    ],
)
def test_every_kind_of_change_is_named(change, field):
    task = a_task(a_project(), FIRST)
    rating = published()
    change(task)
    assert [one.field for one in verify(rating).differences] == [field]


@pytest.mark.rule("ncip-56")
def test_later_completion_of_an_open_task_is_no_difference():
    project = a_project()
    task = a_task(project, FIRST)
    rating = published()
    other = a_task(project, FIRST, AFTER)
    Task.objects.filter(pk=task.pk).update(
        state="completed", completed_on=AFTER, evidence=other.evidence, reported_on=AFTER
    )
    Task.objects.filter(pk=other.pk).delete()
    assert verify(rating).differences == ()


@pytest.mark.rule("ncip-56", "ncip-9-8")
def test_an_amended_scale_leaves_a_published_rating_as_it_was():
    a_task(a_project(), FIRST)
    rating = published()
    LegalValue.objects.create(
        code=DELAY_POINTS.code,
        valid_from=FIRST,
        value=[["0", "1"], ["10", "3"]],
        act="An amendment",
        recorded_at=at(AFTER),
    )
    verdict = verify(rating)
    assert (verdict.holds, [one.field for one in verdict.differences]) == (True, ["scale"])
    assert [str(one.points) for one in frozen(rating).lines[:1]] == ["1.50"]


@pytest.mark.rule("ncip-56")
@pytest.mark.parametrize(
    "change",
    [
        lambda: DelayRating.objects.update(sha256="0" * 64),
        lambda: DelayRating.objects.all().delete(),
        lambda: RegionPlace.objects.update(points=0),
        lambda: RegionPlace.objects.all().delete(),
        lambda: KeptInputs.objects.update(inputs={}),
        lambda: KeptInputs.objects.all().delete(),
    ],
)
def test_the_database_refuses_to_change_what_was_published(change):
    published()
    with pytest.raises(DatabaseError), transaction.atomic():
        change()


@pytest.mark.rule("ncip-56")
def test_a_change_past_the_database_is_noticed():
    a_task(a_project(), FIRST)
    rating = published()
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")  # as an attacker with all rights would
        cursor.execute("UPDATE rating_delays_regionplace SET points = points + 1 WHERE place = 1")
    assert (verify(rating).hash_holds, verify(rating).result_holds) == (True, False)


def printed(*args, capsys):
    call_command("rating_delays", *args)
    return capsys.readouterr().out


@pytest.mark.rule("ncip-56")
def test_the_command_prints_and_verifies(capsys):
    project = a_project()
    task = a_task(project, FIRST)
    rating = published()
    Task.objects.filter(pk=task.pk).update(due_on=FIRST + timedelta(days=1))
    assert "KZ-39" in printed("--quarter", "2025-3", capsys=capsys)
    checked = printed("--quarter", "2025-3", "--verify", capsys=capsys)
    assert rating.sha256 in checked
    assert f"{project.code} {task.public_id}: due: 2025-07-01 -> 2025-07-02" in checked


@pytest.mark.parametrize(
    "args", [["--quarter", "2024-4"], ["--quarter", "spring"], ["--quarter", "2025-3", "--verify"]]
)
def test_the_command_refuses_what_it_cannot_rate_or_verify(args):
    with pytest.raises(CommandError):
        call_command("rating_delays", *args)


def test_the_check_takes_a_constant_number_of_queries(django_assert_num_queries):
    a_task(a_project(), FIRST)
    rating = published()
    for _number in range(2):
        with django_assert_num_queries(7):
            verify(rating)
        a_task(a_project(), FIRST)
        a_task(a_project(), FIRST)


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("en", "Delay rating of regions: Quarter 3 of 2025"),
        ("ru", "Рейтинг регионов по просрочкам: 3 квартал 2025 года"),
        ("kk", "Өңірлердің кешігу рейтингі: 2025 жылғы 3-тоқсан"),
    ],
)
def test_a_rating_names_its_quarter(language, name):
    with override(language):
        assert str(DelayRating(year=2025, number=3)) == name
