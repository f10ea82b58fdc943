"""Every change of a formed passport is a version with author and reason (47, 62; reading D33)."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from projects.implementation.models import PassportVersion, Project
from projects.implementation.presentation import passport
from projects.implementation.presentation.versions import LABELS, compare
from projects.implementation.versions import OWN
from tests import people
from tests.people import akimat, national_company
from tests.projects.implementation.road import (
    DESIGNATED,
    FORMED,
    act,
    amend,
    draft,
    financed,
    formed,
    investor_of,
    rate,
    refusals,
)
from tests.projects.implementation.test_pages import browser_of, queries_of, text_of

pytestmark = pytest.mark.django_db
WHY = "The bank has changed its offer"


def versions(project: Project) -> list[tuple[int, str]]:
    return list(project.versions.order_by("number").values_list("number", "reason"))


def changes(project: Project, older: int = 1, newer: int = 2) -> list[tuple[str, str, str]]:
    kept = {version.number: version for version in project.versions.all()}
    return [(one.rule, one.before, one.after) for one in compare(kept[older], kept[newer])]


def sources(*amounts: str) -> list[dict[str, Any]]:
    return [{"kind": "own", "terms": "Equity", "amount": amount} for amount in amounts]


def url_of(project: Project, query: str = "") -> str:
    return reverse("passport_versions", args=[project.code]) + query


@pytest.mark.rule("ncip-47-1")
def test_a_formed_passport_has_its_first_version() -> None:
    assert versions(formed()) == [(1, "")]


def test_a_draft_has_no_version_however_often_it_is_edited() -> None:
    project = draft()
    amend(project, "edit", akimat(), FORMED, title="Another")
    assert versions(financed(project, akimat())) == []


@pytest.mark.rule("ncip-47-6")
def test_a_change_leaves_a_version_with_its_reason_author_and_organisation() -> None:
    project, actor = formed(), akimat()
    amend(project, "edit", actor, FORMED, jobs="300", reason=WHY)
    last = project.versions.first()
    assert (versions(project), last.author, last.organisation) == (
        [(1, ""), (2, WHY)],
        actor.user,
        actor.organisation,
    )


def test_a_formed_passport_is_not_changed_without_a_reason() -> None:
    project = formed()
    assert refusals(amend, project, "edit", akimat(), FORMED, jobs="300", reason=" ") == [
        ("required", "reason")
    ]


@pytest.mark.rule("ncip-47-7")
def test_the_financing_of_a_formed_passport_is_not_changed_without_a_reason() -> None:
    project, given = formed(), sources("600000000.00", "400000000.00")
    found = refusals(act, project, "set_financing", akimat(), FORMED, sources=given)
    assert found == [("required", "reason")]


@pytest.mark.rule("ncip-47-7")
def test_other_sources_are_a_version_too() -> None:
    project, given = formed(), sources("600000000.00", "400000000.00")
    act(project, "set_financing", akimat(), FORMED, sources=given, reason=WHY)
    assert versions(project) == [(1, ""), (2, WHY)]


def test_an_edit_that_changes_nothing_leaves_no_version() -> None:
    project = formed()
    amend(project, "edit", akimat(), FORMED)
    assert versions(project) == [(1, "")]


@pytest.mark.rule("ncip-47-6")
def test_a_version_keeps_the_index_and_the_rate_of_its_day() -> None:
    project = formed()
    rate(DESIGNATED, value="530")
    amend(project, "edit", akimat(), DESIGNATED, cost="2000000000.00", currency="KZT")
    content = project.versions.first().content
    assert (content["valued_on"], content["mci_value"], content["cost_kzt"]) == (
        "2025-05-15",
        "3932.00",
        "2000000000.0000000000",
    )


def test_two_versions_differ_in_what_was_changed_and_nothing_else() -> None:
    project = formed()
    amend(project, "edit", akimat(), FORMED, jobs="300", oked="25")
    found = changes(project)
    assert [(rule, before[:2], after[:2]) for rule, before, after in found] == [
        ("ncip-47-3", "29", "25"),
        ("ncip-42-1", "12", "30"),
    ]


def test_any_two_versions_can_be_compared() -> None:
    project = formed()
    amend(project, "edit", akimat(), FORMED, jobs="300")
    amend(project, "edit", akimat(), FORMED, title="Lorry plant")
    assert changes(project, 1, 3) == [
        ("ncip-47-9", "Car plant", "Lorry plant"),
        ("ncip-42-1", "120", "300"),
    ]


def test_every_field_of_the_passport_has_its_words_and_its_paragraph() -> None:
    assert set(LABELS) == OWN


def test_a_version_holds_no_names_of_people() -> None:
    assert "Ivanova" not in str(formed().versions.get().content)


def test_the_database_keeps_a_later_version_only_with_a_reason() -> None:
    project = formed()
    with pytest.raises(IntegrityError), transaction.atomic():
        PassportVersion.objects.filter(project=project).update(number=2)


def test_the_page_tells_author_reason_and_difference() -> None:
    project, actor = formed(), akimat()
    amend(project, "edit", actor, FORMED, title="Lorry plant", reason=WHY)
    page = text_of(browser_of(national_company(), "en"), url_of(project))
    shown = [
        word in page for word in (WHY, actor.user.full_name, "<del>Car plant</del>", "<ins>Lorry plant</ins>")
    ]
    assert shown == [True] * 4


@pytest.mark.parametrize("query", ["?older=7", "?older=x&newer=2", "?newer="])
def test_a_version_that_does_not_exist_is_a_sentence_on_the_page(query: str) -> None:
    project = formed()
    answer = browser_of(national_company(), "en").get(url_of(project, query))
    assert (answer.status_code, "<del>" in answer.content.decode()) == (200, False)


def test_the_page_costs_the_same_for_two_and_for_four_versions() -> None:
    project, client = formed(), browser_of(national_company())
    amend(project, "edit", akimat(), FORMED, jobs="300")
    two = queries_of(client, url_of(project))
    amend(project, "edit", akimat(), FORMED, jobs="301")
    amend(project, "edit", akimat(), FORMED, jobs="302")
    assert queries_of(client, url_of(project)) == two


def test_versions_are_shown_to_whoever_may_look_inside_the_project_only() -> None:
    project = formed()
    readers = [akimat(), investor_of(project), akimat("KZ-79"), people.mission()]
    statuses = [browser_of(reader).get(url_of(project)).status_code for reader in readers]
    assert statuses == [200, 200, 404, 404]


def test_the_api_lists_the_versions_of_a_project() -> None:
    project = formed()
    amend(project, "edit", akimat(), FORMED, jobs="300", reason=WHY)
    answer = browser_of(akimat()).get(f"/api/v1/passport-versions/?project={project.code}").json()
    assert [(row["number"], row["reason"], row["content"]["jobs"]) for row in answer["results"]] == [
        (2, WHY, 300),
        (1, "", 120),
    ]


@pytest.mark.rule("ncip-46")
def test_the_tab_tells_how_far_the_passport_is_filled() -> None:
    project = draft(goals="")
    page = text_of(browser_of(akimat(), "en"), reverse("project_tab", args=[project.code, "passport"]))
    assert "8 of 10 needed fields are filled" in page


@pytest.mark.rule("ncip-46")
@pytest.mark.parametrize(
    ("given", "share"), [({}, 90), ({"hs_code": ""}, 80), ({"hs_code": "", "goals": ""}, 70)]
)
def test_the_bar_counts_the_needed_fields(given: dict[str, str], share: int) -> None:
    assert passport.completeness(draft(**given))["share"] == share


@pytest.mark.rule("ncip-47-7")
def test_sources_that_do_not_add_up_any_more_are_told_with_the_gap() -> None:
    project = formed()
    rate(DESIGNATED)
    amend(project, "edit", akimat(), DESIGNATED, cost="1000000500.00")
    assert [(one.code, "500" in str(one.text)) for one in passport.open_questions(project)] == [
        ("financing_gap", True)
    ]


@pytest.mark.rule("ncip-47-1")
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_passport_is_printed_in_each_language(language: str) -> None:
    project = formed()
    answer = browser_of(akimat()).get(reverse("passport_paper", args=[project.code, language]))
    assert (answer.status_code, answer["Content-Type"], answer.content[:5]) == (
        200,
        "application/pdf",
        b"%PDF-",
    )


def test_the_passport_is_not_printed_in_another_language_nor_for_strangers() -> None:
    project = formed()
    own = browser_of(akimat()).get(reverse("passport_paper", args=[project.code, "de"]))
    strange = browser_of(akimat("KZ-79")).get(reverse("passport_paper", args=[project.code, "ru"]))
    assert (own.status_code, strange.status_code) == (404, 404)
