"""The pages above the Modules: home, my work, the panels, overview of regions, a region, search, the calendar feed."""

from ncip.dashboards.views.feed import calendar_feed
from ncip.dashboards.views.home import home
from ncip.dashboards.views.panels import body_panel, country_panel, my_panel, region_panel
from ncip.dashboards.views.regions import overview, overview_export, region, region_list
from ncip.dashboards.views.search import search
from ncip.dashboards.views.task_force import task_force_panel
from ncip.dashboards.views.work import my_work

__all__ = [
    "body_panel",
    "calendar_feed",
    "country_panel",
    "home",
    "my_panel",
    "my_work",
    "overview",
    "overview_export",
    "region",
    "region_list",
    "region_panel",
    "search",
    "task_force_panel",
]
