"""The REST resources of Module 2, by subject."""

from projects.implementation.api import contracts, exclusions, subjects, versions

routes = [*subjects.routes, *contracts.routes, *exclusions.routes, *versions.routes]

__all__ = ["routes"]
