"""What every request knows of time: the instant and the local day, set by `ncip.accounts.middleware`."""

from datetime import date, datetime

from django.http import HttpRequest


class DatedRequest(HttpRequest):
    """A request with its instant and its day in Kazakhstan."""

    at: datetime
    on: date
