"""Regions and districts."""

from regions.atlas.models.territory import District, Region

__all__ = ["District", "Region"]
