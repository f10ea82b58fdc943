"""Back office of the tables: legal ones are read and proposed, published ones imported with a trial run."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from ncip.journal.models import Event
from ncip.reference.models import CalculationIndex, ExchangeRate
from tests.ncip.reference.conftest import AT

pytestmark = pytest.mark.django_db

LEGAL = ["calculationindex", "calendarday", "prioritygood", "supportmeasure", "legalvalue"]
PUBLISHED = ["exchangerate", "oked", "global2000entry"]
RATES = "/admin/ncip_reference/exchangerate/"


@pytest.fixture
def office(client, admin_user):
    """The back office as an administrator of the portal sees it."""
    client.force_login(admin_user)
    return client


def file_of(lines):
    return SimpleUploadedFile("rates.csv", "\n".join(lines).encode(), content_type="text/csv")


def trial(office, lines):
    """The trial run of an import: the page with its result."""
    data = {"import_file": file_of(lines), "format": "0", "resource": ""}
    return office.post(f"{RATES}import/", data)


@pytest.mark.parametrize("table", [*LEGAL, *PUBLISHED, "global2000edition"])
def test_every_table_is_listed(office, table):
    assert office.get(f"/admin/ncip_reference/{table}/").status_code == 200


@pytest.mark.rule("ncip-9-8", "ncip-22")
@pytest.mark.parametrize("table", LEGAL)
def test_a_legal_table_leads_to_a_proposal(office, table):
    assert b"/new/table-change/?table=" in office.get(f"/admin/ncip_reference/{table}/").content


@pytest.mark.rule("ncip-9-8")
@pytest.mark.parametrize("table", [*LEGAL, *PUBLISHED])
def test_nothing_is_added_by_hand(office, table):
    assert office.get(f"/admin/ncip_reference/{table}/add/").status_code == 403


@pytest.mark.rule("ncip-9-8")
@pytest.mark.parametrize("step", ["change", "delete"])
def test_a_legal_row_is_not_changed_by_hand(office, indices, step):
    row = CalculationIndex.objects.get(year=2026)
    office.post(f"/admin/ncip_reference/calculationindex/{row.pk}/{step}/", {"value": "1", "post": "yes"})
    row.refresh_from_db()
    assert row.value == 4325


def test_a_legal_table_has_no_import(office):
    page = office.get("/admin/ncip_reference/calculationindex/")
    assert (b"/export/" in page.content, b"/import/" in page.content) == (True, False)


@pytest.mark.parametrize("table", PUBLISHED)
def test_a_published_table_has_an_import(office, table):
    assert office.get(f"/admin/ncip_reference/{table}/import/").status_code == 200


def test_a_trial_run_shows_bad_rows_and_offers_no_confirmation(office):
    page = trial(office, ["currency,day,nominal,rate", "USD,2026-11-20,1,521", "USD,2026-11-19,1,-1"])
    assert [row.number for row in page.context["result"].invalid_rows] == [2]
    assert page.context.get("confirm_form") is None


def test_a_confirmed_import_enters_the_rows(office):
    page = trial(office, ["currency,day,nominal,rate", "USD,2026-11-20,1,521.4"])
    office.post(f"{RATES}process_import/", page.context["confirm_form"].initial)
    assert ExchangeRate.objects.get().origin == "national_bank"


def test_a_confirmed_import_is_in_the_journal(office, admin_user):
    page = trial(office, ["currency,day,nominal,rate", "USD,2026-11-20,1,521.4"])
    office.post(f"{RATES}process_import/", page.context["confirm_form"].initial)
    event = Event.objects.get(action="admin.import")
    assert (event.subject_label, event.user, event.params["file"], event.params["rows"]) == (
        "exchangerate",
        admin_user,
        "rates.csv",
        {"new": 1},
    )
    assert len(event.params["sha256"]) == 64


def test_a_trial_run_leaves_no_entry(office):
    trial(office, ["currency,day,nominal,rate", "USD,2026-11-20,1,521.4"])
    assert Event.objects.count() == 0


def test_an_official_does_not_import(client, django_user_model):
    clerk = django_user_model.objects.create_user("clerk@example.kz", "x", is_staff=True)
    client.force_login(clerk)
    assert client.get(f"{RATES}import/").status_code == 403


def test_a_table_is_exported(office, indices):
    page = office.post("/admin/ncip_reference/calculationindex/export/", {"format": "0", "resource": ""})
    assert page.status_code == 200


def test_history_knows_what_stood_at_an_instant(indices):
    assert CalculationIndex.objects.standing_at(AT).count() == CalculationIndex.objects.count()
