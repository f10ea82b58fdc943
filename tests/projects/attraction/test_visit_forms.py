"""What is refused of a visit, each time with a sentence, a field and a rule; what was typed stays."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from ncip.casework import door
from projects.attraction.models import Visit
from tests.projects.attraction.people import DAY, company, create, embassy, perform
from tests.projects.attraction.test_pages import signed_in
from tests.projects.attraction.visiting import (
    ENDS,
    PLANNED,
    card_data,
    held,
    key,
    plan_data,
    ready,
    trip,
    trip_data,
)

pytestmark = pytest.mark.django_db


def refused(call, *args, **kwargs):
    with pytest.raises(door.Refused) as caught:
        call(*args, **kwargs)
    return [(reason.field, reason.code, reason.rule) for reason in caught.value.reasons]


def plan_refusal(**fields):
    company()
    return refused(create, Visit, plan_data(**fields), embassy(), on=PLANNED)


def trip_refusal(**fields):
    company()
    return refused(create, Visit, trip_data(**fields), embassy(), on=ENDS)


@pytest.mark.rule("ncip-40-6")
@pytest.mark.parametrize(
    "field", ["companies", "purpose", "begins_on", "ends_on", "body", "body_agreed_on", "body_agreement"]
)
def test_what_the_plan_must_tell_is_asked_for(field):
    assert plan_refusal(**{field: ""}) == [(field, "required", "ncip-40-6")]


@pytest.mark.rule("ncip-40-6")
def test_a_visit_that_ends_before_it_begins_is_refused():
    assert plan_refusal(begins_on="2025-02-07", ends_on="2025-02-06") == [
        ("ends_on", "ends_before", "ncip-40-6")
    ]


@pytest.mark.rule("ncip-40-6")
def test_a_visit_of_one_day_is_a_visit():
    company()
    data = plan_data(begins_on="2025-02-07", ends_on="2025-02-07")
    assert create(Visit, data, embassy(), on=PLANNED).state == "planned"


@pytest.mark.rule("ncip-40-6")
@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"body_agreed_on": "2025-02-04"}, ("body_agreed_on", "future", "ncip-40-6")),
        ({"begins_on": "2025-01-31", "ends_on": "2025-02-02"}, ("ends_on", "past", "ncip-40-6")),
        ({"begins_on": "2025-02-05", "ends_on": "2025-05-09"}, ("ends_on", "too_long", "ncip-40-6")),
        ({"begins_on": "2028-02-05", "ends_on": "2028-02-06"}, ("begins_on", "too_far", "ncip-40-6")),
        ({"companies": "Nobody AG"}, ("companies", "unknown", "ncip-40-6")),
    ],
)
def test_an_impossible_plan_is_refused(fields, reason):
    assert plan_refusal(**fields) == [reason]


@pytest.mark.rule("ncip-40-6")
def test_the_body_is_a_state_body():
    assert plan_refusal(body=key(embassy().organisation)) == [("body", "invalid_choice", "ncip-40-6")]


@pytest.mark.rule("ncip-40-5")
@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"ends_on": "2025-02-08"}, ("ends_on", "future", "ncip-40-5")),
        ({"begins_on": "2025-02-07", "ends_on": "2025-02-06"}, ("ends_on", "ends_before", "ncip-40-6")),
        ({"begins_on": "1991-12-15", "ends_on": "1991-12-15"}, ("begins_on", "too_early", "ncip-40-5")),
    ],
)
def test_an_impossible_trip_is_refused(fields, reason):
    assert trip_refusal(**fields) == [reason]


@pytest.mark.rule("ncip-41-a")
@pytest.mark.parametrize(
    ("begins_on", "ends_on", "reason"),
    [
        ("2025-02-07", "2025-02-06", ("ends_on", "ends_before", "ncip-40-6")),
        ("2025-02-07", "2025-02-08", ("ends_on", "future", "ncip-41-a")),
        ("2025-02-02", "2025-02-06", ("begins_on", "too_early", "ncip-40-7-a")),
        ("soon", "2025-02-06", ("begins_on", "invalid", None)),
    ],
)
def test_days_on_which_no_visit_was_held_are_refused(begins_on, ends_on, reason):
    found = ready()
    assert refused(
        perform, found, "hold", embassy(), {"begins_on": begins_on, "ends_on": ends_on}, on=ENDS
    ) == [reason]


@pytest.mark.rule("ncip-41-a")
@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ({"events": "Talks"}, ("agreements", "required", "ncip-41-a")),
        (card_data(no_agreement="on", no_agreement_reason="None"), ("no_agreement", "both", None)),
        ({"events": "Talks", "no_agreement": "on"}, ("no_agreement_reason", "required", "ncip-41-a")),
        (card_data(events="\n \n"), ("events", "required", "ncip-40-5-f")),
        (card_data(agreements="\n".join(["One"] * 51)), ("agreements", "too_many", "ncip-41-a")),
        (card_data(events="x" * 501), ("events", "max_length", "ncip-40-5-f")),
    ],
)
def test_an_incomplete_card_is_refused(data, reason):
    assert refused(perform, held(), "fill_card", embassy(), data, on=ENDS) == [reason]


@pytest.mark.rule("ncip-40-5-f")
def test_the_card_of_a_trip_lists_the_events():
    assert refused(perform, trip(), "fill_card", embassy(), {}, on=ENDS) == [
        ("events", "required", "ncip-40-5-f")
    ]


@pytest.mark.rule("ncip-41-a")
def test_a_half_filled_card_keeps_what_was_typed(client):
    found = held()
    url = reverse("perform", args=["visit", found.public_id, "fill_card"])
    answer = signed_in(client, embassy()).post(
        url, {"events": "Talks in the ministry", "results": "A long talk"}
    )
    text = answer.content.decode()
    assert (answer.status_code, "Talks in the ministry" in text, "A long talk" in text) == (400, True, True)


@pytest.mark.rule("ncip-43-b")
def test_the_card_begins_with_the_programme_and_is_corrected_by_hand(client):
    found = held()
    url = reverse("perform", args=["visit", found.public_id, "fill_card"])
    assert "Talks on the site</textarea>" in signed_in(client, embassy()).get(url).content.decode()


@pytest.mark.rule("ncip-40-6")
def test_a_refused_plan_keeps_what_was_typed(client):
    company()
    data = plan_data(begins_on="07.02.2025", ends_on="06.02.2025", companies="Rhein Solar GmbH")
    answer = signed_in(client, embassy()).post(reverse("create", args=["visit"]), data)
    text = answer.content.decode()
    assert (
        answer.status_code,
        "Choice of a site for a solar plant" in text,
        "Rhein Solar GmbH</textarea>" in text,
    ) == (
        400,
        True,
        True,
    )


def test_a_visit_begins_on_the_card_of_its_company(client):
    card = company()
    url = reverse("create", args=["visit"]) + f"?companies={card.public_id}"
    text = signed_in(client, embassy()).get(url).content.decode()
    assert "Rhein Solar GmbH</textarea>" in text


@pytest.mark.rule("ncip-40-2")
def test_the_form_of_a_trip_does_not_ask_for_an_agreement(client):
    url = reverse("create", args=["visit"])
    signed_in(client, embassy())
    plan, told = client.get(url).content.decode(), client.get(url, {"kind": "outgoing"}).content.decode()
    assert ("body_agreed_on" in plan, "body_agreed_on" in told) == (True, False)


def test_the_database_itself_refuses_a_visit_that_ends_before_it_begins():
    found = ready()
    with pytest.raises(IntegrityError), transaction.atomic():
        Visit.objects.filter(pk=found.pk).update(ends_on=DAY.replace(year=2024))
