"""Country programmes: formed jointly, updated each quarter by the 15th, renewed each year."""

from datetime import date

import pytest

from frontoffices.exchange import duties
from frontoffices.exchange.models import CountryProgramme, ProgrammeMeasure, ProgrammeUpdate
from ncip.casework import deadlines, door
from ncip.casework.models import Deadline
from ncip.casework.tick import tick
from ncip.journal.enums import Channel
from ncip.law.parameters import PROGRAMME_UPDATE_DAY
from ncip.law.rulebook import entry
from ncip.reference.changes import apply_change
from tests import people
from tests.frontoffices.exchange.office import (
    DAY,
    in_effect,
    measure,
    measure_data,
    ministry,
    on_agreement,
    programme,
    programme_data,
    the_update,
)
from tests.projects.attraction.people import amend, moment, perform

pytestmark = pytest.mark.django_db

MADE = {"progress": "Talks with three companies", "analysis": "No change"}


def pass_day(on):
    """What the tick of that morning does."""
    return duties.open_updates(moment(on), Channel.DEMO)


def codes(refusal):
    return [reason.code for reason in refusal.value.reasons]


def last_days(update):
    return [(row.printed_day, row.last_day) for row in deadlines.of_subject(update)]


@pytest.mark.rule("ncip-3-3", "ncip-5-19", "ncip-17-2")
def test_a_mission_forms_the_programme_jointly_with_the_national_company():
    found = in_effect()
    assert (found.state, found.country, found.agreed_on) == ("active", "DE", DAY)


@pytest.mark.rule("ncip-5-19")
@pytest.mark.parametrize("who", [people.akimat, people.national_company, ministry, people.authorised_body])
def test_only_external_offices_form_a_programme(who):
    with pytest.raises(door.WrongRole):
        programme(who())


@pytest.mark.rule("ncip-17-2")
@pytest.mark.parametrize("who", [people.mission, people.authorised_body, people.akimat])
def test_only_the_national_company_agrees(who):
    found = on_agreement()
    with pytest.raises((door.WrongRole, door.NotVisible)):
        perform(found, "agree", who())


@pytest.mark.rule("ncip-17-2")
def test_an_incomplete_programme_is_not_sent():
    found = programme(sectors="", analysis="")
    with pytest.raises(door.GuardsRefuse) as refusal:
        perform(found, "submit", people.mission("DE"))
    assert [(reason.code, reason.field) for reason in refusal.value.reasons] == [
        ("missing", "sectors"),
        ("missing", "analysis"),
        ("no_measure", None),
    ]


@pytest.mark.rule("ncip-17-2")
def test_a_returned_programme_keeps_the_remarks_until_it_is_sent_again():
    found = on_agreement()
    perform(found, "send_back", people.national_company(), {"reason": "Add the chemical industry"})
    returned = (found.state, found.remarks)
    perform(found, "submit", people.mission("DE"))
    assert (returned, found.remarks) == (("draft", "Add the chemical industry"), "")


@pytest.mark.rule("ncip-5-18")
def test_a_country_has_one_version_for_each_year():
    programme()
    with pytest.raises(door.BadParameters) as refusal:
        programme()
    assert codes(refusal) == ["duplicate"]


@pytest.mark.rule("ncip-5-18")
def test_the_version_of_the_new_year_takes_over_open_measures_and_replaces_the_old_one():
    old = in_effect()
    new = in_effect(year=2026, on=date(2026, 1, 12))
    old.refresh_from_db()
    titles = sorted(new.measures.values_list("title", "due_on"))
    assert (old.state, new.state) == ("replaced", "active")
    assert titles == [
        ("Talks with five companies", date(2025, 6, 30)),
        ("Talks with five companies", date(2026, 6, 30)),
    ]


@pytest.mark.rule("ncip-17-2")
def test_the_fifteenth_is_the_number_of_the_paragraph():
    assert PROGRAMME_UPDATE_DAY.on(DAY) == entry("ncip-17-2").numbers["due_day"]


@pytest.mark.rule("ncip-17-2")
def test_the_update_falls_due_once_the_quarter_has_ended():
    found = in_effect()
    before = pass_day(date(2025, 3, 31))
    opened = [pass_day(date(2025, 4, 1)), pass_day(date(2025, 4, 2))]
    update = found.updates.get()
    assert (before, opened, update.year, update.quarter) == (0, [1, 0], 2025, 1)


@pytest.mark.rule("ncip-17-2")
@pytest.mark.parametrize(
    ("agreed", "tick_on", "due"),
    [
        (date(2025, 3, 3), date(2025, 4, 1), date(2025, 4, 15)),
        (date(2025, 5, 5), date(2025, 7, 1), date(2025, 7, 15)),
        (date(2025, 8, 4), date(2025, 10, 1), date(2025, 10, 15)),
        (date(2026, 10, 5), date(2027, 1, 5), date(2027, 1, 15)),
    ],
)
def test_the_update_is_due_by_the_fifteenth_of_the_next_month(agreed, tick_on, due):
    found = in_effect(on=agreed, year=agreed.year)
    pass_day(tick_on)
    assert last_days(the_update(found)) == [(due, due)]


@pytest.mark.rule("ncip-17-2")
def test_a_fifteenth_made_a_day_off_moves_to_the_next_working_day():
    # Tuesday 15 April 2025 is made a day off by transfer.
    apply_change("calendar", {"day": "2025-04-15", "kind": "transferred_off"}, act="act", at=moment())
    found = in_effect()
    pass_day(date(2025, 4, 1))
    assert last_days(the_update(found)) == [(date(2025, 4, 15), date(2025, 4, 16))]


@pytest.mark.rule("ncip-17-2")
@pytest.mark.parametrize(
    ("on", "status"),
    [(date(2025, 4, 14), "met"), (date(2025, 4, 15), "met"), (date(2025, 4, 16), "met_late")],
)
def test_the_fifteenth_itself_is_in_time(on, status):
    found = in_effect()
    pass_day(date(2025, 4, 1))
    perform(the_update(found), "make", people.mission("DE"), MADE, on=on)
    assert Deadline.objects.get().status == status


@pytest.mark.rule("ncip-17-2")
def test_a_missed_update_is_flagged_and_told():
    found, mission = in_effect(), people.mission("DE")
    pass_day(date(2025, 4, 1))
    tick(moment(date(2025, 4, 17)), channel=Channel.JOB)
    deadline = Deadline.objects.get()
    assert deadlines.is_overdue(deadline, moment(date(2025, 4, 17)))
    assert [row.level for row in deadline.firings.order_by("level")] == [-1, 1]
    assert mission.user.notices.filter(url=the_update(found).get_absolute_url()).exists()


@pytest.mark.rule("ncip-17-2")
def test_quarters_without_a_tick_are_caught_up():
    found = in_effect()
    pass_day(date(2025, 10, 2))
    assert sorted(update.quarter for update in found.updates.all()) == [1, 2, 3]


@pytest.mark.rule("ncip-5-18")
def test_the_yearly_data_fall_due_after_the_year_and_renew_the_programme():
    found = in_effect(on=date(2025, 10, 6))
    pass_day(date(2026, 1, 5))
    yearly = the_update(found, "yearly")
    due = last_days(yearly)
    perform(
        yearly,
        "make",
        people.mission("DE"),
        MADE | {"investment_data": "USD 700 million"},
        on=date(2026, 1, 12),
    )
    found.refresh_from_db()
    assert (due, found.investment_data) == ([(date(2026, 1, 15), date(2026, 1, 15))], "USD 700 million")


@pytest.mark.rule("ncip-5-18")
def test_the_yearly_update_asks_for_investment_data():
    found = in_effect(on=date(2025, 10, 6))
    pass_day(date(2026, 1, 5))
    with pytest.raises(door.BadParameters) as refusal:
        perform(the_update(found, "yearly"), "make", people.mission("DE"), MADE, on=date(2026, 1, 12))
    assert [reason.field for reason in refusal.value.reasons] == ["investment_data"]


@pytest.mark.rule("ncip-17-2")
@pytest.mark.parametrize("who", [people.national_company, people.akimat, lambda: people.mission("FR")])
def test_only_the_missions_of_the_country_update_its_programme(who):
    found = in_effect()
    pass_day(date(2025, 4, 1))
    with pytest.raises((door.WrongRole, door.NotVisible)):
        perform(the_update(found), "make", who(), MADE)


@pytest.mark.rule("ncip-17-2")
def test_the_duty_is_opened_by_the_portal_alone():
    found = in_effect()
    data = {"kind": "quarterly", "year": 2025, "quarter": 1}
    with pytest.raises(door.WrongRole):
        door.create(
            ProgrammeUpdate, data, people.mission("DE"), at=moment(), channel=Channel.DEMO, parent=found
        )


@pytest.mark.rule("ncip-17-2")
def test_whoever_answers_for_a_measure_reports_it():
    found, kostanay = programme(), people.akimat()
    task = measure(found, responsible=str(kostanay.organisation.public_id))
    perform(found, "submit", people.mission("DE"))
    perform(found, "agree", people.national_company())
    perform(task, "complete", kostanay, {"done_on": "2025-03-03", "result": "Two sites offered"})
    assert (task.state, task.done_on, task.result) == ("done", DAY, "Two sites offered")


@pytest.mark.rule("ncip-17-2")
def test_measures_of_a_draft_are_not_reported():
    found = programme()
    task = measure(found)
    with pytest.raises(door.GuardsRefuse) as refusal:
        perform(task, "complete", people.mission("DE"), {"done_on": "2025-03-03", "result": "Done"})
    assert codes(refusal) == ["not_in_effect"]


@pytest.mark.rule("ncip-17-2")
def test_a_measure_lies_in_the_year_of_its_programme():
    found = programme()
    with pytest.raises(door.BadParameters) as refusal:
        measure(found, due_on="2027-01-01")
    assert [(reason.field, reason.code) for reason in refusal.value.reasons] == [("due_on", "outside")]


@pytest.mark.rule("ncip-17-2")
def test_a_measure_without_its_programme_is_refused():
    mission = people.mission("DE")
    with pytest.raises(door.Refused):
        door.create(
            ProgrammeMeasure, measure_data(mission.organisation), mission, at=moment(), channel=Channel.DEMO
        )


def test_a_draft_is_shown_to_the_missions_of_the_country_and_the_coordinators():
    programme()
    who = (lambda: people.mission("DE"), people.national_company, people.authorised_body)
    others = (lambda: people.mission("FR"), people.akimat, people.national_chamber)
    seen = [CountryProgramme.objects.visible_to(one()).count() for one in (*who, *others)]
    assert seen == [1, 1, 1, 0, 0, 0]


def test_a_version_in_effect_is_edited_and_shown_to_every_front_office():
    found = in_effect()
    amend(found, "edit", programme_data(goals="Twelve investors"), people.mission("DE"))
    seen = CountryProgramme.objects.visible_to(people.akimat()).get()
    assert seen.goals == "Twelve investors"


@pytest.mark.rule("ncip-17-2")
@pytest.mark.parametrize(
    ("agreed", "opened"),
    [(date(2025, 3, 30), 1), (date(2025, 3, 31), 1), (date(2025, 4, 1), 0)],
)
def test_the_first_update_is_of_the_quarter_in_which_the_programme_took_effect(agreed, opened):
    in_effect(on=agreed)
    assert pass_day(date(2025, 4, 1)) == opened


@pytest.mark.rule("ncip-5-18")
def test_measures_that_were_done_stay_in_the_version_of_their_year():
    old = in_effect()
    done = {"done_on": "2025-03-03", "result": "Five talks"}
    perform(old.measures.get(), "complete", people.mission("DE"), done)
    assert programme(year=2026, on=date(2026, 1, 12)).measures.count() == 0


@pytest.mark.rule("ncip-5-18")
def test_the_yearly_data_renew_the_programme_of_their_country_alone():
    other = on_agreement(actor=people.mission("FR"), on=date(2025, 10, 6))
    perform(other, "agree", people.national_company(), on=date(2025, 10, 6))
    found = in_effect(on=date(2025, 10, 6))
    pass_day(date(2026, 1, 5))
    data = MADE | {"investment_data": "USD 700 million"}
    perform(the_update(found, "yearly"), "make", people.mission("DE"), data, on=date(2026, 1, 12))
    told = [CountryProgramme.objects.get(pk=one.pk).investment_data for one in (found, other)]
    assert told == ["USD 700 million", "USD 500 million in 2024"]


@pytest.mark.rule("ncip-17-2")
@pytest.mark.parametrize(("made", "added"), [(programme, True), (on_agreement, False), (in_effect, True)])
def test_measures_are_added_to_a_draft_and_to_the_version_in_effect(made, added):
    found = made()
    before = found.measures.count()
    if not added:
        with pytest.raises(door.GuardsRefuse) as refusal:
            measure(found)
        assert codes(refusal) == ["closed"]
        return
    measure(found)
    assert found.measures.count() == before + 1


@pytest.mark.rule("ncip-17-2")
@pytest.mark.parametrize("who", [lambda: people.mission("DE"), people.national_company])
def test_those_who_form_the_programme_report_and_drop_its_measures(who):
    found, actor = in_effect(), who()
    other = measure(found, actor, title="Road show")
    perform(found.measures.order_by("id")[0], "complete", actor, {"done_on": "2025-03-03", "result": "Held"})
    perform(other, "drop", actor, {"reason": "The fair was cancelled"})
    assert [row.state for row in found.measures.order_by("id")] == ["done", "dropped"]


@pytest.mark.rule("ncip-17-2")
@pytest.mark.parametrize("who", [lambda: people.mission("FR"), people.akimat, people.authorised_body])
def test_others_neither_report_nor_drop_a_measure(who):
    task = in_effect().measures.get()
    for name in ("complete", "drop"):
        with pytest.raises(door.WrongRole):
            perform(task, name, who(), {"done_on": "2025-03-03", "result": "x", "reason": "x"})


@pytest.mark.rule("ncip-17-2")
@pytest.mark.parametrize("who", [lambda: people.mission("FR"), people.akimat, people.authorised_body])
def test_others_do_not_edit_a_programme(who):
    with pytest.raises(door.WrongRole):
        amend(in_effect(), "edit", programme_data(goals="x"), who())
