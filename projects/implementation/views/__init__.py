"""The pages of Module 2: the list of projects, the card of a project, the page and the list of tasks."""

from projects.implementation.views.card import project_card, project_task
from projects.implementation.views.exclusions import exclusion_request, exclusion_requests
from projects.implementation.views.listing import project_export, project_list
from projects.implementation.views.passport import passport_paper, passport_versions
from projects.implementation.views.plan import roadmap_table, roadmap_trial
from projects.implementation.views.pools import pool_movements, pool_update, pool_updates, pools
from projects.implementation.views.tasks import task_list

__all__ = [
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
    "roadmap_table",
    "roadmap_trial",
    "task_list",
]
