"""The REST resources of Module 2, by subject."""

from projects.implementation.api import contracts, exclusions, plans, pools, subjects, tasks, versions

routes = [
    *subjects.routes,
    *tasks.routes,
    *contracts.routes,
    *exclusions.routes,
    *plans.routes,
    *versions.routes,
    *pools.routes,
]

__all__ = ["routes"]
