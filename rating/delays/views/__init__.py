"""The pages of the delay rating."""

from rating.delays.views.quarter import check, export, paper, quarter, ratings
from rating.delays.views.region import region, region_export

__all__ = ["check", "export", "paper", "quarter", "ratings", "region", "region_export"]
