"""Tables of companies, contacts and meetings: tried, told row by row, taken (ncip-6-2)."""

import csv
import io
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from frontoffices.registry.enums import Kind
from ncip.accounts.models import Membership
from ncip.casework.models import Notice
from ncip.casework.tick import tick
from ncip.journal.enums import Channel
from ncip.journal.models import Event
from projects.attraction import importing
from projects.attraction.jobs import run_import
from projects.attraction.models import Company, Contact, Meeting, SheetImport
from projects.attraction.sheets import COLUMNS
from tests.projects.attraction.people import (
    VALID_BIN,
    akimat,
    company,
    contact,
    embassy,
    office,
    oked,
    organisation,
)
from tests.projects.attraction.test_pages import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.rule("ncip-6-2")]

GOOD = {"name": "Elbe Wind AG", "size": "large", "country": "DE"}


def sheet(kind, *rows):
    file = io.StringIO()
    names = [column.name for column in COLUMNS[kind]]
    writer = csv.DictWriter(file, names, delimiter=";")
    writer.writeheader()
    writer.writerows(rows)
    return SimpleUploadedFile("table.csv", file.getvalue().encode("utf-8-sig"))


def firm(**fields):
    return {**GOOD, "oked": oked().code, **fields}


def send(client, kind, *rows, language="en", actor=None):
    signed_in(client, actor or embassy(), language)
    answer = client.post(reverse("card_import_new"), {"kind": kind, "file": sheet(kind, *rows)})
    assert answer.status_code == 302, answer.context["form"].errors
    return SheetImport.objects.latest("id")


def take(client, found, **decisions):
    client.post(found.get_absolute_url(), decisions)
    found.refresh_from_db()
    return found


def faults(found):
    return [(fault["row"], fault["column"]) for fault in found.report["faults"]]


def test_a_trial_keeps_nothing_but_its_report(client):
    found = send(client, "companies", firm())
    assert (found.state, found.report["made"], Company.objects.count(), Event.objects.count()) == (
        "checked",
        1,
        0,
        0,
    )


def test_a_good_table_is_taken_through_the_door(client):
    found = take(client, send(client, "companies", firm(), firm(name="Isar Hydro", bin=VALID_BIN)))
    events = Event.objects.filter(action="create").values_list("channel", flat=True)
    assert (found.state, found.rows, Company.objects.count()) == ("done", [], 2)
    assert list(events) == [Channel.IMPORT, Channel.IMPORT]


def test_every_bad_row_is_told_with_row_column_sentence_and_value(client):
    found = send(client, "companies", firm(size="giant", country=""), firm(name="Isar Hydro", bin="123"))
    assert faults(found) == [(2, "Size"), (2, "Country of origin (two letters)"), (3, "BIN")]
    assert [fault["value"] for fault in found.report["faults"]] == ["giant", "", "123"]


def test_the_sentences_are_in_the_language_of_the_sender(client):
    found = send(client, "companies", firm(country=""), language="ru")
    assert found.report["faults"][0]["text"] == "Обязательное поле."


def test_one_bad_row_undoes_the_whole_import(client):
    found = take(client, send(client, "companies", firm(), firm(name="Isar Hydro", size="giant")))
    assert (found.state, found.report["made"], Company.objects.count()) == ("checked", 0, 0)


def test_the_sender_may_take_the_good_rows(client):
    found = send(client, "companies", firm(), firm(name="Isar Hydro", size="giant"))
    take(client, found, only_good="1")
    assert (found.state, [card.name for card in Company.objects.all()]) == ("done", ["Elbe Wind AG"])


def test_a_refused_row_leaves_no_entry_in_the_journal(client):
    contact(company())
    told = {"company": "Rhein Solar GmbH", "place": "Bonn", "subject_of_interest": "Solar"}
    rows = [told | {"held_on": day} for day in ("2025-01-10", "2999-01-01")]
    before = Event.objects.count()
    take(client, send(client, "meetings", *rows), only_good="1")
    assert (Meeting.objects.count(), Event.objects.count() - before) == (1, 1)


def test_a_possible_duplicate_is_a_question_with_the_cards_in_mind(client):
    card = company()
    found = send(client, "companies", firm(name="Rhein Solar AG"))
    told = [(one["row"], one["cards"][0]["url"]) for one in found.report["duplicates"]]
    assert told == [(2, card.get_absolute_url())]
    assert found.report["faults"] == []


@pytest.mark.parametrize(("choice", "count"), [("another", 2), ("leave_out", 1)])
def test_the_sender_decides_on_a_possible_duplicate(client, choice, count):
    company()
    found = send(client, "companies", firm(name="Rhein Solar AG"))
    take(client, found, **{"row-2": choice})
    assert (found.state, Company.objects.count()) == ("done", count)


def test_rows_of_one_table_that_resemble_one_another_are_found(client):
    found = send(client, "companies", firm(), firm(name="Elbe Wind GmbH"))
    assert [one["row"] for one in found.report["duplicates"]] == [3]


def test_an_undecided_duplicate_holds_the_import_back(client):
    company()
    found = take(client, send(client, "companies", firm(), firm(name="Rhein Solar AG")))
    assert (found.state, Company.objects.count()) == ("checked", 1)


def test_contacts_find_their_company_by_name_or_bin(client):
    company(bin=VALID_BIN)
    rows = [
        {"company": name, "family_name": "Schmidt", "email": "a@b.example"}
        for name in (VALID_BIN, "rhein solar")
    ]
    take(client, send(client, "contacts", *rows))
    assert Contact.objects.count() == 2


def test_a_company_that_the_sender_does_not_see_is_a_fault(client):
    company()
    found = send(
        client, "contacts", {"company": "Rhein Solar GmbH", "family_name": "X", "phone": "1"}, actor=akimat()
    )
    assert faults(found) == [(2, "Company (name or BIN, as on its card)")]


def test_an_import_sends_no_mail(client):
    colleague = embassy(name="Colleague")
    take(client, send(client, "companies", firm()))
    assert Notice.objects.filter(channel=Notice.Channel.EMAIL, user=colleague.user).count() == 0


def test_a_table_is_taken_once(client):
    found = take(client, send(client, "companies", firm()))
    take(client, found)
    run_import(found.pk)
    assert Company.objects.count() == 1


def test_the_background_work_does_what_the_page_does_at_once(client):
    found = send(client, "companies", firm())
    SheetImport.objects.filter(pk=found.pk).update(state="waiting", report={})
    run_import(found.pk)
    found.refresh_from_db()
    assert (found.state, found.report["made"], importing.progress_of(found)) == ("checked", 1, 0)


def test_a_running_import_shows_how_far_it_is(client):
    found = send(client, "companies", firm())
    SheetImport.objects.filter(pk=found.pk).update(state="taking")
    text = client.get(found.get_absolute_url()).content.decode()
    assert (f'hx-get="{found.get_absolute_url()}?job=1"' in text, "Working through the rows" in text) == (
        True,
        True,
    )


def test_a_file_that_is_no_table_of_companies_is_refused(client):
    signed_in(client, embassy())
    answer = client.post(
        reverse("card_import_new"), {"kind": "companies", "file": SimpleUploadedFile("x.csv", b"a;b\n1;2\n")}
    )
    assert (answer.status_code, SheetImport.objects.count()) == (422, 0)


@pytest.mark.parametrize("stranger", [lambda: office(Kind.INVESTOR), lambda: embassy(role="observer")])
def test_who_makes_no_cards_imports_none(client, stranger):
    assert signed_in(client, stranger()).get(reverse("card_import_new")).status_code == 403


def test_an_import_is_its_senders_alone(client):
    found = send(client, "companies", firm())
    assert signed_in(client, akimat()).get(found.get_absolute_url()).status_code == 404


def left(actor):
    """The sender goes from his embassy to the one in Paris."""
    actor.user.memberships.update(ends_on=date(2025, 6, 1))
    Membership.objects.create(
        user=actor.user,
        organisation=organisation(Kind.FOREIGN_MISSION, country="FR"),
        starts_on=date(2025, 6, 2),
    )


@pytest.mark.rule("ncip-24")
def test_who_left_the_office_finds_the_table_no_more_and_takes_nothing(client):
    found = send(client, "companies", firm())
    left(embassy())
    answers = [client.get(found.get_absolute_url()), client.post(found.get_absolute_url())]
    assert ([answer.status_code for answer in answers], Company.objects.count()) == ([404, 404], 0)


@pytest.mark.rule("ncip-24")
def test_the_background_takes_no_table_for_an_office_that_its_sender_left(client):
    found = send(client, "companies", firm())
    left(embassy())
    SheetImport.objects.update(state="taking")
    run_import(found.pk)
    found.refresh_from_db()
    assert (Company.objects.count(), found.state, found.report["bad_rows"]) == (0, "checked", 1)


@pytest.mark.parametrize("kind", list(COLUMNS))
@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_there_is_an_empty_table_to_fill_in(client, kind, form):
    answer = signed_in(client, embassy()).get(reverse("card_import_template", args=[kind, form]))
    assert (answer.status_code, form in answer["Content-Disposition"]) == (200, True)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_pages_of_an_import_speak_three_languages(client, language):
    company()
    found = send(client, "companies", firm(size="giant"), firm(name="Rhein Solar AG"), language=language)
    answers = [
        client.get(address).status_code for address in (reverse("card_import_new"), found.get_absolute_url())
    ]
    assert answers == [200, 200]


def test_the_bad_rows_are_a_file_too(client):
    found = send(client, "companies", firm(size="giant"))
    answer = client.get(found.get_absolute_url(), {"export": "csv"})
    assert "giant" in b"".join(answer.streaming_content).decode()


@pytest.mark.parametrize(("days", "left"), [(30, 1), (31, 0)])
def test_a_table_that_nobody_took_is_deleted_after_a_month(client, days, left):
    found = send(client, "companies", firm())
    tick(found.sent_at + timedelta(days=days), channel=Channel.SYSTEM, sweeps={"sent-tables"})
    assert SheetImport.objects.count() == left


def test_of_a_table_that_was_taken_the_counts_stay_without_the_words(client):
    found = take(client, send(client, "companies", firm(), firm(name="")), only_good="on")
    tick(found.sent_at + timedelta(days=31), channel=Channel.SYSTEM, sweeps={"sent-tables"})
    before = found.report
    found.refresh_from_db()
    assert (len(before["faults"]), found.report) == (1, {"made": 1, "left_out": 0, "bad_rows": 1})


def test_the_page_of_a_table_is_shown_after_its_words_are_gone(client):
    found = take(client, send(client, "companies", firm(), firm(name="")), only_good="on")
    tick(found.sent_at + timedelta(days=31), channel=Channel.SYSTEM, sweeps={"sent-tables"})
    assert client.get(found.get_absolute_url()).status_code == 200
