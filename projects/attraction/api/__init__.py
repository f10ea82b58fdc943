"""The REST resources of Module 1, by subject."""

from projects.attraction.api import agreements, cards, companies, initiatives, kyc, visits

routes = [
    *cards.routes,
    *agreements.routes,
    *companies.routes,
    *initiatives.routes,
    *kyc.routes,
    *visits.routes,
]

__all__ = ["routes"]
