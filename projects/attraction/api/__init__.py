"""The REST resources of Module 1, by subject."""

from projects.attraction.api import cards, companies, initiatives, kyc, visits

routes = [*cards.routes, *companies.routes, *initiatives.routes, *kyc.routes, *visits.routes]

__all__ = ["routes"]
