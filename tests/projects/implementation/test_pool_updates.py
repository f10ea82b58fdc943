"""Quarterly updates of the pools: opened, confirmed, agreed, sent, late (14(4), 26; readings D28, D30)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse

from frontoffices.registry.enums import Kind
from ncip.casework import deadlines
from ncip.casework.actor import Actor
from ncip.casework.models import Deadline, Notice
from ncip.casework.tick import tick
from ncip.journal.enums import Channel
from projects.implementation.models import PoolUpdate, Project
from projects.implementation.pool_updates import open_updates
from tests import people
from tests.people import akimat, authorised_body, member_of, national_company
from tests.projects.implementation.road import (
    a_company,
    act,
    an_organisation,
    at,
    formed,
    refusals,
    region,
    the,
)
from tests.projects.implementation.test_pages import browser_of, queries_of, text_of

pytestmark = pytest.mark.django_db
QUARTER_END = date(2025, 6, 30)  # Monday
OPENED = date(2025, 7, 1)  # Tuesday
LAST_DAY = date(2025, 7, 15)  # Tuesday


def regional(*names: str) -> list[Project]:
    made = [formed(company=a_company(name), cost="1000000.00") for name in names or ("Tobyl Steel",)]
    open_updates(at(OPENED), Channel.DEMO)
    return made


def national() -> Project:
    project = formed()
    open_updates(at(OPENED), Channel.DEMO)
    return project


def the_update() -> PoolUpdate:
    return PoolUpdate.objects.get()


def confirmed(update: PoolUpdate, actor: Actor | None = None, on: date = OPENED) -> PoolUpdate:
    return act(update, "confirm", actor or akimat(), on, everything="on")


def ministry(name: str = "Ministry of Industry") -> Actor:
    return member_of(an_organisation(Kind.CENTRAL_BODY, name, level="central"))


def on_agreement(*bodies: Actor) -> PoolUpdate:
    national()
    update = confirmed(the_update())
    keys = [str(body.organisation.public_id) for body in bodies]
    return act(update, "ask_agreement", akimat(), OPENED, bodies=keys, summary="One new project")


@pytest.mark.rule("ncip-26")
def test_a_quarter_that_ended_opens_a_duty_for_each_region_and_pool_with_a_project() -> None:
    formed(), formed(akimat("KZ-79"), company=a_company("Glass"), region="KZ-79", cost="1000000.00")
    opened = open_updates(at(OPENED), Channel.DEMO)
    made = set(PoolUpdate.objects.values_list("region__iso", "pool", "year", "quarter"))
    assert (opened, made) == (2, {("KZ-39", "national", 2025, 2), ("KZ-79", "regional", 2025, 2)})


def test_a_duty_is_opened_once() -> None:
    regional()
    assert open_updates(at(OPENED + timedelta(days=1)), Channel.DEMO) == 0


@pytest.mark.rule("ncip-26")
@pytest.mark.parametrize(("day", "opened"), [(QUARTER_END, 0), (OPENED, 1)])
def test_nothing_is_opened_before_the_quarter_has_ended(day: date, opened: int) -> None:
    formed()
    assert open_updates(at(day), Channel.DEMO) == opened


@pytest.mark.parametrize(("since", "opened"), [(QUARTER_END, 1), (OPENED, 0)])
def test_a_project_of_the_new_quarter_opens_no_duty_for_the_old_one(since: date, opened: int) -> None:
    Project.objects.filter(pk=formed().pk).update(pool_since=since)
    assert open_updates(at(OPENED), Channel.DEMO) == opened


@pytest.mark.rule("ncip-26", "ncip-14-4")
@pytest.mark.parametrize("make", [regional, national])
def test_the_duty_ends_on_the_15th_and_the_akimat_answers_for_it(make: Any) -> None:
    make()
    [term] = deadlines.of_subject(the_update())
    assert (term.last_day, term.responsible) == (LAST_DAY, akimat().organisation)


@pytest.mark.rule("ncip-26")
@pytest.mark.parametrize(
    ("day", "status"),
    [
        (LAST_DAY - timedelta(days=1), "met"),
        (LAST_DAY, "met"),
        (LAST_DAY + timedelta(days=1), "met_late"),
    ],
)
def test_an_update_is_in_time_up_to_the_15th(day: date, status: str) -> None:
    regional()
    act(confirmed(the_update()), "finish", akimat(), day, summary="no change")
    assert Deadline.objects.get(subject_label="pool-update").status == status


@pytest.mark.rule("ncip-26")
@pytest.mark.parametrize(("day", "told"), [(LAST_DAY, 0), (LAST_DAY + timedelta(days=1), 1)])
def test_the_akimat_is_told_the_day_after_a_missed_15th(day: date, told: int) -> None:
    actor = akimat()
    regional()
    tick(at(LAST_DAY - timedelta(days=1)), sweeps=())
    Notice.objects.all().delete()
    tick(at(day), sweeps=())
    assert Notice.objects.filter(user=actor.user).values("title").distinct().count() == told


@pytest.mark.rule("ncip-26")
def test_each_project_is_confirmed_before_the_update_is_finished() -> None:
    first, _second = regional("Tobyl Steel", "Altyn Dan")
    update = act(the_update(), "confirm", akimat(), OPENED, projects=[first.code])
    found = refusals(act, update, "finish", akimat(), OPENED, summary="no change")
    assert (found, update.lines.get().project) == ([("unconfirmed", None)], first)


def test_a_project_that_left_the_pool_needs_no_confirmation() -> None:
    [project] = regional()
    Project.objects.filter(pk=project.pk).update(pool="national")
    assert act(the_update(), "finish", akimat(), OPENED, summary="no change").state == "made"


def test_nothing_named_is_nothing_confirmed() -> None:
    regional()
    assert refusals(act, the_update(), "confirm", akimat(), OPENED) == [("required", "projects")]


def test_a_project_is_confirmed_once() -> None:
    regional()
    update = confirmed(the_update())
    assert refusals(act, update, "confirm", akimat(), OPENED, everything="on") == [("all_confirmed", None)]


@pytest.mark.rule("ncip-14-4")
def test_the_national_pool_is_sent_only_after_every_sectoral_body_has_agreed() -> None:
    industry, energy = ministry(), ministry("Ministry of Energy")
    update = on_agreement(industry, energy)
    act(update, "agree", industry, OPENED)
    early = refusals(act, update, "send", akimat(), OPENED)
    act(update, "agree", energy, OPENED)
    sent = act(update, "send", akimat(), LAST_DAY)
    assert (early, sent.state, sent.made_on) == ([("not_agreed", None)], "made", LAST_DAY)


@pytest.mark.rule("ncip-14-4")
def test_the_national_pool_cannot_go_round_the_sectoral_bodies() -> None:
    national()
    update = confirmed(the_update())
    assert refusals(act, update, "finish", akimat(), OPENED, summary="no change") == [("national", None)]


@pytest.mark.rule("ncip-26")
def test_the_regional_pool_asks_nobody() -> None:
    regional()
    update, body = confirmed(the_update()), ministry()
    given = {"bodies": [str(body.organisation.public_id)], "summary": "no change"}
    assert refusals(act, update, "ask_agreement", akimat(), OPENED, **given) == [("regional", None)]


@pytest.mark.rule("ncip-14-4")
def test_a_body_that_does_not_agree_returns_the_information_and_is_asked_anew() -> None:
    body = ministry()
    update = on_agreement(body)
    update = act(update, "send_back", body, OPENED, remarks="Two projects are missing")
    asked = act(
        update,
        "ask_agreement",
        akimat(),
        OPENED,
        bodies=[str(body.organisation.public_id)],
        summary="Two more",
    )
    assert (update.state, asked.remarks, asked.marks.filter(agreed_on=None).count()) == (
        "on_agreement",
        "",
        1,
    )


def test_a_body_agrees_once() -> None:
    body = ministry()
    update = on_agreement(body)
    act(update, "agree", body, OPENED)
    assert refusals(act, update, "agree", body, OPENED) == [("agreed_already", None)]


def test_the_asked_body_and_then_those_who_gather_are_told() -> None:
    body, natco, authority = ministry(), national_company(), authorised_body()
    update = on_agreement(body)
    act(update, "agree", body, OPENED)
    act(update, "send", akimat(), OPENED)
    users = set(Notice.objects.filter(url__contains="pools/updates").values_list("user", flat=True))
    assert {body.user.pk, natco.user.pk, authority.user.pk} - users == set()


@pytest.mark.rule("ncip-14-4", "ncip-26")
def test_regional_organisations_update_the_national_pool_and_the_akimat_both() -> None:
    office = member_of(the(Kind.REGIONAL_ORGANISATION, region__iso="KZ-39"))
    regional(), national()
    pools = {update.pool: update for update in PoolUpdate.objects.all()}
    strange = refusals(act, pools["regional"], "confirm", office, OPENED, everything="on")
    confirmed(pools["national"], office), confirmed(pools["regional"])
    assert (strange, pools["national"].unconfirmed().count()) == ([("wrong_role", None)], 0)


@pytest.mark.rule("ncip-26")
@pytest.mark.parametrize("who", [national_company, authorised_body])
def test_those_who_gather_the_updates_make_none(who: Any) -> None:
    regional()
    assert refusals(act, the_update(), "confirm", who(), OPENED, everything="on") == [("wrong_role", None)]


@pytest.mark.rule("ncip-14-4")
def test_nobody_agrees_who_was_not_asked() -> None:
    update = on_agreement(ministry())
    assert refusals(act, update, "agree", akimat(), OPENED) == [("wrong_role", None)]


@pytest.mark.rule("ncip-24")
def test_an_update_is_seen_in_its_region_by_the_asked_and_by_those_who_gather() -> None:
    asked, other = ministry(), ministry("Ministry of Culture")
    on_agreement(asked)
    readers = [
        akimat(),
        asked,
        authorised_body(),
        national_company(),
        akimat("KZ-79"),
        other,
        people.mission(),
    ]
    seen = [PoolUpdate.objects.visible_to(reader).count() for reader in readers]
    assert seen == [1, 1, 1, 1, 0, 0, 0]


@pytest.mark.rule("ncip-26")
@pytest.mark.parametrize(("day", "late"), [(LAST_DAY, 0), (LAST_DAY + timedelta(days=1), 1)])
def test_late_updates_are_listed_for_those_who_gather_them(day: date, late: int, monkeypatch: Any) -> None:
    regional()
    monkeypatch.setattr("django.utils.timezone.now", lambda: at(day))
    page = text_of(browser_of(authorised_body()), reverse("pool_updates") + "?overdue=yes")
    assert page.count(the_update().get_absolute_url()) == late


@pytest.mark.rule("ncip-26")
def test_the_card_names_the_projects_that_are_not_confirmed() -> None:
    first, second = regional("Tobyl Steel", "Altyn Dan")
    act(the_update(), "confirm", akimat(), OPENED, projects=[first.code])
    page = text_of(browser_of(akimat(), "en"), the_update().get_absolute_url())
    left = page.split('id="left-title"', 1)[1].split("</section>", 1)[0]
    assert (first.code in left, second.code in left) == (False, True)


@pytest.mark.parametrize("url", ["/pools/updates/", "/api/v1/pool-updates/"])
def test_the_lists_cost_the_same_for_one_and_for_three_updates(url: str) -> None:
    client = browser_of(authorised_body())
    regional()
    one = queries_of(client, url)
    formed(company=a_company("Altyn Dan"))
    formed(akimat("KZ-79"), company=a_company("Glass"), region="KZ-79", cost="1000000.00")
    open_updates(at(OPENED), Channel.DEMO)
    assert (queries_of(client, url), PoolUpdate.objects.count()) == (one, 3)


@pytest.mark.parametrize("address", ["pool_update", "api-pool-updates-detail"])
def test_the_card_costs_the_same_for_one_and_for_three_projects(address: str) -> None:
    client = browser_of(authorised_body())
    regional()
    url = reverse(address, args=[the_update().public_id])
    confirmed(the_update())
    one = queries_of(client, url)
    formed(company=a_company("Altyn Dan"), cost="1000000.00")
    formed(company=a_company("Glass"), cost="1000000.00")
    confirmed(the_update())
    assert queries_of(client, url) == one


def support(iso: str = "KZ-39") -> Actor:
    made = an_organisation(Kind.SUPPORT_ORGANISATION, "Support", level="regional", region=region(iso))
    return member_of(made)


@pytest.mark.rule("ncip-14-4")
def test_a_support_organisation_finds_the_update_of_the_national_pool_of_its_region() -> None:
    formed(cost="1000000.00"), national()
    mine, other = support(), support("KZ-79")
    lists = [text_of(browser_of(one), reverse("pool_updates")) for one in (mine, other)]
    urls = {update.pool: update.get_absolute_url() for update in PoolUpdate.objects.all()}
    shown = [[urls[pool] in page for pool in ("national", "regional")] for page in lists]
    assert shown == [[True, False], [False, False]]


@pytest.mark.rule("ncip-14-4")
def test_a_support_organisation_confirms_and_sends_the_national_pool() -> None:
    national()
    office, body = support(), ministry()
    update = confirmed(the_update(), office)
    keys = [str(body.organisation.public_id)]
    update = act(update, "ask_agreement", office, OPENED, bodies=keys, summary="no change")
    act(update, "agree", body, OPENED)
    assert act(update, "send", office, LAST_DAY).made_by == office.organisation


@pytest.mark.rule("ncip-24")
def test_the_asked_body_reads_the_names_of_projects_that_it_cannot_open() -> None:
    body = ministry()
    update = on_agreement(body)
    [line] = update.lines.select_related("project")
    page = text_of(browser_of(body), update.get_absolute_url())
    assert (line.project.title in page, line.project.get_absolute_url() in page) == (True, False)
