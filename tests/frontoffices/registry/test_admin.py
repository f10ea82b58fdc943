"""Back office of organisations and of the atlas."""

import pytest

from frontoffices.registry.models import Organisation
from regions.atlas.models import Region

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(client, admin_user):
    """The back office as an administrator of the portal sees it."""
    client.force_login(admin_user)
    return client


def change(office, one, **fields):
    data = {"kind": one.kind, "level": one.level, "name_ru": one.name_ru, "country": one.country, **fields}
    return office.post(f"/admin/frontoffices_registry/organisation/{one.pk}/change/", data)


@pytest.mark.parametrize(
    "page", ["frontoffices_registry/organisation", "regions_atlas/region", "regions_atlas/district"]
)
def test_lists_open(office, page):
    assert office.get(f"/admin/{page}/").status_code == 200


def test_words_of_any_case_find(office):
    page = office.get("/admin/frontoffices_registry/organisation/", {"q": "ҚОСТАНАЙ ОБЛЫСЫНЫҢ ӘКІМДІГІ"})
    assert page.context["cl"].result_count == 1


@pytest.mark.rule("ncip-47-2")
def test_a_bin_with_a_wrong_control_digit_is_refused(office):
    one = Organisation.objects.get(kind=Organisation.Kind.NATIONAL_COMPANY)
    page = change(office, one, bin="971240001314")
    assert list(page.context["adminform"].form.errors) == ["bin"]


@pytest.mark.rule("ncip-4-3")
def test_a_level_against_the_kind_is_refused(office):
    one = Organisation.objects.get(kind=Organisation.Kind.NATIONAL_COMPANY)
    assert list(change(office, one, level="external").context["adminform"].form.errors) == ["level"]


def test_an_organisation_is_not_deleted(office):
    one = Organisation.objects.get(kind=Organisation.Kind.COUNCIL)
    assert office.get(f"/admin/frontoffices_registry/organisation/{one.pk}/delete/").status_code == 403


def test_the_classifier_is_not_edited(office):
    region = Region.objects.get(number="39")
    office.post(f"/admin/regions_atlas/region/{region.pk}/change/", {"name_ru": "X"})
    region.refresh_from_db()
    assert region.name_ru == "Костанайская область"
