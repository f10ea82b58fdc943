"""The pages of the delay rating."""

from rating.delays.views.quarter import check, export, paper, quarter, ratings
from rating.delays.views.region import region, region_export
from rating.delays.views.results import quarter_results, quarter_results_export

__all__ = [
    "check",
    "export",
    "paper",
    "quarter",
    "quarter_results",
    "quarter_results_export",
    "ratings",
    "region",
    "region_export",
]
