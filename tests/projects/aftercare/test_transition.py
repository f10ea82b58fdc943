"""The transition to Module 3 and how long support lasts (60, 61; D24)."""

from datetime import date

import pytest

from ncip.casework.models import Deadline
from ncip.journal.models import Event
from projects.aftercare.models import AftercareRecord
from tests.people import authorised_body, national_chamber
from tests.projects.implementation.road import act, awaiting, validated

pytestmark = pytest.mark.django_db
VALIDATED = date(2025, 7, 14)  # Monday


def under_contract(ends_on):
    project = awaiting()
    given = {"number": "К-1", "signed_on": "2020-01-06", "ends_on": str(ends_on)}
    act(project, "add_contract", authorised_body(), date(2025, 7, 11), **given)
    act(project, "validate", national_chamber(), VALIDATED, comment="")
    return AftercareRecord.objects.get()


@pytest.mark.rule("ncip-61-a", "ncip-60-t")
def test_support_lasts_until_the_third_anniversary():
    validated()
    record = AftercareRecord.objects.get()
    assert (record.started_on, record.ends_on, record.basis) == (VALIDATED, date(2028, 7, 14), "three_years")


@pytest.mark.rule("ncip-61-a")
def test_years_do_not_move_off_days_off():
    validated(on=date(2025, 7, 15))
    assert AftercareRecord.objects.get().ends_on == date(2028, 7, 15)  # Saturday


@pytest.mark.rule("ncip-61-b")
def test_under_a_contract_support_lasts_as_long_as_the_contract():
    record = under_contract(date(2027, 12, 31))
    assert (record.ends_on, record.basis, record.contract.number) == (date(2027, 12, 31), "contract", "К-1")


@pytest.mark.rule("ncip-61-b")
@pytest.mark.parametrize(
    ("ends_on", "expected"),
    [
        (date(2025, 7, 13), (date(2028, 7, 14), "three_years")),  # ended the day before the transition
        (date(2025, 7, 14), (date(2025, 7, 14), "contract")),
        (date(2025, 7, 15), (date(2025, 7, 15), "contract")),
    ],
)
def test_a_contract_already_ended_at_the_transition_does_not_count(ends_on, expected):
    record = under_contract(ends_on)
    assert (record.ends_on, record.basis) == expected


@pytest.mark.rule("ncip-61-a")
def test_the_term_of_support_runs_for_the_authorised_body():
    validated()
    record = AftercareRecord.objects.get()
    term = Deadline.objects.get(subject_id=record.public_id, term="aftercare")
    assert (term.term, term.last_day, term.responsible) == (
        "aftercare",
        date(2028, 7, 14),
        authorised_body().organisation,
    )


@pytest.mark.rule("ncip-61-b")
def test_the_term_of_a_contract_ends_with_it():
    record = under_contract(date(2027, 12, 31))
    term = Deadline.objects.get(subject_id=record.public_id)
    assert (term.term, term.last_day) == ("aftercare_contract", date(2027, 12, 31))


@pytest.mark.rule("ncip-61-a")
def test_the_last_day_of_support_is_included():
    validated()
    record = AftercareRecord.objects.get()
    days = [date(2025, 7, 13), VALIDATED, date(2028, 7, 14), date(2028, 7, 15)]
    assert [record.lasts_on(day) for day in days] == [False, True, True, False]


def test_the_journal_links_the_record_with_the_validation():
    validated()
    event = Event.objects.get(subject_label="aftercare", action="create")
    assert (event.caused_by.action, event.actor_kind) == ("validate", "system")
