"""The pages of Module 1."""

from projects.attraction.views.cards import (
    companies,
    company,
    contact,
    initiative,
    initiatives,
    meeting,
    similar_companies,
)

__all__ = [
    "companies",
    "company",
    "contact",
    "initiative",
    "initiatives",
    "meeting",
    "similar_companies",
]
