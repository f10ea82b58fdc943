"""The REST resources of Module 2, by subject."""

from projects.implementation.api import contracts, exclusions, pools, subjects, versions

routes = [*subjects.routes, *contracts.routes, *exclusions.routes, *versions.routes, *pools.routes]

__all__ = ["routes"]
