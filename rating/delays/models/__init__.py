"""The rating of a quarter, and what is frozen when it is published."""

from rating.delays.models.kept import KeptInputs, RegionPlace
from rating.delays.models.rating import DelayRating

__all__ = ["DelayRating", "KeptInputs", "RegionPlace"]
