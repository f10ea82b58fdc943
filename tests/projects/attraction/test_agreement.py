"""Agreements reached with investors: who, by when, and what became of them (ncip-5-12, ncip-6-5)."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from frontoffices.registry.enums import Kind
from ncip.casework import deadlines, door
from ncip.casework.models import Deadline, Notice
from ncip.casework.tick import tick
from ncip.dashboards import queue
from ncip.journal.enums import Channel
from ncip.law.terms import TERM_AGREEMENT
from projects.attraction.models import Agreement, Meeting
from tests.people import observer_of
from tests.projects.attraction import visiting
from tests.projects.attraction.people import (
    akimat,
    amend,
    company,
    contact,
    create,
    embassy,
    initiative,
    meeting,
    meeting_data,
    moment,
    office,
    organisation,
    perform,
    received,
)
from tests.projects.attraction.test_pages import count, page_of, signed_in

pytestmark = pytest.mark.django_db

MONDAY = date(2025, 3, 3)  # the day on which the tests act; the meeting was on Saturday 1 March
# Saturday within Nauryz: a promised date stands where the parties put it.
NAURYZ = date(2025, 3, 22)


def data(held=None, **fields):
    held = held or meeting(company())
    own = organisation(Kind.FOREIGN_MISSION)
    given = {"meeting": str(held.public_id), "what": "Send the plan of the site", "due_on": "2025-03-22"}
    return {**given, "responsible": str(own.public_id), **fields}


def agreement(held=None, actor=None, **fields):
    held = held or meeting(company())
    return create(Agreement, data(held, **fields), actor or embassy(), held.company)


def of(kind, **place):
    return str(organisation(kind, **place).public_id)


def refusal(**fields):
    held = meeting(company())
    with pytest.raises(door.BadParameters) as caught:
        create(Agreement, data(held, **fields), embassy(), held.company)
    return [(reason.field, reason.code) for reason in caught.value.reasons]


def running(card):
    return Deadline.objects.get(subject_id=card.public_id)


@pytest.mark.rule("ncip-5-12", "ncip-6-5")
def test_an_agreement_has_a_source_an_owner_a_date_and_a_state():
    card = agreement(review_on="2025-03-10")
    assert (card.state, card.responsible, card.due_on, card.review_on) == (
        "open",
        embassy().organisation,
        NAURYZ,
        date(2025, 3, 10),
    )


@pytest.mark.rule("ncip-5-12")
def test_the_promised_date_is_not_moved_by_days_off():
    found = running(agreement())
    assert (found.last_day, found.status, TERM_AGREEMENT.length) == (NAURYZ, "running", None)


@pytest.mark.rule("ncip-5-12")
@pytest.mark.parametrize("due", ["2025-03-22", "2026-01-01", "2025-05-02"])
def test_the_date_stands_across_nauryz_new_year_and_a_transferred_day_off(due):
    assert running(agreement(due_on=due)).last_day.isoformat() == due


@pytest.mark.rule("ncip-5-12")
@pytest.mark.parametrize(
    ("day", "late"), [(date(2025, 3, 21), False), (NAURYZ, False), (date(2025, 3, 23), True)]
)
def test_an_open_agreement_is_late_from_the_day_after_its_date(day, late):
    card = agreement()
    assert (card.is_late(day), Agreement.objects.late(day).exists()) == (late, late)


@pytest.mark.rule("ncip-5-12")
@pytest.mark.parametrize(
    ("day", "told"),
    [(date(2025, 3, 14), 0), (date(2025, 3, 15), 1), (date(2025, 3, 21), 1), (date(2025, 3, 23), 1)],
)
def test_who_answers_is_reminded_a_week_and_a_day_before_and_after(day, told):
    agreement()
    Notice.objects.all().delete()
    tick(moment(day), channel=Channel.DEMO)
    assert Notice.objects.filter(channel=Notice.Channel.PORTAL).count() == told


@pytest.mark.rule("ncip-5-12")
def test_nobody_above_the_office_is_told_of_a_missed_promise():
    agreement()
    authority = office(Kind.AUTHORISED_BODY)
    tick(moment(date(2025, 5, 5)), channel=Channel.DEMO)
    assert not Notice.objects.filter(user=authority.user).exists()


@pytest.mark.rule("ncip-5-12")
def test_an_agreement_is_kept_with_its_result_and_a_paper():
    card = agreement()
    paper = {"evidence": SimpleUploadedFile("act.txt", "Акт".encode())}
    given = {"kept_on": "2025-03-20", "result": "The plan was sent"}
    door.perform(
        Agreement,
        card,
        "keep",
        embassy(),
        given,
        at=moment(date(2025, 3, 24)),
        channel=Channel.DEMO,
        files=paper,
    )
    card.refresh_from_db()
    assert (card.state, card.closed_on, running(card).status) == ("kept", date(2025, 3, 20), "met")


@pytest.mark.rule("ncip-5-12")
def test_kept_after_its_date_it_was_late():
    card = agreement()
    perform(card, "keep", embassy(), {"kept_on": "2025-03-23", "result": "Sent"}, on=date(2025, 3, 24))
    assert running(card).status == "met_late"


@pytest.mark.parametrize(
    ("kept_on", "code"), [("2025-03-04", "future"), ("2025-02-28", "order"), ("", "required")]
)
def test_a_day_of_keeping_that_cannot_be_is_refused(kept_on, code):
    with pytest.raises(door.BadParameters) as caught:
        perform(agreement(), "keep", embassy(), {"kept_on": kept_on, "result": "Sent"})
    assert [reason.code for reason in caught.value.reasons] == [code]


@pytest.mark.rule("ncip-5-12")
def test_every_date_and_its_reason_stay_on_the_card():
    card = agreement()
    perform(card, "postpone", embassy(), {"to": "2025-04-10", "reason": "The plan is redrawn"})
    perform(card, "postpone", embassy(), {"to": "2025-04-01", "reason": "It went faster"})
    moves = list(card.postponements.values_list("was_due_on", "due_on", "reason"))
    assert moves == [
        (NAURYZ, date(2025, 4, 10), "The plan is redrawn"),
        (date(2025, 4, 10), date(2025, 4, 1), "It went faster"),
    ]
    assert (card.due_on, card.promised_on, running(card).last_day) == (
        date(2025, 4, 1),
        NAURYZ,
        date(2025, 4, 1),
    )


@pytest.mark.parametrize(
    ("to", "reason", "codes"),
    [
        ("2025-03-02", "Why", ["past"]),
        ("2025-03-22", "Why", ["same"]),
        ("2025-04-01", "", ["required"]),
        ("", "", ["required", "required"]),
    ],
)
def test_a_postponement_needs_another_day_and_a_reason(to, reason, codes):
    with pytest.raises(door.BadParameters) as caught:
        perform(agreement(), "postpone", embassy(), {"to": to, "reason": reason})
    assert [found.code for found in caught.value.reasons] == codes


@pytest.mark.rule("ncip-5-12")
def test_a_dropped_agreement_says_why_and_ends_its_date():
    card = agreement()
    perform(card, "drop", embassy(), {"reason": "The investor chose another country"})
    assert (card.state, card.closed_on, running(card).status) == ("dropped", MONDAY, "met")
    with pytest.raises(door.WrongState):
        perform(card, "keep", embassy(), {"kept_on": "2025-03-03", "result": "Sent"})


def test_an_agreement_is_not_dropped_without_a_reason():
    with pytest.raises(door.BadParameters):
        perform(agreement(), "drop", embassy(), {"reason": " "})


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"meeting": ""}, [("meeting", "source")]),
        ({"due_on": "2025-02-28"}, [("due_on", "order")]),
        ({"due_on": "soon"}, [("due_on", "invalid")]),
        ({"what": ""}, [("what", "required")]),
    ],
)
def test_half_an_agreement_is_refused(fields, expected):
    assert refusal(**fields) == expected


def test_an_agreement_of_another_company_is_refused():
    other = meeting(company(name="Elbe Wind AG"))
    assert refusal(meeting=str(other.public_id)) == [("meeting", "invalid_choice")]


@pytest.mark.rule("ncip-6-5")
def test_a_person_of_another_body_does_not_answer():
    assert refusal(responsible=of(Kind.LOCAL_EXECUTIVE_BODY), official=str(embassy().user.public_id)) == [
        ("official", "other_body")
    ]


@pytest.mark.rule("ncip-6-5")
def test_the_body_that_answers_names_its_person_who_is_reminded_from_then_on():
    card = agreement(responsible=of(Kind.LOCAL_EXECUTIVE_BODY))
    leb = akimat()
    given = {"responsible": of(Kind.LOCAL_EXECUTIVE_BODY), "official": str(leb.user.public_id)}
    amend(card, "name", given, leb)
    assert (card.official, running(card).official) == (leb.user, leb.user)


@pytest.mark.rule("ncip-6-5")
def test_whoever_is_named_is_told():
    agreement(responsible=of(Kind.LOCAL_EXECUTIVE_BODY), actor=None)
    akimat()
    card = agreement(meeting(company(name="Elbe Wind AG")), responsible=of(Kind.LOCAL_EXECUTIVE_BODY))
    assert Notice.objects.filter(user=akimat().user, url=page_of(card)).exists()


STRANGERS = [Kind.AUTHORISED_BODY, Kind.NATIONAL_COMPANY, Kind.NATIONAL_CHAMBER]


@pytest.mark.parametrize("kind", STRANGERS)
@pytest.mark.parametrize("name", ["keep", "postpone", "drop"])
def test_those_who_only_oversee_do_not_act(kind, name):
    with pytest.raises(door.WrongRole):
        perform(agreement(), name, office(kind))


@pytest.mark.parametrize("name", ["keep", "postpone", "drop"])
def test_strangers_and_observers_do_not_act(name):
    card = agreement()
    with pytest.raises(door.NotVisible):
        perform(card, name, akimat("11"))
    with pytest.raises(door.WrongRole):
        perform(card, name, observer_of(embassy()))


@pytest.mark.parametrize(
    ("who", "sees"),
    [
        (lambda: embassy("DE"), True),
        (lambda: embassy("FR"), False),
        (lambda: akimat("39"), True),
        (lambda: akimat("11"), False),
        (lambda: office(Kind.AUTHORISED_BODY), True),
        (lambda: office(Kind.INVESTOR), False),
        (lambda: office(Kind.COUNCIL), False),
    ],
)
def test_who_sees_the_meeting_or_answers_sees_the_agreement(who, sees):
    found = received()
    agreement(found.meetings.get())
    assert Agreement.objects.visible_to(who()).exists() is sees


@pytest.mark.rule("ncip-6-5")
def test_the_body_that_answers_sees_the_agreement_and_not_the_card_of_the_company(client):
    card = agreement(responsible=of(Kind.CENTRAL_BODY))
    signed_in(client, office(Kind.CENTRAL_BODY))
    text = client.get(page_of(card)).content.decode()
    assert (card.what in text, page_of(card.company) in text) == (True, False)


@pytest.mark.rule("ncip-40-4-f", "ncip-5-12")
def test_the_rows_of_a_meeting_card_become_agreements():
    card = company()
    contact(card)
    rows = {"what_1": "Send the plan", "due_1": "2025-03-10", "what_3": "Visit in May", "due_3": "12.05.2025"}
    held = create(Meeting, meeting_data(**rows), embassy(), card)
    assert list(held.promises.values_list("what", "due_on")) == [
        ("Send the plan", date(2025, 3, 10)),
        ("Visit in May", date(2025, 5, 12)),
    ]


def test_partner_systems_send_the_rows_as_a_list():
    card = company()
    contact(card)
    rows = [{"what": "Send the plan", "due_on": "2025-03-10"}]
    assert create(Meeting, meeting_data(promises=rows), embassy(), card).promises.count() == 1


@pytest.mark.parametrize(
    ("rows", "field"),
    [
        ({"what_1": "Send the plan"}, "due_1"),
        ({"due_2": "2025-03-10"}, "what_2"),
        ({"what_1": "Send", "due_1": "2025-02-01"}, "due_1"),
        ({"promises": [{"what": "One", "due_on": "2025-03-10"}] * 4}, "due_3"),
        ({"promises": ["nonsense"]}, "due_1"),
    ],
)
def test_half_a_row_is_refused_and_no_meeting_is_kept(rows, field):
    card = company()
    contact(card)
    with pytest.raises(door.BadParameters) as caught:
        create(Meeting, meeting_data(**rows), embassy(), card)
    assert ([reason.field for reason in caught.value.reasons], Meeting.objects.count()) == ([field], 0)


@pytest.mark.rule("ncip-6-5")
def test_my_work_shows_what_i_answer_for():
    card = agreement(official=str(embassy().user.public_id))
    mine = [(case.subject, case.action, case.last_day) for case in queue.cases(embassy(), MONDAY)]
    assert mine == [(card, "keep", NAURYZ)]
    assert queue.cases(embassy(name="Colleague"), MONDAY) == []


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"whose": "mine"}, ["Ours"]),
        ({"whose": "kept"}, ["Ours", "Theirs"]),
        ({"whose": "me"}, []),
        ({"country": "FR"}, []),
        ({"state": "late"}, ["Ours"]),
        ({"state": "kept"}, []),
        ({"state": "nonsense"}, ["Ours", "Theirs"]),
    ],
)
def test_the_register_is_narrowed(client, query, found):
    held = meeting(company())
    agreement(held, what="Ours")
    agreement(held, what="Theirs", due_on="2095-01-01", responsible=of(Kind.LOCAL_EXECUTIVE_BODY))
    answer = signed_in(client, embassy()).get(reverse("agreements"), query)
    assert [row.what for row in answer.context["page"].rows] == found


@pytest.mark.parametrize(("kept_on", "state"), [("2025-03-22", "in_time"), ("2025-03-23", "kept_late")])
def test_kept_agreements_are_told_apart_by_their_date(client, kept_on, state):
    card = agreement()
    perform(card, "keep", embassy(), {"kept_on": kept_on, "result": "Sent"}, on=date(2025, 3, 24))
    signed_in(client, embassy())
    found = {
        name: len(client.get(reverse("agreements"), {"state": name}).context["page"].rows)
        for name in ("in_time", "kept_late")
    }
    assert found == {"in_time": 0, "kept_late": 0} | {state: 1}


def test_the_figures_of_an_organisation_are_computed_and_lead_to_what_is_behind_them(client):
    held = meeting(company())
    kept, late = agreement(held), agreement(held)
    agreement(held, due_on="2095-01-01")
    perform(kept, "keep", embassy(), {"kept_on": "2025-03-23", "result": "Sent"}, on=date(2025, 3, 24))
    row = Agreement.objects.counts(date(2025, 4, 1))[0]
    assert {key: row[key] for key in ("running", "late", "in_time", "kept_late", "dropped")} == {
        "running": 2,
        "late": 1,
        "in_time": 0,
        "kept_late": 1,
        "dropped": 0,
    }
    text = signed_in(client, embassy()).get(reverse("agreement_counts")).content.decode()
    assert (f"responsible={late.responsible.public_id}&amp;state=late" in text) is True


@pytest.mark.parametrize(
    "name", ["agreements", "agreement_counts", "meetings", "memoranda", "api-agreements-list"]
)
def test_lists_ask_as_much_for_three_as_for_one(client, name):
    signed_in(client, embassy())
    held = meeting(company())
    perform(agreement(held), "postpone", embassy(), {"to": "2025-04-10", "reason": "Why"})
    one = count(client, reverse(name))
    for other in ("Elbe Wind AG", "Isar Hydro AG"):
        found = agreement(meeting(company(name=other)), responsible=of(Kind.LOCAL_EXECUTIVE_BODY))
        perform(found, "postpone", embassy(), {"to": "2025-04-10", "reason": "Why"})
    assert count(client, reverse(name)) == one


def test_the_card_asks_as_much_for_three_postponements_as_for_one(client):
    signed_in(client, embassy())
    card = agreement()
    perform(card, "postpone", embassy(), {"to": "2025-04-01", "reason": "Why"})
    one = count(client, page_of(card))
    for day in ("2025-04-02", "2025-04-03"):
        perform(card, "postpone", embassy(), {"to": day, "reason": "Why"})
    assert count(client, page_of(card)) == one


def test_a_meeting_card_asks_as_much_for_three_agreements_as_for_one(client):
    signed_in(client, embassy())
    held = meeting(company())
    agreement(held)
    one = count(client, page_of(held))
    for _number in range(2):
        agreement(held)
    assert count(client, page_of(held)) == one


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_pages_are_shown_in_three_languages(client, language):
    card = agreement()
    perform(card, "postpone", embassy(), {"to": "2025-04-01", "reason": "Why"})
    signed_in(client, embassy(), language)
    urls = [reverse(name) for name in ("agreements", "agreement_counts", "meetings", "memoranda")]
    assert [client.get(url).status_code for url in [*urls, page_of(card)]] == [200] * 5


@pytest.mark.parametrize("name", ["agreements", "meetings", "memoranda"])
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_each_register_is_exported(client, name, form):
    agreement()
    answer = signed_in(client, embassy()).get(reverse(name), {"export": form})
    assert (answer.status_code, len(b"".join(answer.streaming_content)) > 50) == (200, True)


def test_the_list_of_meetings_is_narrowed(client):
    meeting(company())
    meeting(company(name="Elbe Wind AG"), held_on="2025-01-10")
    signed_in(client, embassy())
    found = [
        [row.company.name for row in client.get(reverse("meetings"), query).context["page"].rows]
        for query in ({"q": "elbe"}, {"since": "01.02.2025"}, {"country": "FR"}, {"state": "open"})
    ]
    assert found == [["Elbe Wind AG"], ["Rhein Solar GmbH"], [], ["Rhein Solar GmbH", "Elbe Wind AG"]]


@pytest.mark.rule("ncip-39-b")
@pytest.mark.parametrize(("who", "offered"), [(embassy, True), (lambda: office(Kind.AUTHORISED_BODY), False)])
def test_the_list_leads_those_who_record_meetings_to_the_quick_entry(client, who, offered):
    text = signed_in(client, who()).get(reverse("meetings")).content.decode()
    assert (reverse("meeting_new") in text) is offered


def test_the_terms_of_the_agreement_say_that_they_are_a_promise():
    assert "not a term of the Rules" in deadlines.TERMS["agreement"].label


def test_an_initiative_shows_its_meeting_with_the_agreements(client):
    found = initiative()
    agreement(found.meetings.get())
    text = signed_in(client, embassy()).get(page_of(found.meetings.get())).content.decode()
    assert "Send the plan of the site" in text


def test_the_day_of_the_reminder_is_a_calendar_day():
    found = running(agreement(due_on="2025-03-30"))
    assert found.next_at.date() == date(2025, 3, 30) - timedelta(days=7)


def test_the_number_of_queries_of_the_counts_is_small(client):
    agreement()
    signed_in(client, embassy())
    client.get(reverse("agreement_counts"))
    with CaptureQueriesContext(connection) as captured:
        client.get(reverse("agreement_counts"))
    assert len([one for one in captured if "projects_attraction_agreement" in one["sql"]]) == 1


def promised(visit, actor=None, **fields):
    own = {
        "meeting": "",
        "visit": str(visit.public_id),
        "responsible": of(Kind.FOREIGN_MISSION),
        "due_on": "2025-03-22",
    }
    given = {"what": "Show the industrial zone", **own, **fields}
    return door.create(
        Agreement,
        given,
        actor or embassy(),
        at=moment(MONDAY),
        channel=Channel.DEMO,
        parent=visit.companies.get(),
    ).subject


@pytest.mark.rule("ncip-5-12")
def test_what_was_agreed_on_a_visit_is_followed_like_the_rest():
    visit = visiting.held()
    found = promised(visit)
    assert (found.source, found.company) == (visit, visit.companies.get())
    assert deadlines.running(found, TERM_AGREEMENT).last_day == NAURYZ


@pytest.mark.rule("ncip-5-12")
@pytest.mark.parametrize(("step", "stands"), [(visiting.ready, False), (visiting.held, True)])
def test_a_visit_that_was_not_held_has_no_agreements(step, stands):
    visit = step()
    if stands:
        assert promised(visit).visit == visit
    else:
        with pytest.raises(door.Refused) as refused:
            promised(visit)
        assert [reason.field for reason in refused.value.reasons] == ["visit"]


@pytest.mark.rule("ncip-5-12")
def test_an_agreement_of_a_visit_is_not_kept_before_the_visit():
    visit = visiting.held()
    with pytest.raises(door.Refused) as refused:
        promised(visit, due_on=str(visit.begins_on - timedelta(days=1)))
    assert [(reason.field, reason.code) for reason in refused.value.reasons] == [("due_on", "order")]


@pytest.mark.rule("ncip-5-12")
def test_the_card_of_a_visit_shows_what_was_agreed_and_offers_more(client):
    visit = visiting.held()
    promised(visit)
    shown = signed_in(client, embassy()).get(visit.get_absolute_url()).content.decode()
    assert "Show the industrial zone" in shown
    assert f"visit={visit.public_id}" in shown


@pytest.mark.rule("ncip-5-12")
def test_an_agreement_is_kept_on_the_day_of_the_entry():
    card = agreement()
    perform(card, "keep", embassy(), {"kept_on": "2025-03-03", "result": "Sent"})
    assert (card.state, card.closed_on) == ("kept", MONDAY)


@pytest.mark.rule("ncip-5-12")
def test_an_agreement_is_moved_to_today_at_the_earliest():
    card = agreement()
    perform(card, "postpone", embassy(), {"to": "2025-03-03", "reason": "It is ready"})
    assert (card.due_on, running(card).last_day) == (MONDAY, MONDAY)


@pytest.mark.rule("ncip-5-12", "ncip-40-4")
def test_an_agreement_rests_on_no_meeting_that_its_keeper_does_not_see():
    found = received()
    hidden = meeting(found.company, place="Bonn")
    with pytest.raises(door.BadParameters) as caught:
        create(Agreement, data(hidden), akimat(), found.company)
    assert [(reason.field, reason.code) for reason in caught.value.reasons] == [("meeting", "invalid_choice")]
