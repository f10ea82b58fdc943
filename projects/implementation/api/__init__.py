"""The REST resources of Module 2, by subject."""

from projects.implementation.api import (
    changes,
    contracts,
    exclusions,
    plans,
    pools,
    subjects,
    tasks,
    versions,
)

routes = [
    *subjects.routes,
    *tasks.routes,
    *contracts.routes,
    *exclusions.routes,
    *plans.routes,
    *versions.routes,
    *pools.routes,
    *changes.routes,
]

__all__ = ["routes"]
