"""What is changed in the back office is in the journal too: which columns, never their values."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from frontoffices.registry.enums import Kind
from ncip.journal import chain
from ncip.journal.enums import Channel
from ncip.journal.models import Event
from tests.people import administrator, the

pytestmark = pytest.mark.django_db


def back_office() -> tuple[Client, object]:
    actor = administrator()
    client = Client()
    client.force_login(actor.user)
    return client, actor.user


def test_a_changed_organisation_is_an_entry_of_the_journal() -> None:
    client, who = back_office()
    organisation = the(Kind.COUNCIL)
    page = client.get(reverse("admin:frontoffices_registry_organisation_change", args=[organisation.pk]))
    form = page.context["adminform"].form
    data = {name: form.initial.get(name) or "" for name in form.fields} | {"phone": "+7 7172 000000"}
    data |= {
        f"{formset.formset.prefix}-{name}": value
        for formset in page.context["inline_admin_formsets"]
        for name, value in {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0}.items()
    }
    answer = client.post(page.request["PATH_INFO"], data)
    assert answer.status_code == 302, answer.context["adminform"].form.errors
    event = Event.objects.latest("number")
    assert (event.user, event.channel, event.subject_id) == (who, Channel.ADMIN, organisation.public_id)
    assert "+7 7172" not in str(event.params)
    assert chain.verify().clean
