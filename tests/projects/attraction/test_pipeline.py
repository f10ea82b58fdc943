"""The pipeline as board and table, the receipts on the card, the tempo of akimats, the home of a mission."""

from datetime import date
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from ncip.casework import deadlines, extensions
from ncip.casework.act import Act
from ncip.casework.actor import Actor
from ncip.casework.models import Deadline
from ncip.journal.enums import Channel
from ncip.reference.calendar import working_calendar
from projects.attraction import work
from projects.attraction.models import HandOff, Initiative, Visit
from projects.attraction.receipts import Tempo, tempos
from tests.projects.attraction.people import (
    akimat,
    assigned,
    company,
    embassy,
    initiative,
    meeting,
    moment,
    perform,
    received,
)
from tests.projects.attraction.test_initiative_way import (
    SHYMKENT,
    authority,
    extended,
    proposed,
    redirected,
    term,
)
from tests.projects.attraction.visiting import planned
from tests.projects.implementation.test_pages import browser_of, queries_of

pytestmark = pytest.mark.django_db
# Monday; the term of what was received on this day ends on Wednesday 2 April 2025.
SENT = date(2025, 3, 3)
TODAY = date(2025, 3, 10)
LANGUAGES = ("kk", "ru", "en")
PAGES = ("pipeline", "initiatives", "hand_offs")


@pytest.fixture(autouse=True)
def today() -> Any:
    with time_machine.travel(moment(TODAY), tick=False):
        yield


def another(name: str, *, on: date = SENT, number: str = "39") -> Initiative:
    """One more initiative of the same mission, received."""
    return received(number, on=on, of=company(name=name), title=f"Plant of {name}")


def board_of(actor: Any, **query: Any) -> dict[str, list[str]]:
    """The columns of the board that hold something, with the titles of their cards."""
    answer = browser_of(actor).get(reverse("pipeline"), query)
    return {
        one.state.value: [str(card.initiative) for card in one.cards]
        for one in answer.context["pillars"]
        if one.number
    }


# The board


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_the_pages_of_the_pipeline_speak_three_languages(name: str, language: str) -> None:
    redirected()
    assert browser_of(authority(), language).get(reverse(name)).status_code == 200


def test_the_board_has_a_column_for_each_state() -> None:
    initiative(title="Draft")
    assert board_of(embassy()) == {"created": ["Draft"]}


@pytest.mark.parametrize(
    ("who", "seen"),
    [
        (embassy, {"assigned": ["Solar plant"]}),
        (akimat, {"assigned": ["Solar plant"]}),
        (lambda: akimat(SHYMKENT), {}),
        (lambda: embassy("FR"), {}),
    ],
)
def test_the_board_shows_my_country_or_my_region(who: Any, seen: dict[str, list[str]]) -> None:
    assigned()
    assert board_of(who()) == seen


@pytest.mark.rule("ncip-42-b")
def test_the_nearest_last_day_stands_first() -> None:
    another("Elbe Wind AG", on=date(2025, 3, 5))
    another("Isar Hydro AG", on=date(2025, 3, 3))
    assert board_of(embassy())["received"] == ["Plant of Isar Hydro AG", "Plant of Elbe Wind AG"]


@pytest.mark.rule("ncip-42-b")
@pytest.mark.parametrize("few", [0, 200])
def test_a_column_holds_the_twelve_nearest_last_days(few: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("projects.attraction.queries.initiatives.FEW", few)
    of = company()
    made = [received(on=date(2025, 3, day), of=of, title=f"Plant {day}") for day in range(16, 2, -1)]
    nearest = sorted(made, key=lambda one: (term(one).last_day, -one.pk))
    assert board_of(embassy())["received"] == [one.title for one in nearest[:12]]


@pytest.mark.parametrize("few", [0, 200])
def test_what_has_no_running_term_stands_last(few: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("projects.attraction.queries.initiatives.FEW", few)
    without = another("Elbe Wind AG")
    Deadline.objects.filter(subject_id=without.public_id).update(status="suspended", suspended_on=TODAY)
    another("Isar Hydro AG", on=date(2025, 3, 5))
    assert board_of(embassy())["received"] == ["Plant of Isar Hydro AG", "Plant of Elbe Wind AG"]


def recounted() -> Initiative:
    """Its last day became a day off after the term was opened: the calendar moves it on."""
    found = received()
    Deadline.objects.filter(subject_id=found.public_id).update(last_day=date(2025, 4, 1))
    deadlines.recompute(Act(Actor.system(), moment(TODAY), Channel.SYSTEM), shorten=False)
    return found


@pytest.mark.rule("ncip-42-b", "ncip-42-2", "ncip-42-3")
@pytest.mark.parametrize("start", [received, assigned, extended, proposed, redirected, recounted])
def test_board_table_and_term_tell_the_same_last_day(start: Any) -> None:
    found = start()
    client = browser_of(authority())
    cards = [
        card
        for one in client.get(reverse("pipeline")).context["pillars"]
        for card in one.cards
        if card.initiative == found
    ]
    listed = [row.last_day for row in client.get(reverse("initiatives")).context["page"].rows]
    assert ([card.initiative.last_day for card in cards], listed) == ([term(found).last_day],) * 2


@pytest.mark.rule("ncip-42-b")
@pytest.mark.parametrize(
    ("on", "found"), [(date(2025, 4, 2), {}), (date(2025, 4, 3), {"received": ["Solar plant"]})]
)
def test_the_board_is_narrowed_to_passed_terms(on: date, found: dict[str, list[str]]) -> None:
    received()
    with time_machine.travel(moment(on), tick=False):
        assert board_of(embassy(), term="overdue") == found


def test_the_board_is_narrowed_by_region() -> None:
    another("Elbe Wind AG", number=SHYMKENT)
    another("Isar Hydro AG")
    assert board_of(authority(), region="KZ-79") == {"received": ["Plant of Elbe Wind AG"]}


@pytest.mark.parametrize(
    ("start", "who", "act"),
    [
        (initiative, embassy, "pass_on"),
        (received, akimat, "assign"),
        (assigned, akimat, "create_passport"),
        (proposed, authority, "consent_redirect"),
    ],
)
def test_a_card_leads_to_the_act_that_moves_it_on(start: Any, who: Any, act: str) -> None:
    found = start()
    text = browser_of(who()).get(reverse("pipeline")).content.decode()
    assert reverse("perform", args=["initiative", found.public_id, act]) in text


def test_a_card_offers_no_act_to_who_only_looks() -> None:
    found = received()
    text = browser_of(embassy()).get(reverse("pipeline")).content.decode()
    assert f"/do/initiative/{found.public_id}" not in text


@pytest.mark.parametrize("name", PAGES)
def test_a_page_costs_the_same_for_one_and_for_three_initiatives(name: str) -> None:
    client = browser_of(authority())
    received()
    one = queries_of(client, reverse(name))
    another("Elbe Wind AG")
    another("Isar Hydro AG")
    assert queries_of(client, reverse(name)) == one


def test_the_table_is_exported_with_the_last_day() -> None:
    received()
    answer = browser_of(embassy(), "en").get(reverse("initiatives"), {"export": "csv"})
    rows = b"".join(answer.streaming_content if answer.streaming else [answer.content]).decode("utf-8-sig")
    assert ("02.04.2025" in rows, "Solar plant" in rows) == (True, True)


# The card


@pytest.mark.rule("ncip-42-3")
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_sender_sees_the_receipts_of_every_akimat(language: str) -> None:
    found = redirected(on=TODAY)
    legs = browser_of(embassy(), language).get(found.get_absolute_url()).context["legs"]
    states = [[step["state"] for step in one["steps"]] for one in legs]
    assert states == [["done", "done", "done"], ["done", "current", "todo"]]


@pytest.mark.rule("ncip-42-a")
def test_a_receipt_tells_the_working_days_it_took() -> None:
    # Sent on Monday 3 March, taken up on Wednesday 5 March, named on Tuesday 11 March: Saturday 8 March is
    # Women's Day, moved to Monday 10 March.
    found = received(on=SENT)
    perform(found, "acknowledge", akimat(), on=date(2025, 3, 5))
    perform(found, "assign", akimat(), {"official": str(akimat().user.public_id)}, on=date(2025, 3, 11))
    legs = browser_of(embassy(), "en").get(found.get_absolute_url()).context["legs"]
    notes = [step["note"].rsplit(" · ", 1)[-1] for step in legs[0]["steps"][1:]]
    assert notes == ["after 2 working days", "after 5 working days"]


@pytest.mark.rule("ncip-42-a")
def test_one_click_confirms_the_receipt() -> None:
    found = received()
    client = browser_of(akimat())
    key = client.get(found.get_absolute_url()).context["key"]
    url = reverse("perform", args=["initiative", found.public_id, "acknowledge"])
    answer = client.post(url, {"key": key, "version": found.version})
    assert (answer.status_code, HandOff.objects.get().accepted_by) == (302, akimat().user)


@pytest.mark.parametrize("who", [embassy, authority])
def test_the_click_is_offered_to_the_akimat_only(who: Any) -> None:
    found = received()
    assert browser_of(who()).get(found.get_absolute_url()).context["key"] == ""


def test_the_card_costs_the_same_for_one_and_for_three_hand_offs() -> None:
    found = redirected(on=SENT)
    client = browser_of(authority())
    two = queries_of(client, found.get_absolute_url())
    there = akimat(SHYMKENT)
    perform(found, "assign", there, {"official": str(there.user.public_id)})
    back = {"to": str(akimat().organisation.public_id), "arrangement": "Agreed"}
    perform(found, "propose_redirect", there, back)
    perform(found, "consent_redirect", authority())
    assert (found.hand_offs.count(), queries_of(client, found.get_absolute_url())) == (3, two)


# The tempo of akimats


def tempo_of(actor: Any) -> dict[str, tuple[int, int, float | None, int | None]]:
    rows = tempos(HandOff.objects.visible_to(actor), working_calendar())
    return {one.leb.region.iso: (one.sent, one.waiting, one.median, one.longest) for one in rows}


@pytest.mark.rule("ncip-42-a")
def test_the_median_counts_working_days_from_sending_to_naming() -> None:
    # Monday 3 March; Tuesday 4 (1), Thursday 6 (3) and Tuesday 11 March (5, over a moved day off).
    for name, day in [("Elbe Wind AG", 4), ("Isar Hydro AG", 6), ("Spree Steel AG", 11)]:
        found = another(name)
        perform(found, "assign", akimat(), {"official": str(akimat().user.public_id)}, on=date(2025, 3, day))
    another("Oder Glas AG")
    assert tempo_of(authority()) == {"KZ-39": (4, 1, 3.0, 5)}


def test_an_akimat_that_named_nobody_has_no_median() -> None:
    received()
    assert tempo_of(authority()) == {"KZ-39": (1, 1, None, None)}


def test_what_was_closed_before_an_official_was_named_waits_no_more() -> None:
    found = received()
    perform(found, "close", authority(), {"reason": "The investor withdrew"})
    assert tempo_of(authority()) == {"KZ-39": (1, 0, None, None)}


@pytest.mark.parametrize(
    ("who", "seen"), [(embassy, 1), (lambda: embassy("FR"), 0), (lambda: akimat("11"), 0)]
)
def test_the_tempo_rests_on_the_initiatives_that_the_reader_sees(who: Any, seen: int) -> None:
    received()
    assert len(tempo_of(who())) == seen


def test_the_median_of_an_even_number_lies_between() -> None:
    assert Tempo(None, days=[1, 2, 4, 9]).median == 3.0


def test_the_figure_leads_to_its_receipts() -> None:
    found = assigned()
    client = browser_of(authority(), "en")
    url = reverse("hand_offs_of", args=[akimat().organisation.public_id])
    assert url in client.get(reverse("hand_offs")).content.decode()
    assert [leg.initiative for leg in client.get(url).context["page"].rows] == [found]


@pytest.mark.parametrize(("period", "found"), [("", 0), ("all", 1)])
def test_the_last_twelve_months_are_shown_unless_all_time_is_asked(period: str, found: int) -> None:
    received(on=SENT)
    with time_machine.travel(moment(date(2026, 3, 4)), tick=False):
        answer = browser_of(authority()).get(reverse("hand_offs"), {"period": period})
        assert len(answer.context["table"].rows) == found


# The home of a mission


def test_a_mission_sees_who_holds_its_initiatives() -> None:
    found = assigned()
    rows = work.held_by_others(embassy(), TODAY)["rows"]  # type: ignore[index]
    assert [(one, akimat().user.short_name in standing) for one, standing in rows] == [(found, True)]


def test_a_mission_sees_the_companies_of_its_country_by_last_contact() -> None:
    met, never = company(name="Elbe Wind AG"), company(name="Isar Hydro AG")
    meeting(met)
    company(embassy("FR"), name="Loire Solaire", country="FR")
    assert work.last_contacts(embassy(), TODAY)["companies"] == [met, never]  # type: ignore[index]


@pytest.mark.parametrize("language", LANGUAGES)
def test_my_work_of_a_mission_offers_a_meeting_at_once(language: str) -> None:
    received()
    text = browser_of(embassy(), language).get(reverse("my_work")).content.decode()
    assert reverse("meeting_new") in text


@pytest.mark.rule("ncip-40-6")
@pytest.mark.parametrize(
    ("begins", "ends", "seen"),
    [
        (date(2025, 3, 8), date(2025, 3, 9), 0),
        (date(2025, 3, 8), date(2025, 3, 10), 1),
        (date(2025, 4, 9), date(2025, 4, 11), 1),
        (date(2025, 4, 10), date(2025, 4, 11), 0),
    ],
)
def test_a_mission_sees_the_visits_of_the_next_thirty_days(begins: date, ends: date, seen: int) -> None:
    Visit.objects.filter(pk=planned().pk).update(begins_on=begins, ends_on=ends)
    assert len(work.visits_soon(embassy(), TODAY)["visits"]) == seen  # type: ignore[index]


@pytest.mark.parametrize(
    "panel", [work.quick_acts, work.held_by_others, work.last_contacts, work.visits_soon]
)
def test_the_panels_of_a_mission_are_not_shown_to_others(panel: Any) -> None:
    assert (panel(akimat(), TODAY), panel(authority(), TODAY)) == (None, None)


def test_my_work_of_a_mission_costs_the_same_for_one_and_for_three_initiatives() -> None:
    client: Client = browser_of(embassy())
    received()
    one = queries_of(client, reverse("my_work"))
    another("Elbe Wind AG")
    another("Isar Hydro AG")
    assert queries_of(client, reverse("my_work")) == one


def test_every_panel_of_my_work_is_printed() -> None:
    printed = [row for row in extensions.registered() if row[:2] == ("panel", "my work")]
    assert ("panel", "my work", "attraction/work/_held.html") in printed
