"""The REST resources of Module 1, by subject."""

from projects.attraction.api import agreements, cards, companies, consultations, initiatives, kyc, visits

routes = [
    *cards.routes,
    *agreements.routes,
    *consultations.routes,
    *companies.routes,
    *initiatives.routes,
    *kyc.routes,
    *visits.routes,
]

__all__ = ["routes"]
