"""The REST resources of Module 1, by subject."""

from projects.attraction.api import cards

routes = [*cards.routes]

__all__ = ["routes"]
