"""Every address of the portal asked by every kind of person: who is answered, who is turned away.

An address that is not in the table fails the test, so that nobody adds a page without saying whose it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import get_resolver, reverse

from frontoffices.registry.enums import Kind
from ncip.casework.actor import Actor
from projects.implementation.models import Project
from tests import people
from tests.projects.implementation import road

pytestmark = pytest.mark.django_db
# Pages of django-allauth and of the administration are held by their own tests.
OTHERS = ("account_", "mfa_", "usersessions_", "admin:")

ROLES: dict[str, Callable[[Project], Actor | None]] = {
    "visitor": lambda project: None,
    "person without a place": lambda project: Actor.of(people.person("nobody")),
    "akimat of the region": lambda project: people.akimat(),
    "akimat of another region": lambda project: people.akimat("KZ-79"),
    "investor": road.investor_of,
    "investor of another company": lambda project: people.member_of(
        road.an_organisation(Kind.INVESTOR, "Stranger"), name="stranger"
    ),
    "national company": lambda project: people.national_company(),
    "national chamber": lambda project: people.national_chamber(),
    "authorised body": lambda project: people.authorised_body(),
    "council": lambda project: people.member_of(people.the(Kind.COUNCIL)),
    "mission": lambda project: people.mission("DE"),
    "ministry": lambda project: people.member_of(people.the(Kind.CENTRAL_BODY)),
    "regional organisation": lambda project: people.member_of(
        people.the(Kind.REGIONAL_ORGANISATION, region__iso="KZ-39")
    ),
    "administrator": lambda project: people.administrator(),
}
EVERYBODY = frozenset(ROLES)
SIGNED_IN = EVERYBODY - {"visitor"}
SEE_PROJECT = frozenset(
    {
        "akimat of the region",
        "investor",
        "national company",
        "national chamber",
        "authorised body",
        "council",
        "regional organisation",
        "administrator",
    }
)

SEE_COMPANY = SEE_PROJECT - {"council", "regional organisation"}
# Whose panel shows the country, and whose shows Kostanay.
SEE_COUNTRY = frozenset(
    {"national company", "national chamber", "authorised body", "council", "administrator"}
)
SEE_REGION = SEE_COUNTRY | {"akimat of the region", "regional organisation"}

# They see a rating before it is published; investors and strangers wait for the publication.
OUTSIDERS = frozenset({"person without a place", "investor", "investor of another company"})
OFFICIALS = SIGNED_IN - OUTSIDERS

Arguments = Callable[[Project], list[Any]]


def nothing(project: Project) -> list[Any]:
    return []


def unknown(project: Project) -> list[Any]:
    return ["01890000-0000-7000-8000-000000000000"]


def code(project: Project) -> list[Any]:
    return [project.code]


def task(project: Project) -> list[Any]:
    return [project.code, project.current_roadmap.tasks.all()[0].public_id]  # type: ignore[union-attr]


def company(project: Project) -> list[Any]:
    return [project.company.public_id]


def contact(project: Project) -> list[Any]:
    return [project.company.contacts.get().public_id]


def quarter(project: Project) -> list[Any]:
    """A quarter that is over and was not published."""
    return ["2025-2"]


def akimat_of_region(project: Project) -> list[Any]:
    return [people.the(Kind.LOCAL_EXECUTIVE_BODY, region__iso="KZ-39").public_id]


def given(*values: Any) -> Arguments:
    return lambda project: list(values)


MAKE_CARDS = frozenset(
    {
        "akimat of the region",
        "akimat of another region",
        "national company",
        "national chamber",
        "mission",
        "ministry",
        "regional organisation",
    }
)
NOBODY: frozenset[str] = frozenset()
STAFF = frozenset({"administrator"})
ADDRESSES: dict[str, tuple[Arguments, frozenset[str]]] = {
    "home": (nothing, EVERYBODY),
    "region_list": (nothing, EVERYBODY),
    "law_documents": (nothing, EVERYBODY),
    "law_search": (nothing, EVERYBODY),
    "law_readings": (nothing, EVERYBODY),
    "law_parameters": (nothing, EVERYBODY),
    "journal_anchors": (nothing, EVERYBODY),
    "api_schema": (nothing, EVERYBODY),
    "api_docs": (nothing, EVERYBODY),
    "health_live": (nothing, EVERYBODY),
    "health_ready": (nothing, EVERYBODY),
    "region": (given("KZ-39"), EVERYBODY),
    "law_document": (given("ncip"), EVERYBODY),
    "api-rules-list": (nothing, EVERYBODY),
    "api-rules-detail": (given("ncip-60"), EVERYBODY),
    "my_work": (nothing, SIGNED_IN),
    "overview": (nothing, SIGNED_IN),
    "search": (nothing, SIGNED_IN),
    "notices": (nothing, SIGNED_IN),
    "profile": (nothing, SIGNED_IN),
    "project_list": (nothing, SIGNED_IN),
    "task_list": (nothing, SIGNED_IN),
    "panel": (nothing, NOBODY),  # sends everybody on to the panel of his own office
    "panel_task_force": (nothing, SEE_COUNTRY),
    "panel_country": (nothing, SEE_COUNTRY),
    "api-panels/country-list": (nothing, SEE_COUNTRY),
    "api-panels/regions-detail": (given("KZ-39"), SEE_REGION),
    "api-panels/bodies-detail": (akimat_of_region, SEE_COUNTRY - {"council"} | {"akimat of the region"}),
    "panel_region": (given("KZ-39"), SEE_REGION),
    "panel_body": (akimat_of_region, SEE_COUNTRY - {"council"} | {"akimat of the region"}),
    "organisation_list": (nothing, EVERYBODY),
    "companies": (nothing, SIGNED_IN),
    "initiatives": (nothing, SIGNED_IN),
    "pipeline": (nothing, SIGNED_IN),
    "hand_offs": (nothing, SIGNED_IN),
    "hand_offs_of": (lambda project: [project.leb.public_id], SIGNED_IN),
    "visits": (nothing, SIGNED_IN),
    "visit_planner": (nothing, SIGNED_IN),
    "similar_companies": (nothing, SIGNED_IN),
    "meetings": (nothing, SIGNED_IN),
    "agreements": (nothing, SIGNED_IN),
    "agreement_counts": (nothing, SIGNED_IN),
    "consultations": (nothing, SIGNED_IN),
    "consultation": (unknown, NOBODY),
    "api-consultations-list": (nothing, SIGNED_IN),
    "api-consultations-detail": (unknown, NOBODY),
    "api-consultations-act": (lambda project: [*unknown(project), "act"], NOBODY),
    "memoranda": (nothing, SIGNED_IN),
    "agreement": (unknown, NOBODY),
    "memorandum": (unknown, NOBODY),
    "api-agreements-list": (nothing, SIGNED_IN),
    "api-memoranda-list": (nothing, SIGNED_IN),
    "api-agreements-detail": (unknown, NOBODY),
    "api-memoranda-detail": (unknown, NOBODY),
    "api-agreements-act": (lambda project: [*unknown(project), "act"], NOBODY),
    "api-memoranda-act": (lambda project: [*unknown(project), "act"], NOBODY),
    "meeting_invite": (nothing, SIGNED_IN),
    "meeting_draft_delete": (unknown, NOBODY),
    "meeting_new": (nothing, SIGNED_IN),
    "meeting_companies": (nothing, SIGNED_IN),
    "events": (nothing, SIGNED_IN),
    "programmes": (nothing, SIGNED_IN),
    "exchange_requests": (nothing, SIGNED_IN),
    "niches": (nothing, SIGNED_IN),
    "materials": (nothing, SIGNED_IN),
    "publications": (nothing, SIGNED_IN),
    "api-presentation-materials-list": (nothing, SIGNED_IN),
    "api-exchange-requests-list": (nothing, SIGNED_IN),
    "api-niches-list": (nothing, SIGNED_IN),
    "api-publications-list": (nothing, SIGNED_IN),
    "exchange_request": (unknown, NOBODY),
    "niche": (unknown, NOBODY),
    "material": (unknown, NOBODY),
    "publication": (unknown, NOBODY),
    "api-presentation-materials-detail": (unknown, NOBODY),
    "api-exchange-requests-detail": (unknown, NOBODY),
    "api-niches-detail": (unknown, NOBODY),
    "api-publications-detail": (unknown, NOBODY),
    "api-presentation-materials-act": (lambda project: [*unknown(project), "act"], NOBODY),
    "api-exchange-requests-act": (lambda project: [*unknown(project), "act"], NOBODY),
    "api-niches-act": (lambda project: [*unknown(project), "act"], NOBODY),
    "api-publications-act": (lambda project: [*unknown(project), "act"], NOBODY),
    "api-information-materials-list": (nothing, SIGNED_IN),
    "api-information-materials-detail": (unknown, NOBODY),
    "api-information-materials-act": (lambda project: [*unknown(project), "act"], NOBODY),
    "api-analyses-list": (nothing, SIGNED_IN),
    "api-analyses-detail": (unknown, NOBODY),
    "api-analyses-act": (lambda project: [*unknown(project), "act"], NOBODY),
    "api-systemic-issues-list": (nothing, SIGNED_IN),
    "api-systemic-issues-detail": (unknown, NOBODY),
    "api-systemic-issues-act": (lambda project: [*unknown(project), "act"], NOBODY),
    "api-promotions-list": (nothing, SIGNED_IN),
    "api-promotions-detail": (unknown, NOBODY),
    "api-promotions-act": (lambda project: [*unknown(project), "act"], NOBODY),
    "information_materials": (nothing, SIGNED_IN),
    "information_material": (unknown, NOBODY),
    "analyses": (nothing, SIGNED_IN),
    "analysis": (unknown, NOBODY),
    "systemic_issues": (nothing, SIGNED_IN),
    "systemic_issue": (unknown, NOBODY),
    "promotions": (nothing, SIGNED_IN),
    "promotion": (unknown, NOBODY),
    "api-events-list": (nothing, SIGNED_IN),
    "api-country-programmes-list": (nothing, SIGNED_IN),
    "api-programme-measures-list": (nothing, SIGNED_IN),
    "api-programme-updates-list": (nothing, SIGNED_IN),
    "event": (unknown, NOBODY),
    "programme": (unknown, NOBODY),
    "programme_update": (unknown, NOBODY),
    "api-events-detail": (unknown, NOBODY),
    "api-country-programmes-detail": (unknown, NOBODY),
    "api-programme-measures-detail": (unknown, NOBODY),
    "api-programme-updates-detail": (unknown, NOBODY),
    "api-events-act": (lambda project: [*unknown(project), "act"], NOBODY),
    "api-country-programmes-act": (lambda project: [*unknown(project), "act"], NOBODY),
    "api-programme-measures-act": (lambda project: [*unknown(project), "act"], NOBODY),
    "api-programme-updates-act": (lambda project: [*unknown(project), "act"], NOBODY),
    "api-root": (nothing, SIGNED_IN),
    "overview_export": (given("csv"), SIGNED_IN),
    "project_export": (given("csv"), SIGNED_IN),
    "api-companies-list": (nothing, SIGNED_IN),
    "api-contacts-list": (nothing, SIGNED_IN),
    "api-global2000-matches-list": (nothing, SIGNED_IN),
    "card_import_new": (nothing, MAKE_CARDS),
    "card_import_template": (given("companies", "csv"), SIGNED_IN),
    "card_import": (unknown, NOBODY),
    "potential_investors": (nothing, SIGNED_IN),
    "investor_lists": (nothing, SIGNED_IN),
    "api-potential-investors-list": (nothing, SIGNED_IN),
    "api-investor-lists-list": (nothing, SIGNED_IN),
    "api-kyc-checks-list": (nothing, SIGNED_IN),
    "api-meetings-list": (nothing, SIGNED_IN),
    "api-initiatives-list": (nothing, SIGNED_IN),
    "api-visits-list": (nothing, SIGNED_IN),
    "api-programme-items-list": (nothing, SIGNED_IN),
    "api-visit-participants-list": (nothing, SIGNED_IN),
    "api-projects-list": (nothing, SIGNED_IN),
    "api-roadmaps-list": (nothing, SIGNED_IN),
    "api-tasks-list": (nothing, SIGNED_IN),
    "api-contracts-list": (nothing, SIGNED_IN),
    "api-validations-list": (nothing, SIGNED_IN),
    "api-passport-versions-list": (nothing, SIGNED_IN),
    "api-aftercare-list": (nothing, SIGNED_IN),
    "api-table-changes-list": (nothing, SIGNED_IN),
    "exclusion_requests": (nothing, SIGNED_IN),
    "pools": (nothing, SIGNED_IN),
    "pool_movements": (nothing, SIGNED_IN),
    "pool_updates": (nothing, SIGNED_IN),
    "pool_update": (unknown, NOBODY),
    "api-pool-movements-list": (nothing, SIGNED_IN),
    "api-pool-movements-detail": (unknown, NOBODY),
    "api-pool-movements-act": (lambda project: [*unknown(project), "act"], NOBODY),
    "api-pool-updates-list": (nothing, SIGNED_IN),
    "api-pool-updates-detail": (unknown, NOBODY),
    "api-pool-updates-act": (lambda project: [*unknown(project), "act"], NOBODY),
    "issues": (nothing, SIGNED_IN),
    "council": (nothing, SIGNED_IN),
    "council_meetings": (nothing, SIGNED_IN),
    "assignments": (nothing, SIGNED_IN),
    "issue": (unknown, NOBODY),
    "council_meeting": (unknown, NOBODY),
    "council_minutes": (lambda project: [*unknown(project), "kk"], NOBODY),
    "assignment": (unknown, NOBODY),
    "api-issues-list": (nothing, SIGNED_IN),
    "api-issues-detail": (unknown, NOBODY),
    "api-issues-act": (lambda project: [*unknown(project), "act"], NOBODY),
    "api-council-meetings-list": (nothing, SIGNED_IN),
    "api-council-meetings-detail": (unknown, NOBODY),
    "api-council-meetings-act": (lambda project: [*unknown(project), "act"], NOBODY),
    "api-agenda-items-list": (nothing, SIGNED_IN),
    "api-agenda-items-detail": (unknown, NOBODY),
    "api-agenda-items-act": (lambda project: [*unknown(project), "act"], NOBODY),
    "api-assignments-list": (nothing, SIGNED_IN),
    "api-assignments-detail": (unknown, NOBODY),
    "api-assignments-act": (lambda project: [*unknown(project), "act"], NOBODY),
    "roadmap_changes": (nothing, SIGNED_IN),
    "date_shifts": (nothing, SIGNED_IN),
    "api-roadmap-changes-list": (nothing, SIGNED_IN),
    "api-additional-agreements-list": (nothing, SIGNED_IN),
    "api-exclusion-requests-list": (nothing, SIGNED_IN),
    "project": (code, SEE_PROJECT),
    "api-projects-detail": (code, SEE_PROJECT),
    "api-projects-parts": (code, SEE_PROJECT),
    "project_tab": (lambda project: [project.code, "passport"], SEE_PROJECT),
    "project_task": (task, SEE_PROJECT),
    "passport_versions": (code, SEE_PROJECT),
    "passport_paper": (lambda project: [project.code, "kk"], SEE_PROJECT),
    "roadmap_table": (code, SEE_PROJECT),
    "roadmap_trial": (code, NOBODY),
    "api-roadmap-templates-list": (nothing, SIGNED_IN),
    "api-roadmaps-trial": (unknown, NOBODY),
    "documents": (lambda project: ["project", project.public_id], SEE_PROJECT),
    "conversation": (lambda project: ["project", project.public_id], SEE_PROJECT),
    "conversation_news": (lambda project: ["project", project.public_id], NOBODY),
    "conversation_people": (lambda project: ["project", project.public_id], SEE_PROJECT),
    "conversation_export": (lambda project: ["project", project.public_id], SEE_PROJECT),
    "perform": (lambda project: ["project", project.public_id, "designate_leb"], SEE_PROJECT),
    "amend": (lambda project: ["project", project.public_id, "edit"], SEE_PROJECT),
    "create": (given("company"), SIGNED_IN),
    "company": (company, SEE_COMPANY),
    "company_timeline": (company, SEE_COMPANY),
    "api-companies-detail": (company, SEE_COMPANY),
    "contact": (contact, SEE_COMPANY),
    "api-contacts-detail": (contact, SEE_COMPANY),
    "organisation": (lambda project: [project.leb.public_id], EVERYBODY),
    "api-roadmaps-detail": (lambda project: [project.current_roadmap.public_id], SEE_PROJECT),
    "api-tasks-detail": (lambda project: [task(project)[1]], SEE_PROJECT),
    "document": (unknown, NOBODY),
    "document_version": (unknown, NOBODY),
    "notice": (unknown, NOBODY),
    "kyc_check": (unknown, NOBODY),
    "api-global2000-matches-detail": (unknown, NOBODY),
    "potential_investor": (unknown, NOBODY),
    "investor_list": (unknown, NOBODY),
    "api-potential-investors-detail": (unknown, NOBODY),
    "api-investor-lists-detail": (unknown, NOBODY),
    "api-kyc-checks-detail": (unknown, NOBODY),
    "meeting": (unknown, NOBODY),
    "exclusion_request": (unknown, NOBODY),
    "roadmap_change": (unknown, NOBODY),
    "roadmap_versions": (code, NOBODY),
    "roadmap_versions_pdf": (code, NOBODY),
    "api-roadmap-changes-detail": (unknown, NOBODY),
    "api-roadmap-changes-act": (lambda project: [*unknown(project), "act"], NOBODY),
    "api-additional-agreements-detail": (unknown, NOBODY),
    "api-additional-agreements-act": (lambda project: [*unknown(project), "act"], NOBODY),
    "api-exclusion-requests-detail": (unknown, NOBODY),
    "api-exclusion-requests-act": (lambda project: [*unknown(project), "act"], NOBODY),
    "initiative": (unknown, NOBODY),
    "visit": (unknown, NOBODY),
    "visit_programme": (lambda project: [*unknown(project), "kk"], NOBODY),
    "visit_briefing": (unknown, NOBODY),
    "company_briefing": (company, SEE_COMPANY - {"investor"}),
    "api-visits-detail": (unknown, NOBODY),
    "api-programme-items-detail": (unknown, NOBODY),
    "api-visit-participants-detail": (unknown, NOBODY),
    "api-visits-act": (lambda project: [*unknown(project), "act"], NOBODY),
    "api-programme-items-act": (lambda project: [*unknown(project), "act"], NOBODY),
    "api-visit-participants-act": (lambda project: [*unknown(project), "act"], NOBODY),
    "api-meetings-detail": (unknown, NOBODY),
    "api-initiatives-detail": (unknown, NOBODY),
    "api-contracts-detail": (unknown, NOBODY),
    "api-validations-detail": (unknown, NOBODY),
    "api-passport-versions-detail": (unknown, NOBODY),
    "api-aftercare-detail": (unknown, NOBODY),
    "api-table-changes-detail": (unknown, NOBODY),
    "table_change": (unknown, NOBODY),
    "notice_read": (unknown, NOBODY),
    "end_membership": (unknown, NOBODY),
    "notices_read": (nothing, NOBODY),
    "act": (nothing, NOBODY),
    "api-companies-act": (lambda project: [*unknown(project), "act"], NOBODY),
    "api-contacts-act": (lambda project: [*unknown(project), "act"], NOBODY),
    "api-global2000-matches-act": (lambda project: [*unknown(project), "act"], NOBODY),
    "api-potential-investors-act": (lambda project: [*unknown(project), "act"], NOBODY),
    "api-investor-lists-act": (lambda project: [*unknown(project), "act"], NOBODY),
    "api-kyc-checks-act": (lambda project: [*unknown(project), "act"], NOBODY),
    "api-meetings-act": (lambda project: [*unknown(project), "act"], NOBODY),
    "api-initiatives-act": (lambda project: [*unknown(project), "act"], NOBODY),
    "api-projects-act": (lambda project: [*unknown(project), "act"], NOBODY),
    "api-roadmaps-act": (lambda project: [*unknown(project), "act"], NOBODY),
    "api-tasks-act": (lambda project: [*unknown(project), "act"], NOBODY),
    "api-contracts-act": (lambda project: [*unknown(project), "act"], NOBODY),
    "api-validations-act": (lambda project: [*unknown(project), "act"], NOBODY),
    "api-passport-versions-act": (lambda project: [*unknown(project), "act"], NOBODY),
    "api-aftercare-act": (lambda project: [*unknown(project), "act"], NOBODY),
    "api-table-changes-act": (lambda project: [*unknown(project), "act"], NOBODY),
    "delay_ratings": (nothing, OUTSIDERS),
    "delay_rating": (quarter, OFFICIALS),
    "delay_rating_pdf": (quarter, OFFICIALS),
    "delay_rating_check": (quarter, NOBODY),
    "delay_rating_export": (lambda project: [*quarter(project), "csv"], OFFICIALS),
    "quarter_results": (quarter, OFFICIALS),
    "quarter_results_export": (lambda project: [*quarter(project), "csv"], OFFICIALS),
    "delay_rating_region": (lambda project: [*quarter(project), "KZ-39"], OFFICIALS),
    "delay_rating_region_export": (lambda project: [*quarter(project), "KZ-39", "csv"], OFFICIALS),
    "api-ratings/delays-list": (nothing, SIGNED_IN),
    "api-ratings/delays-detail": (quarter, NOBODY),
    "api-ratings/delays-regions": (quarter, OFFICIALS),
    "api-ratings/delays-region": (lambda project: [*quarter(project), "KZ-39"], OFFICIALS),
    "api-ratings/delays-act": (lambda project: [*quarter(project), "act"], NOBODY),
    "style_guide": (nothing, STAFF),
    "calendar": (nothing, SIGNED_IN),
    "calendar_feed": (given("no-such-secret"), NOBODY),
    "table_changes": (nothing, SIGNED_IN),
    "table_file": (given("calendar"), STAFF),
    "table_template": (given("calendar", "xlsx"), STAFF),
    "organisation_people": (nothing, NOBODY),
}
# Neither a rule nor a panel is a subject.
NO_SUBJECTS = {"api-rules-detail", "api-panels/regions-detail", "api-panels/bodies-detail"}
# Every kind of subject has its conversation in the API: seen by whoever sees the subject.
ADDRESSES |= {
    name.replace("-detail", "-messages"): row
    for name, row in ADDRESSES.items()
    if name.startswith("api-") and name.endswith("-detail") and name not in NO_SUBJECTS
}


def names() -> Iterator[str]:
    def walk(patterns: Any, space: str) -> Iterator[str]:
        for pattern in patterns:
            if hasattr(pattern, "url_patterns"):
                inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
                yield from walk(pattern.url_patterns, inner)
            elif pattern.name:
                yield f"{space}{pattern.name}"

    return walk(get_resolver().url_patterns, "")


def scenario() -> Project:
    """A national project of Kostanay whose roadmap is being drafted."""
    return Project.objects.get(pk=road.drafted().project_id)


def status(client: Client, url: str) -> int:
    return client.get(url).status_code


def test_every_address_is_in_the_table() -> None:
    listed = {name for name in names() if not name.startswith(OTHERS)}
    assert (listed - set(ADDRESSES), set(ADDRESSES) - listed) == (set(), set())


@pytest.mark.parametrize("role", ROLES)
def test_each_role_is_answered_only_where_it_should_be(role: str) -> None:
    project = scenario()
    actor = ROLES[role](project)
    client = Client()
    if actor is not None:
        client.force_login(actor.user)  # type: ignore[arg-type]
    project = Project.objects.get(pk=project.pk)
    answered = {
        name
        for name, (arguments, _roles) in ADDRESSES.items()
        if status(client, reverse(name, args=arguments(project))) == 200
    }
    expected = {name for name, (_arguments, roles) in ADDRESSES.items() if role in roles}
    assert (sorted(answered - expected), sorted(expected - answered)) == ([], [])
