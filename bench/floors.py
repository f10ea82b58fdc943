"""The floor of each page: one ideal query for what the page tells, over the same rows and the same scope.

Each is written by hand, as somebody would who needs nothing but this answer. A bare view in the same server runs it
behind the same sign-in and gives its rows as JSON.
"""

import json
from typing import Any, Final

from django.contrib.auth.decorators import login_required
from django.db import connection
from django.http import HttpResponse
from django.urls import path

from ncip import urls as portal
from ncip.accounts.requests import PortalRequest

# What a row of the list of projects tells of its tasks: their colours, and the stage that it has reached.
LIGHTS: Final = """
LEFT JOIN LATERAL (
    SELECT count(*) FILTER (WHERE t.due_on < %(on)s) AS red,
           count(*) FILTER (WHERE t.due_on >= %(on)s AND t.due_on <= %(near)s) AS yellow,
           count(*) FILTER (WHERE t.due_on > %(near)s) AS green,
           (array_agg(t.stage ORDER BY t.position, t.id))[1] AS stage
    FROM projects_implementation_roadmap r JOIN projects_implementation_task t ON t.roadmap_id = r.id
    WHERE r.project_id = p.id AND r.is_current AND r.state IN ('approved', 'completed')
      AND p.suspended_on IS NULL AND t.state IN ('not_started', 'in_progress')
) lights ON true
"""
ROWS: Final = f"""
WITH found AS MATERIALIZED (
    SELECT p.* FROM projects_implementation_project p WHERE {{where}} ORDER BY p.id DESC LIMIT 51
)
SELECT p.code, p.title, c.name AS company, g.name_ru AS region, p.state, p.pool, p.in_corridor, p.task_force,
       p.cost_kzt, lights.*, (SELECT count(*) FROM projects_implementation_project p WHERE {{where}}) AS total
FROM found p JOIN projects_attraction_company c ON c.id = p.company_id
JOIN regions_atlas_region g ON g.id = p.region_id {LIGHTS} ORDER BY p.id DESC
"""
# Whom the akimat of a region sees; the national company sees all that is no draft.
OF_REGION: Final = """(p.initiator_id = %(office)s OR p.prepared_by_id = %(office)s
    OR (p.initiator_id IS NULL AND p.region_id = %(region)s)
    OR (p.state <> 'draft' AND (p.region_id = %(region)s OR p.leb_id = %(office)s OR EXISTS (
        SELECT 1 FROM projects_implementation_projectparticipant o
        WHERE o.project_id = p.id AND o.organisation_id = %(office)s))))"""
OF_ALL: Final = """(p.initiator_id = %(office)s OR p.prepared_by_id = %(office)s OR p.state <> 'draft')"""
WITH_RED: Final = """p.region_id = %(filtered)s AND EXISTS (
    SELECT 1 FROM projects_implementation_roadmap r JOIN projects_implementation_task t ON t.roadmap_id = r.id
    WHERE r.project_id = p.id AND r.is_current AND r.state IN ('approved', 'completed')
      AND p.suspended_on IS NULL AND t.state IN ('not_started', 'in_progress') AND t.due_on < %(on)s)"""
CARD: Final = f"""
SELECT p.*, c.name AS company, g.name_ru AS region, b.name_ru AS akimat,
    (SELECT json_agg(t ORDER BY t.position, t.id) FROM (
        SELECT t.*, o.name_ru AS responsible FROM projects_implementation_task t
        JOIN projects_implementation_roadmap r ON r.id = t.roadmap_id AND r.is_current
        LEFT JOIN frontoffices_registry_organisation o ON o.id = t.responsible_id
        WHERE r.project_id = p.id) t) AS tasks,
    (SELECT json_agg(d) FROM ncip_casework_deadline d WHERE d.subject_id = p.public_id) AS terms,
    (SELECT json_agg(e) FROM (
        SELECT e.at, e.action, e.subject_id FROM ncip_journal_event e
        WHERE e.subject_label = 'project' AND e.subject_id = p.public_id ORDER BY e.number DESC LIMIT 6
    ) e) AS events
FROM projects_implementation_project p JOIN projects_attraction_company c ON c.id = p.company_id
JOIN regions_atlas_region g ON g.id = p.region_id
LEFT JOIN frontoffices_registry_organisation b ON b.id = p.leb_id
WHERE p.code = %(code)s AND {OF_REGION}
"""
OPEN: Final = """FROM projects_implementation_task t
JOIN projects_implementation_roadmap r ON r.id = t.roadmap_id
JOIN projects_implementation_project p ON p.id = r.project_id
WHERE r.is_current AND r.state IN ('approved', 'completed') AND p.suspended_on IS NULL
  AND t.state IN ('not_started', 'in_progress') AND (t.responsible_id = %(office)s OR p.leb_id = %(office)s)"""
WORK: Final = f"""
SELECT
    (SELECT json_agg(d) FROM (
        SELECT d.term, d.last_day, p.code, p.title FROM ncip_casework_deadline d
        JOIN projects_implementation_project p ON p.public_id = d.subject_id
        WHERE d.status = 'running' AND d.responsible_id = %(office)s ORDER BY d.last_day, d.id LIMIT 25) d) AS terms,
    (SELECT json_agg(t) FROM (
        SELECT t.title, t.due_on, t.responsible_kind, p.code, p.title AS project {OPEN}
        ORDER BY t.due_on, t.id LIMIT 25) t) AS tasks,
    (SELECT json_agg(n) FROM (
        SELECT count(*) FILTER (WHERE t.due_on < %(on)s) AS red,
               count(*) FILTER (WHERE t.due_on >= %(on)s AND t.due_on <= %(near)s) AS yellow,
               count(*) FILTER (WHERE t.due_on > %(near)s) AS green {OPEN}) n) AS lights,
    (SELECT json_agg(w) FROM (
        SELECT r.state, p.code, p.title FROM projects_implementation_roadmap r
        JOIN projects_implementation_project p ON p.id = r.project_id
        WHERE r.is_current AND r.state IN ('draft', 'rework', 'to_prepare') AND p.leb_id = %(office)s
        ORDER BY r.id DESC LIMIT 20) w) AS cases
"""
REGIONS: Final = """
SELECT g.iso, g.name_ru, t.* FROM regions_atlas_region g
LEFT JOIN projects_implementation_regiontally t ON t.region_id = g.id ORDER BY g.id
"""
REGION: Final = """
SELECT g.iso, g.name_ru,
    (SELECT json_agg(t) FROM projects_implementation_regiontally t WHERE t.region_id = g.id) AS tallies,
    (SELECT json_agg(d) FROM (SELECT name_ru FROM regions_atlas_district WHERE region_id = g.id) d) AS districts,
    (SELECT json_agg(o) FROM (
        SELECT name_ru, phone, email FROM frontoffices_registry_organisation
        WHERE region_id = g.id AND kind IN ('local_executive_body', 'leb_unit', 'regional_organisation')) o) AS offices
FROM regions_atlas_region g WHERE g.id = %(filtered)s
"""
PANEL: Final = f"""
SELECT
    (SELECT json_agg(t) FROM projects_implementation_regiontally t
     WHERE t.region_id = %(region)s AND t.pool = 'national') AS tallies,
    (SELECT json_agg(b) FROM (
        SELECT b.colours, b.before, o.name_ru FROM projects_implementation_bodytally b
        JOIN frontoffices_registry_organisation o ON o.id = b.organisation_id
        WHERE b.region_id = %(region)s AND b.pool = 'national') b) AS bodies,
    (SELECT json_agg(w) FROM (
        SELECT t.title, t.due_on, t.responsible_kind, p.code, p.title AS project, c.name AS company
        FROM projects_implementation_task t JOIN projects_implementation_roadmap r ON r.id = t.roadmap_id
        JOIN projects_implementation_project p ON p.id = r.project_id
        JOIN projects_attraction_company c ON c.id = p.company_id
        WHERE {OF_REGION} AND p.region_id = %(region)s AND p.pool = 'national' AND p.suspended_on IS NULL
          AND r.is_current AND r.state IN ('approved', 'completed')
          AND t.state IN ('not_started', 'in_progress') AND t.due_on < %(on)s ORDER BY t.due_on, t.id LIMIT 8
    ) w) AS worst
"""
API_ROWS: Final = f"""
SELECT p.*, c.public_id AS company, g.iso AS region, a.code AS oked, i.public_id AS initiator, b.public_id AS leb,
    (SELECT t.stage FROM projects_implementation_roadmap r JOIN projects_implementation_task t ON t.roadmap_id = r.id
     WHERE r.project_id = p.id AND r.is_current AND r.state IN ('approved', 'completed')
       AND t.state IN ('not_started', 'in_progress') ORDER BY t.position, t.id LIMIT 1) AS stage
FROM projects_implementation_project p JOIN projects_attraction_company c ON c.id = p.company_id
JOIN regions_atlas_region g ON g.id = p.region_id LEFT JOIN ncip_reference_oked a ON a.id = p.oked_id
LEFT JOIN frontoffices_registry_organisation i ON i.id = p.initiator_id
LEFT JOIN frontoffices_registry_organisation b ON b.id = p.leb_id
WHERE {OF_REGION} {{one}} ORDER BY p.id DESC LIMIT 51
"""
RATING: Final = """
SELECT p.region_id, t.days, count(*) AS number, count(*) FILTER (WHERE t.still_open) AS still_open
FROM (
    SELECT roadmap_id, least(coalesce(completed_on, %(on)s), %(on)s) - due_on AS days,
           completed_on IS NULL OR completed_on > %(on)s AS still_open
    FROM projects_implementation_task
    WHERE due_on < %(on)s AND (state IN ('not_started', 'in_progress')
        OR (state = 'completed' AND completed_on > due_on AND completed_on >= %(first)s))
) t JOIN projects_implementation_roadmap r ON r.id = t.roadmap_id
JOIN projects_implementation_project p ON p.id = r.project_id
WHERE r.is_current AND r.state IN ('approved', 'completed') AND r.approved_on <= %(on)s
  AND p.pool_since <= %(on)s AND (p.pool = 'national' OR p.left_pool_on > %(on)s)
GROUP BY 1, 2
"""
RATED: Final = """
SELECT p.region_id, count(*) FROM projects_implementation_roadmap r
JOIN projects_implementation_project p ON p.id = r.project_id
WHERE r.is_current AND r.state IN ('approved', 'completed') AND r.approved_on <= %(on)s
  AND p.pool_since <= %(on)s AND (p.pool = 'national' OR p.left_pool_on > %(on)s) GROUP BY 1
"""
STATEMENTS: Final = {
    "list": ROWS.format(where=OF_ALL),
    "list-region": ROWS.format(where=OF_REGION),
    "filtered": ROWS.format(where=f"{OF_ALL} AND {WITH_RED}"),
    "card": CARD,
    "work": WORK,
    "overview": REGIONS,
    "region": REGION,
    "panel": PANEL,
    "api-list": API_ROWS.format(one=""),
    "api-detail": API_ROWS.format(one="AND p.code = %(code)s"),
    "nothing": "SELECT 1",
}
# The values of the statements, the same for every reader but for his office; set once before the first request.
VALUES: dict[str, Any] = {}


@login_required
def floor(request: PortalRequest, name: str) -> HttpResponse:
    """The bare view: the rows of the ideal query as JSON."""
    office = request.membership.organisation  # type: ignore[union-attr]
    rows = asked(STATEMENTS[name], VALUES | {"office": office.pk, "region": office.region_id})
    return HttpResponse(json.dumps(rows, default=str), content_type="application/json")


def asked(statement: str, values: dict[str, Any]) -> list[dict[str, Any]]:
    """The rows of a statement by the names of their columns."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        names = [column.name for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


urlpatterns = [path("bench/floor/<slug:name>/", floor, name="floor"), *portal.urlpatterns]
