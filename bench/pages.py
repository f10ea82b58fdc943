"""The pages that people wait for, asked as they ask them; every statement on a large table is explained."""

import json
import statistics
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final
from urllib.parse import urlencode

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from frontoffices.registry.enums import Kind
from frontoffices.registry.models import Organisation
from ncip.accounts.models import Membership, User
from ncip.casework.models import Deadline
from projects.attraction.models import Company, Initiative, Meeting
from projects.attraction.models.meeting import MeetingOfInitiative

LARGE: Final = {
    model._meta.db_table for model in (Company, Meeting, Initiative, MeetingOfInitiative, Deadline)
}
RUNS: Final = 5


@dataclass
class Finding:
    """One page for one reader: its statements, time and blocks against a look-up by key, and what is wrong."""

    who: str
    page: str
    statements: int
    ratio: float
    blocks: int
    read_whole: set[str] = field(default_factory=set)


def measure() -> int:
    """Ask every page for a mission and for the national company, print the findings, give the exit code."""
    connection.force_debug_cursor = True
    unit = statistics.median(_explained(_lookup())[0] for _run in range(RUNS))
    findings = []
    for who, client in _readers():
        country = "DE" if who == "mission" else ""
        for name, address in _pages(country):
            findings.append(_finding(who, name, address, client, unit))
    _print(findings)
    return 1 if any(finding.read_whole for finding in findings) else 0


def _readers() -> Iterator[tuple[str, Client]]:
    offices = {
        "mission": Organisation.objects.filter(kind=Kind.FOREIGN_MISSION, country="DE")[0],
        "national company": Organisation.objects.filter(kind=Kind.NATIONAL_COMPANY)[0],
    }
    for who, office in offices.items():
        user = User.objects.create(email=f"{office.pk}@example.test", family_name="Reader", given_name=who)
        Membership.objects.create(user=user, organisation=office, role="officer", starts_on=date(2025, 1, 1))
        client = Client(headers={"host": "localhost"})
        client.force_login(user)
        yield who, client


def _pages(country: str) -> Iterator[tuple[str, str]]:
    companies = reverse("companies")
    card = Company.objects.filter(country="DE").order_by("id")[0]
    place = {"country": country} if country else {}
    yield "duplicates while typing", f"{reverse('similar_companies')}?{urlencode({'name': card.name[:14]})}"
    for name, query in (
        ("companies", {}),
        ("companies: search", {"q": card.name.split()[0]}),
        ("companies: country", {"country": "DE"}),
        ("companies: activity", {"oked": card.oked.code}),
        ("companies: size", {"size": "large"}),
        ("companies: large foreign", {"size": "large", "origin": "foreign", **place}),
        ("companies: by last contact", {"order": "contact", **place}),
    ):
        yield name, f"{companies}?{urlencode(query)}"
    yield "company card", card.get_absolute_url()
    yield "timeline", reverse("company_timeline", args=[card.public_id])
    yield "meetings", reverse("meetings")
    yield "initiatives", reverse("initiatives")
    yield "pipeline", reverse("pipeline")


def _finding(who: str, name: str, address: str, client: Client, unit: float) -> Finding:
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(address, secure=True)
    if answer.status_code != 200:
        message = f"{address} answered {answer.status_code}"
        raise RuntimeError(message)
    asked = [one["sql"] for one in captured.captured_queries if _is_large(one["sql"])]
    time, blocks, whole = 0.0, 0, set()
    for statement in asked:
        spent, read, scanned = _explained(statement)
        time, blocks, whole = time + spent, blocks + read, whole | scanned
    return Finding(who, name, len(captured), time / unit, blocks, whole)


def _is_large(statement: str) -> bool:
    return statement.startswith(("SELECT", "(SELECT")) and any(table in statement for table in LARGE)


def _lookup() -> str:
    return str(Company.objects.filter(pk=Company.objects.order_by("id")[100].pk).values("id").query)


def _explained(statement: str) -> tuple[float, int, set[str]]:
    """Milliseconds, blocks touched, and the large tables that were read row by row."""
    with connection.cursor() as cursor:
        cursor.execute("EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) " + statement.replace("%", "%%"), ())
        found: Any = cursor.fetchone()[0]
    report = (json.loads(found) if isinstance(found, str) else found)[0]
    plan = report["Plan"]
    blocks = plan.get("Shared Hit Blocks", 0) + plan.get("Shared Read Blocks", 0)
    return report["Execution Time"], blocks, set(_scanned(plan))


def _scanned(node: dict[str, Any]) -> Iterator[str]:
    if node["Node Type"] == "Seq Scan" and node.get("Relation Name") in LARGE:
        yield node["Relation Name"]
    for part in node.get("Plans", []):
        yield from _scanned(part)


def _print(findings: list[Finding]) -> None:
    print("| reader | page | statements | time, look-ups by key | blocks | read row by row |")
    print("| --- | --- | --- | --- | --- | --- |")
    for one in findings:
        whole = ", ".join(sorted(one.read_whole)) or "-"
        print(f"| {one.who} | {one.page} | {one.statements} | {one.ratio:.0f} | {one.blocks} | {whole} |")
