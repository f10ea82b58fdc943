"""Support under several investment contracts (61; D24)."""

from datetime import date

import pytest

from projects.aftercare.models import AftercareRecord
from tests.people import authorised_body, national_chamber
from tests.projects.implementation.road import act, awaiting

pytestmark = pytest.mark.django_db


@pytest.mark.rule("ncip-61-b")
def test_of_two_contracts_the_one_that_ends_later_counts():
    project = awaiting()
    for number, ends_on in (("К-1", "2029-12-31"), ("К-2", "2027-12-31")):
        given = {"number": number, "signed_on": "2020-01-06", "ends_on": ends_on}
        act(project, "add_contract", authorised_body(), date(2025, 7, 11), **given)
    act(project, "validate", national_chamber(), date(2025, 7, 14), comment="")
    assert AftercareRecord.objects.get().ends_on == date(2029, 12, 31)
