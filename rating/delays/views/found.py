"""What an address names: the standing of a quarter that is shown to the reader, or 404."""

from __future__ import annotations

from django.http import Http404

from ncip.accounts.requests import PortalRequest
from ncip.casework.actor import Actor
from rating.delays.models import DelayRating
from rating.delays.periods import Period, quarter_of, ratable
from rating.delays.permissions import works_in_state
from rating.delays.standing import Line, Standing, standing

FORMS = ("xlsx", "csv")


def standing_of(request: PortalRequest, code: str) -> Standing:
    """The rating of a quarter as this reader sees it: published, or from today's data for officials (ncip-56)."""
    actor, quarter = Actor.of_request(request), quarter_of(code)
    if quarter is None or not ratable(quarter, request.on):
        raise Http404
    rating = DelayRating.objects.visible_to(actor).filter(code=code).select_related("published_by").first()
    if rating is None and not works_in_state(actor):
        raise Http404
    return standing(Period.of(quarter, request.on), rating)


def line_of(found: Standing, iso: str) -> Line:
    """A region of the rating."""
    line = found.of(iso)
    if line is None:
        raise Http404
    return line


def file_form(form: str) -> str:
    """The kind of file asked for."""
    if form not in FORMS:
        raise Http404
    return form
