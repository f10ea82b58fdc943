"""The card of a project in Module 3 says until when it is supported, and why."""

import pytest
from django.test import Client

from projects.aftercare.models import AftercareRecord
from projects.aftercare.panels import support
from tests.people import authorised_body, national_company
from tests.projects.implementation.road import awaiting, validated

pytestmark = pytest.mark.django_db


@pytest.mark.rule("ncip-61-a")
def test_the_panel_names_the_last_day_and_its_paragraph():
    validated()
    record = AftercareRecord.objects.get()
    shown = support(record.project, authorised_body(), record.started_on)
    assert (shown["record"], shown["rule"]) == (record, "ncip-61-a")


def test_before_module_3_there_is_no_panel():
    project = awaiting()
    assert support(project, authorised_body(), project.created_at.date()) is None


def test_the_card_shows_the_panel():
    validated()
    project = AftercareRecord.objects.get().project
    client = Client()
    client.force_login(national_company().user)
    assert 'id="support-title"' in client.get(project.get_absolute_url()).content.decode()
