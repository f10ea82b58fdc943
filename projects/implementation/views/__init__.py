"""The pages of Module 2: the list of projects, the card of a project, the page and the list of tasks."""

from projects.implementation.views.card import project_card, project_task
from projects.implementation.views.changes import (
    date_shifts,
    roadmap_change,
    roadmap_changes,
    roadmap_versions,
    roadmap_versions_pdf,
)
from projects.implementation.views.exclusions import exclusion_request, exclusion_requests
from projects.implementation.views.listing import project_export, project_list
from projects.implementation.views.passport import passport_paper, passport_versions
from projects.implementation.views.plan import roadmap_table, roadmap_trial
from projects.implementation.views.pools import pool_movements, pool_update, pool_updates, pools
from projects.implementation.views.tasks import task_list

__all__ = [
    "date_shifts",
    "exclusion_request",
    "exclusion_requests",
    "passport_paper",
    "passport_versions",
    "pool_movements",
    "pool_update",
    "pool_updates",
    "pools",
    "project_card",
    "project_export",
    "project_list",
    "project_task",
    "roadmap_change",
    "roadmap_changes",
    "roadmap_table",
    "roadmap_trial",
    "roadmap_versions",
    "roadmap_versions_pdf",
    "task_list",
]
