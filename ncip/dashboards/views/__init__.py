"""The pages above the Modules: home, my work, overview of regions, a region, search, the calendar feed."""

from ncip.dashboards.views.feed import calendar_feed
from ncip.dashboards.views.home import home
from ncip.dashboards.views.regions import overview, overview_export, region, region_list
from ncip.dashboards.views.search import search
from ncip.dashboards.views.work import my_work

__all__ = [
    "calendar_feed",
    "home",
    "my_work",
    "overview",
    "overview_export",
    "region",
    "region_list",
    "search",
]
