"""Module 3: post-investment support."""

from projects.aftercare.models.record import AftercareRecord

__all__ = ["AftercareRecord"]
