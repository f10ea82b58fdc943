"""The REST resources of Module 1, by subject."""

from projects.attraction.api import cards, kyc

routes = [*cards.routes, *kyc.routes]

__all__ = ["routes"]
