"""The REST resources of Module 2, by subject."""

from projects.implementation.api import exclusions, subjects

routes = [*subjects.routes, *exclusions.routes]

__all__ = ["routes"]
