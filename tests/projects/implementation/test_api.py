"""The REST resources of Module 2 (api-contract): lists, objects, creating, acting, refusals."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from projects.implementation.models import Project
from tests.ncip.casework.papers import upload
from tests.people import akimat, authorised_body, national_company
from tests.projects.attraction import people as module_1
from tests.projects.implementation.road import (
    a_company,
    agreed,
    approved,
    awaiting,
    draft,
    formed,
    investor_of,
    open_tasks,
    passport,
    validated,
)

pytestmark = pytest.mark.django_db
API = "/api/v1"


@pytest.fixture
def call(client):
    """Call the API as somebody: `call(actor, "get", "/projects/")`."""

    def send(actor, method, path, data=None, **headers):
        client.force_login(actor.user)
        sent = {} if data is None else {"data": json.dumps(data), "content_type": "application/json"}
        return getattr(client, method)(API + path, headers={"Accept-Language": "en"} | headers, **sent)

    return send


def test_a_project_is_an_object_with_its_number_version_deadlines_and_actions(call):
    project = formed()
    found = call(akimat(), "get", f"/projects/{project.code}/").json()
    assert (found["id"], found["state"], found["version"]) == (
        project.code,
        "without_roadmap",
        project.version,
    )
    actions = {action["name"]: action["enabled"] for action in found["actions"]}
    assert (actions["designate_leb"], actions["validate"]) == (True, False)
    assert found["financing"] == [{"kind": "own", "terms": "Equity", "amount": "1000000000.00"}]


def test_money_and_scores_are_exact_text(call):
    project = formed()
    found = call(akimat(), "get", f"/projects/{project.code}/").json()
    assert (found["cost"], found["corridor_score"]["total"]) == ("1000000000.00", "0.9750")


def test_rows_of_a_list_carry_no_actions(call):
    formed()
    (row,) = call(akimat(), "get", "/projects/?pool=national&region=KZ-39&q=car").json()["results"]
    assert ("actions" in row, row["region"], row["pool"]) == (False, "KZ-39", "national")


def test_the_list_takes_as_many_queries_for_one_project_as_for_three(client):
    actor = akimat()
    company = draft(actor).company
    client.force_login(actor.user)
    client.get(f"{API}/projects/")
    with CaptureQueriesContext(connection) as one:
        client.get(f"{API}/projects/")
    draft(actor, company=company)
    draft(actor, company=company)
    with CaptureQueriesContext(connection) as three:
        rows = client.get(f"{API}/projects/").json()["results"]
    assert (len(rows), len(one), len(three)) == (3, 6, 6)


def test_a_passport_is_created_edited_and_formed_by_the_api(call):
    actor = akimat()
    company = a_company()
    made = call(actor, "post", "/projects/", passport(company))
    assert made.status_code == 201
    path = f"/projects/{made.json()['id']}/"
    edited = call(actor, "patch", path, {"title": "Another title", "version": made.json()["version"]})
    assert (edited.status_code, edited.json()["title"], edited.json()["cost"]) == (
        200,
        "Another title",
        "1000000000.00",
    )
    stale = call(actor, "patch", path, {"title": "Too late", "version": made.json()["version"]})
    assert (stale.status_code, stale.json()["code"]) == (409, "stale_version")


def test_a_refusal_names_field_and_rule(call):
    project = draft()
    answer = call(akimat(), "post", f"/projects/{project.code}/actions/form_passport/", {})
    found = [(reason["field"], reason["rule"]) for reason in answer.json()["reasons"]]
    assert (answer.status_code, found) == (422, [("financing", "ncip-47-7")])


def test_a_wrong_role_is_403_a_wrong_state_409_an_unseen_project_404(call):
    project = draft()
    path = f"/projects/{project.code}/actions/form_passport/"
    codes = [call(actor, "post", path, {}).status_code for actor in (authorised_body(), national_company())]
    wrong_state = call(akimat(), "post", f"/projects/{project.code}/actions/designate_leb/", {}).status_code
    assert (codes, wrong_state) == ([403, 404], 409)


def test_the_same_key_acts_once(call):
    actor = akimat()
    path = f"/projects/{draft(actor).code}/actions/set_financing/"
    data = {"sources": [{"kind": "own", "amount": "1"}]}
    first, second = (call(actor, "post", path, data, **{"Idempotency-Key": "one"}) for _ in range(2))
    assert (first.json()["repeated"], second.json()["repeated"]) == (False, True)
    assert first.json()["event"] == second.json()["event"]


def test_system_actions_are_not_offered_to_anybody(call):
    project = formed()
    answer = call(akimat(), "post", f"/projects/{project.code}/actions/classify/", {})
    assert answer.status_code == 404


@pytest.mark.rule("ncip-24")
def test_a_mission_gets_no_finances(call):
    initiative = module_1.assigned()
    module_1.perform(initiative, "create_passport", module_1.akimat(), module_1.passport_data())
    project = Project.objects.get()
    Project.objects.filter(pk=project.pk).update(state="formed", formed_on="2025-03-03")
    found = call(module_1.embassy(), "get", f"/projects/{project.code}/").json()
    hidden = {"cost", "cost_kzt", "financing", "valuation", "corridor_score"} & set(found)
    assert (found["state"], hidden) == ("formed", set())


def test_a_roadmap_tells_its_parties_remarks_and_tasks(call):
    roadmap = agreed()
    found = call(akimat(), "get", f"/roadmaps/{roadmap.public_id}/").json()
    assert (found["project"], found["parties"], len(found["tasks"])) == (
        roadmap.project.code,
        [{"party": "investor", "name": "Qostanay Motors", "agreed": True}],
        3,
    )


def test_tasks_are_listed_with_their_colour_and_completed_with_a_file(call, client):
    roadmap = approved()
    investor = investor_of(roadmap.project)
    rows = call(investor, "get", f"/tasks/?project={roadmap.project.code}&state=not_started").json()[
        "results"
    ]
    assert [row["colour"] for row in rows] == ["red", "red", "red"]
    task = open_tasks(roadmap)[0]
    answer = client.post(
        f"{API}/tasks/{task.public_id}/actions/complete/",
        {"completed_on": "2025-07-01", "evidence": upload()},
    )
    assert (answer.status_code, answer.json()["state"], answer.json()["colour"]) == (200, "completed", "none")


@pytest.mark.rule("ncip-60")
@pytest.mark.parametrize(
    ("day", "with_evidence", "status", "field"),
    [("2025-07-01", False, 400, "evidence"), ("2125-07-11", True, 422, "completed_on")],
    ids=["no evidence", "future"],
)
def test_a_completion_without_evidence_or_in_the_future_is_refused_with_its_field(
    call, client, day, with_evidence, status, field
):
    roadmap = approved()
    task = open_tasks(roadmap)[0]
    call(investor_of(roadmap.project), "get", "/tasks/")
    sent = {"completed_on": day} | ({"evidence": upload()} if with_evidence else {})
    answer = client.post(f"{API}/tasks/{task.public_id}/actions/complete/", sent)
    assert (answer.status_code, [one["field"] for one in answer.json()["reasons"]]) == (status, [field])


def test_validations_are_records_to_read(call):
    validated()
    (row,) = call(national_company(), "get", "/validations/").json()["results"]
    assert (row["outcome"], call(national_company(), "post", "/validations/", {}).status_code) == (
        "validated",
        405,
    )


def test_contracts_are_entered_under_their_project(call):
    project = awaiting()
    given = {
        "parent": str(project.public_id),
        "number": "К-1",
        "signed_on": "2025-05-05",
        "ends_on": "2030-05-05",
    }
    refused = call(akimat(), "post", "/contracts/", given)
    assert refused.status_code == 403
    rows = call(akimat(), "get", f"/contracts/?project={project.code}").json()["results"]
    assert rows == []


def test_support_of_module_3_is_told(call):
    project = validated()
    (row,) = call(authorised_body(), "get", "/aftercare/").json()["results"]
    assert (row["project"], row["ends_on"], row["basis"]) == (project.code, "2028-07-14", "three_years")


def test_an_impossible_filter_is_refused(call):
    assert call(akimat(), "get", "/projects/?pool=everything").status_code == 400
