"""Every list and card of the portal and of the API costs as many queries for three objects as for one.

An address of a list or a card that is in none of the tables fails the test, so that nobody adds a page whose cost
grows with what it shows.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from frontoffices.exchange.models import ProgrammeMeasure
from frontoffices.registry.enums import Kind
from ncip.casework.actor import Actor
from projects.aftercare.models import AftercareRecord
from projects.attraction.models import ProgrammeItem, VisitParticipant
from projects.implementation.models import PassportVersion, PoolMovement, Project, Roadmap, Validation
from tests import people
from tests.frontoffices.exchange import office as exchange
from tests.ncip.lawbook.test_table_changes import proposed
from tests.projects.attraction import people as module_1
from tests.projects.attraction import test_kyc as kyc
from tests.projects.attraction import visiting
from tests.projects.attraction.test_agreement import agreement
from tests.projects.attraction.test_company_lists import given, listed
from tests.projects.attraction.test_consultation import consultation
from tests.projects.attraction.test_memorandum import memorandum
from tests.projects.implementation import changing, road
from tests.projects.implementation.test_exclusion import asked
from tests.projects.issues import sitting as council
from tests.test_addresses import ADDRESSES

pytestmark = pytest.mark.django_db

LISTS = {
    "agreement_counts", "agreements", "assignments", "companies",
    "council", "council_meetings", "consultations", "events", "exclusion_requests",
    "hand_offs", "initiatives", "issues",
    "date_shifts", "roadmap_changes",
    "analyses", "information_materials", "promotions", "systemic_issues",
    "pool_movements", "pools",
    "exchange_requests", "materials", "meetings", "memoranda", "my_work", "niches", "organisation_list", "overview",
    "pipeline", "programmes", "publications",
    "investor_lists", "potential_investors", "project_list", "region_list", "table_changes",
    "task_list", "visit_planner", "visits",
}  # fmt: skip
CARDS = {
    "company", "company_timeline", "consultation", "contact", "documents", "event", "exclusion_request", "initiative",
    "kyc_check", "meeting", "assignment", "council_meeting", "issue",
    "roadmap_change", "roadmap_versions",
    "agreement", "exchange_request", "investor_list", "material", "memorandum", "niche", "publication",
    "analysis", "information_material", "promotion", "systemic_issue",
    "organisation", "potential_investor", "programme", "project", "project_tab", "project_task",
    "region", "table_change", "visit",
}  # fmt: skip
API_LISTS = {name for name in ADDRESSES if name.startswith("api-") and name.endswith("-list")} - {
    "api-rules-list",
    "api-ratings/delays-list",
    "api-pool-updates-list",
}
API_CARDS = {name for name in ADDRESSES if name.startswith("api-") and name.endswith("-detail")} - {
    "api-rules-detail",
    "api-ratings/delays-detail",
    "api-programme-updates-detail",
    "api-pool-updates-detail",
}
# What is neither a list nor a card of objects that grow in number, or is held by a test of its own.
ELSEWHERE = {
    "api-rules-list": "tests/ncip/lawbook/test_api.py",
    "api-rules-detail": "tests/ncip/lawbook/test_api.py",
    "law_documents law_search law_readings law_parameters law_document": "tests/ncip/lawbook/test_pages.py",
    "quarter_results": "tests/rating/delays/test_results.py",
    "delay_ratings delay_rating delay_rating_region api-ratings/delays-list api-ratings/delays-detail"
    " api-ratings/delays-regions api-ratings/delays-region": "tests/rating/delays/test_counting.py",
    "panel panel_body panel_country panel_region panel_task_force api-panels/country-list api-panels/regions-detail"
    " api-panels/bodies-detail": "tests/ncip/dashboards/test_panels.py",
    "notices": "tests/ncip/casework/test_notices.py",
    "conversation conversation_people": "tests/ncip/casework/test_live_conversation.py",
    "api-projects-parts": "tests/projects/implementation/test_parts.py",
    "hand_offs_of": "tests/projects/attraction/test_pipeline.py",
    "programme_update api-programme-updates-detail": "tests/frontoffices/exchange/test_pages.py",
    "profile organisation_people": "tests/ncip/accounts/test_pages.py",
    "calendar_feed calendar": "tests/ncip/dashboards/test_feed.py",
    "create": "tests/projects/implementation/test_passport_form.py",
    "passport_versions": "tests/projects/implementation/test_versions.py",
    "pool_update pool_updates api-pool-updates-list api-pool-updates-detail": (
        "tests/projects/implementation/test_pool_updates.py"
    ),
    "card_import_new card_import": "tests/projects/attraction/test_imports.py",
    "roadmap_table roadmap_trial api-roadmaps-trial": "tests/projects/implementation/test_plan_table.py",
}
NO_OBJECTS = {
    "home", "search", "journal_anchors", "api_schema", "api_docs", "api-root", "health_live", "health_ready",
    "style_guide", "similar_companies", "meeting_new", "meeting_companies", "perform", "amend", "act",
    "document", "document_version", "notice", "notice_read", "notices_read", "end_membership",
    "conversation_news", "conversation_export", "meeting_invite", "meeting_draft_delete",
    "overview_export", "project_export", "table_file",
    "table_template", "delay_rating_pdf", "delay_rating_check", "delay_rating_export",
    "delay_rating_region_export", "card_import_template", "company_briefing", "visit_briefing",
    "visit_programme", "passport_paper", "council_minutes",
    "roadmap_versions_pdf", "quarter_results_export",
}  # fmt: skip
PARTNERS = ("Tokyo Steel", "Oslo Hydro", "Lima Copper")
WANTED = ("Main Glas AG", "Neckar Stahl GmbH", "Saale Chemie SE")
CHECKED = ("Elbe Wind AG", "Isar Hydro GmbH", "Spree Gas SE")
WHO: dict[str, Callable[[], Actor]] = {
    "administrator": people.administrator,
    "national company": people.national_company,
    "akimat": people.akimat,
}


class World:
    """One object of every kind, and more of each under the same parents."""

    def __init__(self) -> None:
        self.company = module_1.company(people.mission("DE"))
        self.cards: dict[str, str] = {}
        self.grow(0)

    def grow(self, number: int) -> None:
        """One more of every kind; the first of each is the card that is measured."""
        mission, of = people.mission("DE"), self.company
        held = module_1.meeting(of, mission, place=f"Berlin {number}")
        initiative = module_1.initiative(mission, of, title=f"Solar plant {number}")
        leb = module_1.organisation(Kind.LOCAL_EXECUTIVE_BODY)
        module_1.perform(initiative, "pass_on", mission, {"leb": str(leb.public_id)})
        wanted = listed(module_1.company(mission, name=WANTED[number]), mission)
        made = {
            "meeting": held,
            "initiative": initiative,
            "company": of,
            "contact": module_1.contact(of, mission, email=f"anna{number}@rhein.example"),
            "kyc_check": kyc.planned(module_1.company(mission, name=CHECKED[number]), mission),
            "agreement": agreement(held, mission, what=f"Send the plan {number}"),
            "consultation": consultation(mission, of, topic=f"Land {number}"),
            "memorandum": memorandum(mission, of, title=f"Solar cells {number}"),
            "visit": visiting.approved(of=of, title=f"Visit {number}"),
            "event": exchange.event(theme=f"Forum {number}"),
            "programme": exchange.programme(people.mission(("DE", "FR", "CN")[number])),
            "exchange_request": exchange.registered(title=f"Question {number}"),
            "material": exchange.approved_material(title=f"Material {number}"),
            "niche": exchange.niche(title=f"Niche {number}"),
            "information_material": exchange.current(title=f"Tariffs {number}"),
            "analysis": exchange.shared(title=f"Germany {number}"),
            "systemic_issue": exchange.under_work(title=f"Permits {number}"),
            "promotion": exchange.promotion(proposal=f"Glass {number}"),
            "publication": exchange.publication(exchange.foreign_project(PARTNERS[number])),
            "potential_investor": wanted,
            "investor_list": given(wanted, actor=mission),
            "table_change": proposed(row_valid_from=f"01.01.{2028 + number}"),
        }
        visiting.item(made["visit"])
        visiting.participant(made["visit"])
        exchange.measure(made["programme"])
        project = road.validated(company=road.a_company(f"Tobyl {number}"), title=f"Plant {number}")
        running = Project.objects.get(
            pk=road.approved(company=road.a_company(f"Altyn {number}"), title=f"Mill {number}").project_id
        )
        made |= {"project": running, "exclusion_request": asked(running), "validated": project}
        made |= self._before_the_council(running, number)
        changing.agreed(running.current_roadmap)
        made["roadmap_change"] = changing.moved(changing.corrected(Roadmap.objects.get(project=running)))
        for name, one in made.items():
            self.cards.setdefault(name, one.get_absolute_url() if name != "validated" else "")
        if number == 0:
            self.first = made

    def _before_the_council(self, project: Project, number: int) -> dict[str, Any]:
        """An issue of the project, and one more question and assignment under the same meeting."""
        if number == 0:
            self.meeting = council.scheduled(council.RAISED)
        item = council.brought(self.meeting, on=council.RAISED, project=project.code, title="")
        council.decided(item, on=council.RAISED)
        given = {"kind": "decision", "item": str(item.public_id), "text": f"Build line {number}"}
        charge = council.charged(on=council.RAISED, **given)
        if number:
            council.scheduled(council.MEETING)
            council.brought(self.meeting, on=council.RAISED, title=f"Taxes {number}")
        issue = council.forwarded(issue=council.registered(project))
        self.item = getattr(self, "item", item)
        return {"issue": issue, "council_meeting": self.meeting, "assignment": charge}

    def addresses(self) -> dict[str, str]:
        """Every list, and the card of the first object of each kind."""
        found = {name: reverse(name) for name in (LISTS | API_LISTS)}
        project, leb = self.first["project"], people.the(Kind.LOCAL_EXECUTIVE_BODY, region__iso="KZ-39")
        task = project.current_roadmap.tasks.all()[0]
        found |= {name: url for name, url in self.cards.items() if name in CARDS}
        found |= {
            "documents": reverse("documents", args=["project", project.public_id]),
            "organisation": leb.get_absolute_url(),
            "company_timeline": reverse("company_timeline", args=[self.company.public_id]),
            "project_tab": reverse("project_tab", args=[project.code, "journal"]),
            "project_task": reverse("project_task", args=[project.code, task.public_id]),
            "region": reverse("region", args=["KZ-39"]),
            "roadmap_versions": reverse("roadmap_versions", args=[project.code]),
        }
        return found | self._api(project, task)

    def _api(self, project: Project, task: Any) -> dict[str, str]:
        first, visit, programme = self.first, self.first["visit"], self.first["programme"]
        keys = {
            "agenda-items": self.item,
            "agreements": first["agreement"],
            "assignments": first["assignment"],
            "council-meetings": first["council_meeting"],
            "issues": first["issue"],
            "aftercare": AftercareRecord.objects.earliest("id"),
            "companies": first["company"],
            "consultations": first["consultation"],
            "contacts": first["contact"],
            "country-programmes": programme,
            "events": first["event"],
            "exclusion-requests": first["exclusion_request"],
            "exchange-requests": first["exchange_request"],
            "presentation-materials": first["material"],
            "niches": first["niche"],
            "information-materials": first["information_material"],
            "analyses": first["analysis"],
            "systemic-issues": first["systemic_issue"],
            "promotions": first["promotion"],
            "publications": first["publication"],
            "initiatives": first["initiative"],
            "investor-lists": first["investor_list"],
            "potential-investors": first["potential_investor"],
            "kyc-checks": first["kyc_check"],
            "meetings": first["meeting"],
            "memoranda": first["memorandum"],
            "programme-items": ProgrammeItem.objects.earliest("id"),
            "programme-measures": ProgrammeMeasure.objects.earliest("id"),
            "roadmaps": project.current_roadmap,
            "roadmap-changes": first["roadmap_change"],
            "table-changes": first["table_change"],
            "tasks": task,
            "pool-movements": PoolMovement.objects.earliest("id"),
            "passport-versions": PassportVersion.objects.earliest("id"),
            "validations": Validation.objects.earliest("id"),
            "visit-participants": VisitParticipant.objects.earliest("id"),
            "visits": visit,
        }
        found = {
            f"api-{name}-detail": reverse(f"api-{name}-detail", args=[one.public_id])
            for name, one in keys.items()
        }
        return found | {"api-projects-detail": reverse("api-projects-detail", args=[project.code])}


def counts(client: Client, addresses: dict[str, str]) -> dict[str, int]:
    """How many queries each address takes, once everything that is cached has been asked for."""
    found = {}
    for name, url in addresses.items():
        client.get(url)
        with CaptureQueriesContext(connection) as asked_for:
            client.get(url)
        found[name] = sum('"django_session"' not in one["sql"] for one in asked_for.captured_queries)
    return found


@pytest.mark.parametrize("who", WHO)
def test_no_list_and_no_card_asks_more_for_three_than_for_one(who: str) -> None:
    world, client = World(), Client()
    client.force_login(WHO[who]().user)  # type: ignore[arg-type]
    addresses = world.addresses()
    one = counts(client, addresses)
    world.grow(1)
    world.grow(2)
    three = counts(client, addresses)
    grown = {name: (one[name], three[name]) for name in addresses if three[name] != one[name]}
    assert grown == {}


def test_an_administrator_is_answered_at_every_address_that_is_counted() -> None:
    world, client = World(), Client()
    client.force_login(people.administrator().user)  # type: ignore[arg-type]
    answers = {name: client.get(url).status_code for name, url in world.addresses().items()}
    assert {name: status for name, status in answers.items() if status != 200} == {}


def test_every_list_and_card_is_counted_here_or_named_with_the_test_that_counts_it() -> None:
    named = LISTS | CARDS | API_LISTS | API_CARDS | NO_OBJECTS | set(" ".join(ELSEWHERE).split())
    ways = ("-act", "-messages")
    missing = {name for name in ADDRESSES if not name.endswith(ways)} - named
    assert (missing, named - set(ADDRESSES)) == (set(), set())


def test_the_counted_world_has_every_kind_of_card() -> None:
    counted = set(World().addresses())
    # Contracts and their agreements are asked as lists; a match of The Global 2000 and
    # the panels have tests of their own.
    assert (LISTS | CARDS | API_LISTS | API_CARDS) - counted == {
        "api-additional-agreements-detail",
        "api-contracts-detail",
        "api-global2000-matches-detail",
        "api-panels/bodies-detail",
        "api-panels/regions-detail",
    }
