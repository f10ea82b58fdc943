"""The REST resources of Module 1, by subject."""

from projects.attraction.api import cards, initiatives, kyc

routes = [*cards.routes, *initiatives.routes, *kyc.routes]

__all__ = ["routes"]
