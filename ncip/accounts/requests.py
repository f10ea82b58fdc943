"""The request as the portal's middleware leaves it, for the type checker and the reader."""

from datetime import date, datetime

from django.http import HttpRequest

from ncip.accounts.models import Membership


class PortalRequest(HttpRequest):
    """A request with its instant, its local day in Kazakhstan and the membership its person acts in."""

    at: datetime
    on: date
    membership: Membership | None
